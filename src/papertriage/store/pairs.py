"""What was said of pairs of papers that look alike, by a rule or by a person; and all names of a paper.

A ruling names papers by their ids, and an id stays valid when its paper is merged into another one: so what
was said once holds for whatever the two have become. What a person says is also kept by the fingerprints of
the records that the two printed, and so holds for papers that are taken away and read again.
"""

import hashlib
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from itertools import product
from typing import NamedTuple

from papertriage.clock import now
from papertriage.model import Outcome, Paper, Record
from papertriage.store import papers
from papertriage.store.regrouping import Regrouping

# The paper of an id: looked up twice, since a table of both kinds would be made of all papers first.
_CALLED = "coalesce((SELECT id FROM paper WHERE hash = {0}), (SELECT paper FROM alias WHERE hash = {0}))"

FINGERPRINT_DIGITS = 16  # more than an id has, so that the two are never mistaken for each other


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
        """Keep what is said of two ids, in place of what the same one, a rule or a person, said before."""
        self._keep([(one, other)], Ruling(outcome, by, reason, now()))

    def doubt(self, one: int, other: int, reason: str) -> None:
        """Keep that a person must say whether two papers are one, and why no rule could."""
        self.rule(self.names(one)[0], self.names(other)[0], Outcome.MAYBE, "rule", reason)

    def say(self, one: int, other: int, outcome: Outcome, reason: str) -> None:
        """Keep what a person says of two papers; the newest word replaces all that was said before."""
        mine, theirs = self.names(one), self.names(other)
        here, there = self._fingerprints(one), self._fingerprints(other)
        for name, ruled in product([*mine, *here], [*theirs, *there]):
            self._withdraw(name, ruled, "person")
        # What both have printed tells them apart from nothing.
        printed = product(sorted(here - there), sorted(there - here))
        self._keep([(mine[0], theirs[0]), *printed], Ruling(outcome, "person", reason, now()))

    def _keep(self, pairs: Iterable[tuple[str, str]], ruling: Ruling) -> None:
        self._db.executemany(
            """
            INSERT INTO ruling (a, b, verdict, "by", reason, ruled_at) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (a, b, "by") DO UPDATE SET
                verdict = excluded.verdict, reason = excluded.reason, ruled_at = excluded.ruled_at
            """,
            [(*sorted(pair), *ruling) for pair in pairs],
        )

    def _withdraw(self, one: str, other: str, by: str) -> None:
        query = 'DELETE FROM ruling WHERE a = ? AND b = ? AND "by" = ?'
        self._db.execute(query, (*sorted((one, other)), by))

    def forget_doubt(self, doubt: Doubt) -> None:
        """Let a pair be in doubt no more."""
        for one, other in product(self.names(doubt.one), self.names(doubt.other)):
            self._withdraw(one, other, "rule")

    def by_person(self, number: int, other: int) -> Outcome | None:
        """What a person said of two papers, under whatever names: same, different or nothing."""
        if not self._a_person_ruled():
            return None
        return _held(self._said(self._all_names(number)), self._all_names(other))

    def of_record(self, record: Record, paper: Paper, numbers: Iterable[int]) -> dict[int, Outcome]:
        """What a person said of each of these papers and one that printed this record, where one did."""
        if not self._a_person_ruled():
            return {}
        said = list(self._said([fingerprint(record), *self._id_if_read_again(paper)]))
        outcomes = {number: _held(said, self._all_names(number)) for number in numbers if said}
        return {number: outcome for number, outcome in outcomes.items() if outcome}

    def put_together(self, number: int) -> bool:
        """Whether a person said "same" of what is this paper now."""
        return self.by_person(number, number) is Outcome.SAME

    def between(self, one: int, other: int) -> list[Ruling]:
        """All that was said of two papers, a person's word first, then the newest."""
        names = self._all_names(other)
        said = {ruling for name, ruling in self._said(self._all_names(one)) if name in names}
        return sorted(said, key=_weight, reverse=True)

    def _said(self, names: Iterable[str]) -> Iterator[tuple[str, Ruling]]:
        """For the names of one paper: each other name, and what was said of the two."""
        query = """
            SELECT CASE a WHEN ?1 THEN b ELSE a END, verdict, "by", reason, ruled_at FROM ruling
            WHERE a = ?1 OR b = ?1
            """
        for name in names:
            for other, verdict, *rest in self._db.execute(query, (name,)):
                yield other, Ruling(Outcome(verdict), *rest)

    def doubts(self) -> Iterator[Doubt]:
        """The pairs of papers that a rule could not judge and no person has, the newest papers first."""
        query = f"""
            SELECT DISTINCT min(one, two), max(one, two), reason FROM (
                SELECT {_CALLED.format("a")} AS one, {_CALLED.format("b")} AS two, reason
                FROM ruling WHERE verdict = 'maybe'
            )
            WHERE one != two
            ORDER BY 2 DESC, 1, 3
            """
        seen = set()
        for one, other, reason in self._db.execute(query).fetchall():
            if (one, other) not in seen and self.by_person(one, other) is None:
                seen.add((one, other))
                yield Doubt(one, other, reason)

    def _a_person_ruled(self) -> bool:
        """Whether a person said anything at all: mostly not, and then there is nothing to look up."""
        query = "SELECT 1 FROM ruling WHERE \"by\" = 'person' LIMIT 1"
        return self._db.execute(query).fetchone() is not None

    def _all_names(self, number: int) -> set[str]:
        return {*self.names(number), *self._fingerprints(number)}

    def _fingerprints(self, number: int) -> set[str]:
        """The fingerprints of all that a paper's sightings print."""
        return {fingerprint(placed.record) for placed in Regrouping(self._db).placed(number)}

    def _id_if_read_again(self, paper: Paper) -> Collection[str]:
        """The id that a record would have as a paper, where that is free and may have been spoken of."""
        name = next(papers.hashes(paper))
        return () if papers.is_taken(self._db, name) else (name,)


def fingerprint(record: Record) -> str:
    """A name for what a record says of its paper, wherever it is printed."""
    fields = (
        record.title,
        record.abstract,
        record.authors,
        record.date,
        record.venue,
        record.identifiers.pairs(),
    )
    return hashlib.sha256(repr(fields).encode()).hexdigest()[:FINGERPRINT_DIGITS]


def _weight(ruling: Ruling) -> tuple[bool, str]:
    """Sorts a person's word after a rule's, and the newest last."""
    return ruling.by == "person", ruling.ruled_at


def _held(said: Iterable[tuple[str, Ruling]], names: Collection[str]) -> Outcome | None:
    """What a person said of any of these names; where it is of several and not one, that they differ."""
    outcomes = {ruling.outcome for name, ruling in said if ruling.by == "person" and name in names}
    return min(outcomes, key=(Outcome.DIFFERENT, Outcome.SAME).index, default=None)
