"""Counting: what the library holds, how far it was triaged and how fast, and what hiding papers costs."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from papertriage import clock
from papertriage.model import KEPT, Status
from papertriage.query import Node
from papertriage.ranking.stopping import upper_bound
from papertriage.store import Library
from papertriage.store.figures import Counts, Decision

_PAUSE = 5 * 60  # seconds; a longer gap between two decisions was not spent on the paper
_SESSION_ENDS = 30 * 60  # seconds without a decision
_DAY = 24 * 60 * 60
_RECENT_DAYS = 28


class Funnel(NamedTuple):
    """From what was printed to what was done: each is a part of the one before."""

    records: int
    papers: int
    decided: int  # by a person: kept or skipped
    kept: int  # later, reading or done
    read: int  # reading or done
    done: int


class LastSession(NamedTuple):
    """Decisions without half an hour between two of them."""

    began: str  # UTC, ISO 8601 to the second
    decisions: int
    kept: int
    minutes: float


class Pace(NamedTuple):
    """How fast triage goes; what it says of a day and a week is of the last four weeks."""

    decisions: int  # ever
    per_day: float  # on which anything was decided
    per_week: float
    minutes_per_decision: float | None  # where less than five minutes passed since the one before
    last_session: LastSession | None


class Sample(NamedTuple):
    """Hidden papers that triage mixed in: how many were worth keeping, and what follows for the others."""

    status: Status  # what hides them: muted or skip
    shown: int
    kept: int
    at_most: float  # the share that is worth keeping, with 95 % certainty


class Stats(NamedTuple):
    """All figures; ``hidden_samples`` leaves out what was never sampled."""

    counts: Counts
    funnel: Funnel
    pace: Pace
    hidden_samples: tuple[Sample, ...]


def stats(library: Library, node: Node | None = None) -> Stats:
    """The figures of the papers that the query means (None: of all)."""
    numbers = None if node is None else library.matching(node)
    counts = library.figures.counts(numbers)
    decisions = list(library.figures.decisions(numbers))
    samples = (_sample(decisions, status) for status in (Status.MUTED, Status.SKIP))
    return Stats(counts, _funnel(counts), pace(decisions), tuple(filter(None, samples)))


def _funnel(counts: Counts) -> Funnel:
    by_status = counts.by_status
    kept = sum(by_status[status] for status in KEPT)
    return Funnel(
        records=counts.sightings,
        papers=counts.papers,
        decided=kept + by_status[Status.SKIP],
        kept=kept,
        read=by_status[Status.READING] + by_status[Status.DONE],
        done=by_status[Status.DONE],
    )


def pace(decisions: Sequence[Decision]) -> Pace:
    """How fast these decisions were made, given in the order of deciding."""
    now = int(clock.seconds())
    recent = [decision.at for decision in decisions if decision.at > now - _RECENT_DAYS * _DAY]
    days = len({at // _DAY for at in recent})
    weeks = min(max(now - decisions[0].at, 7 * _DAY), _RECENT_DAYS * _DAY) / (7 * _DAY) if decisions else 1
    gaps = [decision.gap for decision in decisions if decision.gap is not None and 0 <= decision.gap < _PAUSE]
    return Pace(
        decisions=len(decisions),
        per_day=round(len(recent) / days, 1) if days else 0.0,
        per_week=round(len(recent) / weeks, 1),
        minutes_per_decision=round(sum(gaps) / len(gaps) / 60, 2) if gaps else None,
        last_session=_session(_last(decisions)),
    )


def _last(decisions: Sequence[Decision]) -> Sequence[Decision]:
    """Those of the last session."""
    starts = [
        at for at, (one, other) in enumerate(pairwise(decisions), 1) if other.at - one.at >= _SESSION_ENDS
    ]
    return decisions[starts[-1] if starts else 0 :]


def _session(decisions: Sequence[Decision]) -> LastSession | None:
    if not decisions:
        return None
    first, last = decisions[0].at, decisions[-1].at
    return LastSession(
        began=clock.spelled(first),
        decisions=len(decisions),
        kept=sum(decision.good for decision in decisions),
        minutes=round((last - first) / 60, 1),
    )


def _sample(decisions: Iterable[Decision], status: Status) -> Sample | None:
    """What was said last of each paper that was shown although it was hidden."""
    said = {decision.paper: decision.good for decision in decisions if decision.drawn == status}
    kept = sum(said.values())
    return Sample(status, len(said), kept, upper_bound(kept, len(said))) if said else None
