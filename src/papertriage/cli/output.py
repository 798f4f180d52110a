"""Where output goes: answers to stdout, everything else to stderr, neither with a byte that could harm."""

import os
import sys
from collections.abc import Iterable

from papertriage.text import harmless, one_line


def say(line: str) -> None:
    """One line of the answer, to stdout, its blanks as they stand."""
    sys.stdout.write(harmless(line).replace("\n", " ") + "\n")


def say_fields(*fields: str) -> None:
    """One line of fields divided by tabs, to stdout."""
    sys.stdout.write("\t".join(map(one_line, fields)) + "\n")


def write(lines: Iterable[str]) -> None:
    """Whole lines that an exporter made safe, to stdout."""
    sys.stdout.writelines(lines)


def say_json(value: object) -> None:
    """One line of JSON, to stdout; other than ASCII is escaped, so no byte of it can harm."""
    import json

    sys.stdout.write(json.dumps(value) + "\n")


def note(line: str) -> None:
    """One line beside the answer, to stderr."""
    sys.stderr.write(f"papertriage: {one_line(line)}\n")


def hint(line: str) -> None:
    """A count or a next step, to stderr, its blanks as they stand."""
    sys.stderr.write(harmless(line).replace("\n", " ") + "\n")


def silence_stdout() -> None:
    """Send what is still buffered nowhere, so that nothing complains when the program ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def on_terminal() -> bool:
    """Whether people look at stdout."""
    return sys.stdout.isatty()
