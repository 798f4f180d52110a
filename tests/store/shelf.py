"""Papers put straight into the tables, for tests of the SQL that finds them."""

import sqlite3
from typing import NamedTuple


class Book(NamedTuple):
    """What a paper has that a query can ask for; the defaults have as little as can be."""

    title: str = ""
    abstract: str = ""
    authors: str = ""
    note: str = ""
    date: str | None = None
    venue: str | None = None
    url: str | None = None
    status: str = "new"
    rating: int | None = None
    priority: int = 0
    seen: int = 0
    score: float = 0.0
    added_at: str = "2026-01-01T00:00:00Z"
    tags: tuple[tuple[str, str], ...] = ()  # (name, by)
    identifiers: tuple[tuple[str, str], ...] = ()  # (scheme, value)
    page: tuple[str, str] | None = None  # (reader, name)


_COLUMNS = Book._fields[:-3]


def put(db: sqlite3.Connection, *books: Book) -> list[int]:
    """Put the papers on the shelf, all at once; their numbers, which also make their ids (in hex)."""
    [(last,)] = db.execute("SELECT coalesce(max(id), 0) FROM paper")
    numbers = list(range(last + 1, last + 1 + len(books)))
    columns = ("id", "hash", "abstract_kind", "categories", *_COLUMNS)
    rows = [
        (number, f"{number:012x}", "full", "", *book[:-3])
        for number, book in zip(numbers, books, strict=True)
    ]
    db.execute("BEGIN")
    db.executemany(f"INSERT INTO paper ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})", rows)
    for number, book in zip(numbers, books, strict=True):
        _hang_on(db, number, book)
    db.execute("COMMIT")
    return numbers


def _hang_on(db: sqlite3.Connection, number: int, book: Book) -> None:
    for name, by in book.tags:
        db.execute("INSERT INTO tag (paper, name, \"by\", because) VALUES (?, ?, ?, '')", (number, name, by))
    for scheme, value in book.identifiers:
        db.execute("INSERT INTO identifier (scheme, value, paper) VALUES (?, ?, ?)", (scheme, value, number))
    if book.page:
        page = "INSERT INTO page (digest, name, reader, read_at) VALUES (?, ?, ?, '')"
        cursor = db.execute(page, (str(number), book.page[1], book.page[0]))
        sighting = "INSERT INTO sighting (page, position, paper, version, printed) VALUES (?, 0, ?, 1, '')"
        db.execute(sighting, (cursor.lastrowid, number))
