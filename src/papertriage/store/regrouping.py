"""Papers regrouped: sightings moved from one to another, papers merged away and brought back.

A paper is what its sightings say together. So merging and splitting move sightings, and what the papers show
is worked out anew by whoever calls this.
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from papertriage.model import Paper, Record
from papertriage.store import database, papers, rows
from papertriage.store.printed import Printed, expand, shrink


class Place(NamedTuple):
    """Where a record was printed: the page's number in the library, and its position there, from 0."""

    page: int
    position: int


class PlacedVersion(NamedTuple):
    """A place, and which version of its paper was printed there."""

    page: int
    position: int
    version: int

    @property
    def place(self) -> Place:
        return Place(self.page, self.position)


class Placed(NamedTuple):
    """A record, where it was printed, and which version of its paper that was."""

    page: int
    position: int
    version: int
    record: Record

    @property
    def place(self) -> Place:
        return Place(self.page, self.position)

    @property
    def placed_version(self) -> PlacedVersion:
        return PlacedVersion(self.page, self.position, self.version)


class Own(NamedTuple):
    """What a person has said of a paper, and when it came."""

    status: str
    priority: int
    rating: int | None
    note: str
    added_at: str
    tags: tuple[str, ...] = ()


class Alias(NamedTuple):
    """A paper that was merged into another one: its id, and what each of the two had then."""

    hash: str
    own: Own
    other: Own  # of the paper that it was merged into
    places: tuple[PlacedVersion, ...]  # where it was printed
    other_places: tuple[PlacedVersion, ...]
    decisions: tuple[int, ...]  # the rows of its decisions


class Regrouping:
    """The sightings of one library, as they are shared out among its papers."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def placed(self, number: int) -> list[Placed]:
        """The sightings of a paper, in the order of reading; none where it is gone."""
        query = """
            SELECT page, position, version, printed, abstract FROM sighting WHERE paper = ?
            ORDER BY page, position
            """
        with database.one_moment(self._db):
            return [
                Placed(page, position, version, expand(Printed(*printed), paper))
                for _, paper in rows.papers(self._db, [number])
                for page, position, version, *printed in self._db.execute(query, (number,))
            ]

    def newest_version(self, number: int) -> int:
        """The greatest number of a version of a paper; 1 where no page printed it."""
        query = "SELECT coalesce(max(version), 1) FROM sighting WHERE paper = ?"
        version: int = self._db.execute(query, (number,)).fetchone()[0]
        return version

    def number_versions(self, versions: Iterable[PlacedVersion]) -> None:
        """Say which version of their papers these places printed."""
        self._db.executemany(
            "UPDATE sighting SET version = ?3 WHERE page = ?1 AND position = ?2 AND version != ?3", versions
        )

    def settle(self, number: int, sightings: Sequence[Placed], paper: Paper) -> None:
        """Make these the sightings of a paper, and ``paper`` what is known of it.

        What it had before and is not among these must have been settled elsewhere.
        """
        changes = ", ".join(f"{column} = ?" for column in rows.PAPER_COLUMNS)
        self._db.execute(f"UPDATE paper SET {changes} WHERE id = ?", (*rows.row_of(paper), number))
        self._db.executemany(
            """
            UPDATE sighting SET paper = ?, version = ?, printed = ?, abstract = ?
            WHERE page = ? AND position = ?
            """,
            [
                (number, placed.version, *shrink(placed.record, paper), placed.page, placed.position)
                for placed in sightings
            ],
        )
        self._db.execute("DELETE FROM identifier WHERE paper = ?", (number,))
        for placed in sightings:
            papers.add_identifiers(self._db, number, placed.record.identifiers)
        pages = len({placed.page for placed in sightings})
        self._db.execute("UPDATE paper SET seen = ? WHERE id = ?", (pages, number))

    def own(self, number: int) -> Own:
        """What a person has said of a paper."""
        query = "SELECT status, priority, rating, note, added_at FROM paper WHERE id = ?"
        tags = "SELECT name FROM tag WHERE paper = ? AND \"by\" = 'person' ORDER BY name"
        fields = self._db.execute(query, (number,)).fetchone()
        return _own([*fields, [name for (name,) in self._db.execute(tags, (number,))]])

    def set_own(self, number: int, own: Own) -> None:
        """Make this what a person has said of a paper."""
        self._db.execute(
            "UPDATE paper SET status = ?, priority = ?, rating = ?, note = ?, added_at = ? WHERE id = ?",
            (*own[:5], number),
        )
        before = set(self.own(number).tags)
        self._db.executemany(
            "DELETE FROM tag WHERE paper = ? AND name = ? AND \"by\" = 'person'",
            [(number, name) for name in sorted(before - set(own.tags))],
        )
        self._db.executemany(
            "INSERT INTO tag (paper, name, \"by\", because) VALUES (?, ?, 'person', '')",
            [(number, name) for name in sorted(set(own.tags) - before)],
        )

    def retire(
        self, number: int, into: int, had: tuple[Own, Own], placed: tuple[Sequence[Placed], Sequence[Placed]]
    ) -> None:
        """Take away a paper whose sightings were moved: its id, decisions and former ids go to ``into``.

        ``had`` and ``placed`` are what the two papers had of their own, this one first.
        """
        (digest,) = self._db.execute("SELECT hash FROM paper WHERE id = ?", (number,)).fetchone()
        decided = self._db.execute(
            "SELECT id FROM decision WHERE paper = ? ORDER BY id", (number,)
        ).fetchall()
        self._db.execute("UPDATE decision SET paper = ? WHERE paper = ?", (into, number))
        self._db.execute("UPDATE alias SET paper = ? WHERE paper = ?", (into, number))
        self._db.execute("DELETE FROM paper WHERE id = ?", (number,))
        moved, stays = (tuple(sighting.placed_version for sighting in part) for part in placed)
        alias = Alias(digest, *had, moved, stays, tuple(row for (row,) in decided))
        query = "INSERT INTO alias (hash, paper, had) VALUES (?, ?, ?)"
        self._db.execute(query, (digest, into, json.dumps(alias[1:])))

    def aliases(self, number: int) -> list[Alias]:
        """The papers that were merged into this one."""
        query = "SELECT hash, had FROM alias WHERE paper = ? ORDER BY hash"
        return [_alias(digest, json.loads(had)) for digest, had in self._db.execute(query, (number,))]

    def revive(self, number: int, alias: Alias) -> None:
        """Give a new paper the id, the decisions and what else a paper had that was merged away."""
        self.set_own(number, alias.own)
        self._db.executemany(
            "UPDATE decision SET paper = ? WHERE id = ? AND paper = (SELECT paper FROM alias WHERE hash = ?)",
            [(number, row, alias.hash) for row in alias.decisions],
        )
        self._db.execute("DELETE FROM alias WHERE hash = ?", (alias.hash,))
        self._db.execute("UPDATE paper SET hash = ? WHERE id = ?", (alias.hash, number))

    def change_alias(self, alias: Alias) -> None:
        """Make this what is known of a paper that was merged away."""
        query = "UPDATE alias SET had = ? WHERE hash = ?"
        self._db.execute(query, (json.dumps(alias[1:]), alias.hash))

    def move_alias(self, alias: Alias, number: int) -> None:
        """Let the id of a paper that was merged away stand for this paper."""
        self._db.execute("UPDATE alias SET paper = ? WHERE hash = ?", (number, alias.hash))


def _alias(digest: str, had: Any) -> Alias:
    own, other, places, other_places, decisions = had
    return Alias(digest, _own(own), _own(other), _places(places), _places(other_places), tuple(decisions))


def _places(values: Any) -> tuple[PlacedVersion, ...]:
    return tuple(map(PlacedVersion._make, values))


def _own(values: Any) -> Own:
    *others, tags = values
    return Own._make([*others, tuple(tags)])
