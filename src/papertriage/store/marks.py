"""What people and topics say of papers: status, tags, priority, rating, note; and how many there are."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from papertriage.clock import now
from papertriage.model import Counts, Status, Tag
from papertriage.store.rows import chunks


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
    for what in _decided(changes):
        decide(db, numbers, what, drawn)
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


def decide(db: sqlite3.Connection, numbers: Iterable[int], what: str, drawn: str) -> None:
    """Keep that a person said this of the papers: a status, "opened", "rated 4"."""
    rows = [(number, what, drawn, now()) for number in numbers]
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


def set_topic_tags(
    db: sqlite3.Connection,
    tags: Mapping[int, Sequence[Tag]],
    scores: Mapping[int, float],
    muted: Collection[int],
    among: Sequence[int] | None,
) -> int:
    """Replace what topics gave the papers ``among`` (None: every paper); how many papers changed.

    A person's tags and decisions stay: only ``new`` becomes ``muted``, and only ``muted`` becomes ``new``.
    """
    changed = 0
    everything = (number for (number,) in db.execute("SELECT id FROM paper ORDER BY id").fetchall())
    for chunk in chunks(everything if among is None else among, 500):
        before = _topic_state(db, chunk)
        for number in chunk:
            if number in before:
                after = (
                    frozenset(tags.get(number, ())),
                    scores.get(number, 0.0),
                    _muting(before[number][2], number in muted),
                )
                if after != before[number]:
                    _give(db, number, *after)
                    changed += 1
    return changed


State = tuple[frozenset[Tag], float, str]


def _muting(status: str, mute: bool) -> str:
    return {("new", True): "muted", ("muted", False): "new"}.get((status, mute), status)


def _topic_state(db: sqlite3.Connection, numbers: Sequence[int]) -> dict[int, State]:
    places = ", ".join("?" * len(numbers))
    tags: dict[int, set[Tag]] = {}
    query = f'SELECT paper, name, "by", because FROM tag WHERE "by" = \'topic\' AND paper IN ({places})'
    for number, *tag in db.execute(query, numbers):
        tags.setdefault(number, set()).add(Tag(*tag))
    rows = db.execute(f"SELECT id, score, status FROM paper WHERE id IN ({places})", numbers)
    return {number: (frozenset(tags.get(number, ())), score, status) for number, score, status in rows}


def _give(db: sqlite3.Connection, number: int, tags: Iterable[Tag], score: float, status: str) -> None:
    db.execute("DELETE FROM tag WHERE paper = ? AND \"by\" = 'topic'", (number,))
    rows = [(number, tag.name, tag.because) for tag in tags]
    db.executemany("INSERT INTO tag (paper, name, \"by\", because) VALUES (?, ?, 'topic', ?)", rows)
    db.execute("UPDATE paper SET score = ?, status = ? WHERE id = ?", (score, status, number))


def topic_counts(db: sqlite3.Connection) -> dict[str, int]:
    """Topic -> how many papers it tags, by name."""
    return dict(
        db.execute(
            "SELECT name, count(*) FROM tag WHERE \"by\" = 'topic' GROUP BY name ORDER BY name"
        ).fetchall()
    )


def counts(db: sqlite3.Connection) -> Counts:
    """What the library holds: every status, every tag and page from the most papers down."""
    statuses = dict(db.execute("SELECT status, count(*) FROM paper GROUP BY status").fetchall())
    by_tag = "SELECT name, count(DISTINCT paper) FROM tag GROUP BY name ORDER BY 2 DESC, 1"
    by_page = """
        SELECT p.name, count(DISTINCT s.paper) FROM page AS p LEFT JOIN sighting AS s ON s.page = p.id
        GROUP BY p.name ORDER BY max(p.id) DESC
        """
    return Counts(
        papers=sum(statuses.values()),
        sightings=db.execute("SELECT count(*) FROM sighting").fetchone()[0],
        by_status={status.value: statuses.get(status, 0) for status in Status},
        by_tag=dict(db.execute(by_tag).fetchall()),
        by_page=dict(db.execute(by_page).fetchall()),
    )
