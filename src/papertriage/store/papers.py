"""Papers and their sightings: found, added and changed."""

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import count

from papertriage.model import Identifiers, Paper, Record
from papertriage.store.printed import Printed, rebase, shrink
from papertriage.store.rows import PAPER_COLUMNS, row_of
from papertriage.text import plain

_MOST_CANDIDATES = 30
HASH_DIGITS = 12  # 48 bits: a chance of 1 in 60 that two of three million titles meet, and then one is salted


def add_paper(db: sqlite3.Connection, paper: Paper, added_at: str) -> int:
    """The number of a paper that the library did not have."""
    columns = ("hash", *PAPER_COLUMNS, "added_at", "seen")
    marks = ", ".join("?" * len(columns))
    values = (_free_hash(db, paper), *row_of(paper), added_at, 0)
    number = db.execute(f"INSERT INTO paper ({', '.join(columns)}) VALUES ({marks})", values).lastrowid
    assert number is not None  # an INSERT that did not raise has a row
    add_identifiers(db, number, paper.identifiers)
    return number


def change_paper(db: sqlite3.Connection, number: int, old: Paper, new: Paper) -> None:
    """Make ``new`` what the library knows of the paper; its sightings keep saying what they said."""
    rows = zip(PAPER_COLUMNS, row_of(old), row_of(new), strict=True)
    # Only what differs: to name a column of text is enough for the text index to be written anew.
    if changes := {column: after for column, before, after in rows if before != after}:
        places = ", ".join(f"{column} = ?" for column in changes)
        db.execute(f"UPDATE paper SET {places} WHERE id = ?", (*changes.values(), number))
        _rebase_sightings(db, number, old, new)


def _rebase_sightings(db: sqlite3.Connection, number: int, old: Paper, new: Paper) -> None:
    query = "SELECT printed, abstract, page, position FROM sighting WHERE paper = ?"
    rebased = [
        (*rebase(Printed(fields, abstract), old, new), page, position)
        for fields, abstract, page, position in db.execute(query, (number,)).fetchall()
    ]
    db.executemany("UPDATE sighting SET printed = ?, abstract = ? WHERE page = ? AND position = ?", rebased)


def add_sighting(
    db: sqlite3.Connection, page: int, position: int, number: int, version: int, record: Record, paper: Paper
) -> None:
    """Keep that ``page`` printed the paper; ``paper`` is what the library knows of it now."""
    before = db.execute(
        "SELECT 1 FROM sighting WHERE paper = ? AND page = ? LIMIT 1", (number, page)
    ).fetchone()
    db.execute(
        "INSERT INTO sighting (page, position, paper, version, printed, abstract) VALUES (?, ?, ?, ?, ?, ?)",
        (page, position, number, version, *shrink(record, paper)),
    )
    if not before:
        db.execute("UPDATE paper SET seen = seen + 1 WHERE id = ?", (number,))


def candidates(
    db: sqlite3.Connection, identifiers: Identifiers, carriers: Iterable[Collection[int]]
) -> list[int]:
    """Numbers of some papers that may be the one with these identifiers, the likeliest first.

    ``carriers`` are for each of its keys the papers that carry it: the fewer they are, the more it weighs. An
    identifier weighs as much as ten keys that no other paper carries.
    """
    weights: defaultdict[int, float] = defaultdict(float)
    for number in named(db, identifiers):
        weights[number] += 10
    for numbers in carriers:
        for number in numbers:
            weights[number] += 1 / len(numbers)
    return sorted(weights, key=lambda number: (-weights[number], number))[:_MOST_CANDIDATES]


def named(db: sqlite3.Connection, identifiers: Identifiers) -> Iterator[int]:
    """For each of the identifiers the numbers of the papers that have it, also if they show another one."""
    for pair in identifiers.pairs():
        for (number,) in db.execute("SELECT paper FROM identifier WHERE scheme = ? AND value = ?", pair):
            yield number


def add_identifiers(db: sqlite3.Connection, number: int, identifiers: Identifiers) -> None:
    """Let the paper be found by these identifiers, too."""
    names = [(scheme, value, number) for scheme, value in identifiers.pairs()]
    db.executemany("INSERT OR IGNORE INTO identifier (scheme, value, paper) VALUES (?, ?, ?)", names)


def hashes(paper: Paper) -> Iterator[str]:
    """The ids that a paper may get, first choice first; it gets the first that no other paper has.

    The first is made of the title, so that it rarely depends on the order of reading.
    """
    titled = "".join(filter(str.isalnum, plain(paper.title)))
    yield _digest(titled or repr(paper))
    yield from (_digest(f"{paper!r}{salt}") for salt in count())


def _digest(text: str) -> str:
    import hashlib  # takes three milliseconds, which a search does without

    return hashlib.sha256(text.encode()).hexdigest()[:HASH_DIGITS]


def _free_hash(db: sqlite3.Connection, paper: Paper) -> str:
    return next(digest for digest in hashes(paper) if not is_taken(db, digest))


def is_taken(db: sqlite3.Connection, digest: str) -> bool:
    """Whether a paper has this id, or had it before it was merged."""
    query = "SELECT 1 FROM paper WHERE hash = ?1 UNION ALL SELECT 1 FROM alias WHERE hash = ?1"
    return db.execute(query, (digest,)).fetchone() is not None
