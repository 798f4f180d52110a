"""Triage: one paper after the other, each decision kept before the next paper is shown."""

import contextlib
import time
from collections.abc import Iterator
from types import TracebackType
from typing import NamedTuple

from papertriage import undo as undoing
from papertriage.config import Config
from papertriage.drawing import Card, Drawing, Pick, TriageOptions
from papertriage.errors import PapertriageError, QueryError
from papertriage.explaining import Why
from papertriage.learning import Learning
from papertriage.mark import check, in_words
from papertriage.model import GOOD_RATING, KEPT, Entry, Status
from papertriage.ranking import Estimate
from papertriage.store import Changes, Library
from papertriage.store.queue import TRIAGE

_SIMILAR = 10  # papers like another that are shown


class Progress(NamedTuple):
    """How far a session has come: papers answered, how many of them were kept, and how many wait."""

    seen: int
    kept: int
    left: int
    seconds: float


class Sitting:
    """One session of triage, used as a context. ``card`` is the paper to decide on; None: there is none.

    What a method changes is one operation of the journal, and in the file when it returns.
    """

    card: Card | None = None

    def __init__(self, library: Library, config: Config, options: TriageOptions) -> None:
        self._library, self._config, self._most = library, config, options.most
        self._drawing = Drawing(library, options, config.triage)
        self._pick = Pick(0, "")
        self._answers: dict[int, bool] = {}
        self._began = time.monotonic()
        self._learning = Learning(library.path, config.library.busy_seconds, self._drawing.line)

    def __enter__(self) -> "Sitting":
        self._advance()
        self._learning.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._learning.stop()

    @property
    def progress(self) -> Progress:
        left = len(self._drawing.line) + (self.card is not None)
        return Progress(len(self._answers), sum(self._answers.values()), left, time.monotonic() - self._began)

    def decide(self, status: Status) -> None:
        """Give the paper this status, and go on."""
        self._answer(Changes(status=status), kept=status in KEPT)

    def rate(self, rating: int) -> None:
        """Rate the paper and go on; 3 and more keeps what was not kept, for later; less skips a new one."""
        before, status = self._shown.entry.status, None
        if rating >= GOOD_RATING and before not in KEPT:
            status = Status.LATER
        elif before in (Status.NEW, Status.MUTED):
            status = Status.SKIP
        self._answer(Changes(status=status, rating=rating), kept=rating >= GOOD_RATING)

    def pass_over(self) -> None:
        """Go on, and leave the paper as it is."""
        self._answers[self._pick.number] = False
        self._advance()

    def tag(self, name: str) -> None:
        """Give the paper a tag; PapertriageError for what is none."""
        changes = Changes(tags=(name,))
        check(changes)
        self._mark(changes)
        self._show(self._pick)

    def note(self, text: str) -> None:
        """Give the paper this note in place of the one it has."""
        self._mark(Changes(note=text))
        self._show(self._pick)

    def opened(self) -> None:
        """Keep that the paper was opened, which says that it interests."""
        with self._operation("opened") as number:
            self._library.opened(number, drawn=self._pick.drawn)
        self._tell(self._pick.number)

    def undo(self) -> str:
        """Take back what was last done in triage and show its paper again; what it was, empty for nothing."""
        step = self._library.queue.last_step()
        if step is None:
            return ""
        undone = undoing.undo(self._library, step.operation)
        self._tell(step.paper)
        self._answers.pop(step.paper, None)
        if self.card and step.paper != self._pick.number:
            self._drawing.put_back(self._pick)
        self._show(Pick(step.paper, step.drawn))
        return undone.what.removeprefix(TRIAGE)

    def narrow(self, words: str) -> None:
        """Go on with those of the papers that this query means, too; no words: with all of them.

        Once all of these are answered, it goes on with all by itself. Raises QueryError for a broken query,
        and PapertriageError where no paper would be left.
        """
        self._turn_to(words)
        if self._pick.number in self._drawing:
            self._show(self._pick)
        else:
            self._advance()

    @property
    def narrowed_to(self) -> str:
        """The query that the papers were narrowed to; empty where they are all."""
        return self._drawing.narrowed_to

    def why(self) -> Why:
        """Why the paper stands where it stands, by what was learned up to now."""
        why = self._why(self._current())
        if not why.words:
            why = why._replace(words=self._learning.look_up(self._pick.number))
        self.card = self._shown._replace(why=why)
        return why

    def similar(self) -> list[tuple[str, Entry]]:
        """(short id, entry) of the papers that are most like the one that is shown."""
        entries = [hit.entry for hit in self._library.related(self._current(), _SIMILAR)]
        short_ids = self._library.short_ids(entry.id for entry in entries)
        return [(short_ids[entry.id], entry) for entry in entries]

    def estimate(self) -> Estimate | None:
        """How many good papers are probably left of those that wait; None after too few decisions."""
        return self._drawing.estimate(self.progress.left)

    def known_tags(self) -> list[str]:
        """The tags that people gave, by name."""
        return self._library.queue.known_tags()

    @property
    def _shown(self) -> Card:
        assert self.card  # nobody answers where nothing is shown
        return self.card

    def _current(self) -> int:
        """The paper that is shown, which another command may have merged into another one.

        Where one has taken it away, the next paper is shown, and PapertriageError says so.
        """
        try:
            number = self._library.resolve(self._shown.entry.id)
        except QueryError as error:
            self._advance()
            raise PapertriageError("another command has taken that paper away") from error
        self._pick = self._pick._replace(number=number)
        return number

    @contextlib.contextmanager
    def _operation(self, what: str) -> Iterator[int]:
        """An operation on the paper that is shown, whose number nobody else can change now."""
        title = self._shown.entry.paper.short_title
        with self._library.transaction(), self._library.operation(f"{TRIAGE}{what} {title!r}"):
            yield self._current()

    def _answer(self, changes: Changes, *, kept: bool) -> None:
        self._mark(changes)
        self._tell(self._pick.number)
        self._answers[self._pick.number] = kept
        self._advance()

    def _mark(self, changes: Changes) -> None:
        with self._operation(f"{in_words(changes)}:") as number:
            self._library.mark([number], changes, drawn=self._pick.drawn)

    def _tell(self, number: int) -> None:
        self._learning.tell(number, self._library.queue.judgement(number))

    def _advance(self) -> None:
        self.card = None
        while (pick := self._next()) and not self._show(pick):
            pass

    def _next(self) -> Pick | None:
        if self._most is not None and len(self._answers) >= self._most:
            return None
        pick = self._drawing.next(self._learning.best, self._learning.scores)
        if pick is None and self.narrowed_to:
            self._turn_to("")
            return self._next()
        return pick

    def _turn_to(self, words: str) -> None:
        self._drawing.narrow(words, self._answers)
        self._learning.turn_to(self._drawing.line)

    def _show(self, pick: Pick) -> bool:
        """Make it the paper to decide on; False where another command has taken it away."""
        self._drawing.take(pick.number)
        entry = next(self._library.entries([pick.number]), None)
        if entry:
            self._library.queue.show(*pick)
            self._pick, self.card = pick, self._card(entry)
        return entry is not None

    def _card(self, entry: Entry) -> Card:
        muting = {topic.name for topic in self._config.topics if topic.mute}
        # A sample is shown blind: the tag that muted a paper would tell.
        entry = entry._replace(tags=tuple(tag for tag in entry.tags if tag.name not in muting))
        return Card(
            entry,
            self._library.short_ids([entry.id])[entry.id],
            *self._library.queue.lit(entry.number, self._drawing.looked_for(entry, self._config.topics)),
            self._why(entry.number),
        )

    def _why(self, number: int) -> Why:
        """Why the paper stands where it stands, by what is learned now."""
        paper = self._library.queue.waiting_one(number)
        learned = self._learning.learned(number)
        terms = self._drawing.scale.terms(paper, paper.learned if learned is None else learned)
        return Why(terms, self._learning.words.get(number, []))
