"""The command line as a whole: finds the command, runs it, and gives every end its exit code."""

import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from typer.exceptions import TyperException

from papertriage import __version__
from papertriage.cli.exitcodes import ExitCode
from papertriage.cli.output import note, silence_stdout, take_streams, takes_no_more
from papertriage.cli.session import Session
from papertriage.errors import PapertriageError

COMMANDS = (
    "ingest", "triage", "search", "show", "mark", "dupes",
    "undo", "topics", "export", "stats", "doctor", "config",
)  # fmt: skip
_COMPLETION = ("--show-completion", "--install-completion")  # what Typer calls them
_ASKED_BY_SHELL = "_PAPERTRIAGE_COMPLETE"  # set by the script that --show-completion prints
_BEFORE_THE_COMMAND = ("--library", "--config", "--version")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its ``ExitCode``.

    A mistake of the user's is told in one line on stderr. A pipe that is closed ends a command in silence.
    """
    take_streams()
    try:
        code = _run(list(sys.argv[1:] if arguments is None else arguments) or ["--help"])
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
    except Exception as error:  # noqa: BLE001  the one place where a bug is given its exit code
        if takes_no_more(error):
            silence_stdout()
            note(f"the answer can't be written: {error.args[-1]}; send it somewhere else")
            return ExitCode.MISTAKE
        sys.excepthook(*sys.exc_info())
        return ExitCode.BUG
    return code


def _run(arguments: list[str]) -> int:
    command = typer.main.get_command(_app(arguments))
    try:
        if _ASKED_BY_SHELL in os.environ:
            command.main([], "papertriage")  # prints what could follow, and ends
        # Not command.main(): that would catch interrupts and broken pipes before we do.
        with command.make_context("papertriage", arguments) as context:
            return command.invoke(context) or ExitCode.DONE
    except typer.Exit as end:
        return end.exit_code
    except SystemExit as end:  # so completion ends
        return int(end.code or ExitCode.DONE)
    except TyperException as error:
        note(_wrong_call(error, arguments))
        return ExitCode.MISTAKE


def _wrong_call(error: TyperException, arguments: Sequence[str]) -> str:
    """What is wrong with the call, and what to do."""
    command = next((word for word in arguments if word in COMMANDS), "")
    option = getattr(error, "option_name", "")
    if command and option in _BEFORE_THE_COMMAND:
        return f"{option} stands before the command: `papertriage {option} ... {command} ...`"
    named = " ".join(filter(None, ("papertriage", command)))
    return f"{error.format_message().rstrip('.')}; see `{named} --help`"


def _app(arguments: Sequence[str]) -> typer.Typer:
    app = typer.Typer(
        add_completion=_completes(arguments),
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_common)
    # Each command costs time to load, so only those are loaded whose names stand in the line.
    for name in [word for word in COMMANDS if word in arguments] or COMMANDS:
        app.command(name)(getattr(importlib.import_module(f"papertriage.cli.{name}"), name))
    return app


def _completes(arguments: Sequence[str]) -> bool:
    """Whether completion is spoken of; to offer it always would make every start longer."""
    return _ASKED_BY_SHELL in os.environ or any(word.startswith(_COMPLETION) for word in arguments)


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

    Completion with Tab: papertriage --show-completion bash
    """
    context.obj = Session(library, config)
