"""A real papertriage in a pseudo-terminal: keys go in, screens come out."""

import contextlib
import os
import pty
import re
import select
import subprocess
import sys
import termios
import time
from collections.abc import Iterator

SECONDS = 30  # far more than anything takes, for machines that are busy
_STYLE = re.compile(r"\x1b\[[0-9;]*m")
_SCREEN_END = "\x1b[J"
# Only a terminal that is one's own sends Ctrl-C, its new size, and word of its end.
_TAKE_THE_TERMINAL = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.argv[1], sys.argv[1:])
"""


class Driven:
    """The program and its terminal. What it writes is read whenever it is asked for."""

    def __init__(self, process: "subprocess.Popen[bytes]", terminal: int, theirs: int) -> None:
        self.process, self.terminal, self._theirs = process, terminal, theirs
        self.written = ""

    def press(self, keys: str) -> None:
        """Type the keys all at once."""
        os.write(self.terminal, keys.encode())

    def press_and_see(self, keys: str, wanted: str) -> str:
        """Type the keys; the first screen after that which holds what is wanted."""
        before = self._screens()
        self.press(keys)
        return self.see(wanted, before)

    def see(self, wanted: str, after: int = 0) -> str:
        """The screen once it holds what is wanted, and is not one of the first so many."""
        until = time.monotonic() + SECONDS
        while self._screens() <= after or wanted not in self.screen():
            assert time.monotonic() < until, f"no {wanted!r} in\n{self.screen()}"
            self._read()
        return self.screen()

    def screen(self) -> str:
        """The last whole screen, without its colours; empty before there is one."""
        screens = [text for text in self.written.split("\x1b[H")[1:] if _SCREEN_END in text]
        last = screens[-1].split(_SCREEN_END)[0] if screens else ""
        return _STYLE.sub("", last).replace("\x1b[K", "").replace("\r", "")

    def end(self) -> int:
        """The exit code, once it has ended."""
        until = time.monotonic() + SECONDS
        while self.process.poll() is None:
            assert time.monotonic() < until
            self._read()
        self._read()
        return self.process.returncode

    def resize(self, columns: int, lines: int) -> None:
        termios.tcsetwinsize(self.terminal, (lines, columns))

    def modes(self) -> list[object]:
        """How the terminal is set: what a program that went must have left as it was."""
        return list(termios.tcgetattr(self._theirs))

    def _screens(self) -> int:
        return self.written.count(_SCREEN_END)

    def _read(self) -> None:
        if select.select([self.terminal], [], [], 0.05)[0]:
            self.written += os.read(self.terminal, 65536).decode("utf-8", "replace")


@contextlib.contextmanager
def driven(*arguments: str, columns: int = 80, lines: int = 24, **environment: str) -> Iterator[Driven]:
    """``papertriage ARGUMENTS`` in a terminal of that size; at the end it is asked to go, if it is there."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (lines, columns))
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS", "LINES")}
    process = subprocess.Popen(
        [sys.executable, "-c", _TAKE_THE_TERMINAL, sys.executable, "-m", "papertriage", *arguments],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=kept | {"TERM": "xterm-256color", "EDITOR": "false", "BROWSER": "false"} | environment,
        start_new_session=True,
    )
    try:
        yield Driven(process, ours, theirs)
        process.terminate()
        process.wait(SECONDS)
    finally:
        process.kill()
        process.wait()
        for descriptor in (ours, theirs):
            with contextlib.suppress(OSError):
                os.close(descriptor)
