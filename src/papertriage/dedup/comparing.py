"""Whether two papers are one: a row of gates, and the first that has something to say decides.

A wrong merge loses a paper, a missed repeat wastes a minute: what is in doubt stays apart. Ratios that
forgive order or length (token_set, WRatio) take no part; they give 85 and more to one in ten pairs of
different papers.
"""

from collections.abc import Callable, Iterable, Sequence

from papertriage.config import Thresholds
from papertriage.dedup.case import Case
from papertriage.dedup.folded import Folded
from papertriage.dedup.gates import GATES, strangers
from papertriage.dedup.pair import Pair
from papertriage.dedup.strangers import are_strangers
from papertriage.model import Outcome, Verdict

_DEFAULTS = Thresholds()
_BEYOND_STRANGERS = tuple(gate for gate in GATES if gate is not strangers)
_BEST_FIRST = (Outcome.SAME, Outcome.VERSION, Outcome.MAYBE, Outcome.DIFFERENT)


def compare(a: Folded, b: Folded, *, recurs: int = 0, limits: Thresholds = _DEFAULTS) -> Verdict:
    """What two papers are to each other, and why; it is all the same which of them is named first.

    ``recurs`` is how many papers the library holds that have the title of one of them.
    """
    return _judge(case_of(a, b, recurs, limits))


def best(
    record: Folded, candidates: Sequence[Folded], *, recurs: int = 0, limits: Thresholds = _DEFAULTS
) -> tuple[int, Verdict] | None:
    """Which of the candidates is nearest to a record, by its index, and what it is to the record.

    None where all are strangers to it.
    """
    return next(iter(nearest(record, candidates, recurs=recurs, limits=limits)), None)


def nearest(
    record: Folded, candidates: Sequence[Folded], *, recurs: int = 0, limits: Thresholds = _DEFAULTS
) -> list[tuple[int, Verdict]]:
    """Each candidate that is no stranger, by its index, and what it is to the record, the nearest first.

    The best verdict counts first, then what the abstracts share, then the nearest title: the first candidate
    that passes may be another paper of the same series.
    """
    judged = []
    for at, candidate in enumerate(candidates):
        if not are_strangers(record, candidate, limits):
            case = case_of(record, candidate, recurs, limits)
            verdict = _judge(case, _BEYOND_STRANGERS)
            judged.append((*_distance(case.pair, verdict.outcome), at, verdict))
    return [(at, verdict) for *_, at, verdict in sorted(judged)]


def _distance(pair: Pair, outcome: Outcome) -> tuple[int, float, float]:
    shared = 0.0 if outcome is Outcome.DIFFERENT else pair.shared_text or 0.0
    return _BEST_FIRST.index(outcome), -shared, -pair.title_ratio


def case_of(a: Folded, b: Folded, recurs: int, limits: Thresholds) -> Case:
    """Two papers as the gates see them; it is all the same which of them is named first."""
    first, second = (a, b) if a.title <= b.title else (b, a)
    heading = recurs >= limits.recurring or a.is_heading or b.is_heading
    return Case(Pair(first, second), limits, heading)


def _judge(case: Case, gates: Iterable[Callable[[Case], Verdict | None]] = GATES) -> Verdict:
    for gate in gates:
        if verdict := gate(case):
            return verdict
    raise AssertionError("the last gate lets nothing through")
