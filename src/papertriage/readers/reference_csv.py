"""Tables of references, one a row, from whatever program: comma, semicolon or tab between the columns.

Which column holds what is told by its name alone (``_columns``), never by its place.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from papertriage.errors import PageError
from papertriage.model import AbstractKind, Fragment, Page, Record
from papertriage.plugins import Reader
from papertriage.readers import _author_cell
from papertriage.readers._citation_cell import cited
from papertriage.readers._columns import known, named
from papertriage.readers._reference import Reference, record, reference_of

_LINE = re.compile(r"[^\n]*\n|[^\n]+\Z")
_NOT_HERE = ("<", "{", "[", "#", "|")  # markup, JSON, Markdown
_HEADER_WITHIN = 4  # lines: some begin with "sep=;", or with what the data are about
_LONGEST_HEADER = 20_000  # characters
_LONGEST_CELL = 10_000_000  # characters; the csv module's own limit is less than some cells hold
_SUMMARIES = ("summary", "summaries")
_LONGEST_SUMMARY = 350  # characters
_NOTHING = frozenset(("nan", "n/a", "null", "none"))


class _Table(NamedTuple):
    """Where the header of a table begins in the text, what is between its columns, and their names."""

    start: int
    delimiter: str
    names: tuple[str, ...]


def recognises(page: Page) -> bool:
    """Whether one of the first lines names columns that references have."""
    return not page.text.startswith(_NOT_HERE) and _table(page.text) is not None


def read(page: Page) -> Iterator[Record | Fragment]:
    """One record a row, in order, also of a row without a title: its place in the table is where it stands.

    A row that tells of no paper is an empty record, and where it has something in it a fragment, too; empty
    ones at the end are none.
    """
    table = _table(page.text)
    if not table:
        raise PageError(page.name, "none of the first lines names columns of references, such as title")
    columns = known(table.names)
    line, empty = 0, list[Record]()
    try:
        for line, row in _rows(page.text, table):
            if values := _values(row, table.names):
                yield from empty
                found = record(_reference(values, columns), line)
                yield _kinded(found, columns)
                if found._replace(line=0) == Record(""):
                    yield Fragment(line, table.delimiter.join(row))
                empty = []
            elif row:
                empty.append(Record("", line=line))
    except csv.Error as error:
        yield Fragment(line, f"behind this row no table: {error}")


READER = Reader(name="reference-csv", recognises=recognises, read=read)


def _table(text: str) -> _Table | None:
    """The table whose header is the first that makes sense by some delimiter."""
    for line in islice(_LINE.finditer(text), _HEADER_WITHIN):
        if len(line[0]) <= _LONGEST_HEADER:
            tables = [_Table(line.start(), mark, _names(line[0], mark)) for mark in ",;\t"]
            best = max(tables, key=lambda table: len(known(table.names)))
            if known(best.names):
                return best
    return None


def _names(header: str, delimiter: str) -> tuple[str, ...]:
    cells = next(
        csv.reader([header.replace("\r", " ")], delimiter=delimiter)
    )  # which csv takes for a line end
    return tuple(map(named, cells))


def _rows(text: str, table: _Table) -> Iterator[tuple[int, list[str]]]:
    """(the line on which it begins, cells) of each row below the header."""
    csv.field_size_limit(_LONGEST_CELL)
    first = text.count("\n", 0, table.start) + 1
    lines = (found[0] for found in _LINE.finditer(text, table.start))
    of_web_of_science = table.delimiter == "\t" and table.names[0] == "pt"  # where a quote is just a quote
    rows = csv.reader(
        lines,
        delimiter=table.delimiter,
        quoting=csv.QUOTE_NONE if of_web_of_science else csv.QUOTE_MINIMAL,
    )
    next(rows)
    line = first + rows.line_num
    for row in rows:
        yield line, row
        line = first + rows.line_num


def _values(row: list[str], names: Sequence[str]) -> dict[str, list[str]]:
    """Name of a column -> what this row has under it, in a list; without empty cells."""
    values: dict[str, list[str]] = {}
    for name, cell in zip(names, row, strict=False):
        text = cell.strip()
        if text and text.casefold() not in _NOTHING:
            values.setdefault(name, []).append(_whole(text))
    return values


def _kinded(found: Record, columns: dict[str, list[str]]) -> Record:
    """The record; a summary is an abstract, which arXiv calls so, only where it is long."""
    is_summary = columns.get("abstract", [""])[0] in _SUMMARIES and 0 < len(found.abstract) < _LONGEST_SUMMARY
    return found._replace(abstract_kind=AbstractKind.SUMMARY) if is_summary else found


def _whole(cell: str) -> str:
    """A whole number without the ".0" that pandas gives it in a column with gaps."""
    return cell[:-2] if cell.endswith(".0") and cell[:-2].isdecimal() else cell


def _reference(values: dict[str, list[str]], columns: dict[str, list[str]]) -> Reference:
    found = reference_of(values, columns)
    divided = _author_cell.unglued if "item doi" in values else _author_cell.authors
    found = found._replace(authors=divided(found.authors[0]) if found.authors else ())
    citation = values.get("citation") or values.get("source")
    return cited(found, citation[0]) if citation else found
