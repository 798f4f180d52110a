"""Reviewing: the pairs that may be one paper, one after the other, each answered at once and for good."""

from collections import Counter, deque
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from papertriage.config import Config
from papertriage.dupes import Pair, doubts, say_different, say_same, shown
from papertriage.errors import QueryError
from papertriage.model import Outcome
from papertriage.store import Library
from papertriage.store.pairs import Doubt
from papertriage.undo import undo


class _NamedPair(NamedTuple):
    """A pair by the ids of its papers, which stay valid whatever becomes of them."""

    one: str
    other: str
    reason: str


class _Step(NamedTuple):
    """A pair that was shown, its answer, and the operation that this was; None where it was put off."""

    waiting: _NamedPair
    answer: Outcome | None = None
    operation: int | None = None


class Review:
    """One session; every answer is an operation of its own, and kept before the next pair is shown."""

    def __init__(self, library: Library, words: Sequence[str], config: Config) -> None:
        self._library, self._config = library, config
        self._waiting = deque(self._named(doubt) for doubt in doubts(library, words))
        self._steps: list[_Step] = []
        self._answers: Counter[Outcome] = Counter()

    @property
    def left(self) -> int:
        """How many pairs wait, with this one."""
        return len(self._waiting)

    @property
    def merged(self) -> int:
        """How many pairs were said to be one paper."""
        return self._answers[Outcome.SAME]

    @property
    def parted(self) -> int:
        """How many pairs were said to be two."""
        return self._answers[Outcome.DIFFERENT]

    def pair(self) -> Pair | None:
        """The pair to judge now; None at the end."""
        while self._waiting:
            if doubt := self._still_in_doubt(self._waiting[0]):
                return next(shown(self._library, [doubt]))
            self._waiting.popleft()
        return None

    def _still_in_doubt(self, waiting: _NamedPair) -> Doubt | None:
        """The pair; None where another answer, or another process, has settled it."""
        try:
            one, other = sorted(map(self._library.resolve, waiting[:2]))
        except QueryError:
            return None
        settled = one == other or self._library.pairs.by_person(one, other)
        return None if settled else Doubt(one, other, waiting.reason)

    def _is_as_shown(self, pair: Pair) -> bool:
        """Whether no other process has settled or changed the pair since; else it is to be shown anew."""
        doubt = self._still_in_doubt(self._waiting[0])
        return doubt is not None and doubt[:2] == (pair.one.number, pair.other.number)

    def same(self, pair: Pair) -> bool:
        """They are one paper; False where the pair is no more what was shown, and nothing was done."""
        return self._answer(pair, Outcome.SAME, partial(say_same, config=self._config))

    def different(self, pair: Pair) -> bool:
        """They are not; False as for ``same``."""
        return self._answer(pair, Outcome.DIFFERENT, say_different)

    def _answer(self, pair: Pair, answer: Outcome, say: Callable[[Library, int, int], object]) -> bool:
        with self._library.transaction():
            if as_shown := self._is_as_shown(pair):
                say(self._library, pair.one.number, pair.other.number)
                self._answers[answer] += 1
                self._go_on(answer, self._library.journal.last)
            return as_shown

    def skip(self) -> None:
        """Put the pair off until another time."""
        self._go_on()

    def undo(self) -> bool:
        """Go back to the pair before, and take back its answer; whether there is one.

        Raises PapertriageError where something was done since that builds on it.
        """
        if not self._steps:
            return False
        waiting, answer, operation = self._steps[-1]
        if answer and operation:
            undo(self._library, operation)
            self._answers[answer] -= 1
        self._steps.pop()
        self._waiting.appendleft(waiting)
        return True

    def _go_on(self, answer: Outcome | None = None, operation: int | None = None) -> None:
        self._steps.append(_Step(self._waiting.popleft(), answer, operation))

    def _named(self, doubt: Doubt) -> _NamedPair:
        one, other = (self._library.pairs.names(number)[0] for number in doubt[:2])
        return _NamedPair(one, other, doubt.reason)
