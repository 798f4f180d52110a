"""What was said of pairs of papers that look alike, by a rule or by a person; and all names of a paper.

A ruling names papers by their ids, and an id stays valid when its paper is merged into another one: so what
was said once holds for whatever the two have become.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from papertriage.clock import now
from papertriage.model import Outcome, Paper
from papertriage.store.papers import hashes


class Ruling(NamedTuple):
    """What was said of two papers, and by whom: "rule" or "person"."""

    outcome: Outcome
    by: str
    reason: str
    ruled_at: str  # UTC, ISO 8601 to the second


class Doubt(NamedTuple):
    """Two papers that may be one: their numbers, and why the rule could not say."""

    one: int
    other: int
    reason: str


class Pairs:
    """The rulings of one library."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def names(self, number: int) -> list[str]:
        """The id of a paper, then those of the papers that were merged into it."""
        query = "SELECT hash FROM paper WHERE id = ?1 UNION ALL SELECT hash FROM alias WHERE paper = ?1"
        return [name for (name,) in self._db.execute(query, (number,))]

    def rule(self, one: str, other: str, outcome: Outcome, by: str, reason: str) -> None:
        """Keep what was said of two ids; what a rule says never replaces what a person said."""
        self._db.execute(
            """
            INSERT INTO ruling (a, b, verdict, "by", reason, ruled_at) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (a, b) DO UPDATE SET
                verdict = excluded.verdict, "by" = excluded."by", reason = excluded.reason,
                ruled_at = excluded.ruled_at
            WHERE ruling."by" = 'rule' OR excluded."by" = 'person'
            """,
            (*sorted((one, other)), outcome, by, reason, now()),
        )

    def withdraw(self, one: str, other: str) -> None:
        """Forget what was said of two ids."""
        self._db.execute("DELETE FROM ruling WHERE a = ? AND b = ?", sorted((one, other)))

    def about(self, names: Iterable[str]) -> dict[str, Ruling]:
        """For the names of one paper: each other id -> what was said of the two, a person's word first."""
        found: dict[str, Ruling] = {}
        for name in names:
            rows = self._db.execute(
                """
                SELECT CASE a WHEN ?1 THEN b ELSE a END, verdict, "by", reason, ruled_at FROM ruling
                WHERE a = ?1 OR b = ?1 ORDER BY "by", a, b
                """,
                (name,),
            )
            for other, verdict, *rest in rows:
                if other not in found or found[other].by == "rule":
                    found[other] = Ruling(Outcome(verdict), *rest)
        return found

    def by_person(self, number: int, other: int) -> Outcome | None:
        """What a person said of two papers, under whatever names; where both were said, the latest."""
        return _latest(self.about(self.names(number)), self.names(other))

    def of_record(self, paper: Paper, numbers: Iterable[int]) -> dict[int, Outcome]:
        """What a person said of each of these papers and one like this record, where something was said."""
        if not self._db.execute("SELECT 1 FROM ruling WHERE \"by\" = 'person' LIMIT 1").fetchone():
            return {}
        said = self.about(self._own_name(paper))
        found = {number: _latest(said, self.names(number)) for number in numbers}
        return {number: outcome for number, outcome in found.items() if outcome}

    def _own_name(self, paper: Paper) -> list[str]:
        """The id of the paper that printed just this: the one made of all of it, else that of its title."""
        query = """
            SELECT 1 FROM paper WHERE hash = ?1 UNION ALL SELECT 1 FROM alias WHERE hash = ?1
            UNION ALL SELECT 1 FROM ruling WHERE a = ?1 OR b = ?1
            """
        names = reversed(list(islice(hashes(paper), 2)))
        return [name for name in names if self._db.execute(query, (name,)).fetchone()][:1]

    def doubts(self) -> Iterator[Doubt]:
        """The pairs of papers that a rule could not judge and no person has, the newest papers first."""
        query = """
            SELECT DISTINCT min(one, other), max(one, other), reason FROM (
                SELECT
                    coalesce((SELECT id FROM paper WHERE hash = a), (SELECT paper FROM alias WHERE hash = a)) AS one,
                    coalesce((SELECT id FROM paper WHERE hash = b), (SELECT paper FROM alias WHERE hash = b)) AS other,
                    reason
                FROM ruling WHERE verdict = 'maybe'
            )
            WHERE one != other
            ORDER BY 2 DESC, 1, 3
            """
        seen = set()
        for one, other, reason in self._db.execute(query).fetchall():
            if (one, other) not in seen and self.by_person(one, other) is None:
                seen.add((one, other))
                yield Doubt(one, other, reason)


def _latest(said: Mapping[str, Ruling], names: Iterable[str]) -> Outcome | None:
    """What a person said last of any of these ids."""
    rulings = [said[name] for name in names if name in said and said[name].by == "person"]
    return max(rulings, key=lambda ruling: ruling.ruled_at).outcome if rulings else None
