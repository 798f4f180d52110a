"""Where folding looks for a paper: which papers carry its keys.

The keys of a page lie anywhere among those of the library: in one b-tree, two thousand of them would rewrite
two thousand of its leaves. So they come into a small table first, and move in their order into the large one,
many at a time; looking asks both. In SQL the view ``key`` is the two together.
"""

import contextlib
import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence

from papertriage.store import database
from papertriage.store.rows import chunks

_CROWD = 20  # a key that more papers carry says nothing
_ASKED_AT_ONCE = 10_000
_MOVED_AT_ONCE = 50_000  # in one transaction: others wait no longer, and the -wal file grows no larger

# For each key of a JSON array that papers carry, their numbers, divided by commas.
_CARRIERS = """
    SELECT key, coalesce(settled || ',' || fresh, settled, fresh)
    FROM (
        SELECT value AS key,
            (SELECT group_concat(paper) FROM (SELECT paper FROM key_settled WHERE key = value LIMIT ?2))
                AS settled,
            (SELECT group_concat(paper) FROM (SELECT paper FROM key_fresh WHERE key = value LIMIT ?2))
                AS fresh
        FROM json_each(?1)
    )
    WHERE settled IS NOT NULL OR fresh IS NOT NULL
    """


class Keys:
    """The keys of one library."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._expected: frozenset[int] = frozenset()
        self._found: dict[int, set[int]] = {}  # of what is expected, the carriers

    @contextlib.contextmanager
    def expected(self, keys: Iterable[int]) -> Iterator[None]:
        """Inside, these keys will be asked for: all at once, in their order, takes half the time.

        It belongs inside a transaction that writes, so that nobody else changes them meanwhile.
        """
        self._expected = frozenset(keys)
        self._found = self._look_up(self._expected)
        try:
            yield
        finally:
            self._expected, self._found = frozenset(), {}

    def carriers(self, keys: Sequence[int]) -> list[set[int]]:
        """For each key that papers carry, but not a crowd of them, the numbers of these papers."""
        papers = self._known(keys)
        return [papers[key] for key in keys if 0 < len(papers.get(key, ())) <= _CROWD]

    def _known(self, keys: Collection[int]) -> dict[int, set[int]]:
        return self._found if self._expected.issuperset(keys) else self._look_up(keys)

    def _look_up(self, keys: Iterable[int]) -> dict[int, set[int]]:
        carriers: dict[int, set[int]] = {}
        for some in chunks(sorted(keys), _ASKED_AT_ONCE):
            rows = self._db.execute(_CARRIERS, (json.dumps(some), _CROWD + 1))
            carriers.update((key, set(map(int, papers.split(",")))) for key, papers in rows)
        return carriers

    def add(self, paper: int, keys: Collection[int]) -> None:
        """Let the paper with this number be found by these keys, too."""
        known = self._known(keys)
        new = [key for key in keys if paper not in known.get(key, ())]
        self._db.executemany(
            "INSERT OR IGNORE INTO key_fresh (key, paper) VALUES (?, ?)", [(key, paper) for key in new]
        )
        for key in self._expected.intersection(new):
            self._found.setdefault(key, set()).add(paper)

    def change(self, paper: int, old: Iterable[int], new: Iterable[int]) -> None:
        """Let the paper be found by the ``new`` keys instead of the ``old`` ones."""
        before, after = set(old), set(new)
        gone = [(key, paper) for key in sorted(before - after)]
        self._db.executemany("DELETE FROM key WHERE key = ? AND paper = ?", gone)
        for key, _ in gone:
            self._found.get(key, set()).discard(paper)
        self.add(paper, sorted(after - before))

    def settle(self, most_waiting: int) -> None:
        """Let fresh keys be found as fast as the others, unless no more than ``most_waiting`` are there."""
        [waiting] = self._db.execute("SELECT count(*) FROM key_fresh").fetchone()
        if waiting > most_waiting:
            while last := self._last_of_the_next():
                with database.transaction(self._db):
                    self._db.execute(
                        """
                        INSERT OR IGNORE INTO key_settled (key, paper)
                        SELECT key, paper FROM key_fresh WHERE key <= ? ORDER BY key, paper
                        """,
                        last,
                    )
                    self._db.execute("DELETE FROM key_fresh WHERE key <= ?", last)

    def _last_of_the_next(self) -> tuple[int] | None:
        """The key up to which fresh keys are moved next; None where there are none."""
        query = "SELECT max(key) FROM (SELECT key FROM key_fresh ORDER BY key LIMIT ?)"
        last: tuple[int | None] = self._db.execute(query, (_MOVED_AT_ONCE,)).fetchone()
        return None if last[0] is None else (last[0],)
