"""The journal: one entry for each operation that changed the library, and what it found where it changed it.

Triggers write down the rows (watching), and taking_back gives them their values back.
"""

import contextlib
import sqlite3
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from papertriage import clock
from papertriage.config import UndoSettings
from papertriage.store import database, taking_back
from papertriage.store.watching import is_watched, watch
from papertriage.text import one_line

# The bytes that the changes of an operation take.
WEIGHT = "SELECT total(40 + coalesce(length(before), 0)) FROM change WHERE change.operation = operation.id"
_LONGEST = 200  # characters of what an operation is called
_OPERATIONS = """
    SELECT id, began_at, what, EXISTS (SELECT 1 FROM operation AS o WHERE o.undoes = operation.id), undoes
    FROM operation
    """

# Operations hang together where they touched one row, or where one made or took away what a row of the other
# belongs to. Only what a person or a topic says of a paper is apart from the rest of its row, value by value.
_APART = "'status', 'priority', 'rating', 'note', 'score', 'added_at'"
_DEPENDENTS = f"""
    WITH settled (id) AS (
        SELECT id FROM operation WHERE undoes > ?1 UNION SELECT undoes FROM operation WHERE undoes > ?1
    )
    SELECT operation FROM change AS later
    WHERE later.operation > ?1 AND later.operation NOT IN settled AND (
        EXISTS (
            SELECT 1 FROM change AS mine
            WHERE mine.operation = ?1 AND mine."table" = later."table" AND mine."row" = later."row" AND (
                mine."column" = '' OR later."column" = '' OR mine."column" = later."column"
                OR mine."column" NOT IN ({_APART}) AND later."column" NOT IN ({_APART})
            )
        )
        OR later.parent IN (
            SELECT "table" || ' ' || "row" FROM change WHERE operation = ?1 AND "column" IN ('', 'id')
        )
        OR later."column" IN ('', 'id') AND later."table" || ' ' || later."row" IN (
            SELECT parent FROM change WHERE operation = ?1
        )
    )
    """


class Operation(NamedTuple):
    """An entry of the journal; ``undone`` is whether it was taken back."""

    number: int
    began_at: str  # UTC, ISO 8601 to the second
    what: str
    undone: bool
    undoes: int | None  # the operation that this one took back


class Journal:
    """The journal of one library. The numbers of operations tell the order of their changes."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self.last = 0  # the number of the last operation that changed something on this connection

    @contextlib.contextmanager
    def operation(self, what: str, undoes: int | None = None) -> Iterator[None]:
        """All that is changed inside is one operation; inside another operation it is a part of that one."""
        watch(self._db)
        if self._running():
            yield
            return
        with database.transaction(self._db):
            self._begin(one_line(what)[:_LONGEST], undoes)
        try:
            yield
        finally:
            try:
                with database.transaction(self._db):
                    self._close()
            finally:  # only this connection's memory is touched: the file may be full, or gone
                self._db.execute("DELETE FROM journaling")

    def go_on(self) -> None:
        """To be called in each transaction: an operation that another process has overtaken since its last
        one goes on under a new number, so that numbers tell the order of changes."""
        running = self._running()
        if running and self._db.execute("SELECT 1 FROM operation WHERE id > ?", (running[0],)).fetchone():
            self._close()
            self._db.execute("DELETE FROM journaling")
            self._begin(running[1], None)

    def _running(self) -> tuple[int, str] | None:
        """(number, what) of the operation that this connection is in."""
        if not is_watched(self._db):
            return None
        row: tuple[int, str] | None = self._db.execute("SELECT operation, what FROM journaling").fetchone()
        return row

    def _begin(self, what: str, undoes: int | None) -> None:
        query = "INSERT INTO operation (began_at, what, undoes) VALUES (?, ?, ?)"
        number = self._db.execute(query, (clock.now(), what, undoes)).lastrowid
        self._db.execute("INSERT INTO journaling (operation, what) VALUES (?, ?)", (number, what))

    def _close(self) -> None:
        """Weigh what the operation has written so far; one that changed nothing leaves no entry.

        But one that took another back stays: that may have come to nothing, and is undone all the same.
        """
        [number] = self._db.execute("SELECT operation FROM journaling").fetchone()
        self._weigh(number)
        if not self._db.execute("DELETE FROM operation WHERE id = ? AND bytes = 0", (number,)).rowcount:
            self.last = number

    def _weigh(self, number: int) -> None:
        query = f"UPDATE operation SET bytes = max(({WEIGHT}), undoes IS NOT NULL) WHERE id = ?"
        self._db.execute(query, (number,))

    def state(self) -> tuple[int, ...]:
        """Numbers that are others once papers may have changed.

        A new operation has a number, one that is done again takes a row away, and an ingest that goes on adds
        pages.
        """
        query = """
            SELECT (SELECT coalesce(max(id), 0) FROM operation), (SELECT count(*) FROM operation),
                (SELECT coalesce(max(id), 0) FROM page)
            """
        return tuple(self._db.execute(query).fetchone())

    def operations(self) -> list[Operation]:
        """The operations that can be undone or redone, the newest first."""
        which = "undoes IS NULL AND EXISTS (SELECT 1 FROM change WHERE change.operation = operation.id)"
        return [*map(_operation, self._db.execute(f"{_OPERATIONS} WHERE {which} ORDER BY id DESC"))]

    def dependents(self, number: int) -> list[Operation]:
        """Later operations that touched what this one touched, or what belongs to what it made.

        A later operation and the one that took it back count for nothing.
        """
        rows = self._db.execute(f"{_OPERATIONS} WHERE id IN ({_DEPENDENTS}) ORDER BY id", (number,))
        return [*map(_operation, rows)]

    def undoing(self, number: int) -> int | None:
        """The operation that took this one back, where one did."""
        row = self._db.execute("SELECT id FROM operation WHERE undoes = ?", (number,)).fetchone()
        return row[0] if row else None

    def count_papers(self, number: int) -> int:
        """How many papers an operation made, changed or took away."""
        query = """
            SELECT count(*) FROM (
                SELECT "row" FROM change WHERE operation = ?1 AND "table" = 'paper'
                UNION SELECT CAST(substr(parent, 7) AS INTEGER) FROM change
                WHERE operation = ?1 AND parent LIKE 'paper %'
            )
            """
        count: int = self._db.execute(query, (number,)).fetchone()[0]
        return count

    def regrouped(self, number: int) -> Sequence[int]:
        """Numbers of the papers that an operation made or took away, or whose sightings it changed."""
        return taking_back.regrouped(self._db, number)

    def take_back(self, number: int) -> None:
        """Give every row that the operation touched the values that it found there, in a transaction.

        Raises LibraryError where something that is there now forbids it.
        """
        taking_back.take_back(self._db, number)

    def forget(self, number: int) -> None:
        """Remove an operation from the journal."""
        self._db.execute("DELETE FROM operation WHERE id = ?", (number,))

    def prune(self, settings: UndoSettings) -> None:
        """Forget operations that are older, or together take more room, than the settings allow.

        The last one stays, whatever it takes, and so does what it took back. Where another program is
        writing, nothing happens.
        """
        limits = (clock.ago(settings.keep_days), settings.keep_megabytes * 1e6)
        stale = """
            SELECT id FROM (
                SELECT id, began_at, sum(bytes) OVER (ORDER BY id DESC) AS together FROM operation
            )
            WHERE id < (SELECT max(id) FROM operation) AND (began_at < ? OR together > ?)
            AND id IS NOT (SELECT undoes FROM operation ORDER BY id DESC LIMIT 1)
            """
        try:
            self._weigh_what_was_interrupted()
            if numbers := self._db.execute(stale, limits).fetchall():
                with database.transaction(self._db):
                    self._db.executemany("DELETE FROM operation WHERE id = ?", numbers)
        except sqlite3.OperationalError as error:
            if not error.sqlite_errorname.startswith("SQLITE_BUSY"):
                raise

    def _weigh_what_was_interrupted(self) -> None:
        query = """
            SELECT id FROM operation
            WHERE bytes = 0 AND EXISTS (SELECT 1 FROM change WHERE change.operation = operation.id)
            """
        for (number,) in self._db.execute(query).fetchall():
            self._weigh(number)


def _operation(row: tuple[int, str, str, int, int | None]) -> Operation:
    number, began_at, what, undone, undoes = row
    return Operation(number, began_at, what, bool(undone), undoes)
