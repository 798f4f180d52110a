"""When to stop: how many good papers are probably left, and within which bounds.

The upper bound is the test of Callaghan and Müller-Hansen 2020, "Statistical stopping criteria for automated
screening in systematic reviews" (Systematic Reviews 9:273), turned round: any run of latest decisions is
taken for a sample of what was there when it began, and a number of good papers is ruled out where such a
sample would hold as few in less than one case of eighty. It only supposes that the order is no worse than
chance. Where the papers that were drawn from elsewhere say that it is worse, they alone are the sample.

The lower bound asks the same of the papers drawn from elsewhere, the other way round.

The estimate between them is that good papers come ever more rarely, by a power of how many were shown: the
Poisson process of Sneyd and Stevenson 2019, "Modelling stopping criteria for search results using Poisson
processes" (EMNLP-IJCNLP), averaged over the powers and offsets that fit.
"""

import math
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

_TAIL = 0.0125  # what is ruled out on either side: half of what it might be, since many runs are looked at
_RUNS = 40  # runs of latest decisions that are looked at: each begins after one of the last good ones
_POWERS = [0.05 + 0.0737 * step for step in range(41)]  # to 3; none is 1, where the integral is a logarithm
_OFFSETS = 12  # from 1 to the number of decisions, evenly by their logarithms


class Shown(NamedTuple):
    """A decision: whether the paper is good, and whether chance had shown it and not its score."""

    good: bool
    by_chance: bool = False


class Estimate(NamedTuple):
    """Good papers among the undecided: probably ``left``; from ``low`` to ``high`` in 95 cases of 100."""

    left: int
    low: int
    high: int
    method: str


def estimate(shown: Sequence[Shown], undecided: int) -> Estimate:
    """What the decisions, in their order, say of the papers that are undecided still."""
    if not shown:
        return Estimate(undecided, 0, undecided, "nothing is decided yet")
    recent = shown[len(shown) // 2 :]
    trusted = not _chance_was_better(recent)
    if trusted:
        method = "hypergeometric test over the latest decisions (Callaghan and Müller-Hansen 2020)"
        high = _most(undecided, lambda left: _is_ruled_out(left, shown, undecided))
    else:
        method = "hypergeometric test over the papers drawn by chance, which found more than the order did"
        high = _most(undecided, lambda left: _is_too_many(left, recent, undecided))
    low = min(high, _least(undecided, lambda left: _is_too_few(left, recent, undecided)))
    left = round(_expected(shown, undecided)) if trusted else (low + high) // 2
    return Estimate(min(high, max(low, left)), low, high, method)


def upper_bound(good: int, drawn: int, confidence: float = 0.95) -> float:
    """The largest share of good ones that a sample leaves possible: 0 of 30 give 0.095 at 95 %.

    Clopper and Pearson 1934, one-sided; with none good it is about 3 / drawn, "the rule of three".
    """
    if good >= drawn:
        return 1.0
    low, high = good / drawn, 1.0
    while high - low > 1e-9:
        share = (low + high) / 2
        low, high = (share, high) if binomial(good, drawn, share) > 1 - confidence else (low, share)
    return high


def binomial(most: int, draws: int, share: float) -> float:
    """The chance of at most so many good ones in draws with that share of good ones."""
    if not 0.0 < share < 1.0:
        return 1.0 if share <= 0.0 or most >= draws else 0.0
    logs = (
        _log_ways(draws, good) + good * math.log(share) + (draws - good) * math.log1p(-share)
        for good in range(min(most, draws) + 1)
    )
    return min(1.0, sum(map(math.exp, logs)))


def hypergeometric(most: int, draws: int, good: int, papers: int) -> float:
    """The chance of at most so many good ones in draws from papers of which some are good."""
    everything = _log_ways(papers, draws)
    logs = (
        _log_ways(good, found) + _log_ways(papers - good, draws - found) - everything
        for found in range(max(0, draws + good - papers), min(most, draws, good) + 1)
    )
    return min(1.0, sum(map(math.exp, logs)))


def _log_ways(papers: int, taken: int) -> float:
    return math.lgamma(papers + 1) - math.lgamma(taken + 1) - math.lgamma(papers - taken + 1)


def _most(undecided: int, excluded: Callable[[int], bool]) -> int:
    """The largest number that is not excluded; with each number all larger ones are."""
    return bisect_left(range(1, undecided + 1), True, key=excluded)


def _least(undecided: int, excluded: Callable[[int], bool]) -> int:
    """The smallest number that is not excluded; with each number all smaller ones are."""
    return bisect_left(range(undecided), True, key=lambda number: not excluded(number))


def _is_ruled_out(left: int, shown: Sequence[Shown], undecided: int) -> bool:
    """Whether some run of latest decisions would hold more good ones if so many were left."""
    return any(
        hypergeometric(good, length, left + good, undecided + length) < _TAIL
        for length, good in _latest_runs(shown)
    )


def _latest_runs(shown: Sequence[Shown]) -> Iterator[tuple[int, int]]:
    """(length, good ones) of the runs that begin after one of the last good ones, and of all decisions."""
    good = list(accumulate((each.good for each in reversed(shown)), initial=0))
    ends = [length for length in range(1, len(shown)) if shown[-1 - length].good]
    for length in [*ends[:_RUNS], len(shown)]:
        yield length, good[length]


def _drawn(recent: Sequence[Shown]) -> tuple[int, int]:
    """Papers that chance had shown, and the good ones of them."""
    good = [each.good for each in recent if each.by_chance]
    return len(good), sum(good)


def _chance_was_better(recent: Sequence[Shown]) -> bool:
    """Whether chance found more good ones than the order did, by Fisher's exact test."""
    drawn, good = _drawn(recent)
    by_order = len(recent) - drawn
    if not by_order or not good:
        return False
    total = sum(each.good for each in recent)
    return 1 - hypergeometric(good - 1, drawn, total, len(recent)) < _TAIL


def _is_too_many(left: int, recent: Sequence[Shown], undecided: int) -> bool:
    drawn, good = _drawn(recent)
    return hypergeometric(good, drawn, left, undecided + len(recent)) < _TAIL


def _is_too_few(left: int, recent: Sequence[Shown], undecided: int) -> bool:
    """Whether the draws would have found fewer, even if all the good ones were there to the end."""
    drawn, good = _drawn(recent)
    share = (left + sum(each.good for each in recent)) / max(1, undecided)
    return good > 0 and 1 - binomial(good - 1, drawn, min(1.0, share)) < _TAIL


def _expected(shown: Sequence[Shown], undecided: int) -> float:
    """Good papers still to come: the median over the processes, each by how likely it makes what was seen."""
    places = [place + 0.5 for place, each in enumerate(shown) if each.good]
    weight = len(places) + 0.5  # the number found, with the prior of Jeffreys
    fits: list[tuple[float, float]] = []
    for step in range(_OFFSETS):
        offset = len(shown) ** (step / (_OFFSETS - 1))
        logs = sum(math.log(place + offset) for place in places)
        for power in _POWERS:
            past = _area(offset, offset + len(shown), power)
            future = _area(offset + len(shown), offset + len(shown) + undecided, power)
            fits.append((weight * future / past, -power * logs - weight * math.log(past)))
    return _median(fits)


def _median(fits: Sequence[tuple[float, float]]) -> float:
    """The weighted median of values that come with the logarithms of their weights."""
    largest = max(log for _, log in fits)
    values = sorted((value, math.exp(log - largest)) for value, log in fits)
    sums = list(accumulate(weight for _, weight in values))
    return values[bisect_left(sums, sums[-1] / 2)][0]


def _area(start: float, end: float, power: float) -> float:
    """The integral of x ** -power."""
    return float((end ** (1 - power) - start ** (1 - power)) / (1 - power))
