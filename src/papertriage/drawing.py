"""Which papers triage is about, and which is next: the best, or one drawn to see what the order misses."""

import random
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from papertriage.config import Topic, TriageSettings
from papertriage.errors import PapertriageError
from papertriage.explaining import Why
from papertriage.model import Entry, Status
from papertriage.query import And, Node, Or, Test, parse
from papertriage.query.tree import asked_fields
from papertriage.queueing import Line, Order, Scale
from papertriage.ranking import Estimate, Shown, estimate
from papertriage.store import Library
from papertriage.store.queue import Waiting
from papertriage.topics import evidence

_CHANCE = random.SystemRandom()
_FEWEST = 20  # decisions from which on something can be said of the papers that are left
_SAMPLE_EVERY = 3  # one paper in so many is a hidden one while a sample is mixed in


class TriageOptions(NamedTuple):
    """``words`` are a query, of which the undecided papers are meant unless it speaks of status itself.

    ``sample`` is the status of the hidden papers that are mixed in blind; ``most`` None is no limit.
    """

    words: str = ""
    order: Order = Order.SCORE
    sample: Status | None = None
    most: int | None = None


class Pick(NamedTuple):
    """A paper to show, and by what it was drawn: score, new, random, muted or skip."""

    number: int
    drawn: str


class Card(NamedTuple):
    """A paper to decide on. In the marked texts MARK_ON and MARK_OFF stand round what was looked for."""

    entry: Entry
    short_id: str
    marked_title: str
    marked_abstract: str
    why: Why


class Drawing:
    """The papers of a session: ``line`` holds those that wait openly, ``node`` is what was asked for."""

    def __init__(self, library: Library, options: TriageOptions, settings: TriageSettings) -> None:
        self._library, self._options, self._every = library, options, settings.random_every
        self.scale = Scale(settings)
        self._set_aside: list[Pick] = []
        self.narrow("", ())
        if shown := library.queue.shown():
            self._set_aside.append(Pick(*shown))

    def narrow(self, words: str, answered: Collection[int] = ()) -> None:
        """Go on with those papers that this query means, too, without the answered ones; no words: all.

        Raises QueryError for a broken query, and PapertriageError where no paper would be left.
        """
        asked = And((parse(self._options.words), parse(words)))
        undecided = () if "status" in asked_fields(asked) else (Test("status", Status.NEW),)
        queue, sample = self._library.queue, self._options.sample
        line = self._line(queue.waiting(And((asked, *undecided))), answered)
        hidden = self._line(queue.hidden(sample, asked) if sample else [], answered)
        if words.strip() and not line and not hidden:
            raise PapertriageError(f"no paper that waits is meant by {words!r}")
        self.node, self.line, self._hidden = asked, line, hidden
        self.narrowed_to = words.strip()

    def estimate(self, left: int) -> Estimate | None:
        """How many of the papers ``left`` are probably good; None after too few decisions to tell."""
        shown: dict[int, Shown] = {}
        for decision in self._library.figures.decisions(self._library.matching(self.node)):
            if decision.drawn not in (Status.MUTED, Status.SKIP):
                shown.pop(decision.paper, None)  # a second decision counts where it was made
                shown[decision.paper] = Shown(decision.good, decision.drawn == "random")
        return estimate(list(shown.values()), left) if len(shown) >= _FEWEST else None

    def _line(self, papers: list[Waiting], answered: Collection[int]) -> Line:
        line = Line(papers, self._options.order, self.scale)
        for number in answered:
            line.take(number)
        return line

    def looked_for(self, entry: Entry, topics: Iterable[Topic]) -> Node:
        """The words of the query, and those of the topics that the paper has."""
        names = {tag.name for tag in entry.tags if tag.by == "topic"}
        words = (evidence(topic) for topic in topics if topic.name in names)
        return Or((self.node, *(node for nodes in words for node in nodes.values())))

    def __contains__(self, number: int) -> bool:
        return number in self.line or number in self._hidden

    def next(self, best: Sequence[int], learned: Mapping[int, float]) -> Pick | None:
        """The paper to show next, where ``best`` were ranked last by what was ``learned``; None for none."""
        while self._set_aside:
            pick = self._set_aside.pop()
            if pick.number in self:
                return pick
        return self._hidden_one() or self._random_one() or self._first(best, learned)

    def take(self, number: int) -> None:
        """Let the paper wait no longer."""
        self.line.take(number)
        self._hidden.take(number)

    def put_back(self, pick: Pick) -> None:
        """Let the paper wait again, before all others."""
        self.line.put_back(pick.number)
        self._hidden.put_back(pick.number)
        self._set_aside.append(pick)

    def _hidden_one(self) -> Pick | None:
        if self._hidden and (not self.line or _one_in(_SAMPLE_EVERY)):
            return Pick(self._hidden.any(), self._options.sample or "")
        return None

    def _random_one(self) -> Pick | None:
        if self.line and self._every and self._options.order == Order.SCORE and _one_in(self._every):
            return Pick(self.line.any(), "random")
        return None

    def _first(self, best: Sequence[int], learned: Mapping[int, float]) -> Pick | None:
        return Pick(self.line.first(best, learned), self._options.order) if self.line else None


def _one_in(count: int) -> bool:
    return _CHANCE.randrange(count) == 0
