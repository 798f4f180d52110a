"""How soon the order of triage finds what a person keeps, beside ASReview, and when it advises to stop.

    python benchmarks/ranking.py FILE... [--reference JSON] [--check | --stopping]
    python benchmarks/ranking.py --speed N

A FILE is a labelled library as CSV: title, abstract, label_included (1: kept). A simulation starts from one
kept and one other paper, always takes the best by what was learned so far, is told its label, and learns. The
two at the start do not count: of N papers with R good ones, k are read until ceil(0.95 R) are found;
WSS@95 = 1 - k/N - 0.05; recall at 10 % is the share of R among the first N/10; ATD is the mean of place/N.

asreview_elas.json beside a FILE, or the one of --reference, holds for each name of a file and each run what
ASReview did: priors (the rows it started from), wss95, recall10, recall20, atd, seconds. Without it, runs
start from three seeded pairs. --check exits with 1 where a mean is below ASReview's, or a FILE has no figures
of ASReview to compare with. --stopping draws one paper in ten by chance, and prints how often the interval
covers the truth and what stopping by the estimate costs. --speed N prints what it costs to tell a decision
and learn from it in a library of N synthetic papers.
"""

import argparse
import math
import operator
import resource
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from screening import Labelled, load, simulate, starts
from stopping import ENOUGH, measure_stopping
from synthetic import papers as synthetic_papers

from papertriage.ranking import Learner

COLUMNS = ("WSS@95", "recall 10 %", "recall 20 %", "ATD")


class Measure(NamedTuple):
    """What came of a run: four figures of the order, and the cost."""

    wss95: float
    recall10: float
    recall20: float
    atd: float
    decision_ms: float
    seconds: float


def measure(papers: Labelled, start: Sequence[int]) -> Measure:
    began = time.perf_counter()
    shown = simulate(papers, start)
    seconds = time.perf_counter() - began
    places = [place for place, each in enumerate(shown, 1) if each.good]
    count, good = len(shown), len(places)
    return Measure(
        1 - places[math.ceil(ENOUGH * good) - 1] / count - 0.05,
        sum(place <= 0.1 * count for place in places) / good,
        sum(place <= 0.2 * count for place in places) / good,
        sum(places) / good / count,
        1000 * seconds / count,
        seconds,
    )


def mean(rows: Sequence[Sequence[float]]) -> list[float]:
    return [sum(column) / len(rows) for column in zip(*rows, strict=True)]


def compare(sets: Sequence[Labelled]) -> bool:
    """Print the table; whether each set has ASReview's figures, and no mean over the runs is below theirs."""
    print("Each figure, and ASReview's in brackets; means over all runs.\n")
    print(f"| set | papers | {' | '.join(COLUMNS)} | ms a decision | s a simulation | share of the time |")
    print("|---" * 9 + "|")
    all_ours: list[Measure] = []
    all_theirs: list[Measure] = []
    for papers in sets:
        ours = [measure(papers, start) for start in starts(papers)]
        theirs = [_asreview(run) for run in papers.reference.values()]
        print(_line(f"{papers.name} | {len(papers.good)}", ours, theirs), flush=True)
        all_ours += ours
        all_theirs += theirs
    print(_line("mean |", all_ours, all_theirs if all(papers.reference for papers in sets) else []))
    unknown = [papers.name for papers in sets if not papers.reference]
    if unknown:
        print(f"not compared, for ASReview's figures are missing: {', '.join(unknown)}", file=sys.stderr)
        return False
    mine, other = Measure(*mean(all_ours)), Measure(*mean(all_theirs))
    return mine.atd <= other.atd and all(map(operator.ge, mine[:3], other[:3]))


def _asreview(run: Mapping[str, Any]) -> Measure:
    return Measure(run["wss95"], run["recall10"], run["recall20"], run["atd"], 0.0, run["seconds"])


def _line(name: str, ours: Sequence[Measure], theirs: Sequence[Measure]) -> str:
    mine = Measure(*mean(ours))
    cells = [f"{figure:.3f}" for figure in mine[:4]] + [f"{mine.decision_ms:.1f}", f"{mine.seconds:.2f}", ""]
    if theirs:
        other = Measure(*mean(theirs))
        known = [f"{figure:.3f}" for figure in other[:4]] + ["", f"{other.seconds:.1f}"]
        beside = [f"{cell} ({there})" if there else cell for cell, there in zip(cells, known, strict=False)]
        cells = [*beside, f"{mine.seconds / other.seconds:.3f}"]
    return f"| {name} | {' | '.join(cells)} |"


# What it costs


def measure_speed(count: int) -> None:
    next(synthetic_papers(1))  # makes the vocabulary, which is none of the learner's memory
    before, learner, adding = _memory_mb(), Learner(), 0.0
    for number, paper in enumerate(synthetic_papers(count)):
        start = time.perf_counter()
        learner.add(number, paper.title, paper.abstract)
        adding += time.perf_counter() - start
    print(f"{count:,} papers: {1000 * adding / count:.3f} ms to add one, {_memory_mb() - before:.0f} MB")
    learner.learn(0, True)
    first, *others = (_decide(learner, number) for number in range(1, 61))
    print(f"the first decision {1000 * first:.0f} ms, then at most {1000 * max(others):.0f}, ", end="")
    print(f"median {1000 * sorted(others)[len(others) // 2]:.0f}")


def _decide(learner: Learner, number: int) -> float:
    start = time.perf_counter()
    learner.learn(number, number % 7 == 0)
    learner.refresh()
    return time.perf_counter() - start


def _memory_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--reference", type=Path, help="what ASReview did, as JSON")
    one_of = parser.add_mutually_exclusive_group()
    one_of.add_argument("--check", action="store_true", help="exit with 1 where a mean is below ASReview's")
    one_of.add_argument("--stopping", action="store_true", help="measure the advice to stop instead")
    one_of.add_argument("--speed", type=int, metavar="N", help="measure what a decision costs among N papers")
    options = parser.parse_args()
    if options.speed:
        measure_speed(options.speed)
        return 0
    if not options.files:
        parser.error("name labelled libraries as CSV, or --speed N")
    sets = [load(path, options.reference) for path in options.files]
    if options.stopping:
        measure_stopping(sets)
        return 0
    held = compare(sets)
    return 1 if options.check and not held else 0


if __name__ == "__main__":
    sys.exit(main())
