"""The text indexes of many new papers, written together.

FTS5 gathers words in memory and writes them in order. But a statement that may fail half-way, as every one
with a trigger does, has it write what it has so far (https://sqlite.org/vtab.html, "xSavepoint"). So papers
that are indexed one by one, as they come, take twice the time of papers that are indexed together.
"""

import contextlib
import sqlite3
from collections.abc import Iterator

from papertriage.store.health import TEXT_INDEXES


@contextlib.contextmanager
def together(db: sqlite3.Connection) -> Iterator[None]:
    """Papers that come inside are indexed at the end. It belongs inside a transaction: all or nothing."""
    db.execute("INSERT INTO unindexed (after) SELECT coalesce(max(id), 0) FROM paper")
    yield
    for index in TEXT_INDEXES:
        db.execute(
            f"""
            INSERT INTO {index} (rowid, title, abstract, authors, note)
            SELECT id, title, abstract, authors, note FROM paper WHERE id > (SELECT after FROM unindexed)
            """
        )
    db.execute("DELETE FROM unindexed")
