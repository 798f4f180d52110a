"""An operation taken back: every row that it touched gets the values that the operation found there."""

import json
import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter

from papertriage.errors import LibraryError
from papertriage.store.watching import WATCHED, Watched


def regrouped(db: sqlite3.Connection, number: int) -> Sequence[int]:
    """Numbers of the papers that an operation made or took away, or whose sightings it changed."""
    query = """
        SELECT "row" FROM change
        WHERE operation = ?1 AND "table" = 'paper' AND "column" IN ('', 'id', 'seen')
        UNION SELECT before FROM change WHERE operation = ?1 AND "table" = 'sighting' AND "column" = 'paper'
        UNION SELECT paper FROM change CROSS JOIN sighting
            ON page = json_extract("row", '$[0]') AND position = json_extract("row", '$[1]')
        WHERE operation = ?1 AND "table" = 'sighting'
        """
    return array("q", (paper for (paper,) in db.execute(query, (number,))))


def take_back(db: sqlite3.Connection, number: int) -> None:
    """Undo what an operation did, inside a transaction.

    Raises LibraryError where something that is there now forbids it; then the transaction must fail.
    """
    # What comes back first, what goes last: a paper that goes takes with it whatever still points to it.
    for table in WATCHED:
        for row, changes in groupby(_found(db, number, table), itemgetter(0)):
            values = {column: value for _, column, value in changes}
            try:
                _restore(db, table, _key_of(row), values)
            except sqlite3.IntegrityError as error:
                name = values.get("name", values.get("title", row))
                raise LibraryError(f"the {table.name} {name!r} came again since; undo that first") from error
    for table in reversed(WATCHED):
        made = (_key_of(row) for row in _made(db, number, table))
        db.executemany(f'DELETE FROM "{table.name}" WHERE {_is_row(table)}', made)
    if twice := db.execute("SELECT hash FROM alias JOIN paper USING (hash) LIMIT 1").fetchone():
        raise LibraryError(f"the id {twice[0]} means another paper since; undo that first")


def _found(db: sqlite3.Connection, number: int, table: Watched) -> Iterator[tuple[int | str, str, object]]:
    """(row, column, value) of what was there before, row by row."""
    query = """
        SELECT "row", "column", before FROM change
        WHERE operation = ? AND "table" = ? AND "column" != '' ORDER BY "row", "column"
        """
    return iter(db.execute(query, (number, table.name)))


def _made(db: sqlite3.Connection, number: int, table: Watched) -> Iterator[int | str]:
    """Each row of the table that was not there before."""
    query = """SELECT "row" FROM change WHERE operation = ? AND "table" = ? AND "column" = ''"""
    return (row for (row,) in db.execute(query, (number, table.name)))


def _restore(
    db: sqlite3.Connection, table: Watched, key: Iterable[object], values: Mapping[str, object]
) -> None:
    names = [f'"{column}"' for column in values]
    settings = ", ".join(f"{name} = ?" for name in names)
    update = f'UPDATE "{table.name}" SET {settings} WHERE {_is_row(table)}'
    if not db.execute(update, (*values.values(), *key)).rowcount:
        places = ", ".join("?" * len(names))
        insert = f'INSERT INTO "{table.name}" ({", ".join(names)}) VALUES ({places})'
        db.execute(insert, tuple(values.values()))


def _is_row(table: Watched) -> str:
    return " AND ".join(f'"{column}" = ?' for column in table.key)


def _key_of(row: int | str) -> tuple[object, ...]:
    """The values of a primary key, as it stands in the column "row"."""
    return tuple(json.loads(row)) if isinstance(row, str) and row.startswith("[") else (row,)
