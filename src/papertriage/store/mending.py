"""What of a library can be mended by itself: all that follows from its pages, papers and sightings.

Nothing that a person decided is touched, whatever it belongs to.
"""

import sqlite3

from papertriage.store import database, health
from papertriage.store.journal import WEIGHT

_DECIDED = {"decision": "1", "tag": "\"by\" = 'person'"}  # table -> which of its rows a person gave


class Mending:
    """The mending of one library."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def indexes(self) -> None:
        """Make anew the indexes that do not fit their tables."""
        for index in sorted({fault.place for fault in health.damages(self._db) if fault.kind == "index"}):
            self._db.execute(f'REINDEX "{index}"')

    def text_indexes(self) -> None:
        """Make anew the text indexes that do not fit the papers."""
        for index in health.TEXT_INDEXES:
            if not health.fits(self._db, index):
                self._db.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")

    def strays(self) -> None:
        """Drop what belongs to rows that are gone, keys too.

        The journal is not told: what has nothing to belong to could not come back.
        """
        query = """
            SELECT name, child."from", child."table"
            FROM sqlite_master CROSS JOIN pragma_foreign_key_list(name) AS child
            WHERE type = 'table' ORDER BY name, child."from"
            """
        with database.transaction(self._db):
            for table, column, parent in self._db.execute(query).fetchall():
                self._db.execute(
                    f"""
                    DELETE FROM "{table}" WHERE "{column}" NOT IN (SELECT id FROM "{parent}")
                    AND NOT {_DECIDED.get(table, "0")}
                    """
                )
            self._db.execute(f"DELETE FROM key WHERE {health.LOST_KEY}")

    def seen(self) -> None:
        """Count again on how many pages the papers are that say otherwise."""
        count = "SELECT count(DISTINCT page) FROM sighting WHERE sighting.paper = paper.id"
        self._db.execute(f"UPDATE paper SET seen = ({count}) WHERE {health.MISCOUNTED}")

    def rulings(self) -> None:
        """Drop what rules said of papers that are gone."""
        self._db.execute(f"DELETE FROM ruling WHERE {health.LOST_RULING}")

    def operations(self, a_day_ago: str) -> None:
        """End the operations that never did: weigh what they changed, forget those that changed nothing."""
        since = {"a_day_ago": a_day_ago}
        with database.transaction(self._db):
            self._db.execute(f"UPDATE operation SET bytes = ({WEIGHT}) WHERE {health.UNENDED}", since)
            self._db.execute(f"DELETE FROM operation WHERE {health.UNENDED}", since)
