"""Rows of the library and the values they stand for."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple, TypeVar

from papertriage.model import AbstractKind, Entry, Identifiers, Paper, Sighting, Status, Tag
from papertriage.store import database
from papertriage.store.printed import Printed, expand

PAPER_COLUMNS = (
    "title", "abstract", "abstract_kind", "authors", "authors_count",
    "organization", "date", "venue", "url", "categories",
)  # fmt: skip
_ENTRY_COLUMNS = (*PAPER_COLUMNS, "hash", "status", "priority", "rating", "note", "added_at", "seen", "score")
_ABSTRACT_KINDS = {kind.value: kind for kind in AbstractKind}  # to ask the Enum takes five times as long
_CHUNK = 500  # SQLite binds at most 999 values in builds before 3.32

Element = TypeVar("Element")


class PaperText(NamedTuple):
    """What there is to read of a paper."""

    number: int
    title: str
    abstract: str


def row_of(paper: Paper) -> tuple[object, ...]:
    """The paper's values in the order of PAPER_COLUMNS; identifiers have a table of their own."""
    joined = {"authors": "\n".join(paper.authors), "categories": " ".join(paper.categories)}
    return tuple(joined.get(column, getattr(paper, column)) for column in PAPER_COLUMNS)


def texts(db: sqlite3.Connection, numbers: Iterable[int]) -> Iterator[PaperText]:
    """The texts of the papers with these numbers that are in the library, in the order given."""
    query = "SELECT id, title, abstract FROM paper WHERE id IN"
    for chunk in chunks(numbers, _CHUNK):
        by_number = {row[0]: PaperText._make(row) for row in select(db, query, chunk)}
        yield from (by_number[number] for number in chunk if number in by_number)


def are_there(db: sqlite3.Connection, numbers: Iterable[int]) -> bool:
    """Whether each of these different numbers is that of a paper."""
    query = "SELECT count(*) FROM paper WHERE id IN"
    return all(next(select(db, query, chunk))[0] == len(chunk) for chunk in chunks(numbers, _CHUNK))


def papers(db: sqlite3.Connection, numbers: Sequence[int]) -> list[tuple[int, Paper]]:
    """(number, paper) of those numbers that are in the library, in the order given."""
    with database.one_moment(db):
        rows = _by_number(db, PAPER_COLUMNS, numbers)
        identifiers = _identifiers(db, numbers)
    return [(number, _paper(rows[number], identifiers[number])) for number in numbers if number in rows]


def entries(db: sqlite3.Connection, numbers: Iterable[int], *, sightings: bool = True) -> Iterator[Entry]:
    """The entries with these numbers in the order given; ``sightings`` False leaves those empty."""
    for chunk in chunks(numbers, _CHUNK):
        with database.one_moment(db):
            found = _entries(db, chunk, sightings=sightings)
        yield from found


def _entries(db: sqlite3.Connection, numbers: Sequence[int], *, sightings: bool) -> list[Entry]:
    rows = _by_number(db, _ENTRY_COLUMNS, numbers)
    identifiers = _identifiers(db, numbers)
    tags = _tags(db, numbers)
    whole = {number: _paper(row[: len(PAPER_COLUMNS)], identifiers[number]) for number, row in rows.items()}
    seen = _sightings(db, whole) if sightings else defaultdict(list)
    return [
        _entry(number, whole[number], rows[number][len(PAPER_COLUMNS) :], tags[number], seen[number])
        for number in filter(rows.__contains__, numbers)
    ]


def _by_number(
    db: sqlite3.Connection, columns: Sequence[str], numbers: Sequence[int]
) -> dict[int, Sequence[Any]]:
    """Number -> these columns of the paper, as far as it is there."""
    query = f"SELECT id, {', '.join(columns)} FROM paper WHERE id IN"
    return {row[0]: row[1:] for row in select(db, query, numbers)}


def chunks(elements: Iterable[Element], size: int) -> Iterator[list[Element]]:
    """The elements in lists of ``size``, the last one perhaps shorter."""
    rest = iter(elements)
    while chunk := list(islice(rest, size)):
        yield chunk


def _paper(row: Sequence[Any], identifiers: Identifiers) -> Paper:
    title, abstract, kind, authors, authors_count, organization, date, venue, url, categories = row
    return Paper(
        title=title,
        abstract=abstract,
        abstract_kind=_ABSTRACT_KINDS[kind],
        authors=tuple(authors.split("\n")) if authors else (),
        authors_count=authors_count,
        organization=organization,
        date=date,
        venue=venue,
        identifiers=identifiers,
        url=url,
        categories=tuple(categories.split()),
    )


def _entry(
    number: int, paper: Paper, row: Sequence[Any], tags: list[Tag], sightings: list[Sighting]
) -> Entry:
    digest, status, *others = row
    return Entry._make((number, digest, paper, Status(status), *others, tuple(tags), tuple(sightings)))


def _identifiers(db: sqlite3.Connection, numbers: Sequence[int]) -> dict[int, Identifiers]:
    """The identifiers of each paper; of several of one scheme the least, but arXiv's own DOIs last."""
    order = "ORDER BY value LIKE '10.48550/%' DESC, value DESC"  # the last one stays
    schemes: defaultdict[int, dict[str, str]] = defaultdict(dict)
    for number, scheme, value in select(
        db, "SELECT paper, scheme, value FROM identifier WHERE paper IN", numbers, order
    ):
        schemes[number][scheme] = value
    return {number: Identifiers(**schemes.get(number, {})) for number in numbers}


def _tags(db: sqlite3.Connection, numbers: Sequence[int]) -> defaultdict[int, list[Tag]]:
    tags: defaultdict[int, list[Tag]] = defaultdict(list)
    rows = select(
        db, 'SELECT paper, name, "by", because FROM tag WHERE paper IN', numbers, 'ORDER BY name, "by"'
    )
    for number, *tag in rows:
        tags[number].append(Tag(*tag))
    return tags


def _sightings(db: sqlite3.Connection, whole: dict[int, Paper]) -> defaultdict[int, list[Sighting]]:
    rows = select(
        db,
        """
        SELECT s.paper, p.name, p.reader, s.position, coalesce(p.page_date, substr(p.read_at, 1, 10)),
            s.version, s.printed, s.abstract
        FROM sighting AS s JOIN page AS p ON p.id = s.page WHERE s.paper IN
        """,
        list(whole),
        "ORDER BY s.page, s.position",
    )
    sightings: defaultdict[int, list[Sighting]] = defaultdict(list)
    for number, page, reader, position, date, version, *printed in rows:
        record = expand(Printed(*printed), whole[number])
        sightings[number].append(Sighting(page, reader, position, date, version, record))
    return sightings


def select(
    db: sqlite3.Connection, start: str, numbers: Sequence[int], end: str = ""
) -> Iterator[tuple[Any, ...]]:
    """The rows of a query that begins so, goes on with these numbers in parentheses, and ends so."""
    return iter(db.execute(f"{start} ({', '.join('?' * len(numbers))}) {end}", list(numbers)))
