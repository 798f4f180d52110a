"""Which papers of the library a record makes one, where it agrees with several.

Whatever order records come in, the same papers should come of them: so a record that agrees with two papers
unites them. But it must not tie together what differs: a bare title agrees with every paper of that name.
"""

from collections.abc import Callable, Sequence
from functools import reduce
from typing import NamedTuple

from papertriage.config import Thresholds
from papertriage.dedup.comparing import compare
from papertriage.dedup.folded import Folded
from papertriage.dedup.merging import merge
from papertriage.model import Outcome, Verdict

_DEFAULTS = Thresholds()
_ONE_PAPER = (Outcome.SAME, Outcome.VERSION)


class Joining(NamedTuple):
    """What becomes of a record, in indexes of the candidates."""

    # These and the record are one paper, the nearest first; none: the record is a new one.
    together: list[int]
    doubts: list[tuple[int, Verdict]]  # these may be that paper: a person must say


def joining(
    record: Folded,
    candidates: Sequence[Folded],
    judged: Sequence[tuple[int, Verdict]],
    *,
    recurs: int = 0,
    limits: Thresholds = _DEFAULTS,
    ruled_apart: Callable[[int, int], bool] | None = None,
) -> Joining:
    """What a record joins; ``judged`` is what ``nearest`` says of it and the candidates.

    The record joins the nearest paper that it agrees with. Another one that it agrees with joins the two
    if it agrees with all that they say together, too, and ``ruled_apart`` of any two is not true.
    """
    agreeing = [at for at, verdict in judged if verdict.outcome in _ONE_PAPER]
    if not agreeing:
        maybe = [(at, verdict) for at, verdict in judged if verdict.outcome is Outcome.MAYBE]
        return Joining([], maybe[:1])
    together, doubts = agreeing[:1], []
    for at in agreeing[1:]:
        if ruled_apart and any(ruled_apart(other, at) for other in together):
            continue
        known = Folded(reduce(merge, (candidates[other].paper for other in together), record.paper))
        verdict = compare(known, candidates[at], recurs=recurs, limits=limits)
        if verdict.outcome in _ONE_PAPER:
            together.append(at)
        elif verdict.outcome is Outcome.MAYBE:
            doubts.append((at, verdict))
    return Joining(together, doubts)
