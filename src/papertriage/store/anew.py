"""All records folded anew in a second file beside the library, and what is otherwise there."""

import contextlib
import sqlite3
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from papertriage.store import database
from papertriage.store.pairs import FINGERPRINT_DIGITS
from papertriage.store.printed import Printed, expand
from papertriage.store.regrouping import Place, Placed
from papertriage.store.rows import papers

_CHUNK = 500  # sightings
# The second file is thrown away, and nobody searches it: it needs no text index.
_INDEXING = "SELECT name FROM anew.sqlite_master WHERE type = 'trigger' AND tbl_name = 'paper'"
# Ids may mean other papers there, fingerprints don't.
_COPIED = (
    "INSERT INTO anew.page SELECT * FROM main.page",
    f"""
    INSERT INTO anew.ruling SELECT * FROM main.ruling
    WHERE "by" = 'person' AND length(a) = {FINGERPRINT_DIGITS} AND length(b) = {FINGERPRINT_DIGITS}
    """,
)
_PAIRED = """
    CREATE TABLE anew.paired AS
    SELECT page, position, was.paper AS number, is_now.paper AS anew,
        was.version AS version, is_now.version AS version_anew
    FROM main.sighting AS was JOIN anew.sighting AS is_now USING (page, position)
    """


class Moved(NamedTuple):
    """A sighting: its paper in the library, and its paper in the second file."""

    page: int
    position: int
    number: int
    anew: int


class Versioned(NamedTuple):
    """A sighting: its paper in both files, and the version of that which it printed."""

    page: int
    position: int
    number: int
    anew: int
    version: int
    version_anew: int


class Anew:
    """The second file of one library."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def prepare(self, path: Path) -> None:
        """Give a new library the pages, and what a person said of pairs."""
        with self._attached(path):
            for (trigger,) in self._db.execute(_INDEXING).fetchall():
                self._db.execute(f'DROP TRIGGER anew."{trigger}"')
            for statement in _COPIED:
                self._db.execute(statement)

    def count(self) -> int:
        """How many records there are."""
        number: int = self._db.execute("SELECT count(*) FROM sighting").fetchone()[0]
        return number

    def records(self) -> Iterator[list[Placed]]:
        """Every record, in the order of reading, some hundreds at a time."""
        last = Place(0, -1)
        while some := self._records_after(last):
            yield some
            last = some[-1].place

    def _records_after(self, last: Place) -> list[Placed]:
        query = """
            SELECT page, position, version, paper, printed, abstract FROM sighting
            WHERE (page, position) > (?, ?) ORDER BY page, position LIMIT ?
            """
        with database.one_moment(self._db):
            rows = self._db.execute(query, (*last, _CHUNK)).fetchall()
            known = dict(papers(self._db, sorted({row[3] for row in rows})))
        return [
            Placed(page, position, version, expand(Printed(*printed), known[number]))
            for page, position, version, number, *printed in rows
        ]

    @contextlib.contextmanager
    def paired(self, path: Path) -> Iterator[None]:
        """Inside, the papers of both files can be compared, as they stood at one moment."""
        with self._attached(path), database.one_moment(self._db):
            self._db.execute(_PAIRED)
            self._db.execute("CREATE INDEX anew.paired_number ON paired (number, anew)")
            self._db.execute("CREATE INDEX anew.paired_anew ON paired (anew, number)")
            yield

    def moved(self) -> list[Moved]:
        """The sightings of papers that are several in the other file, or one with others; in order."""
        query = """
            SELECT page, position, number, anew FROM paired
            WHERE number IN (SELECT number FROM paired GROUP BY number HAVING min(anew) < max(anew))
            OR anew IN (SELECT anew FROM paired GROUP BY anew HAVING min(number) < max(number))
            ORDER BY page, position
            """
        return [*map(Moved._make, self._db.execute(query))]

    def versioned(self) -> list[list[Versioned]]:
        """The sightings, in order, of each paper of the other file that has moved ones or other versions."""
        query = """
            SELECT page, position, number, anew, version, version_anew FROM paired
            WHERE anew IN (
                SELECT anew FROM paired
                WHERE version != version_anew
                OR number IN (SELECT number FROM paired GROUP BY number HAVING min(anew) < max(anew))
                OR anew IN (SELECT anew FROM paired GROUP BY anew HAVING min(number) < max(number))
            )
            ORDER BY anew, page, position
            """
        rows = map(Versioned._make, self._db.execute(query))
        return [list(sightings) for _, sightings in groupby(rows, key=lambda row: row.anew)]

    def paper_anew(self, number: int) -> int:
        """The paper in the second file that holds the first sighting of this one."""
        query = "SELECT anew FROM paired WHERE number = ? ORDER BY page, position LIMIT 1"
        paper: int = self._db.execute(query, (number,)).fetchone()[0]
        return paper

    def first_place(self, anew: int) -> Place:
        """Where the first sighting of a paper of the second file was printed."""
        query = "SELECT page, position FROM paired WHERE anew = ? ORDER BY page, position LIMIT 1"
        return Place(*self._db.execute(query, (anew,)).fetchone())

    def paper_at(self, place: Place) -> int:
        """The paper of the library that a page prints there."""
        query = "SELECT paper FROM sighting WHERE page = ? AND position = ?"
        paper: int = self._db.execute(query, place).fetchone()[0]
        return paper

    @contextlib.contextmanager
    def _attached(self, path: Path) -> Iterator[None]:
        self._db.execute("ATTACH ? AS anew", (str(path),))
        try:
            yield
        finally:
            self._db.execute("DETACH anew")
