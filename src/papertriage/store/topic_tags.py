"""What topics give the papers: worked out beside the library, compared with it, and put in its place.

All of it is done by SQLite in temporary tables, so that memory does not grow with the library.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from papertriage.query import Node
from papertriage.store.among import AMONG, fill
from papertriage.store.compile import LIBRARY
from papertriage.store.conditions import Scope
from papertriage.store.search import meant
from papertriage.store.topic_figures import TopicFigures, figures


class Giving(NamedTuple):
    """What a topic gives to the papers that ``node`` means.

    ``evidence`` are the words that can have earned it, each with what asks for it alone; ``otherwise`` is the
    reason where it was none of them.
    """

    name: str
    node: Node
    evidence: Mapping[str, Node]
    otherwise: str
    score: float
    mute: bool


class Given(NamedTuple):
    """Papers that get a tag, tags in all, papers that a topic mutes."""

    papers: int
    tags: int
    muted: int


GAINS, LOSES, REWORDED, RESCORED = "gains", "loses", "reworded", "rescored"
MUTES, UNMUTES = "mutes", "unmutes"

_TABLES = (
    "CREATE TEMP TABLE IF NOT EXISTS concerned (paper INTEGER PRIMARY KEY)",
    """
    CREATE TEMP TABLE IF NOT EXISTS given (
        paper INTEGER, name TEXT, because TEXT, score REAL, mute INTEGER, PRIMARY KEY (paper, name)
    ) WITHOUT ROWID
    """,
    """
    CREATE TEMP TABLE IF NOT EXISTS topic_change (
        what TEXT, name TEXT, paper INTEGER, PRIMARY KEY (what, name, paper)
    ) WITHOUT ROWID
    """,
    "DELETE FROM temp.concerned",
    "DELETE FROM temp.given",
    "DELETE FROM temp.topic_change",
)

_SCORE = "(SELECT total(score) FROM temp.given WHERE given.paper = paper.id AND NOT mute)"
_OF_TOPIC = """tag.paper = given.paper AND tag.name = given.name AND tag."by" = 'topic'"""

# What is different -> the topic (empty where it is none alone) and the paper of each difference.
_DIFFERENCES = {
    GAINS: f"SELECT name, paper FROM temp.given WHERE NOT EXISTS (SELECT 1 FROM tag WHERE {_OF_TOPIC})",
    LOSES: f"""
        SELECT tag.name, tag.paper FROM temp.concerned CROSS JOIN tag ON tag.paper = concerned.paper
        WHERE tag."by" = 'topic' AND NOT EXISTS (SELECT 1 FROM temp.given WHERE {_OF_TOPIC})
        """,
    REWORDED: f"""
        SELECT given.name, given.paper FROM temp.given CROSS JOIN tag ON {_OF_TOPIC}
        WHERE tag.because <> given.because
        """,
    RESCORED: f"""
        SELECT '', paper.id FROM temp.concerned CROSS JOIN paper ON paper.id = concerned.paper
        WHERE paper.score <> {_SCORE}
        """,
    MUTES: """
        SELECT given.name, given.paper FROM temp.given CROSS JOIN paper ON paper.id = given.paper
        WHERE given.mute AND paper.status = 'new'
        """,
    UNMUTES: """
        SELECT '', paper.id FROM temp.concerned CROSS JOIN paper ON paper.id = concerned.paper
        WHERE paper.status = 'muted'
        AND NOT EXISTS (SELECT 1 FROM temp.given WHERE given.paper = paper.id AND given.mute)
        """,
}

_CHANGED = "SELECT paper FROM temp.topic_change WHERE what = '{}'"
_CHANGED_TAGS = "SELECT paper, name FROM temp.topic_change WHERE what = '{}'"
_REPLACEMENTS = (
    f"DELETE FROM tag WHERE (paper, name) IN ({_CHANGED_TAGS.format(LOSES)}) AND \"by\" = 'topic'",
    f"""
    INSERT INTO tag (paper, name, "by", because)
    SELECT paper, name, 'topic', because FROM temp.given
    WHERE (paper, name) IN ({_CHANGED_TAGS.format(GAINS)})
    """,
    f"""
    UPDATE tag SET because = (SELECT because FROM temp.given WHERE {_OF_TOPIC})
    WHERE (paper, name) IN ({_CHANGED_TAGS.format(REWORDED)}) AND "by" = 'topic'
    """,
    f"UPDATE paper SET score = {_SCORE} WHERE id IN ({_CHANGED.format(RESCORED)})",
    f"UPDATE paper SET status = 'muted' WHERE id IN ({_CHANGED.format(MUTES)})",
    f"UPDATE paper SET status = 'new' WHERE id IN ({_CHANGED.format(UNMUTES)})",
)


class TopicTags:
    """The tags, scores and mutings of one library that topics gave. What a person gave is never touched."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def derive(self, topics: Iterable[Giving], among: Sequence[int] | None) -> Given:
        """Work out what the topics give the papers ``among`` (None: all), for the other methods."""
        for statement in _TABLES:
            self._db.execute(statement)
        self._concern(among)
        scope = LIBRARY if among is None else AMONG
        giving = list(topics)
        if giving and among is not None:
            fill(self._db, among)
        for topic in giving:
            self._give(topic, scope)
        for what, difference in _DIFFERENCES.items():
            query = f"INSERT INTO temp.topic_change (what, name, paper) SELECT ?, * FROM ({difference})"
            self._db.execute(query, (what,))
        query = """
            SELECT count(DISTINCT paper), count(*), count(DISTINCT CASE WHEN mute THEN paper END)
            FROM temp.given
            """
        return Given(*self._db.execute(query).fetchone())

    def _concern(self, among: Sequence[int] | None) -> None:
        if among is None:
            self._db.execute("INSERT INTO temp.concerned (paper) SELECT id FROM paper")
            return
        rows = [(number,) for number in among]
        self._db.executemany("INSERT OR IGNORE INTO temp.concerned (paper) VALUES (?)", rows)

    def _give(self, topic: Giving, scope: Scope) -> None:
        source = meant(self._db, topic.node, scope)
        query = f"""
            INSERT INTO temp.given (paper, name, because, score, mute)
            SELECT paper.id, ?, '', ?, ? {source.sql}
            """
        values = (topic.name, topic.score, topic.mute, *source.values)
        papers = self._db.execute(query, values).rowcount
        for words, node in topic.evidence.items() if papers else ():
            source = meant(self._db, node, scope)
            query = f"""
                UPDATE temp.given SET because = because || CASE because WHEN '' THEN '' ELSE ', ' END || ?
                WHERE name = ? AND paper IN (SELECT paper.id {source.sql})
                """
            self._db.execute(query, (words, topic.name, *source.values))
        query = "UPDATE temp.given SET because = ? WHERE name = ? AND because = ''"
        self._db.execute(query, (topic.otherwise, topic.name))

    def changes(self) -> Counter[tuple[str, str]]:
        """(what would be different, topic, empty where it is none alone) -> for how many papers."""
        query = "SELECT what, name, count(*) FROM temp.topic_change GROUP BY what, name"
        return Counter({(what, name): papers for what, name, papers in self._db.execute(query)})

    def changed(self, what: str, name: str, limit: int | None) -> list[tuple[str, str]]:
        """(id, title) of the papers for which that would be different, the newest first."""
        query = """
            SELECT paper.hash, paper.title
            FROM temp.topic_change AS change CROSS JOIN paper ON paper.id = change.paper
            WHERE change.what = ? AND change.name = ? ORDER BY change.paper DESC LIMIT ?
            """
        return self._db.execute(query, (what, name, -1 if limit is None else limit)).fetchall()

    def papers_changed(self) -> int:
        """For how many papers anything would be different."""
        [(papers,)] = self._db.execute("SELECT count(DISTINCT paper) FROM temp.topic_change")
        return int(papers)

    def replace(self) -> None:
        """Put what was derived in place of what topics gave before."""
        for statement in _REPLACEMENTS:
            self._db.execute(statement)

    def figures(self) -> dict[str, TopicFigures]:
        """Each topic that tags a paper, by name -> what became of its papers."""
        return figures(self._db)
