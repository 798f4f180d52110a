"""What a cold start costs, against ``python -c pass`` of the same environment, in one run.

usage: python benchmarks/startup.py [--papers N] [--runs N] [--check]

Each command is run as a process of its own, in turn with the others, so that a machine that slows down
slows all of them. Prints the median of each in milliseconds and as a multiple of the bare interpreter;
with --check, exits with 1 where a bound of docs/performance.md does not hold.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from synthetic import papers

from papertriage.dedup import keys
from papertriage.store import Library

BOUNDS = {"--version": 1.5, "--help": 8.0, "search": 8.0}


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--papers", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "library.db"
        fill(library, options.papers)
        medians = measure(library, options.runs)
    return report(medians, options.papers, check=options.check)


def fill(path: Path, count: int) -> None:
    with Library(path, create=True) as library, library.transaction():
        for paper in papers(count):
            library.add_paper(paper, keys(paper))


def measure(library: Path, runs: int) -> dict[str, float]:
    """The median seconds of each command."""
    program = str(Path(sys.executable).with_name("papertriage"))
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "--version": [program, "--version"],
        "--help": [program, "--help"],
        "search": [program, "--library", str(library), "search", *some_words()],
    }
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(runs + 1):  # the first round warms the caches and is not counted
        for name, command in commands.items():
            seconds[name].append(timed(command))
    return {name: statistics.median(times[1:]) for name, times in seconds.items()}


def some_words() -> list[str]:
    """Two words that stand side by side in a title, as one looks for a paper one remembers."""
    return next(papers(1)).title.rpartition(": ")[2].split()[:2]


def timed(command: Sequence[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, capture_output=True, check=True)  # a search that finds nothing fails, too
    return time.perf_counter() - began


def report(medians: dict[str, float], count: int, *, check: bool) -> int:
    bare = medians["python -c pass"]
    print(f"{'command':16} {'ms':>7} {'times bare':>11} {'bound':>6}   ({count:,} papers)")
    for name, median in medians.items():
        print(f"{name:16} {median * 1000:7.1f} {median / bare:11.2f} {BOUNDS.get(name, ''):>6}")
    broken = [name for name, bound in BOUNDS.items() if medians[name] > bound * bare]
    for name in broken:
        print(f"{name}: above its bound", file=sys.stderr)
    return 1 if check and broken else 0


if __name__ == "__main__":
    sys.exit(main())
