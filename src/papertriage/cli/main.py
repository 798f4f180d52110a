"""The command line as a whole: finds the command, runs it, and gives every end its exit code."""

import importlib
import io
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from typer.exceptions import TyperException

from papertriage import __version__
from papertriage.cli.exitcodes import ExitCode
from papertriage.cli.output import note, silence_stdout
from papertriage.cli.session import Session
from papertriage.errors import PapertriageError

COMMANDS = (
    "ingest", "triage", "search", "show", "mark", "dupes",
    "undo", "topics", "export", "stats", "doctor", "config",
)  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its ``ExitCode``.

    A mistake of the user's is told in one line on stderr. A pipe that is closed ends a command in silence.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal may have no letter for what a page printed
            stream.reconfigure(errors="replace")
    try:
        code = _run(sys.argv[1:] if arguments is None else list(arguments))
        sys.stdout.flush()
    except BrokenPipeError:
        silence_stdout()
        return ExitCode.DONE
    except (KeyboardInterrupt, typer.Abort):
        note("interrupted; what was finished before is kept")
        return ExitCode.INTERRUPTED
    except PapertriageError as error:
        note(str(error))
        return ExitCode.MISTAKE
    except Exception:  # noqa: BLE001  the one place where a bug is given its exit code
        sys.excepthook(*sys.exc_info())
        return ExitCode.BUG
    return code


def _run(arguments: list[str]) -> int:
    command = typer.main.get_command(_app(arguments))
    try:
        # Not command.main(): that would catch interrupts and broken pipes before we do.
        with command.make_context("papertriage", arguments) as context:
            return command.invoke(context) or ExitCode.DONE
    except typer.Exit as end:
        return end.exit_code
    except TyperException as error:
        named = " ".join(["papertriage", *[word for word in arguments if word in COMMANDS][:1]])
        note(f"{error.format_message().rstrip('.')}; see `{named} --help`")
        return ExitCode.MISTAKE


def _app(arguments: Sequence[str]) -> typer.Typer:
    app = typer.Typer(
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_common)
    # Each command costs time to load, so only those are loaded whose names stand in the line.
    for name in [word for word in COMMANDS if word in arguments] or COMMANDS:
        app.command(name)(getattr(importlib.import_module(f"papertriage.cli.{name}"), name))
    return app


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"papertriage {__version__}")
        raise typer.Exit


def _common(
    context: typer.Context,
    library: Annotated[Path | None, typer.Option(help="The library file.", show_default=False)] = None,
    config: Annotated[Path | None, typer.Option(help="The configuration file.", show_default=False)] = None,
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """From a pile of saved listing pages to a short list worth reading.

    Start with: papertriage ingest ~/Downloads/papers/
    """
    context.obj = Session(library, config)
