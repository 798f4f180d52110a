"""Triggers of a connection that write down what stood in a row before an operation first touched it.

So no command can forget to, and other programs that open the file are not concerned.
"""

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple


class Watched(NamedTuple):
    """A table whose changes are written down; ``parent`` is the table whose rows take its rows with them."""

    name: str
    key: tuple[str, ...]
    parent: str | None = None
    moves: bool = False  # whether a row may come to belong to another parent


# Parents first. The table "key" is made of the papers' texts; the text indexes have triggers of their own.
WATCHED = (
    Watched("page", ("id",)),
    Watched("paper", ("id",)),
    Watched("fragment", ("id",), "page"),
    Watched("sighting", ("page", "position"), "page"),
    Watched("identifier", ("scheme", "value", "paper"), "paper"),
    Watched("tag", ("paper", "name", "by"), "paper"),
    Watched("alias", ("hash",), "paper", moves=True),
    Watched("ruling", ("a", "b", "by")),
    Watched("decision", ("id",), "paper", moves=True),
)


_AS_NEW = "''"  # the column of a row that was not there


def is_watched(db: sqlite3.Connection) -> bool:
    """Whether this connection writes down what it changes."""
    return db.execute("SELECT 1 FROM temp.sqlite_master WHERE name = 'journaling'").fetchone() is not None


def watch(db: sqlite3.Connection) -> None:
    """Let this connection write down what it changes, while an operation stands in its table "journaling"."""
    if is_watched(db):
        return
    db.execute("CREATE TEMP TABLE journaling (operation INTEGER NOT NULL, what TEXT NOT NULL)")
    for table in WATCHED:
        names = db.execute("SELECT name FROM pragma_table_info(?)", (table.name,)).fetchall()
        columns = [column for (column,) in names]
        db.execute(_trigger(table, "INSERT", "new", "SELECT '' AS name, NULL AS value"))
        for event in ("UPDATE", "DELETE"):
            db.execute(_trigger(table, event, "old", _changed(columns, event)))


def _trigger(table: Watched, event: str, side: str, values: str) -> str:
    """A trigger that writes down the ``values`` of a row, unless the journal knows better already.

    A row that came with the operation has nothing to be given back, and one that the operation took away and
    made again is known. What comes with a page or paper that the operation made goes with that: no line.
    """
    names = [f'{side}."{column}"' for column in table.key]
    row = names[0] if len(names) == 1 else f"json_array({', '.join(names)})"
    parent = f"'{table.parent} ' || {side}.{table.parent}" if table.parent else "NULL"
    unless = [_is_written(table.name, row, None if event == "INSERT" else _AS_NEW)]
    if table.parent and not table.moves:
        unless.append(_is_written(table.parent, f"{side}.{table.parent}", _AS_NEW))
    return f"""
        CREATE TEMP TRIGGER journal_{table.name}_{event} AFTER {event} ON main."{table.name}"
        WHEN EXISTS (SELECT 1 FROM journaling) AND NOT ({" OR ".join(unless)})
        BEGIN
            INSERT INTO change (operation, "table", "row", "column", before, parent)
            SELECT (SELECT operation FROM journaling), '{table.name}', {row}, name, value, {parent}
            FROM ({values}) WHERE NOT {_is_written(table.name, row, "name")};
        END
        """


def _changed(columns: Iterable[str], event: str) -> str:
    """A query of the name and the old value of each column, or of each that an UPDATE changes."""
    which = ' WHERE old."{0}" IS NOT new."{0}"' if event == "UPDATE" else ""
    each = "SELECT '{0}' AS name, old.\"{0}\" AS value" + which
    return " UNION ALL ".join(each.format(name) for name in columns)


def _is_written(table: str, row: str, column: str | None) -> str:
    """The condition that the operation has written of the row, or of that column of it.

    It is not left to OR IGNORE, which the statement that fires the trigger overrides, as an upsert does:
    https://sqlite.org/lang_createtrigger.html
    """
    # The plus takes the column's affinity away; with it "row" is not looked up in the key but searched for,
    # among all rows of the operation: https://sqlite.org/datatype3.html#affinity_of_operands
    return (
        "EXISTS (SELECT 1 FROM change WHERE operation = (SELECT operation FROM journaling)"
        f' AND "table" = \'{table}\' AND "row" = +{row}' + (f' AND "column" = {column})' if column else ")")
    )
