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


# Parents first. The table "key" is made of the papers' texts, and the text indexes are kept by triggers of theirs.
WATCHED = (
    Watched("page", ("id",)),
    Watched("paper", ("id",)),
    Watched("fragment", ("id",), "page"),
    Watched("sighting", ("page", "position"), "page"),
    Watched("identifier", ("scheme", "value", "paper"), "paper"),
    Watched("tag", ("paper", "name", "by"), "paper"),
    Watched("alias", ("hash",), "paper"),
    Watched("ruling", ("a", "b")),
    Watched("decision", ("id",), "paper"),
)


def watch(db: sqlite3.Connection) -> None:
    """Let this connection write down what it changes, while an operation stands in its table "journaling"."""
    if db.execute("SELECT 1 FROM temp.sqlite_master WHERE name = 'journaling'").fetchone():
        return
    db.execute("CREATE TEMP TABLE journaling (operation INTEGER NOT NULL)")
    for table in WATCHED:
        names = db.execute("SELECT name FROM pragma_table_info(?)", (table.name,)).fetchall()
        columns = [column for (column,) in names]
        db.execute(_trigger(table, "INSERT", "new", "SELECT '' AS name, NULL AS value", "NOT " + _told()))
        for event in ("UPDATE", "DELETE"):
            db.execute(_trigger(table, event, "old", _changed(columns, event), f"NOT {_told(absent=True)}"))


def _trigger(table: Watched, event: str, side: str, values: str, unless_told: str) -> str:
    """A trigger that writes down the ``values`` of a row, unless the journal knows better already.

    What belongs to a page or paper that the operation itself has made goes with that, and needs no line.
    """
    names = [f'{side}."{column}"' for column in table.key]
    row = names[0] if len(names) == 1 else f"json_array({', '.join(names)})"
    parent = f"'{table.parent} ' || {side}.{table.parent}" if table.parent else "NULL"
    unless = [unless_told.format(table=table.name, row=row)]
    if table.parent:
        made = _told(absent=True).format(table=table.parent, row=f"{side}.{table.parent}")
        unless.append(f"NOT {made}")
    return f"""
        CREATE TEMP TRIGGER journal_{table.name}_{event} AFTER {event} ON main."{table.name}"
        WHEN EXISTS (SELECT 1 FROM journaling) AND {" AND ".join(unless)}
        BEGIN
            INSERT OR IGNORE INTO change (operation, "table", "row", "column", before, parent)
            SELECT (SELECT operation FROM journaling), '{table.name}', {row}, name, value, {parent}
            FROM ({values});
        END
        """


def _changed(columns: Iterable[str], event: str) -> str:
    """A query of the name and the old value of each column, or of each that an UPDATE changes."""
    if event == "DELETE":
        return " UNION ALL ".join(f"SELECT '{name}' AS name, old.\"{name}\" AS value" for name in columns)
    return " UNION ALL ".join(
        f"SELECT '{name}' AS name, old.\"{name}\" AS value WHERE old.\"{name}\" IS NOT new.\"{name}\""
        for name in columns
    )


def _told(*, absent: bool = False) -> str:
    """The condition that the operation knows the row already; ``absent``: as one that was not there."""
    return (
        "EXISTS (SELECT 1 FROM change WHERE operation = (SELECT operation FROM journaling)"
        " AND \"table\" = '{table}' AND \"row\" = {row}" + (" AND \"column\" = '')" if absent else ")")
    )
