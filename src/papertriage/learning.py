"""The learner at work beside the person: in a thread of its own, with a connection of its own."""

import sys
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from enum import Enum, auto
from pathlib import Path
from queue import SimpleQueue
from typing import TypeAlias

from papertriage.queueing import Line
from papertriage.ranking import Learner
from papertriage.store import Library
from papertriage.store.rows import chunks

_PORTION = 500  # papers that are taken in, or scored, at a time
_WORDS_AHEAD = 3  # papers whose words are looked up before anyone asks why they stand there
_SHORTLIST = 300  # papers whose scores are made anew after each decision; the others follow
_CHANGED = 0.01  # a score that differs by less is not worth writing
_SWITCH_SECONDS = 0.0005  # how long the learner may go on while a key waits


class _Signal(Enum):
    RANK = auto()  # the papers in line are others
    STOP = auto()


_Message: TypeAlias = tuple[int, bool | None] | _Signal  # a paper and whether it is good, or a signal


class Learning:
    """Takes in the texts of the papers, learns what it is told, and ranks the papers in line anew each time.

    Whoever waits for a person reads what it leaves behind, and is never held up: ``best`` (numbers, best
    first; empty until something was learned), ``scores`` (-1 to 1), ``words`` (what speaks for and against).
    ``settled`` is set while nothing is left to do. Of a library in memory (None), which no second connection
    can open, it learns nothing.
    """

    def __init__(self, library: Path | None, busy_seconds: float, line: Line) -> None:
        self._line = line
        self.best: list[int] = []
        self.scores = {paper.number: paper.learned or 0.0 for paper in line.papers.values()}
        self.words: dict[int, list[tuple[str, float]]] = {}
        self.settled = threading.Event()
        self._path, self._busy_seconds = library, busy_seconds
        self._messages: SimpleQueue[_Message] = SimpleQueue()
        self._learner = Learner()
        self._kept = dict(self.scores)

    def learned(self, number: int) -> float | None:
        """What was learned of a paper, from -1 to 1; None before anything was."""
        return self.scores.get(number, 0.0) if self.best else None

    def look_up(self, number: int) -> list[tuple[str, float]]:
        """The words that speak for a paper and against it; this may take a moment."""
        known = self._learner.ready and number in self._learner
        return self._learner.why(number) if known else []

    def start(self) -> None:
        """Begin, in a thread of its own."""
        self._switch_seconds = sys.getswitchinterval()
        sys.setswitchinterval(_SWITCH_SECONDS)
        self._thread = ThreadPoolExecutor(1, "learning")
        self._work = self._thread.submit(self._run)

    def tell(self, number: int, good: bool | None) -> None:
        """What was decided of a paper; None: nothing, or no longer."""
        self.settled.clear()
        self._messages.put((number, good))

    def turn_to(self, line: Line) -> None:
        """Rank the papers of this line from now on."""
        self._line = line
        self.best = []
        self.settled.clear()
        self._messages.put(_Signal.RANK)

    def stop(self) -> None:
        """Come to an end; raises what went wrong, if something did."""
        self._messages.put(_Signal.STOP)
        self._thread.shutdown()
        sys.setswitchinterval(self._switch_seconds)
        self._work.result()

    def _run(self) -> None:
        try:
            if self._path:
                with Library(self._path, busy_seconds=self._busy_seconds) as library:
                    if self._take_in_all(library):
                        self._go_on(library)
        finally:
            self.settled.set()

    def _take_in_all(self, library: Library) -> bool:
        """The decided papers first, then those that wait; False where it was stopped."""
        judged = library.queue.judged()
        for text in library.queue.texts(judged):
            self._learner.add(*text)
            self._learner.learn(text.number, judged[text.number])
        self._rank()
        waiting = (number for number in self._line.numbers() if number not in judged)
        for count, text in enumerate(library.queue.texts(waiting), 1):
            self._learner.add(*text)
            self._score([text.number])
            heard = not self._messages.empty()
            if heard and not self._listen(library):
                return False
            if heard or count % _PORTION == 0:
                self._rank()
        return True

    def _go_on(self, library: Library) -> None:
        """Rank again after everything told, until it was stopped."""
        while True:
            self._rank()
            self._settle(library)
            if not self._listen(library):
                return

    def _listen(self, library: Library) -> bool:
        """Wait for a message, and act on all there are; False where one of them is to stop."""
        while True:
            message = self._messages.get()
            if message is _Signal.STOP:
                return False
            if not isinstance(message, _Signal):
                self._take_in(library, *message)
            if self._messages.empty():
                return True

    def _take_in(self, library: Library, number: int, good: bool | None) -> None:
        """Learn what was decided of a paper, unless it is gone from the library."""
        for text in library.queue.texts([number]):
            self._learner.add(*text)
            if good is None:
                self._learner.forget(number)
            else:
                self._learner.learn(number, good)

    def _rank(self) -> None:
        if self._learner.ready:
            self._learner.refresh()
            self._score(self._learner.best(_SHORTLIST))
            self._put_in_order()
        else:  # what was learned once holds no more
            self.best, self.words, self.scores = [], {}, dict.fromkeys(self.scores, 0.0)

    def _put_in_order(self) -> None:
        best = self._line.ranked(self.scores)
        self.best = best
        known = [number for number in best[:_WORDS_AHEAD] if number in self._learner]
        self.words = {number: self._learner.why(number) for number in known}

    def _score(self, numbers: Iterable[int]) -> None:
        if self._learner.ready:
            for number in numbers:
                self.scores[number] = self._learner.score(number)

    def _settle(self, library: Library) -> None:
        """Score every paper anew, as long as nothing is told, and keep the scores for the next start."""
        for portion in chunks([number for number in self.scores if number in self._learner], _PORTION):
            if not self._messages.empty():
                return
            self._score(portion)
        if self._learner.ready:
            self._put_in_order()
        library.queue.keep_learned(self._changed_scores())
        self.settled.set()

    def _changed_scores(self) -> Iterator[tuple[int, float]]:
        for number, score in self.scores.items():
            if not self._messages.empty():
                return
            if abs(score - self._kept.get(number, 0.0)) > _CHANGED:
                self._kept[number] = score
                yield number, score
