"""What triage asks of the library: the papers that wait, what was decided of others, what was learned."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from papertriage.model import GOOD_RATING, KEPT, Status
from papertriage.query import And, Node, Test
from papertriage.store import database
from papertriage.store.highlights import marked
from papertriage.store.rows import PaperText, chunks, select, texts
from papertriage.store.search import matching

TRIAGE = "triage: "  # what its operations begin with in the journal
_CHUNK = 500
# A rating says more than a status, a status more than a look.
_KEPT = ", ".join(f"'{status}'" for status in KEPT)
_GOOD = f"""
    CASE
        WHEN rating IS NOT NULL THEN rating >= {GOOD_RATING}
        WHEN status IN ({_KEPT}) THEN 1
        WHEN status = 'skip' THEN 0
        WHEN EXISTS (SELECT 1 FROM decision WHERE decision.paper = paper.id AND what = 'opened') THEN 1
    END
    """


class Waiting(NamedTuple):
    """A paper that may be shown, with all that its place in the order depends on."""

    number: int
    topics: float  # the sum of its topics' scores
    seen: int  # on how many pages
    priority: int
    added_at: str  # UTC, ISO 8601 to the second
    date: str | None
    learned: float | None  # what the last session thought of it, if one did


class TriageStep(NamedTuple):
    """An operation of triage: its number in the journal, its paper, and why the paper was shown."""

    operation: int
    paper: int
    drawn: str


class Queue:
    """The papers of one library, as triage sees them."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def waiting(self, node: Node) -> list[Waiting]:
        """The papers that the query means, in the order of their numbers."""
        return [
            waiting for chunk in chunks(matching(self._db, node), _CHUNK) for waiting in self._some(chunk)
        ]

    def waiting_one(self, number: int) -> Waiting:
        """The paper with this number, which is in the library."""
        return next(self._some([number]))

    def _some(self, numbers: Sequence[int]) -> Iterator[Waiting]:
        query = """
            SELECT id, paper.score, seen, priority, added_at, date, learned.score
            FROM paper LEFT JOIN learned ON learned.paper = paper.id WHERE id IN
            """
        return map(Waiting._make, select(self._db, query, numbers, "ORDER BY id"))

    def hidden(self, status: Status, node: Node) -> list[Waiting]:
        """The papers of this status that the query means, but for those that such a sample showed before."""
        query = "SELECT paper FROM decision WHERE drawn = ?"
        shown = {number for (number,) in self._db.execute(query, (status,))}
        hidden = self.waiting(And((node, Test("status", status))))
        return [waiting for waiting in hidden if waiting.number not in shown]

    def judged(self) -> dict[int, bool]:
        """Every paper that was decided on or opened -> whether it is good, in the order of deciding."""
        query = f"""
            SELECT id, {_GOOD} AS good FROM paper
            LEFT JOIN (SELECT paper, max(id) AS last FROM decision GROUP BY paper) AS said ON said.paper = id
            WHERE (status IN ({_KEPT}, 'skip') OR id IN (SELECT paper FROM decision))
            AND good IS NOT NULL
            ORDER BY last, id
            """
        return {number: bool(good) for number, good in self._db.execute(query)}

    def judgement(self, number: int) -> bool | None:
        """Whether the paper is good; None where nothing was decided of it."""
        [(good,)] = self._db.execute(f"SELECT {_GOOD} FROM paper WHERE id = ?", (number,))
        return None if good is None else bool(good)

    def texts(self, numbers: Iterable[int]) -> Iterator[PaperText]:
        """The texts of the papers with these numbers, as far as they are there, some hundreds at a time."""
        return texts(self._db, numbers)

    def lit(self, number: int, node: Node) -> tuple[str, str]:
        """Title and abstract of a paper with the words of the query marked."""
        return next(marked(self._db, node, [number]))

    def known_tags(self) -> list[str]:
        """The tags that people gave, by name."""
        query = "SELECT DISTINCT name FROM tag WHERE \"by\" = 'person' ORDER BY name"
        return [name for (name,) in self._db.execute(query)]

    def last_step(self) -> TriageStep | None:
        """The last thing done in triage that was not undone since."""
        query = """
            SELECT o.id, CAST(replace(coalesce(c.parent, c."row"), 'paper ', '') AS INTEGER), d.drawn
            FROM operation AS o
            JOIN change AS c ON c.operation = o.id
            LEFT JOIN decision AS d ON c."table" = 'decision' AND d.id = c."row"
            WHERE o.what LIKE ? || '%' AND o.undoes IS NULL
            AND NOT EXISTS (SELECT 1 FROM operation AS later WHERE later.undoes = o.id)
            ORDER BY o.id DESC, d.drawn IS NULL LIMIT 1
            """
        row = self._db.execute(query, (TRIAGE,)).fetchone()
        return TriageStep(row[0], row[1], row[2] or "") if row else None

    def shown(self) -> tuple[int, str] | None:
        """The paper that triage showed last, and what drew it; None where there is none, or no longer."""
        row: tuple[int, str] | None = self._db.execute("SELECT paper, drawn FROM shown").fetchone()
        return row

    def show(self, number: int, drawn: str) -> None:
        """Keep that triage shows this paper."""
        with database.transaction(self._db):
            self._db.execute("DELETE FROM shown")
            self._db.execute(
                "INSERT INTO shown (paper, drawn) SELECT id, ?2 FROM paper WHERE id = ?1", (number, drawn)
            )

    def keep_learned(self, scores: Iterable[tuple[int, float]]) -> None:
        """Keep what was learned of these papers for the next start; a few hundred at a time, so that no
        other writer waits long."""
        query = "INSERT OR REPLACE INTO learned (paper, score) SELECT id, ?2 FROM paper WHERE id = ?1"
        for chunk in chunks(scores, _CHUNK):
            with database.transaction(self._db):
                self._db.executemany(query, chunk)
