"""A real papertriage in a pseudo-terminal: keys go in, screens come out."""

import os
import pty
import re
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager

SECONDS = 30  # far more than anything takes, for machines that are busy
_STYLE = re.compile(r"\x1b\[[0-9;]*m")
_SCREEN_END = "\x1b[J"


class Driven:
    """The program and its terminal. What it writes is read whenever it is asked for."""

    def __init__(self, process: "subprocess.Popen[bytes]", terminal: int, theirs: int) -> None:
        self.process, self.terminal, self._theirs = process, terminal, theirs
        self.written = ""

    def press(self, keys: str) -> None:
        """Type the keys all at once."""
        os.write(self.terminal, keys.encode())

    def press_and_see(self, keys: str, wanted: str) -> str:
        """Type the keys; the screen once it holds what is wanted."""
        self.press(keys)
        return self.see(wanted)

    def see(self, wanted: str) -> str:
        """The screen once it holds what is wanted."""
        until = time.monotonic() + SECONDS
        while wanted not in self.screen():
            assert time.monotonic() < until, f"no {wanted!r} in\n{self.screen()}"
            self._read()
        return self.screen()

    def screen(self) -> str:
        """The last whole screen, without its colours; empty before there is one."""
        screens = [text for text in self.written.split("\x1b[H")[1:] if _SCREEN_END in text]
        return _STYLE.sub("", screens[-1].split(_SCREEN_END)[0]).replace("\x1b[K", "").replace("\r", "") if screens else ""

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

    def _read(self) -> None:
        if select.select([self.terminal], [], [], 0.05)[0]:
            self.written += os.read(self.terminal, 65536).decode("utf-8", "replace")


@contextmanager
def driven(*arguments: str, columns: int = 80, lines: int = 24, **environment: str) -> Iterator[Driven]:
    """``papertriage ARGUMENTS`` in a terminal of that size."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (lines, columns))
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS", "LINES")}
    process = subprocess.Popen(
        [sys.executable, "-m", "papertriage", *arguments],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=kept | {"TERM": "xterm-256color", "EDITOR": "false", "BROWSER": "false"} | environment,
        preexec_fn=_own_the_terminal,
    )
    try:
        yield Driven(process, ours, theirs)
    finally:
        process.kill()
        process.wait()
        for descriptor in (ours, theirs):
            with contextlib.suppress(OSError):
                os.close(descriptor)
