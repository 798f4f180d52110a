"""Pages that were read, and what of them could not be."""

import sqlite3

from papertriage.clock import now
from papertriage.model import Page, Reading
from papertriage.text import harmless


def is_known(db: sqlite3.Connection, digest: str) -> bool:
    """Whether a page of these bytes was read before."""
    return db.execute("SELECT 1 FROM page WHERE digest = ?", (digest,)).fetchone() is not None


def add(db: sqlite3.Connection, page: Page, digest: str, reading: Reading) -> int:
    """The number of a page now in the library, its fragments with it."""
    reader, facts = reading.reader, reading.facts
    number = db.execute(
        """
        INSERT INTO page (digest, name, reader, url, page_date, stated_total, read_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        (digest, harmless(page.name), reader, page.url, facts.page_date, facts.stated_total, now()),
    ).lastrowid
    assert number is not None  # an INSERT that did not raise has a row
    rows = [(number, fragment.line, harmless(fragment.text)) for fragment in reading.fragments]
    db.executemany("INSERT INTO fragment (page, line, text) VALUES (?, ?, ?)", rows)
    return number
