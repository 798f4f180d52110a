"""What became of the papers of each topic, by the person's own decisions."""

import sqlite3
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from papertriage.store.queue import Queue
from papertriage.store.rows import chunks, select

_CHUNK = 500


class TopicFigures(NamedTuple):
    """Papers with the tag of a topic: all, those decided on or opened, those found good, and those muted now.

    ``found_hidden`` were muted, and found good in spite of it, as far back as the journal tells.
    """

    papers: int
    decided: int = 0
    kept: int = 0
    muted: int = 0
    found_hidden: int = 0


def figures(db: sqlite3.Connection) -> dict[str, TopicFigures]:
    """Each topic that tags a paper, by name -> what became of its papers."""
    query = """
        SELECT name, count(*), total(status = 'muted') FROM tag JOIN paper ON paper.id = tag.paper
        WHERE "by" = 'topic' GROUP BY name ORDER BY name
        """
    counted = {name: TopicFigures(papers, muted=int(muted)) for name, papers, muted in db.execute(query)}
    judged = Queue(db).judged()
    hidden = _once_hidden(db, judged)
    for name, paper in _tags(db, judged):
        known = counted[name]
        counted[name] = known._replace(
            decided=known.decided + 1,
            kept=known.kept + judged[paper],
            found_hidden=known.found_hidden + (paper in hidden),
        )
    return counted


def _tags(db: sqlite3.Connection, judged: Mapping[int, bool]) -> Iterable[tuple[str, int]]:
    """(topic, paper) of those papers."""
    for chunk in chunks(judged, _CHUNK):
        yield from select(db, "SELECT name, paper FROM tag WHERE paper IN", chunk, "AND \"by\" = 'topic'")


def _once_hidden(db: sqlite3.Connection, judged: Mapping[int, bool]) -> set[int]:
    """The good papers that are muted, were drawn from the muted ones, or were muted once."""
    query = """
        SELECT id FROM paper WHERE status = 'muted'
        UNION SELECT paper FROM decision WHERE drawn = 'muted'
        UNION SELECT "row" FROM change WHERE "table" = 'paper' AND "column" = 'status' AND before = 'muted'
        """
    return {number for (number,) in db.execute(query) if judged.get(number)}
