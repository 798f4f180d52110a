"""Keys as they are pressed, from a terminal that is given back as it was, whatever happens."""

import codecs
import contextlib
import os
import re
import select
import signal
import sys
import termios
import tty
from collections.abc import Iterator
from types import TracebackType

from papertriage.cli.keynames import SEQUENCES, SIGNS

RESIZED, GONE = "resized", "gone"  # what comes in place of a key
_SEQUENCE = re.compile(r"\x1b[\[O]([^@-~]*[@-~]?)")
_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGTSTP, signal.SIGWINCH)
_ENDS = (signal.SIGTERM, signal.SIGHUP)
_SEQUENCE_SECONDS = 0.05  # what follows an Esc within this belongs to it
_BEGIN = "\x1b[?1049h\x1b[?25l\x1b[H\x1b[2J"  # the other screen, without a cursor
_END = "\x1b[?25h\x1b[?1049l"


class Terminal:
    """The terminal that stdin and stdout are, used as a context: keys come at once and are not echoed.

    Signals wait until a key is asked for, so that nothing is ever left half done: Ctrl-C is then a
    KeyboardInterrupt, a terminal that is gone (or a kill) comes as GONE, a new size as RESIZED, and Ctrl-Z
    stops the program with the terminal as it was.
    """

    def __init__(self) -> None:
        self._input, self._output = sys.stdin.fileno(), sys.stdout.fileno()
        self._waiting = ""
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._gone = False

    def __enter__(self) -> "Terminal":
        self._before = termios.tcgetattr(self._input)
        self._signalled, self._wake = os.pipe()
        os.set_blocking(self._wake, False)
        self._handlers = {number: signal.signal(number, _leave_it_to_the_pipe) for number in _SIGNALS}
        self._wake_before = signal.set_wakeup_fd(self._wake, warn_on_full_buffer=False)
        self._take()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._give_back()
        signal.set_wakeup_fd(self._wake_before)
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        os.close(self._signalled)
        os.close(self._wake)

    @contextlib.contextmanager
    def lent(self) -> Iterator[None]:
        """The terminal as it was, for another program; what that does with Ctrl-C is its own business."""
        self._give_back()
        signal.signal(signal.SIGTSTP, signal.SIG_DFL)  # Ctrl-Z stops both, or nobody would read the terminal
        try:
            yield
        finally:
            signal.signal(signal.SIGTSTP, _leave_it_to_the_pipe)
            while select.select([self._signalled], [], [], 0)[0]:
                self._gone |= self._next_signal() in _ENDS
            self._take()

    @property
    def size(self) -> os.terminal_size:
        """Columns and lines."""
        try:
            return os.get_terminal_size(self._output)
        except OSError:
            return os.terminal_size((80, 24))

    def show(self, lines: list[str]) -> None:
        """Draw the lines over what is there."""
        self._write("\x1b[H" + "\x1b[K\n".join(lines) + "\x1b[K\x1b[J")

    def key(self) -> str:
        """The next key, once it is pressed: a sign, a name of ``keynames``, or else RESIZED or GONE."""
        while not self._gone:
            if self._waiting:
                if key := self._next_key():
                    return key
                continue
            ready, _, _ = select.select([self._input, self._signalled], [], [])
            if self._signalled in ready:
                if self._obey(self._next_signal()):
                    return RESIZED
            else:
                self._read()
        return GONE

    def _next_signal(self) -> int:
        return os.read(self._signalled, 1)[0]

    def _obey(self, number: int) -> bool:
        """Do what the signal asks for; whether the screen must be drawn again."""
        if number == signal.SIGINT:
            raise KeyboardInterrupt
        if number in _ENDS:
            self._gone = True
        if number == signal.SIGTSTP:
            self._give_back()
            os.kill(os.getpid(), signal.SIGSTOP)
            self._take()
        return number in (signal.SIGTSTP, signal.SIGWINCH)

    def _read(self) -> None:
        try:
            data = os.read(self._input, 1024)
        except OSError:
            data = b""
        self._gone = not data
        self._waiting += self._decoder.decode(data)

    def _next_key(self) -> str:
        """The first of the keys that were pressed; empty for one that has no name."""
        if self._waiting == "\x1b" and select.select([self._input], [], [], _SEQUENCE_SECONDS)[0]:
            self._read()
        if sequence := _SEQUENCE.match(self._waiting):
            self._waiting = self._waiting[sequence.end() :]
            return SEQUENCES.get(sequence[1], "")
        sign, self._waiting = self._waiting[0], self._waiting[1:]
        return SIGNS.get(sign, sign)

    def _take(self) -> None:
        with contextlib.suppress(termios.error):
            tty.setcbreak(self._input, termios.TCSADRAIN)
        self._write(_BEGIN)

    def _give_back(self) -> None:
        self._write(_END)
        with contextlib.suppress(termios.error):
            termios.tcsetattr(self._input, termios.TCSADRAIN, self._before)

    def _write(self, text: str) -> None:
        # Past the buffer of sys.stdout, which would try again at the end what can't be written.
        rest = text.encode(sys.stdout.encoding, "replace")
        try:
            while rest:
                rest = rest[os.write(self._output, rest) :]
        except OSError:
            self._gone = True


def _leave_it_to_the_pipe(*_: object) -> None:
    """The number of the signal is written to a pipe, which is read where keys are."""
