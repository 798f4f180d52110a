"""Which papers a query means: all their numbers, how many there are, or the best of them first."""

import sqlite3
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from papertriage.errors import QueryError
from papertriage.query import Node
from papertriage.query.tokens import has_prefix
from papertriage.store.among import AMONG, fill
from papertriage.store.compile import ALWAYS, LIBRARY, Sql, alternatives, compiled
from papertriage.store.conditions import Condition, Scope
from papertriage.store.highlights import marked, unmarked

# Chosen by benchmarks/search.py --grid: a word in the title counts twice.
WEIGHTS = "2.0, 1.0, 1.0, 1.0"  # title, abstract, authors, note

# bm25() takes about a millisecond for a thousand papers, and a word can stand in nearly all of them. So only
# the newest papers found are ranked: all of them but for a word that hardly tells papers apart.
RANKED = 5000

_NEWEST = "paper.added_at DESC, paper.id"
SORTS = {
    "relevance": _NEWEST,  # where there is no text to rank by
    "added": _NEWEST,
    "date": "coalesce(paper.date, '') DESC",
    "year": "substr(coalesce(paper.date, ''), 1, 4) DESC",
    "title": "paper.title COLLATE NOCASE",
    "seen": "paper.seen DESC",
    "rating": "paper.rating DESC",
    "priority": "paper.priority DESC",
    "score": "paper.score DESC",
}


class MarkedPaper(NamedTuple):
    """A paper that was found, the words that found it marked in its texts."""

    number: int
    marked_title: str
    marked_abstract: str


def matching(db: sqlite3.Connection, node: Node, among: Sequence[int] | None = None) -> list[int]:
    """Numbers of the papers that a query means, ascending; with ``among``, only of these.

    With ``among`` the cost does not grow with the library, and asking again among the same is cheap.
    """
    if among is not None:
        fill(db, among)
    source = meant(db, node, LIBRARY if among is None else AMONG)
    return _numbers(db, f"SELECT paper.id {source.sql} ORDER BY paper.id", source.values)


def meant(db: sqlite3.Connection, node: Node, scope: Scope) -> Condition:
    """What a query for columns of paper ends with, FROM and WHERE, to have the papers that ``node`` means."""
    source = _source(compiled(node, scope), scope)
    _know_prefixes(db, source.sql)
    return source


def count(db: sqlite3.Connection, node: Node) -> int:
    """How many papers a query means."""
    sql = compiled(node)
    source = _source(sql, LIBRARY)
    if sql.match and sql.where == ALWAYS:  # the index alone knows: thirty times as fast
        source = Condition("FROM paper_text WHERE paper_text MATCH ?", (sql.match,))
    [papers] = _numbers(db, f"SELECT count(*) {source.sql}", source.values)
    return papers


def ranked(db: sqlite3.Connection, node: Node, sort: str | None, limit: int | None) -> list[MarkedPaper]:
    """The papers that a query means, at most ``limit``, in the order of SORTS, and newest first where equal.

    ``sort`` None is "relevance": bm25 where words were asked for, else the newest first. With a limit, bm25
    orders at most 5000 of the papers found; without one it orders all, and nothing is marked. Raises
    QueryError for an unknown order.
    """
    sort = sort or "relevance"
    if sort not in SORTS:
        raise QueryError(f"can't sort by {sort!r}; known: {', '.join(SORTS)}")
    sql = compiled(node)
    if sql.match and sort == "relevance":
        numbers = by_relevance(db, sql, limit, alternatives(node))
    else:
        numbers = _by_field(db, sql, sort, limit)
    return with_marks(db, node, numbers, limit)


def with_marks(
    db: sqlite3.Connection, node: Node, numbers: Sequence[int], limit: int | None
) -> list[MarkedPaper]:
    """The papers in this order; without a limit nothing is marked, for that would take long."""
    texts = (unmarked if limit is None else marked)(db, node, numbers)
    return [MarkedPaper(number, *text) for number, text in zip(numbers, texts, strict=True)]


def by_relevance(db: sqlite3.Connection, sql: Sql, limit: int | None, choice: Sequence[str]) -> list[int]:
    """Numbers of papers, best first; ``choice`` holds the expressions of which one is enough."""
    if limit is None:
        return _rank(db, sql, -1, -1)
    rare = _rarest(db, choice)
    best = _rank(db, sql._replace(match=f"({rare}) AND {sql.match}"), limit, RANKED) if rare else []
    if len(best) < limit:
        known = frozenset(best)
        others = _rank(db, sql, limit, max(limit, RANKED))
        best += [number for number in others if number not in known][: limit - len(best)]
    return best


def _rarest(db: sqlite3.Connection, choice: Sequence[str]) -> str:
    """Where the expressions find too many papers to rank: those of them that find few; else nothing.

    Without this, a paper with the one word that tells would be lost among the many with another word.
    """
    if not choice or count_ranked(db, " OR ".join(choice)) <= RANKED:
        return ""
    counted = sorted((count_ranked(db, match), match) for match in dict.fromkeys(choice))
    totals = accumulate(number for number, _ in counted)
    return " OR ".join(match for total, (_, match) in zip(totals, counted, strict=True) if total <= RANKED)


def count_ranked(db: sqlite3.Connection, match: str) -> int:
    """How many papers an expression finds, counted no further than one past those that are ranked."""
    query = "SELECT count(*) FROM (SELECT 1 FROM paper_text WHERE paper_text MATCH ? LIMIT ?)"
    [(number,)] = db.execute(query, (match, RANKED + 1))
    return int(number)


def _rank(db: sqlite3.Connection, sql: Sql, limit: int, newest: int) -> list[int]:
    """The best by bm25 of the newest papers found; -1 is all of them."""
    source = _source(sql, LIBRARY)
    if sql.where == ALWAYS:  # without the table paper, whose rows would all be read for nothing
        source = Condition("FROM paper_text WHERE paper_text MATCH ?", (sql.match,))
    query = f"""
        SELECT best.id FROM (
            SELECT id, score FROM (
                SELECT paper_text.rowid AS id, -bm25(paper_text, {WEIGHTS}) AS score {source.sql}
                ORDER BY paper_text.rowid DESC LIMIT ?
            )
            ORDER BY score DESC, id DESC LIMIT ?
        ) AS best JOIN paper ON paper.id = best.id
        ORDER BY best.score DESC, {_NEWEST}
        """
    return _numbers(db, query, (*source.values, newest, limit))


def _by_field(db: sqlite3.Connection, sql: Sql, sort: str, limit: int | None) -> list[int]:
    source = _source(sql, LIBRARY)
    query = f"SELECT paper.id {source.sql} ORDER BY {SORTS[sort]}, {_NEWEST} LIMIT ?"
    return _numbers(db, query, (*source.values, -1 if limit is None else limit))


def _source(sql: Sql, scope: Scope) -> Condition:
    """FROM and WHERE of the papers, and the values to bind."""
    if sql.match is None:
        return Condition(f"FROM {scope.papers} WHERE {sql.where.sql}", sql.where.values)
    # Crossed, so that the index is asked once, and not for each paper that meets the condition.
    tables = f"{scope.stems} CROSS JOIN paper ON paper.id = {scope.stems}.rowid"
    where = f"{scope.stems} MATCH ? AND {sql.where.sql}"
    return Condition(f"FROM {tables} WHERE {where}", (sql.match, *sql.where.values))


def _numbers(db: sqlite3.Connection, query: str, values: Sequence[object]) -> list[int]:
    """The one column of a query that may call has_prefix()."""
    _know_prefixes(db, query)
    return [number for (number,) in db.execute(query, values)]


def _know_prefixes(db: sqlite3.Connection, query: str) -> None:
    """Tell the connection has_prefix() where the query calls it."""
    known = "SELECT 1 FROM pragma_function_list WHERE name = 'has_prefix'"
    # Told once only: SQLite refuses to replace a function while any statement is still being read.
    if "has_prefix(" in query and not db.execute(known).fetchone():
        db.create_function("has_prefix", 2, has_prefix, deterministic=True)
