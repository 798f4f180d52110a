"""Whether two papers are one: a row of gates, and the first that has something to say decides.

A wrong merge loses a paper, a missed repeat wastes a minute: what is in doubt stays apart. Ratios that
forgive order or length (token_set, WRatio) take no part; they give 85 and more to one in ten pairs of
different papers.
"""

from collections.abc import Sequence

from papertriage.config import Thresholds
from papertriage.dedup.folded import Folded
from papertriage.dedup.gates import GATES, Case
from papertriage.dedup.pair import Pair
from papertriage.model import Outcome, Verdict

_DEFAULTS = Thresholds()
_BEST_FIRST = (Outcome.SAME, Outcome.VERSION, Outcome.MAYBE, Outcome.DIFFERENT)


def compare(a: Folded, b: Folded, *, recurs: int = 0, limits: Thresholds = _DEFAULTS) -> Verdict:
    """What two papers are to each other, and why; it is all the same which of them is named first.

    ``recurs`` is how many papers the library holds that have the title of one of them.
    """
    return _judge(_side_by_side(a, b), recurs, limits)


def best(
    record: Folded, candidates: Sequence[Folded], *, recurs: int = 0, limits: Thresholds = _DEFAULTS
) -> tuple[int, Verdict] | None:
    """Which of the candidates is nearest to a record, by its index, and what it is to the record.

    All are judged; the best verdict counts first, then what the abstracts share, then the nearest title: the
    first that passes may be another paper of the same series. None where there is no candidate.
    """
    return next(iter(nearest(record, candidates, recurs=recurs, limits=limits)), None)


def nearest(
    record: Folded, candidates: Sequence[Folded], *, recurs: int = 0, limits: Thresholds = _DEFAULTS
) -> list[tuple[int, Verdict]]:
    """Each candidate by its index, and what it is to the record, the nearest first."""
    pairs = [_side_by_side(record, candidate) for candidate in candidates]
    verdicts = [_judge(pair, recurs, limits) for pair in pairs]
    order = [_distance(pair, verdict.outcome) for pair, verdict in zip(pairs, verdicts, strict=True)]
    return [(at, verdicts[at]) for at in sorted(range(len(pairs)), key=order.__getitem__)]


def _distance(pair: Pair, outcome: Outcome) -> tuple[int, float, float]:
    shared = 0.0 if outcome is Outcome.DIFFERENT else pair.shared_text or 0.0
    return _BEST_FIRST.index(outcome), -shared, -pair.title_ratio


def _side_by_side(a: Folded, b: Folded) -> Pair:
    return Pair(*sorted((a, b), key=lambda paper: paper.title))


def _judge(pair: Pair, recurs: int, limits: Thresholds) -> Verdict:
    heading = recurs >= limits.recurring or pair.a.is_heading or pair.b.is_heading
    case = Case(pair, limits, heading)
    return next(verdict for gate in GATES if (verdict := gate(case)))
