"""The papers that wait for a decision, in the order in which triage shows them."""

import random
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import cache
from heapq import nlargest
from zlib import crc32

from papertriage.clock import now
from papertriage.config import TriageSettings
from papertriage.ranking import Grounds, Term, Weights, terms, total
from papertriage.store.queue import Waiting

_CHANCE = random.SystemRandom()
_HEAD = 100  # papers ranked at a time: far more than anyone decides on before they are ranked again


class Order(StrEnum):
    """What comes first."""

    SCORE = "score"
    NEW = "new"
    RANDOM = "random"


class Scale:
    """What the settings make of a paper's grounds."""

    def __init__(self, settings: TriageSettings) -> None:
        self.weights = Weights(*(getattr(settings, name) for name in Weights._fields))
        self._fresh_days = settings.fresh_days
        self._today = date.fromisoformat(now()[:10])
        self._totals: dict[Grounds, float] = {}

    def terms(self, paper: Waiting, learned: float | None) -> list[Term]:
        """What the score of the paper is the sum of."""
        return terms(self._grounds(paper, learned), self.weights, self._fresh_days)

    def total(self, paper: Waiting, learned: float | None) -> float:
        """The score of the paper; quick, for most papers of a library have the facts of another one."""
        grounds = self._grounds(paper, learned)
        if grounds not in self._totals:
            self._totals[grounds] = total(terms(grounds, self.weights, self._fresh_days))
        return self._totals[grounds]

    def _grounds(self, paper: Waiting, learned: float | None) -> Grounds:
        return Grounds(learned, paper.topics, self._days(paper), paper.seen, paper.priority)

    def _days(self, paper: Waiting) -> float:
        """Days since the paper's date, or else since it was added."""
        day = _day(paper.date or "") or _day(paper.added_at[:10])
        return (self._today - day).days if day else 0.0


@cache
def _day(text: str) -> date | None:
    """The first day that an ISO date shortened at will may mean; None where its year is not known."""
    try:
        return date.fromisoformat(text + "-01-01"[len(text) - 4 :] if 4 <= len(text) < 10 else text)
    except ValueError:
        return None


class Line:
    """The papers in line.

    Any thread may call ``numbers`` and ``ranked``; everything else is one thread's business.
    """

    def __init__(self, papers: Iterable[Waiting], order: Order, scale: Scale) -> None:
        self.papers = {paper.number: paper for paper in papers}
        self.order = order
        self._weight = scale.weights.learned
        self._others = {paper.number: scale.total(paper, 0.0) for paper in self.papers.values()}
        self._open: dict[int, None] = dict.fromkeys(self._in_order(order, scale))

    def _in_order(self, order: Order, scale: Scale) -> list[int]:
        """The papers by what is known of them before anything is learned in this session."""
        match order:
            case Order.SCORE:
                return self._by_score(scale)
            case Order.NEW:
                newest = sorted(self.papers, reverse=True)
                return sorted(newest, key=lambda number: self.papers[number].added_at, reverse=True)
            case Order.RANDOM:
                return sorted(self.papers, key=lambda number: (crc32(b"%d" % number), number))

    def _by_score(self, scale: Scale) -> list[int]:
        papers = self.papers.values()
        learned = {paper.number: paper.learned for paper in papers if paper.learned is not None}
        if learned:
            totals = {number: self._total(number, learned) for number in self.papers}
        else:
            totals = {paper.number: scale.total(paper, None) for paper in papers}
        return sorted(totals, key=lambda number: (-totals[number], number))

    def _total(self, number: int, learned: Mapping[int, float]) -> float:
        return self._others[number] + self._weight * learned.get(number, 0.0)

    def __len__(self) -> int:
        return len(self._open)

    def __contains__(self, number: int) -> bool:
        return number in self._open

    def take(self, number: int) -> None:
        """Let the paper wait no longer."""
        self._open.pop(number, None)

    def put_back(self, number: int) -> None:
        """Let the paper wait again, if it is one of these."""
        if number in self.papers:
            self._open[number] = None

    def numbers(self) -> list[int]:
        """The papers that wait, in the order that was known at the start."""
        return list(self._open)

    def ranked(self, learned: Mapping[int, float]) -> list[int]:
        """The best of the papers that wait, by what was learned of them since."""
        return nlargest(_HEAD, self.numbers(), key=lambda number: self._total(number, learned))

    def first(self, best: Sequence[int], learned: Mapping[int, float]) -> int:
        """The paper to show next, where ``best`` were ranked last; IndexError where none waits."""
        if not best or self.order != Order.SCORE:
            return next(iter(self._open))
        waiting = (number for number in best if number in self._open)
        return next(waiting, None) or self.ranked(learned)[0]

    def any(self) -> int:
        """A paper drawn at random, each with the same chance; IndexError where none waits."""
        return _CHANCE.choice(self.numbers())
