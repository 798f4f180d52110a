"""What people say of papers: status, tags, priority, rating, note."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from papertriage.clock import now
from papertriage.model import Status


class Changes(NamedTuple):
    """A person's decision on some papers; None leaves a field as it is. A rating of 0 takes it away."""

    status: Status | None = None
    tags: tuple[str, ...] = ()
    untags: tuple[str, ...] = ()
    priority: int | None = None
    rating: int | None = None
    note: str | None = None


def mark(db: sqlite3.Connection, numbers: Collection[int], changes: Changes, drawn: str = "") -> int:
    """Apply the decision; how many papers it changed. ``drawn`` is why triage showed them."""
    moment = now()  # one for all that is one decision
    for what in _decided(changes):
        decide(db, numbers, what, drawn, moment)
    changed = {
        number
        for statement, value in _statements(changes)
        for number in numbers
        if db.execute(statement, (number, value)).rowcount
    }
    return len(changed)


def decide(db: sqlite3.Connection, numbers: Iterable[int], what: str, drawn: str, moment: str) -> None:
    """Keep that a person said this of the papers then: a status, "opened", "rated 4"."""
    rows = [(number, what, drawn, moment) for number in numbers]
    db.executemany("INSERT INTO decision (paper, what, drawn, decided_at) VALUES (?, ?, ?, ?)", rows)


def _decided(changes: Changes) -> Iterator[str]:
    if changes.status is not None:
        yield changes.status
    if changes.rating is not None:
        yield f"rated {changes.rating}"


def _statements(changes: Changes) -> Iterator[tuple[str, object]]:
    """(statement, value), to be run with each paper as ?1 and the value as ?2.

    A row that is so already is left alone, so that it is not counted.
    """
    for column in ("status", "priority", "rating", "note"):
        value = getattr(changes, column)
        if value is not None:
            new = "nullif(?2, 0)" if column == "rating" else "?2"
            yield f"UPDATE paper SET {column} = {new} WHERE id = ?1 AND {column} IS NOT {new}", value
    for name in changes.tags:
        yield "INSERT OR IGNORE INTO tag (paper, name, \"by\", because) VALUES (?1, ?2, 'person', '')", name
    for name in changes.untags:
        yield "DELETE FROM tag WHERE paper = ?1 AND name = ?2 AND \"by\" = 'person'", name
