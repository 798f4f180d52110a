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
    changed = set(_set_fields(db, numbers, changes))
    for name in changes.tags:
        changed |= set(
            _each(
                db,
                "INSERT OR IGNORE INTO tag (paper, name, \"by\", because) VALUES (?1, ?2, 'person', '')",
                numbers,
                name,
            )
        )
    for name in changes.untags:
        changed |= set(
            _each(db, "DELETE FROM tag WHERE paper = ?1 AND name = ?2 AND \"by\" = 'person'", numbers, name)
        )
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


def _set_fields(db: sqlite3.Connection, numbers: Iterable[int], changes: Changes) -> Iterator[int]:
    if changes.status is not None:
        yield from _each(
            db, "UPDATE paper SET status = ?2 WHERE id = ?1 AND status IS NOT ?2", numbers, changes.status
        )
    if changes.priority is not None:
        yield from _each(
            db,
            "UPDATE paper SET priority = ?2 WHERE id = ?1 AND priority IS NOT ?2",
            numbers,
            changes.priority,
        )
    if changes.rating is not None:
        query = "UPDATE paper SET rating = nullif(?2, 0) WHERE id = ?1 AND rating IS NOT nullif(?2, 0)"
        yield from _each(db, query, numbers, changes.rating)
    if changes.note is not None:
        yield from _each(
            db, "UPDATE paper SET note = ?2 WHERE id = ?1 AND note IS NOT ?2", numbers, changes.note
        )


def _each(db: sqlite3.Connection, statement: str, numbers: Iterable[int], value: object) -> Iterator[int]:
    """Run the statement for each paper; the numbers of those that it changed."""
    for number in numbers:
        if db.execute(statement, (number, value)).rowcount:
            yield number
