"""The library's health: is the file whole, do its indexes fit its tables, and what could not be read."""

import sqlite3
from collections.abc import Iterator

_INDEXES = ("paper_text", "paper_word")


def faults(db: sqlite3.Connection) -> Iterator[str]:
    """A sentence for each fault of the file; none where all is well."""
    for (answer,) in db.execute("PRAGMA quick_check(20)").fetchall():
        if answer != "ok":
            yield f"the file is damaged: {answer}"
    for table, row, parent, _ in db.execute("PRAGMA foreign_key_check").fetchall():
        yield f"row {row} of {table} belongs to a row of {parent} that is not there"
    yield from (f"the index {index} does not fit the papers" for index in _INDEXES if not _fits(db, index))


def _fits(db: sqlite3.Connection, index: str) -> bool:
    try:
        db.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError:  # SQLITE_CORRUPT_VTAB; another fault would stop the next query, too
        return False
    return True


def fragments(db: sqlite3.Connection) -> list[tuple[str, int, str]]:
    """(page, line, text) of each part of a page that could not be read, the newest page first."""
    query = """
        SELECT page.name, fragment.line, fragment.text FROM fragment JOIN page ON page.id = fragment.page
        ORDER BY page.id DESC, fragment.line, fragment.rowid
        """
    return db.execute(query).fetchall()
