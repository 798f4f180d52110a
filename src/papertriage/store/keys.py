"""Where folding looks for a paper: which papers carry its keys.

The keys of a page lie anywhere among those of the library: in one b-tree, two thousand of them would rewrite
two thousand of its leaves. So they come into a small table first, and move in their order into the large one,
many at a time; looking asks both. In SQL the view ``key`` is the two together.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from papertriage.store import database

_MOVED_AT_ONCE = 50_000  # in one transaction: others wait no longer, and the -wal file grows no larger


def add(db: sqlite3.Connection, paper: int, keys: Iterable[int]) -> None:
    """Let the paper with this number be found by these keys, too."""
    db.executemany("INSERT INTO key (key, paper) VALUES (?, ?)", [(key, paper) for key in keys])


def carriers(db: sqlite3.Connection, keys: Sequence[int], crowd: int) -> list[set[int]]:
    """For each key that papers carry, but no more than ``crowd`` of them, the numbers of these papers."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    if keys:
        for at, paper in db.execute(_looking_for(len(keys)), (crowd + 1, *keys)):
            found[at].add(paper)
    return [papers for papers in found.values() if len(papers) <= crowd]


@cache
def _looking_for(count: int) -> str:
    """One statement for so many keys, which takes a quarter of the time of one for each."""
    lookups = (
        f"SELECT * FROM (SELECT {at}, paper FROM {table} WHERE key = ?{at + 2} LIMIT ?1)"
        for at in range(count)
        for table in ("key_settled", "key_fresh")
    )
    return " UNION ALL ".join(lookups)


def settle(db: sqlite3.Connection, most_waiting: int = 0) -> None:
    """Move the fresh keys to the settled ones, unless there are no more than ``most_waiting`` of them."""
    [waiting] = db.execute("SELECT count(*) FROM key_fresh").fetchone()
    if waiting > most_waiting:
        while last := _last_of_the_next(db):
            with database.transaction(db):
                db.execute(
                    """
                    INSERT OR IGNORE INTO key_settled (key, paper)
                    SELECT key, paper FROM key_fresh WHERE key <= ? ORDER BY key, paper
                    """,
                    last,
                )
                db.execute("DELETE FROM key_fresh WHERE key <= ?", last)


def _last_of_the_next(db: sqlite3.Connection) -> tuple[int] | None:
    """The key up to which fresh keys are moved next; None where there are none."""
    query = "SELECT max(key) FROM (SELECT key FROM key_fresh ORDER BY key LIMIT ?)"
    last: tuple[int | None] = db.execute(query, (_MOVED_AT_ONCE,)).fetchone()
    return None if last[0] is None else (last[0],)
