"""The text of a few papers in temporary tables, where a question costs the same in a library of any size."""

import sqlite3
from collections.abc import Iterable

from papertriage.store.conditions import Scope

AMONG = Scope(
    "among_text",
    "among_word",
    papers="temp.among CROSS JOIN paper ON paper.id = among.id",
    only="AND paper IN (SELECT id FROM temp.among)",
)

# The tokenizers are those of paper_text and paper_word. No text is kept, since none is shown from here.
_TABLES = (
    "CREATE TABLE IF NOT EXISTS temp.among (id INTEGER PRIMARY KEY)",
    "CREATE TABLE IF NOT EXISTS temp.among_filled (changes INTEGER NOT NULL)",
    """
    CREATE VIRTUAL TABLE IF NOT EXISTS temp.among_text USING fts5 (
        title, abstract, authors, note, content = '',
        tokenize = 'porter unicode61 remove_diacritics 2'
    )
    """,
    """
    CREATE VIRTUAL TABLE IF NOT EXISTS temp.among_word USING fts5 (
        title, abstract, authors, note, content = '', detail = 'none', columnsize = 0,
        tokenize = 'unicode61 remove_diacritics 2'
    )
    """,
)


def fill(db: sqlite3.Connection, numbers: Iterable[int]) -> None:
    """Make the tables hold these papers, unless they do and the connection has written nothing since."""
    wanted = sorted(set(numbers))
    for statement in _TABLES:
        db.execute(statement)
    if not _hold(db, wanted):
        _fill_anew(db, wanted)


def _hold(db: sqlite3.Connection, wanted: list[int]) -> bool:
    held = [number for (number,) in db.execute("SELECT id FROM temp.among ORDER BY id")]
    return held == wanted and (db.total_changes,) in db.execute("SELECT changes FROM temp.among_filled")


def _fill_anew(db: sqlite3.Connection, wanted: Iterable[int]) -> None:
    db.execute("DELETE FROM temp.among_filled")
    db.execute("DELETE FROM temp.among")
    db.executemany("INSERT INTO temp.among (id) VALUES (?)", [(number,) for number in wanted])
    for table in (AMONG.stems, AMONG.words):
        db.execute(f"INSERT INTO temp.{table} ({table}) VALUES ('delete-all')")
        db.execute(
            f"""
            INSERT INTO temp.{table} (rowid, title, abstract, authors, note)
            SELECT id, title, abstract, authors, note FROM paper WHERE id IN (SELECT id FROM temp.among)
            """
        )
    # The row itself is a change that is not counted yet.
    db.execute("INSERT INTO temp.among_filled (changes) VALUES (total_changes() + 1)")
