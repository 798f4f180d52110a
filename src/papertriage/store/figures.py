"""Counting: papers, sightings, sources and decisions, in the whole library or among some papers."""

import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter
from pathlib import PurePath
from typing import NamedTuple
from urllib.parse import urlsplit

from papertriage import clock
from papertriage.model import GOOD_RATING, KEPT, Status

WEEKS = 12  # that are counted, this one the last


class SourceCount(NamedTuple):
    """Pages of one format from one place (host, else folder, else empty), and how many papers they hold."""

    reader: str
    place: str
    papers: int


class Counts(NamedTuple):
    """What there is: name -> number, each in the order to show."""

    papers: int
    sightings: int
    by_status: Mapping[str, int]
    by_tag: Mapping[str, int]
    by_page: Mapping[str, int]
    by_source: tuple[SourceCount, ...]
    by_week: Mapping[str, int]  # added in "2026-W47", the oldest of the last twelve weeks first


class Decision(NamedTuple):
    """What a person said of a paper in triage; ``drawn`` is why it was shown."""

    paper: int
    good: bool
    drawn: str
    at: int  # seconds since 1970
    gap: int | None  # seconds since the decision before, on whatever paper; None for the first


class Figures:
    """The figures of one library; where numbers are given, of the papers with these numbers only."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def counts(self, numbers: Collection[int] | None = None) -> Counts:
        """What there is: every status, the newest page first, tags and sources from the most papers down."""
        chosen = _choose(self._db, numbers)
        by_status = f"SELECT status, count(*) FROM paper WHERE +id {chosen} GROUP BY status"
        by_tag = f"""
            SELECT name, count(DISTINCT paper) FROM tag WHERE paper {chosen}
            GROUP BY name ORDER BY 2 DESC, 1
            """
        by_page = f"""
            SELECT p.name, count(DISTINCT s.paper)
            FROM page AS p LEFT JOIN sighting AS s ON s.page = p.id AND +s.paper {chosen}
            GROUP BY p.name ORDER BY max(p.id) DESC
            """
        statuses = dict(_pairs(self._db, by_status))
        [(sightings,)] = self._db.execute(f"SELECT count(*) FROM sighting WHERE paper {chosen}")
        return Counts(
            papers=sum(statuses.values()),
            sightings=sightings,
            by_status={status.value: statuses.get(status, 0) for status in Status},
            by_tag=dict(_pairs(self._db, by_tag)),
            by_page={name: papers for name, papers in _pairs(self._db, by_page) if papers or numbers is None},
            by_source=_sources(self._db, chosen),
            by_week=_weeks(self._db, chosen),
        )

    def decisions(self, numbers: Collection[int] | None = None) -> Iterator[Decision]:
        """What was decided in triage, in the order of deciding; a status with a rating is one decision."""
        query = """
            SELECT paper, what, drawn, CAST(strftime('%s', decided_at) AS INTEGER) FROM decision
            WHERE drawn <> '' AND what <> 'opened' ORDER BY id
            """
        wanted, before = None if numbers is None else frozenset(numbers), None
        for (paper, at), rows in groupby(self._db.execute(query), key=itemgetter(0, 3)):
            *_, (_, what, drawn, _) = rows
            if wanted is None or paper in wanted:
                yield Decision(paper, _is_good(what), drawn, at, None if before is None else at - before)
            before = at


def _is_good(what: str) -> bool:
    """Whether "later", "skip" or "rated 4" keeps a paper."""
    status, _, rating = what.partition(" ")
    return int(rating) >= GOOD_RATING if rating else status in KEPT


def _choose(db: sqlite3.Connection, numbers: Collection[int] | None) -> str:
    """What follows the number of a paper in SQL, for it to be one of these."""
    if numbers is None:
        return "IS NOT NULL"
    db.execute("CREATE TEMP TABLE IF NOT EXISTS chosen (id INTEGER PRIMARY KEY)")
    db.execute("DELETE FROM temp.chosen")
    db.execute("INSERT INTO temp.chosen (id) SELECT value FROM json_each(?)", (json.dumps(list(numbers)),))
    return "IN (SELECT id FROM temp.chosen)"


def _pairs(db: sqlite3.Connection, query: str, values: tuple[str, ...] = ()) -> list[tuple[str, int]]:
    return db.execute(query, values).fetchall()


def _sources(db: sqlite3.Connection, chosen: str) -> tuple[SourceCount, ...]:
    """The sources that hold any of the papers, from the most papers down."""
    pages = db.execute("SELECT id, reader, url, name FROM page").fetchall()
    db.execute("CREATE TEMP TABLE IF NOT EXISTS source (page INTEGER PRIMARY KEY, reader, place)")
    db.execute("DELETE FROM temp.source")
    db.executemany(
        "INSERT INTO temp.source (page, reader, place) VALUES (?, ?, ?)",
        [(page, reader, _place(url, name)) for page, reader, url, name in pages],
    )
    query = f"""
        SELECT reader, place, count(DISTINCT paper) FROM sighting JOIN temp.source USING (page)
        WHERE paper {chosen} GROUP BY reader, place ORDER BY 3 DESC, 1, 2
        """
    return tuple(SourceCount(*row) for row in db.execute(query))


def _place(url: str | None, name: str) -> str:
    """The host of a page's address; where that is not known, the folder that the page was saved in."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:  # what a page states of itself need not be an address: "http://[x"
        host = ""
    return host.removeprefix("www.") or PurePath(name).parent.name


def _weeks(db: sqlite3.Connection, chosen: str) -> dict[str, int]:
    today = date.fromisoformat(clock.now()[:10])
    mondays = [today - timedelta(days=today.weekday(), weeks=ago) for ago in reversed(range(WEEKS))]
    query = f"""
        SELECT substr(added_at, 1, 10), count(*) FROM paper
        WHERE added_at >= ? AND +id {chosen} GROUP BY 1 ORDER BY 1
        """
    weeks = {_week(monday): 0 for monday in mondays}
    for day, papers in _pairs(db, query, (mondays[0].isoformat(),)):
        week = _week(date.fromisoformat(day))
        weeks[week] = weeks.get(week, 0) + papers
    return weeks


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"
