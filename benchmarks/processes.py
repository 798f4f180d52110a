"""The real program in processes of its own: what each takes."""

import gc
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from operator import itemgetter
from pathlib import Path
from typing import IO, NamedTuple, TypeVar

PROGRAM = (sys.executable, "-m", "papertriage")
_LOOK_EVERY = 5.0  # seconds; looking takes time, too
_LONGEST_LAST_WORDS = 5_000  # characters

Given = TypeVar("Given")
Result = TypeVar("Result")


class Cost(NamedTuple):
    """What a process took."""

    seconds: float
    megabytes: float  # the most that it, or one process of its own, held


def run(*command: str) -> Cost:
    """Run a command to its end. Raises CalledProcessError where it fails, and shows what it said last."""
    began = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        try:
            return _ended(_started(command, said), began)
        except subprocess.CalledProcessError:
            said.seek(0)
            sys.stderr.write(said.read().decode(errors="replace")[-_LONGEST_LAST_WORDS:])
            raise


def interrupt(enough: Callable[[], bool], *command: str) -> float:
    """Run a command and kill it when there is ``enough``; the seconds that it took.

    Raises SystemExit where it came to its end before that.
    """
    began = time.perf_counter()
    process = _started(command)
    while process.poll() is None and not enough():
        time.sleep(_LOOK_EVERY)
    process.kill()
    if process.wait() >= 0:
        raise SystemExit("the program ended before it could be interrupted; take more records")
    return time.perf_counter() - began


def _started(command: Sequence[str], said: IO[bytes] | int = subprocess.DEVNULL) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said)


def _ended(process: "subprocess.Popen[bytes]", began: float) -> Cost:
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, process.args)
    return Cost(seconds, usage.ru_maxrss / 1024)  # Linux counts kilobytes


def on(library: Path, *command: str, forget: bool = False) -> Cost:
    """Run the program on a library; ``forget`` asks the system to drop the file from its cache first."""
    if forget and hasattr(os, "posix_fadvise"):
        with library.open("rb+") as file:
            os.fsync(file.fileno())
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    return run(*PROGRAM, "--library", str(library), *command)


def in_turn(
    works: Mapping[str, Callable[[Given], Result]], given: Given, runs: int
) -> dict[str, tuple[Result, float]]:
    """For each work, by its name, what it gives and the seconds of the quickest of so many runs, all in turn.

    Each run has a process of its own, so that none pays for what another one has loaded, or finds it ready.
    """
    found: dict[str, tuple[Result, float]] = {}
    for _ in range(runs):
        for name, work in works.items():
            with ProcessPoolExecutor(1, get_context("spawn")) as process:
                run = process.submit(_timed, work, given).result()
            found[name] = min(found.get(name, run), run, key=itemgetter(1))
    return found


def _timed(work: Callable[[Given], Result], given: Given) -> tuple[Result, float]:
    gc.freeze()  # what was loaded is nobody's garbage
    began = time.perf_counter()
    result = work(given)
    return result, time.perf_counter() - began


def median_ms(costs: Sequence[Cost]) -> float:
    return 1000 * statistics.median(cost.seconds for cost in costs)


def peak_megabytes(costs: Sequence[Cost]) -> float:
    return max(cost.megabytes for cost in costs)


def use_cores(count: int) -> None:
    """Let this process, and those it starts, use so many cores, where the system can do that."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:count])
