"""When triage advises to stop: how often it is right, and what stopping then costs."""

from collections.abc import Callable, Sequence
from statistics import fmean
from typing import NamedTuple

from screening import Labelled, simulate, starts

from papertriage.ranking import Estimate, Shown, estimate

ONE_IN = 10  # papers is drawn by chance
ENOUGH = 0.95  # recall
STOPS = 20  # places of a run, evenly, at which an interval is asked for


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
        recall, read = fmean(stop.recall for stop in at), fmean(stop.read for stop in at)
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
