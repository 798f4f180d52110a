"""The library's health: what of its file, its indexes and its rows is not as it must be."""

import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

TEXT_INDEXES = ("paper_text", "paper_word")
MISCOUNTED = "seen != (SELECT count(DISTINCT page) FROM sighting WHERE sighting.paper = paper.id)"
LOST_KEY = "paper IN (SELECT paper FROM key EXCEPT SELECT id FROM paper)"
# What a person said of two papers is kept until they come back; what a rule said is then said anew, unless
# they come back because what was undone is done again.
LOST_RULING = """
    "by" = 'rule' AND NOT EXISTS (SELECT 1 FROM operation WHERE undoes IS NOT NULL)
    AND NOT (a IN (SELECT hash FROM paper UNION ALL SELECT hash FROM alias)
        AND b IN (SELECT hash FROM paper UNION ALL SELECT hash FROM alias))
    """
# An operation that ended weighs something; one that began lately may still be going on.
UNENDED = "bytes = 0 AND began_at < :a_day_ago"

_COUNTED = (
    ("seen", "paper", MISCOUNTED, "papers that are on more pages, or fewer, than they say"),
    ("key", "key", LOST_KEY, "keys of papers that are gone"),
    ("ruling", "ruling", LOST_RULING, "what rules said of papers that are gone"),
    ("operation", "operation", UNENDED, "operations that never ended"),
)
_MOST_DAMAGES = 20

# What SQLite says of an index that does not fit its table: https://sqlite.org/pragma.html#pragma_integrity_check
_UNFIT = re.compile(r"(?:row \d+ missing from|wrong # of entries in) index (\w+)")


class Fault(NamedTuple):
    """What is wrong with a table or index.

    ``kind`` is file, index, row, seen, key, ruling or operation.
    """

    kind: str
    place: str
    text: str


class Health:
    """The examination of one library."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def faults(self, a_day_ago: str) -> Iterator[Fault]:
        """All faults. Where the file is damaged only that: what else is read from it can't be trusted."""
        damaged = list(damages(self._db))
        yield from damaged
        if any(fault.kind == "file" for fault in damaged):
            return
        yield from _strays(self._db)
        for index in TEXT_INDEXES:
            if not fits(self._db, index):
                yield Fault("index", index, "does not fit the papers")
        for kind, table, condition, text in _COUNTED:
            query = f'SELECT count(*) FROM "{table}" WHERE {condition}'
            [(count,)] = self._db.execute(query, {"a_day_ago": a_day_ago})
            if count:
                yield Fault(kind, table, f"{text}: {count:,}")

    def without_keys(self) -> list[int]:
        """Numbers of the papers that have no keys: folding finds them by identifiers only."""
        query = "SELECT id FROM paper EXCEPT SELECT paper FROM key ORDER BY 1"
        return [number for (number,) in self._db.execute(query)]

    def unseen(self) -> list[tuple[str, str]]:
        """(id, title) of each paper that no page prints, the oldest first."""
        query = "SELECT hash, title FROM paper WHERE id NOT IN (SELECT paper FROM sighting) ORDER BY id"
        return self._db.execute(query).fetchall()

    def reading_since(self, before: str) -> list[tuple[str, str, str]]:
        """(id, title, when) of what was last decided on before then, and is still being read."""
        query = """
            SELECT hash, title, last FROM (
                SELECT id, hash, title, coalesce(
                    (SELECT max(decided_at) FROM decision WHERE decision.paper = paper.id), added_at
                ) AS last
                FROM paper WHERE status = 'reading'
            )
            WHERE last < ? ORDER BY last, id
            """
        return self._db.execute(query, (before,)).fetchall()

    def fragments(self) -> list[tuple[str, int, str]]:
        """(page, line, text) of each part of a page that could not be read, the newest page first."""
        query = """
            SELECT page.name, fragment.line, fragment.text FROM fragment JOIN page ON page.id = fragment.page
            ORDER BY page.id DESC, fragment.line, fragment.id
            """
        return self._db.execute(query).fetchall()


def damages(db: sqlite3.Connection) -> Iterator[Fault]:
    """What SQLite finds wrong: "index" where that can be made anew from its table, else "file"."""
    try:
        answers = db.execute(f"PRAGMA integrity_check({_MOST_DAMAGES})").fetchall()
    except sqlite3.DatabaseError as error:
        if not _is_damage(error):
            raise
        answers = [(str(error),)]
    for (answer,) in answers:
        if index := _UNFIT.fullmatch(answer):
            yield Fault("index", index[1], answer)
        elif answer != "ok":
            yield Fault("file", "library", answer)


def fits(db: sqlite3.Connection, index: str) -> bool:
    """Whether a text index says what the papers say."""
    try:
        db.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        if _is_damage(error):
            return False
        raise
    return True


def _is_damage(error: sqlite3.DatabaseError) -> bool:
    return error.sqlite_errorname.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB"))


def _strays(db: sqlite3.Connection) -> Iterator[Fault]:
    """Rows that belong to a row that is not there, counted by table."""
    counts = Counter((table, parent) for table, _, parent, _ in db.execute("PRAGMA foreign_key_check"))
    for (table, parent), count in sorted(counts.items()):
        yield Fault("row", table, f"rows that belong to a {parent} that is gone: {count:,}")
