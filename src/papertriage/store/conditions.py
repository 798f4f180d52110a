"""The fields of a query other than text, each as a condition on the table paper."""

from typing import NamedTuple

from papertriage import clock
from papertriage.query import Range, Test

LAST = "\U0010ffff"  # sorts behind every other character
_LEAST, _MOST = -(2**63), 2**63 - 1
_UNITS = {"d": (1, "days"), "w": (7, "days"), "m": (1, "months"), "y": (1, "years")}

_HAS_IDENTIFIER = "EXISTS (SELECT 1 FROM identifier AS i WHERE i.paper = paper.id AND i.scheme = '{}')"
_HAS = {
    "abstract": "paper.abstract <> ''",
    "arxiv": _HAS_IDENTIFIER.format("arxiv"),
    "doi": _HAS_IDENTIFIER.format("doi"),
    "note": "paper.note <> ''",
    "rating": "paper.rating IS NOT NULL",
    "tag": "EXISTS (SELECT 1 FROM tag AS t WHERE t.paper = paper.id)",
    "url": "paper.url IS NOT NULL",
}


class Condition(NamedTuple):
    """An SQL expression that is 0 or 1 for each paper, never null, and the values to bind in it."""

    sql: str
    values: tuple[object, ...] = ()


class Scope(NamedTuple):
    """Which papers are asked: the two tables with their text, where the rows of paper come from, and what
    ends a subquery on any other table with a column ``paper``."""

    stems: str
    words: str
    papers: str
    only: str


def of_test(test: Test, scope: Scope) -> Condition:
    """The papers whose field has the value."""
    match test.field:
        case "status":
            return Condition("paper.status = ?", (test.value,))
        case "has":
            return Condition(_HAS[test.value])
        case "venue":
            return Condition("instr(lower(coalesce(paper.venue, '')), lower(?)) > 0", (test.value,))
        case "source":
            return _of_source(test.value, scope)
        case "id":
            return _of_id(test.value, scope)
        case _:
            return _of_tag(test, scope)


def _of_tag(test: Test, scope: Scope) -> Condition:
    by = "AND \"by\" = 'topic'" if test.field == "rule" else ""
    sql = f"paper.id IN (SELECT paper FROM tag WHERE name BETWEEN ? AND ? {by} {scope.only})"
    return Condition(sql, (test.value, test.value + LAST * test.prefix))


def _of_source(name: str, scope: Scope) -> Condition:
    sql = f"""paper.id IN (
        SELECT paper FROM sighting JOIN page ON page.id = sighting.page
        WHERE instr(lower(page.reader || char(10) || page.name), lower(?)) {scope.only})
        """
    return Condition(sql, (name,))


def _of_id(name: str, scope: Scope) -> Condition:
    """The papers whose id, or a former one, starts so, and those with this arXiv id, DOI or PubMed number."""
    from papertriage import identifiers

    start, arxiv = name.lower(), identifiers.arxiv(name)
    known = (("arxiv", arxiv and arxiv[0]), ("doi", identifiers.doi(name)), ("pmid", name))
    sql = f" OR paper.id IN (SELECT paper FROM identifier WHERE scheme = ? AND value = ? {scope.only})"
    values = [value for pair in known for value in pair]
    former = f" OR paper.id IN (SELECT paper FROM alias WHERE hash BETWEEN ? AND ? {scope.only})"
    starts = (start, start + LAST)
    return Condition(f"(paper.hash BETWEEN ? AND ?{former}{sql * len(known)})", (*starts, *starts, *values))


def of_range(between: Range) -> Condition:
    """The papers whose field is between the two values; never one in which the field is unknown."""
    if between.field == "added":
        return _of_added(between.low, between.high)
    if between.field == "year":
        # A date whose year is unknown starts with a dash, which sorts before all digits.
        values = (between.low or "0000", between.high or "9999")
        return Condition("substr(coalesce(paper.date, ''), 1, 4) BETWEEN ? AND ?", values)
    low = _LEAST if between.low is None else int(between.low)
    high = _MOST if between.high is None else int(between.high)
    column = {"seen": "paper.seen", "rating": "paper.rating", "priority": "paper.priority"}[between.field]
    return Condition(f"coalesce({column} BETWEEN ? AND ?, 0)", (low, high))


def _of_added(low: str | None, high: str | None) -> Condition:
    after, since = _moment(low or "0")
    before, until = _moment(high or "9")
    # The tilde sorts behind all that can follow a shortened date.
    return Condition(f"paper.added_at BETWEEN {after} AND {before} || '~'", (*since, *until))


def _moment(end: str) -> tuple[str, tuple[str, ...]]:
    """SQL of one end of a range of dates, and its values: a date as it is, "7d" counted back from now."""
    if end[-1] not in _UNITS:
        return "?", (end,)
    count, unit = _UNITS[end[-1]]
    # Null where that is before the year 0.
    sql = f"coalesce(strftime('{clock.FORMAT}', ?, ?), '0')"
    return sql, (clock.now(), f"-{int(end[:-1]) * count} {unit}")
