"""How soon the order of triage finds what a person keeps, beside ASReview, and when it advises to stop.

    python benchmarks/ranking.py FILE... [--reference JSON] [--check] [--stopping] [--speed N]

A FILE is a labelled library as CSV: title, abstract, label_included (1: kept). A simulation starts from one
kept and one other paper, always takes the best by what was learned so far, is told its label, and learns. The
two at the start do not count: of N papers with R good ones, k are read until ceil(0.95 R) are found;
WSS@95 = 1 - k/N - 0.05; recall at 10 % is the share of R among the first N/10; ATD is the mean of place/N.

asreview_elas.json beside a FILE, or the one of --reference, holds for each name of a file and each run what
ASReview did: priors (the rows it started from), wss95, recall10, recall20, atd, seconds. Without it, runs
start from three seeded pairs. --check exits with 1 where a mean is below ASReview's. --stopping draws one
paper in ten by chance, and prints how often the interval covers the truth and what stopping by the estimate
costs. --speed N prints what a decision costs in a library of N synthetic papers.
"""

import argparse
import csv
import json
import math
import operator
import random
import resource
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from synthetic import papers as synthetic_papers

from papertriage.ranking import Estimate, Learner, Shown, estimate

SEEDS = 3
ONE_IN = 10
ENOUGH = 0.95  # recall
STOPS = 20  # places of a run, evenly, at which an interval is asked for
COLUMNS = ("WSS@95", "recall 10 %", "recall 20 %", "ATD")


class Labelled(NamedTuple):
    """``reference`` holds what ASReview did, by run."""

    name: str
    texts: list[tuple[str, str]]
    good: list[bool]
    reference: dict[str, dict[str, Any]]


class Measure(NamedTuple):
    """What came of a run: four figures of the order, and the cost."""

    wss95: float
    recall10: float
    recall20: float
    atd: float
    decision_ms: float
    seconds: float


def load(path: Path, reference: Path | None) -> Labelled:
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    reference = reference or path.with_name("asreview_elas.json")
    known = json.loads(reference.read_text(encoding="utf-8")) if reference.exists() else {}
    texts = [(row["title"], row["abstract"]) for row in rows]
    return Labelled(
        path.stem, texts, [row["label_included"] == "1" for row in rows], known.get(path.stem, {})
    )


def starts(papers: Labelled) -> list[tuple[int, int]]:
    """The two papers that each run knows from the beginning."""
    if papers.reference:
        return [(run["priors"][0], run["priors"][1]) for run in papers.reference.values()]
    good = [row for row, is_good in enumerate(papers.good) if is_good]
    other = [row for row, is_good in enumerate(papers.good) if not is_good]
    chances = [random.Random(seed) for seed in range(SEEDS)]
    return [(chance.choice(good), chance.choice(other)) for chance in chances]


def simulate(papers: Labelled, start: Sequence[int], one_in: int = 0) -> list[Shown]:
    """The decisions in their order, without the two of the start."""
    learner, chance = Learner(), random.Random(start[0])
    for row, (title, abstract) in enumerate(papers.texts):
        learner.add(row, title, abstract)
    for row in start:
        learner.learn(row, papers.good[row])
    waiting = dict.fromkeys(row for row in range(len(papers.good)) if row not in start)
    shown: list[Shown] = []
    while waiting:
        drawn = one_in > 0 and len(shown) % one_in == one_in - 1
        learner.refresh()
        row = chance.choice(list(waiting)) if drawn else learner.best(1)[0]
        learner.learn(row, papers.good[row])
        del waiting[row]
        shown.append(Shown(papers.good[row], drawn))
    return shown


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
    """Print the table; whether no mean over the runs is below ASReview's."""
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
    print(_line("mean |", all_ours, all_theirs if len(all_theirs) == len(all_ours) else []))
    if len(all_theirs) < len(all_ours):
        return True
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


# When to stop


class Stop(NamedTuple):
    """Where a rule stopped a run."""

    recall: float
    read: float


def measure_stopping(sets: Sequence[Labelled]) -> None:
    runs = [simulate(papers, start, ONE_IN) for papers in sets for start in starts(papers)]
    stops = [_covers(shown, len(shown) * stop // STOPS) for shown in runs for stop in range(1, STOPS)]
    covered = sum(stops) / len(stops)
    print(f"{len(runs)} runs: the 95 % interval covers the truth in {covered:.1%} of {len(stops)} stops\n")
    print("| stop when the found are 95 % of | mean recall | runs with 95 % | worst | read | covered |")
    print("|---" * 6 + "|")
    rules: dict[str, Callable[[Estimate], int]] = {
        "found + probably left": lambda said: said.left,
        "found + most that may be left": lambda said: said.high,
    }
    for name, rule in rules.items():
        ends = [_stop(shown, rule) for shown in runs]
        at = [_at(shown, end) for shown, end in zip(runs, ends, strict=True)]
        enough = sum(stop.recall >= ENOUGH for stop in at) / len(at)
        recall, read = mean(at)
        covered = sum(map(_covers, runs, ends)) / len(runs)
        print(f"| {name} | {recall:.1%} | {enough:.0%} | {min(at).recall:.0%} | {read:.0%} | {covered:.0%} |")


def _said(shown: Sequence[Shown], end: int) -> Estimate:
    return estimate(shown[:end], len(shown) - end)


def _covers(shown: Sequence[Shown], end: int) -> bool:
    said = _said(shown, end)
    return said.low <= sum(each.good for each in shown[end:]) <= said.high


def _stop(shown: Sequence[Shown], rule: Callable[[Estimate], int]) -> int:
    """How many decisions there were when the rule said stop; it is asked after every tenth."""
    for end in range(10, len(shown), 10):
        found = sum(each.good for each in shown[:end])
        if found >= ENOUGH * (found + rule(_said(shown, end))) > 0:
            return end
    return len(shown)


def _at(shown: Sequence[Shown], end: int) -> Stop:
    good = sum(each.good for each in shown)
    return Stop(sum(each.good for each in shown[:end]) / good, end / len(shown))


# What it costs


def measure_speed(count: int) -> None:
    before, learner, adding = _memory_mb(), Learner(), 0.0
    for number, paper in enumerate(synthetic_papers(count)):
        start = time.perf_counter()
        learner.add(number, paper.title, paper.abstract)
        adding += time.perf_counter() - start
    print(f"{count:,} papers: {1000 * adding / count:.3f} ms to add one, {_memory_mb() - before:.0f} MB")
    learner.learn(0, True)
    first, *others = (_decide(learner, number) for number in range(1, 61))
    print(f"the first refresh {1000 * first:.0f} ms, then at most {1000 * max(others):.0f}, ", end="")
    print(f"median {1000 * sorted(others)[len(others) // 2]:.0f}")


def _decide(learner: Learner, number: int) -> float:
    learner.learn(number, number % 7 == 0)
    start = time.perf_counter()
    learner.refresh()
    return time.perf_counter() - start


def _memory_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--reference", type=Path, help="what ASReview did, as JSON")
    parser.add_argument("--check", action="store_true", help="exit with 1 where a mean is below ASReview's")
    parser.add_argument("--stopping", action="store_true", help="measure the advice to stop instead")
    parser.add_argument("--speed", type=int, metavar="N", help="measure what a decision costs among N papers")
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
