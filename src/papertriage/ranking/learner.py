"""What a person keeps, learned from what was kept and what was skipped so far."""

import math
from array import array
from collections.abc import Iterable
from heapq import nlargest
from threading import RLock
from time import sleep

from papertriage.ranking.features import Features
from papertriage.ranking.machine import Machine
from papertriage.ranking.space import Space

_SHORTLIST = 50  # papers that every refresh scores again, and one more for each ...
_PAPERS_A_PLACE = 200  # ... so many that there are
_ROUNDS = 20  # so many refreshes score all papers, or fewer while there are fewer decisions ...
_SLICE = 1000  # ... but no refresh scores more of them
_GROWTH = 1.1  # rarities are counted again once there are so many times the papers
_PORTION = 200  # papers that are scored while other threads wait
_DECIDED = -math.inf


class Learner:
    """Scores papers by the decisions on others.

    Papers go by the caller's numbers. Any thread may call: ``add`` by thousands while another one learns.
    Adding or learning costs well below a millisecond; ``refresh`` is where the work is.
    """

    def __init__(self) -> None:
        self._lock = RLock()
        self._numbers: list[int] = []  # by slot
        self._slots: dict[int, int] = {}  # by number
        self._values = array("d")  # by slot, as they were when the paper was last scored
        self._next_slot = 0
        self._features = Features()
        self._space = Space(self._features, ())
        self._machine = Machine(self._features, self._space)

    def __contains__(self, number: int) -> bool:
        return number in self._slots

    @property
    def ready(self) -> bool:
        """Whether there is something to learn from: a good paper and another."""
        with self._lock:
            return self._machine.ready

    def add(self, number: int, title: str, abstract: str) -> None:
        """Take in a paper; one that is there stays as it is."""
        with self._lock:
            if number not in self._slots:
                self._features.add(title, abstract)
                self._values.append(0.0)
                self._numbers.append(number)
                self._slots[number] = len(self._slots)

    def learn(self, number: int, good: bool) -> None:
        """Take in a decision, in the place of an earlier one on the same paper.

        KeyError for a paper that was not added.
        """
        with self._lock:
            slot = self._slots[number]
            self._machine.grow()
            self._machine.learn(slot, good)
            self._values[slot] = _DECIDED

    def forget(self, number: int) -> None:
        """Take a decision back, if there was one."""
        with self._lock:
            slot = self._slots[number]
            self._machine.grow()
            self._machine.forget(slot)
            self._values[slot] = self._machine.value(slot)

    def refresh(self) -> None:
        """Learn from the decisions and score papers anew: the best ones, and a slice of the rest.

        A call costs about the same after any number of decisions; further calls bring the scores nearer to
        what they come to.
        """
        with self._lock:
            if not self._machine.ready:
                return
            if len(self._numbers) > _GROWTH * self._space.papers:
                self._space = Space(self._features, self._numbers)
                self._machine.enter(self._space)
            self._machine.improve()
            slots = self._due()
        for start in range(0, len(slots), _PORTION):
            self._rescore(slots[start : start + _PORTION])
            if start + _PORTION < len(slots):
                sleep(0)  # so that a thread that waits for the lock gets it

    def score(self, number: int) -> float:
        """From -1 to 1: what speaks for a paper less what speaks against it; 0 while nothing does.

        KeyError for a paper that was not added.
        """
        with self._lock:
            self._machine.grow()
            return math.tanh(self._machine.value(self._slots[number]))

    def best(self, count: int) -> list[int]:
        """Undecided papers by their latest scores, best first; of one score, as they were added."""
        slots = nlargest(count, range(len(self._values)), key=self._values.__getitem__)
        return [self._numbers[slot] for slot in slots if self._values[slot] != _DECIDED]

    def why(self, number: int, count: int = 8) -> list[tuple[str, float]]:
        """Words and pairs of words that weigh most in the score of a paper, and their parts of it.

        All the parts together are the score.
        """
        with self._lock:
            slot = self._slots[number]
            self._machine.grow()
            parts = self._machine.parts(slot)
            most = nlargest(count, filter(parts.get, parts), key=lambda feature: abs(parts[feature]))
            names = self._features.names(slot, most)
        value = sum(parts.values())
        squashed = math.tanh(value) / value if value else 1.0
        # A pair that shares its place with another paper's pair may have no name here.
        return [(names[feature], parts[feature] * squashed) for feature in most if feature in names]

    def _due(self) -> list[int]:
        """Slots to score now: the shortlist, and the slice whose turn it is."""
        papers = len(self._values)
        rounds = min(_ROUNDS, len(self._machine))
        first, size = self._next_slot, min(_SLICE, math.ceil(papers / rounds))
        self._next_slot = (first + size) % papers
        shortlist = map(self._slots.__getitem__, self.best(_SHORTLIST + papers // _PAPERS_A_PLACE))
        return [*shortlist, *(slot % papers for slot in range(first, first + size))]

    def _rescore(self, slots: Iterable[int]) -> None:
        with self._lock:
            self._machine.grow()
            for slot in slots:
                if slot not in self._machine:
                    self._values[slot] = self._machine.value(slot)
