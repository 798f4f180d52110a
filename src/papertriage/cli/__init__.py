"""The command line: one file a command. Only here do Typer and rich appear."""
