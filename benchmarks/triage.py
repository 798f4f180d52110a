"""How long a person waits for triage: its start, the next paper after a key, and the order after a decision.

usage: python benchmarks/triage.py [PAPERS...] [--decisions N] [--keys N] [--check]

Makes a library of so many synthetic papers, of which some are decided on, and drives the real program through
a pseudo-terminal of 80 x 24: each key decides on a paper and waits for the whole next screen. "busy" keys
come while the learner still takes in texts and ranks, "calm" ones at the pace of a quick reader. The order is
timed where it is made, from the decision told to the learner to the new order. Prints the median and the
worst of each, in milliseconds; with --check, exits with 1 where a bound does not hold.
"""

import argparse
import os
import pty
import statistics
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from synthetic import papers

from papertriage.config import Config
from papertriage.learning import Learning
from papertriage.model import Status
from papertriage.query import parse
from papertriage.queueing import Line, Order, Scale
from papertriage.store import Changes, Library

BOUNDS = {"start": 400.0, "next paper, busy": 30.0, "next paper, calm": 30.0, "new order": 100.0}
LARGE_BOUNDS = {"new order": 300.0}
PACE = 0.7  # seconds for a paper, which is a quick reader
SCREEN_END = b"\x1b[J"  # what the program ends a screen with


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("papers", type=int, nargs="*", default=[10_000, 100_000])
    parser.add_argument("--decisions", type=int, default=200)
    parser.add_argument("--keys", type=int, default=30)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    broken = 0
    for count in options.papers:
        with tempfile.TemporaryDirectory() as folder:
            library = Path(folder) / "library.db"
            fill(library, count, options.decisions)
            times = measure(library, options.decisions, options.keys)
        broken += report(times, count)
    return 1 if options.check and broken else 0


def fill(path: Path, count: int, decisions: int) -> None:
    """Papers, the first of which were decided on: every fifth of them was kept."""
    with Library(path, create=True) as library, library.transaction():
        for at, paper in enumerate(papers(count)):
            number = library.add_paper(paper, ())
            if at < decisions:
                good = at % 5 == 0
                library.mark([number], Changes(status=Status.LATER if good else Status.SKIP))


def measure(library: Path, decisions: int, keys: int) -> dict[str, list[float]]:
    """What was timed -> seconds of each time."""
    starts = [timed_start(library) for _ in range(6)][1:]  # the first one warms the caches
    with driven(library) as terminal:
        wait_for_screen(terminal)
        busy = [timed_key(terminal, at) for at in range(keys)]
        calm = []
        for at in range(keys):
            time.sleep(PACE)
            calm.append(timed_key(terminal, at))
    check_decided(library, decisions + 2 * keys)
    return {
        "start": starts,
        "next paper, busy": busy,
        "next paper, calm": calm,
        "new order": list(orders(library, keys)),
    }


def check_decided(path: Path, expected: int) -> None:
    """See that each key was a decision; else it was not the next paper that was waited for."""
    with Library(path) as library:
        decided = library.count(parse("not status:new"))
    if decided != expected:
        raise SystemExit(f"{decided} papers are decided on, and not {expected}")


@contextmanager
def driven(library: Path) -> Iterator[int]:
    """A running triage; the file descriptor of the terminal that it believes in. It quits at the end."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 80))
    program = str(Path(sys.executable).with_name("papertriage"))
    environment = os.environ | {
        "TERM": "xterm-256color",
        "PAPERTRIAGE_CONFIG": str(library.with_name("none.toml")),
    }
    process = subprocess.Popen(
        [program, "--library", str(library), "triage"],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment,
        start_new_session=True,
    )
    os.close(theirs)
    try:
        yield ours
        os.write(ours, b"q")
        if process.wait(timeout=60):
            raise SystemExit(f"triage ended with {process.returncode}")
    finally:
        process.kill()
        process.wait()
        os.close(ours)


def wait_for_screen(terminal: int) -> None:
    shown = b""
    while SCREEN_END not in shown[-len(SCREEN_END) - 8 :]:
        shown += os.read(terminal, 65536)


def timed_start(library: Path) -> float:
    began = time.perf_counter()
    with driven(library) as terminal:
        wait_for_screen(terminal)
        return time.perf_counter() - began


def timed_key(terminal: int, at: int) -> float:
    """Skip the paper, or keep every fifth; how long the next one took."""
    began = time.perf_counter()
    os.write(terminal, b"n" if at % 5 else b"y")
    wait_for_screen(terminal)
    return time.perf_counter() - began


def orders(path: Path, count: int) -> Iterator[float]:
    """How long the learner took from each decision to the order that knows of it."""
    with Library(path) as library:
        line = Line(library.queue.waiting(parse("status:new")), Order.SCORE, Scale(Config().triage))
    learning = Learning(path, 5.0, line)
    learning.start()
    learning.settled.wait()
    for at in range(count):
        best = learning.best
        began = time.perf_counter()
        learning.tell(best[0], at % 5 == 0)
        line.take(best[0])
        while learning.best is best and not learning.settled.is_set():
            time.sleep(0.0005)
        yield time.perf_counter() - began
        learning.settled.wait()
    learning.stop()


def report(times: dict[str, list[float]], count: int) -> int:
    """Print the times; how many bounds don't hold."""
    bounds = BOUNDS if count <= 10_000 else LARGE_BOUNDS
    print(f"{f'{count:,} papers':20} {'median ms':>10} {'worst':>8} {'bound':>6}")
    for name, seconds in times.items():
        median, worst = statistics.median(seconds) * 1000, max(seconds) * 1000
        print(f"{name:20} {median:10.1f} {worst:8.1f} {bounds.get(name, ''):>6}")
    return sum(statistics.median(times[name]) * 1000 > bound for name, bound in bounds.items())


if __name__ == "__main__":
    sys.exit(main())
