"""The journal: what each operation changed, row by row, so that it can be undone and redone."""

import contextlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from papertriage.clock import now
from papertriage.errors import LibraryError
from papertriage.store import database
from papertriage.store.watching import WATCHED, Watched, watch

_DEPENDENTS = """
    WITH settled (id) AS (
        SELECT undoes FROM operation WHERE undoes IS NOT NULL
        UNION SELECT id FROM operation WHERE undoes IS NOT NULL
    )
    SELECT DISTINCT later.operation FROM change AS later
    WHERE later.operation > ?1 AND later.operation NOT IN settled AND (
        EXISTS (
            SELECT 1 FROM change AS mine
            WHERE mine.operation = ?1 AND mine."table" = later."table" AND mine."row" = later."row"
            AND (mine."column" = later."column" OR mine."column" = '' OR later."column" = '')
        )
        OR EXISTS (
            SELECT 1 FROM change AS mine
            WHERE mine.operation = ?1 AND mine."column" = ''
            AND mine."table" = substr(later.parent, 1, instr(later.parent, ' ') - 1)
            AND mine."row" = CAST(substr(later.parent, instr(later.parent, ' ') + 1) AS INTEGER)
        )
    )
    ORDER BY 1
    """


class Operation(NamedTuple):
    """An entry of the journal; ``undone`` is whether it was taken back."""

    number: int
    began_at: str  # UTC, ISO 8601 to the second
    what: str
    undone: bool


class Journal:
    """The journal of one library."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    @contextlib.contextmanager
    def operation(self, what: str, undoes: int | None = None) -> Iterator[None]:
        """All that is changed inside is one operation; inside another operation it is a part of that one."""
        watch(self._db)
        if self._db.execute("SELECT 1 FROM journaling").fetchone():
            yield
            return
        number = self._begin(what, undoes)
        try:
            yield
        finally:
            # Nothing but this connection's memory is touched: the file may be full, or gone.
            self._db.execute("DELETE FROM journaling")
        self._end(number)

    def _begin(self, what: str, undoes: int | None) -> int | None:
        with database.transaction(self._db):
            row = self._db.execute(
                "INSERT INTO operation (began_at, what, undoes) VALUES (?, ?, ?)", (now(), what, undoes)
            )
            self._db.execute("INSERT INTO journaling VALUES (?)", (row.lastrowid,))
            return row.lastrowid

    def _end(self, number: int | None) -> None:
        """Weigh the operation; one that changed nothing leaves no entry."""
        weight = "SELECT total(40 + coalesce(length(before), 0)) FROM change WHERE operation = ?1"
        with database.transaction(self._db):
            self._db.execute(f"UPDATE operation SET bytes = ({weight}) WHERE id = ?1", (number,))
            self._db.execute("DELETE FROM operation WHERE id = ? AND bytes = 0", (number,))

    def operations(self) -> list[Operation]:
        """The operations that can be undone or redone, the newest first."""
        query = """
            SELECT id, began_at, what, EXISTS (SELECT 1 FROM operation AS o WHERE o.undoes = operation.id)
            FROM operation
            WHERE undoes IS NULL AND EXISTS (SELECT 1 FROM change WHERE change.operation = operation.id)
            ORDER BY id DESC
            """
        return [
            Operation(number, began_at, what, bool(undone))
            for number, began_at, what, undone in self._db.execute(query)
        ]

    def undoing(self, number: int) -> int | None:
        """The operation that took this one back, where one did."""
        row = self._db.execute("SELECT id FROM operation WHERE undoes = ?", (number,)).fetchone()
        return row[0] if row else None

    def dependents(self, number: int) -> list[int]:
        """Later operations that touched what this one touched, or what belongs to what it made.

        An operation and the one that took it back count for nothing.
        """
        return [later for (later,) in self._db.execute(_DEPENDENTS, (number,))]

    def touched_papers(self, number: int) -> list[int]:
        """Numbers of the papers that the operation made, changed or took away, or whose sightings it moved."""
        query = """
            SELECT "row" FROM change WHERE operation = ?1 AND "table" = 'paper'
            UNION SELECT before FROM change WHERE operation = ?1 AND "table" = 'sighting' AND "column" = 'paper'
            UNION SELECT paper FROM change CROSS JOIN sighting
                ON page = json_extract("row", '$[0]') AND position = json_extract("row", '$[1]')
            WHERE operation = ?1 AND "table" = 'sighting'
            """
        return [paper for (paper,) in self._db.execute(query, (number,))]

    def take_back(self, number: int) -> None:
        """Give every row that the operation touched the values that it found there.

        Raises LibraryError where something that is there now forbids it.
        """
        # What comes back first, what goes last: a paper that goes takes with it whatever still points to it.
        with database.transaction(self._db):
            self._db.execute("PRAGMA defer_foreign_keys = ON")
            for table in WATCHED:
                for key, values in self._before(number, table):
                    self._restore(table, key, values)
            for table in reversed(WATCHED):
                self._db.executemany(
                    f'DELETE FROM "{table.name}" WHERE {_is_row(table)}', self._made(number, table)
                )

    def _before(
        self, number: int, table: Watched
    ) -> Iterable[tuple[tuple[object, ...], dict[str, object]]]:
        """(key, column -> value) of each row of the table that was there before."""
        query = """
            SELECT "row", "column", before FROM change
            WHERE operation = ? AND "table" = ? AND "column" != '' ORDER BY "row", "column"
            """
        rows: dict[tuple[object, ...], dict[str, object]] = {}
        for row, column, value in self._db.execute(query, (number, table.name)):
            rows.setdefault(_key_of(row), {})[column] = value
        return rows.items()

    def _made(self, number: int, table: Watched) -> list[tuple[object, ...]]:
        """The key of each row of the table that was not there before."""
        query = """SELECT "row" FROM change WHERE operation = ? AND "table" = ? AND "column" = ''"""
        return [_key_of(row) for (row,) in self._db.execute(query, (number, table.name))]

    def _restore(self, table: Watched, key: tuple[object, ...], values: dict[str, object]) -> None:
        names = [f'"{column}"' for column in values]
        settings = ", ".join(f"{name} = ?" for name in names)
        found = f'UPDATE "{table.name}" SET {settings} WHERE {_is_row(table)}'
        if not self._db.execute(found, (*values.values(), *key)).rowcount:
            places = ", ".join("?" * len(names))
            missing = f'INSERT INTO "{table.name}" ({", ".join(names)}) VALUES ({places})'
            try:
                self._db.execute(missing, tuple(values.values()))
            except sqlite3.IntegrityError as error:
                raise LibraryError(f"what would come back is there already ({table.name} {key})") from error

    def forget(self, number: int) -> None:
        """Remove an operation from the journal."""
        self._db.execute("DELETE FROM operation WHERE id = ?", (number,))

    def prune(self, since: str, most_bytes: float) -> None:
        """Forget what began before ``since``, and the oldest while all together take more than that."""
        query = """
            DELETE FROM operation WHERE began_at < ?
            OR (SELECT sum(o.bytes) FROM operation AS o WHERE o.id >= operation.id) > ?
            """
        self._db.execute(query, (since, most_bytes))


def _is_row(table: Watched) -> str:
    return " AND ".join(f'"{column}" = ?' for column in table.key)


def _key_of(row: int | str) -> tuple[object, ...]:
    """The values of a primary key, as it stands in the column "row"."""
    return tuple(json.loads(row)) if isinstance(row, str) and row.startswith("[") else (row,)
