"""Where output goes: answers to stdout, everything else to stderr, neither with a byte that could harm."""

import errno
import io
import os
import sys
from collections.abc import Iterable

from papertriage.text import one_line, unbroken

_TAKES_NO_MORE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF)


def say(line: str) -> None:
    """One line of the answer, to stdout, its blanks as they stand."""
    sys.stdout.write(unbroken(line) + "\n")


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
    _write_beside(f"papertriage: {one_line(line)}\n")


def hint(line: str) -> None:
    """A count or a next step, to stderr, its blanks as they stand."""
    _write_beside(unbroken(line) + "\n")


def _write_beside(text: str) -> None:
    """To stderr. What can't be said there, be it that a disk is full, is no reason to stop."""
    try:
        sys.stderr.write(text)
    except BrokenPipeError:
        raise
    except OSError:
        pass


def take_streams() -> None:
    """Make the streams fit for whatever is typed and printed, and for having been closed by the shell."""
    if sys.stdout is None:
        # All that is written there fails; and no file that is opened later gets its number.
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_RDONLY), "w")
    if sys.stderr is None:
        sys.stderr = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
    # What is piped in may not be UTF-8, and a terminal may have no letter for what a page printed.
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def takes_no_more(error: Exception) -> bool:
    """Whether it says that what was written to is full, gone or closed; an error of a file names that."""
    return isinstance(error, OSError) and error.filename is None and error.errno in _TAKES_NO_MORE


def silence_stdout() -> None:
    """Send what is still buffered nowhere, so that nothing complains when the program ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def asks_on_terminal() -> bool:
    """Whether people sit at stdin, which the shell may have closed."""
    return sys.stdin is not None and sys.stdin.isatty()


def on_terminal() -> bool:
    """Whether people look at stdout."""
    return sys.stdout.isatty()
