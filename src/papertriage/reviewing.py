"""Reviewing: the pairs that may be one paper, one after the other, each answered at once and for good."""

import contextlib
from collections import deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from papertriage.config import Config
from papertriage.dupes import Pair, doubts, say_different, say_same, shown
from papertriage.errors import QueryError
from papertriage.store import Library
from papertriage.store.pairs import Doubt
from papertriage.undo import undo


class _Waiting(NamedTuple):
    """A pair by the ids of its papers, which stay valid whatever becomes of them."""

    one: str
    other: str
    reason: str


class _Step(NamedTuple):
    """A pair that was shown, and the operation that its answer was; None where it was put off."""

    waiting: _Waiting
    operation: int | None


class Review:
    """One session; every answer is an operation of its own, and kept before the next pair is shown."""

    def __init__(self, library: Library, words: Sequence[str], config: Config) -> None:
        self._library, self._config = library, config
        self._waiting = deque(self._named(doubt) for doubt in doubts(library, words))
        self._steps: list[_Step] = []
        self.merged = self.parted = 0

    @property
    def left(self) -> int:
        """How many pairs wait, with this one."""
        return len(self._waiting)

    def pair(self) -> Pair | None:
        """The pair to judge now; None at the end."""
        while self._waiting:
            for pair in shown(self._library, self._still_in_doubt(self._waiting[0])):
                return pair
            self._waiting.popleft()
        return None

    def _still_in_doubt(self, waiting: _Waiting) -> Iterator[Doubt]:
        """The pair, unless another answer, or another process, has settled it."""
        with contextlib.suppress(QueryError):
            one, other = sorted(map(self._library.resolve, waiting[:2]))
            if one != other and self._library.pairs.by_person(one, other) is None:
                yield Doubt(one, other, waiting.reason)

    def _is_as_shown(self, pair: Pair) -> bool:
        """Whether no other process has settled or changed the pair since; else it is to be shown anew."""
        numbers = pair.one.number, pair.other.number
        return any(doubt[:2] == numbers for doubt in self._still_in_doubt(self._waiting[0]))

    def same(self, pair: Pair) -> bool:
        """They are one paper; False where the pair is no more what was shown, and nothing was done."""
        with self._library.transaction():
            if as_shown := self._is_as_shown(pair):
                say_same(self._library, pair.one.number, pair.other.number, self._config)
                self.merged += 1
                self._go_on(self._library.journal.last)
            return as_shown

    def different(self, pair: Pair) -> bool:
        """They are not; False as for ``same``."""
        with self._library.transaction():
            if as_shown := self._is_as_shown(pair):
                say_different(self._library, pair.one.number, pair.other.number)
                self.parted += 1
                self._go_on(self._library.journal.last)
            return as_shown

    def skip(self) -> None:
        """Put the pair off until another time."""
        self._go_on(None)

    def undo(self) -> bool:
        """Go back to the pair before, and take back its answer; whether there is one.

        Raises PapertriageError where something was done since that builds on it.
        """
        if not self._steps:
            return False
        waiting, operation = self._steps[-1]
        if operation is not None:
            if undo(self._library, operation).what.startswith("merge"):
                self.merged -= 1
            else:
                self.parted -= 1
        self._steps.pop()
        self._waiting.appendleft(waiting)
        return True

    def _go_on(self, operation: int | None) -> None:
        self._steps.append(_Step(self._waiting.popleft(), operation))

    def _named(self, doubt: Doubt) -> _Waiting:
        one, other = (self._library.pairs.names(number)[0] for number in doubt[:2])
        return _Waiting(one, other, doubt.reason)
