"""The program on a terminal of its own, for what it does only where somebody looks."""

import os
import pty
import re
import subprocess
import sys
import termios
from pathlib import Path

_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def on_terminal(*arguments: str | Path, columns: int = 80, **environment: str) -> list[str]:
    """The lines that a terminal of this width shows, without colours and blanks at their ends."""
    printed = sent_to_terminal(*arguments, columns=columns, **environment)
    return [line.rstrip() for line in _COLOURS.sub("", printed).splitlines()]


def sent_to_terminal(*arguments: str | Path, columns: int = 80, **environment: str) -> str:
    """All that a terminal of this width is sent."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (50, columns))
    known = {
        name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES", "NO_COLOR")
    }
    with subprocess.Popen(
        [sys.executable, "-m", "papertriage", *map(str, arguments)],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**known, "TERM": "xterm", "PYTHONIOENCODING": "utf-8", **environment},
    ):
        os.close(theirs)
        return _all_of(ours).decode()


def _all_of(terminal: int) -> bytes:
    """What is printed until the program ends."""
    parts = []
    with open(terminal, "rb", buffering=0) as file:
        try:
            while part := file.read(65_536):
                parts.append(part)
        except OSError:  # so Linux says that nobody holds the other end any more
            pass
    return b"".join(parts)
