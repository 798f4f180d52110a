"""One library: everything the program wants of it, each method whole or not at all."""

import contextlib
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from papertriage.clock import now
from papertriage.errors import PapertriageError
from papertriage.model import Entry, Hit, Identifiers, Page, Paper, Reading, Record
from papertriage.query import Node
from papertriage.store import database, ids, marks, pages, papers, rows, search
from papertriage.store.parts import Parts

if TYPE_CHECKING:
    from papertriage.store.copying import Progress


class Library(Parts):
    """A library file, used as a context: ``with Library(path) as library``.

    With ``create`` a missing file and its folder are made; else a missing file is a LibraryError, as is
    a file of another program or of a newer version. ``path`` None is a library in memory. On leaving
    the context, faults of the file that a user can mend become LibraryErrors.
    """

    def __init__(self, path: Path | None, *, create: bool = False, busy_seconds: float = 5.0) -> None:
        self.path = path
        self._db = (
            database.connect(path, create=create, busy_seconds=busy_seconds) if path else database.memory()
        )

    def __enter__(self) -> "Library":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with database.faults_put_into_words(self.path):
            self._db.close()
            if isinstance(error, sqlite3.Error):
                raise error

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is done inside, or nothing."""
        with database.transaction(self._db):
            self.journal.go_on()
            yield

    def one_moment(self) -> contextlib.AbstractContextManager[None]:
        """Inside, all is read as it stood at one moment, whatever other programs write meanwhile."""
        return database.one_moment(self._db)

    @contextlib.contextmanager
    def filling(self, keys: Iterable[int]) -> Iterator[None]:
        """A transaction that adds papers with these keys, quicker; searching finds them at its end only."""
        from papertriage.store import indexing

        with self.transaction(), indexing.together(self._db), self.keys.expected(keys):
            yield

    @contextlib.contextmanager
    def rehearsal(self) -> Iterator[None]:
        """All that is done inside is undone at the end."""
        self._db.execute("BEGIN")
        try:
            yield
        finally:
            self._db.execute("ROLLBACK")

    def operation(self, what: str) -> contextlib.AbstractContextManager[None]:
        """All that is changed inside is one entry of the journal, which says ``what`` was done."""
        return self.journal.operation(what)

    # Pages and the papers on them

    def knows_page(self, digest: str) -> bool:
        """Whether a page of these bytes was read before."""
        return pages.is_known(self._db, digest)

    def add_page(self, page: Page, digest: str, reading: Reading) -> int:
        """The number of a page now in the library, its fragments with it."""
        return pages.add(self._db, page, digest, reading)

    def candidates(self, identifiers: Identifiers, keys: Sequence[int]) -> list[tuple[int, Paper]]:
        """The few papers that may be the one with these identifiers and keys, the likeliest first."""
        return rows.papers(self._db, papers.candidates(self._db, identifiers, self.keys.carriers(keys)))

    def named(self, identifiers: Identifiers) -> set[int]:
        """Numbers of the papers that have one of these identifiers, also where they show another one."""
        return set(papers.named(self._db, identifiers))

    def papers(self, numbers: Sequence[int]) -> list[tuple[int, Paper]]:
        """(number, paper) of those numbers that are in the library, in the order given."""
        return rows.papers(self._db, numbers)

    def add_paper(self, paper: Paper, keys: Collection[int]) -> int:
        """The number of a paper that is new here."""
        number = papers.add_paper(self._db, paper, now())
        self.keys.add(number, keys)
        return number

    def change_paper(self, number: int, old: Paper, new: Paper) -> None:
        """Make ``new`` what is known of the paper; its sightings keep saying what they said."""
        papers.change_paper(self._db, number, old, new)

    def add_names(self, number: int, identifiers: Identifiers, keys: Collection[int]) -> None:
        """Let the paper be found by these identifiers and keys, too."""
        papers.add_identifiers(self._db, number, identifiers)
        self.keys.add(number, keys)

    def add_sighting(
        self, page: int, position: int, number: int, version: int, record: Record, paper: Paper
    ) -> None:
        """Keep that ``page`` printed the paper; ``paper`` is what is known of it now."""
        papers.add_sighting(self._db, page, position, number, version, record, paper)

    # Entries

    def entries(self, numbers: Iterable[int], *, sightings: bool = True) -> Iterator[Entry]:
        """The entries with these numbers, in the order given."""
        return rows.entries(self._db, numbers, sightings=sightings)

    def check_there(self, numbers: Iterable[int]) -> None:
        """Raise PapertriageError where a paper is in the library no more: to be asked in a transaction."""
        if not rows.are_there(self._db, numbers):
            raise PapertriageError("another command has changed these papers meanwhile; run this one again")

    def matching(self, node: Node, among: Sequence[int] | None = None) -> list[int]:
        """Numbers of the papers that a query means, ascending; with ``among``, only of these."""
        return search.matching(self._db, node, among)

    def count(self, node: Node) -> int:
        """How many papers a query means."""
        return search.count(self._db, node)

    def ranked(self, node: Node, sort: str | None, limit: int | None, *, sightings: bool = True) -> list[Hit]:
        """What a query means, best first, with its matched words marked."""
        return self._hits(search.ranked(self._db, node, sort, limit), sightings)

    def related(self, number: int, limit: int | None, node: Node | None = None) -> list[Hit]:
        """Papers that ``node`` means, those likest to that one first, the words in common marked."""
        from papertriage.store import related

        return self._hits(related.related(self._db, number, limit, node), sightings=True)

    def _hits(self, ranked: Iterable[search.MarkedPaper], sightings: bool) -> list[Hit]:
        texts = {paper.number: (paper.marked_title, paper.marked_abstract) for paper in ranked}
        return [Hit(entry, *texts[entry.number]) for entry in self.entries(texts, sightings=sightings)]

    def suggestions(self, words: Sequence[str]) -> dict[str, str]:
        """For each word that no paper holds, the nearest that one does."""
        from papertriage.store import spelling

        return spelling.suggestions(self._db, words)

    def resolve(self, name: str) -> int:
        """The number of the paper called ``name``: the start of its id, an arXiv id or a DOI.

        Raises QueryError where no paper, or more than one, is called so.
        """
        return ids.resolve(self._db, name)

    def short_ids(self, full: Iterable[str]) -> dict[str, str]:
        """Each full id -> its shortest start that no other paper's id has."""
        return ids.short(self._db, full)

    # What a person decides

    def mark(self, numbers: Collection[int], changes: marks.Changes, *, drawn: str = "") -> int:
        """Apply a person's decision to these papers; how many it changed.

        ``drawn`` is why triage showed them.
        """
        with self.transaction():
            return marks.mark(self._db, numbers, changes, drawn)

    def opened(self, number: int, *, drawn: str = "") -> None:
        """Keep that a person opened the paper."""
        with self.transaction():
            marks.decide(self._db, [number], "opened", drawn, now())

    def copy_to(self, target: Path, progress: "Progress") -> None:
        """Make ``target`` a copy of the library as it stands now, and examine it; others may go on writing.

        Raises LibraryError where that can't be; what was in its place before is then still there.
        """
        from papertriage.store import copying

        assert self.path  # one in memory is not copied
        copying.copy(self._db, self.path, target, progress)
