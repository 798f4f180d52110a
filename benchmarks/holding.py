"""What a library file holds, as SQL tells it."""

import re
import sqlite3
import sys
from bisect import bisect_right
from contextlib import closing
from pathlib import Path

_PIECE = re.compile(r"\.jsonl(?::([0-9]+)-[0-9]+)?$")  # as ingest calls a large file's pieces, by their lines


def sightings(library: Path) -> int:
    """How many records the library holds; 0 where there is none yet."""
    if not library.exists():
        return 0
    with closing(sqlite3.connect(library)) as db:
        try:
            return int(db.execute("SELECT count(*) FROM sighting").fetchone()[0])
        except sqlite3.OperationalError:
            return 0


class Places:
    """Where the records are: the number of a line, from 0 -> that of its paper.

    Nothing is held of each record, for what this process holds counts for those that it starts, too.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        named = ((_PIECE.search(name), page) for page, name in db.execute("SELECT id, name FROM page"))
        self._pieces = sorted((int(piece[1] or 1) - 1, page) for piece, page in named if piece)

    def __getitem__(self, line: int) -> int:
        first, page = self._pieces[bisect_right(self._pieces, (line, sys.maxsize)) - 1]
        query = "SELECT paper FROM sighting WHERE page = ? AND position = ?"
        return int(self._db.execute(query, (page, line - first)).fetchone()[0])


def key_index_bytes(library: Path) -> int:
    """How much of the file the keys take; reckoned where SQLite lacks its dbstat table."""
    with closing(sqlite3.connect(library)) as db:
        try:
            query = "SELECT sum(pgsize) FROM dbstat WHERE name IN ('key_settled', 'key_fresh')"
            return int(db.execute(query).fetchone()[0])
        except sqlite3.OperationalError:
            return 16 * int(db.execute("SELECT count(*) FROM key").fetchone()[0])
