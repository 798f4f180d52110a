"""Markdown cut into blocks that can each be about one paper: list items, table rows, paragraphs, headings."""

import re
from collections.abc import Iterator
from enum import Enum, auto
from itertools import zip_longest
from typing import NamedTuple

from papertriage.readers._markdown import plain
from papertriage.text import squeeze

_ITEM = re.compile(
    r"[ \t>]{0,40}(?:[-*+•]|\d{1,4}[.)]|#\d{1,4}[.:)]?)[ \t]{1,40}(?:\[[ xX]\][ \t]{1,40})?(?=\S)"
)
_HEADING = re.compile(r"[ \t>]{0,9}#{1,6}[ \t]{1,40}")
_LABELLED = re.compile(
    r"[ \t>]{0,9}(?:(?:\*\*|__)[^\W\d_][\w ()-]{0,30}(?:[:：](?:\*\*|__)|(?:\*\*|__)[ \t]?[:：])"
    r"|(?:authors?|abstract|summary|tl;?dr|upvotes|published|subjects?|comments?)[:：])",
    re.IGNORECASE,
)
_ONE_LINK = re.compile(r"[ \t]{0,9}\[.{1,400}\]\(https?://[^()\s]{1,2000}\)[ \t]{0,9}$")
_FENCE = re.compile(r"[ \t>]{0,40}(?:```|~~~)")
_RULE = re.compile(r"[ \t]{0,9}(?:-[- \t]{2,}|\*[* \t]{2,}|_[_ \t]{2,}|=[= \t]{2,})$")
_DELIMITERS = re.compile(r"[|: \t-]{3,}$")  # the line between the head of a table and its rows
_BAR = re.compile(r"(?<!\\)\|")
_MOST_SURPLUS = 50  # raw bars in a row
_PAIRS = (("<details", "</details"), ("[", "]"))


class Kind(Enum):
    """What a block is."""

    ITEM = auto()
    ROW = auto()
    PARAGRAPH = auto()
    HEADING = auto()


class Block(NamedTuple):
    """A block without the mark of its item or heading; of a row the cells, each with its column's name."""

    kind: Kind
    text: str
    line: int  # from 1
    cells: tuple[tuple[str, str], ...] = ()


class _Begun(NamedTuple):
    """A block that the lines to come may add to."""

    kind: Kind
    line: int
    lines: list[str]


def blocks(text: str) -> Iterator[Block]:
    """The blocks in order, but for code, rules, and the heads of tables."""
    columns: list[str] = []  # of the table that goes on
    begun: _Begun | None = None
    is_code = False
    for number, line in enumerate(text.split("\n"), 1):
        if begun and not is_code and _goes_on(begun, line):
            begun.lines.append(line)
            continue
        if begun and "|" in line and _DELIMITERS.match(line):
            columns, begun = [squeeze(plain(cell)) for cell in _cells(begun.lines[-1])], None
            continue
        yield from _finished(begun, columns)
        is_code ^= bool(_FENCE.match(line))
        columns = columns if "|" in line else []
        begun = None if is_code else _begin(line, number, bool(columns))
    yield from _finished(begun, columns)


def _begin(line: str, number: int, in_table: bool) -> _Begun | None:
    """The block that the line begins, if any."""
    if not line.strip() or _RULE.match(line) or _FENCE.match(line):
        return None
    if in_table:
        return _Begun(Kind.ROW, number, [line])
    for kind, mark in ((Kind.HEADING, _HEADING), (Kind.ITEM, _ITEM)):
        if found := mark.match(line):
            return _Begun(kind, number, [line[found.end() :]])
    return _Begun(Kind.PARAGRAPH, number, [line])


def _goes_on(begun: _Begun, line: str) -> bool:
    """Whether the line belongs to the block above it; a row has line ends where a cell has."""
    if not line.strip() or begun.kind is Kind.HEADING:
        return False
    if begun.kind is Kind.ROW:
        return not begun.lines[-1].rstrip().endswith("|") and not line.lstrip().startswith("|")
    if ("|" in line and _DELIMITERS.match(line)) or _LABELLED.match(line):
        return False
    if _ONE_LINK.match(line) and _ONE_LINK.match(begun.lines[-1]):
        return False
    return not (_ITEM.match(line) or _HEADING.match(line) or _RULE.match(line) or _FENCE.match(line))


def _finished(begun: _Begun | None, columns: list[str]) -> Iterator[Block]:
    if begun:
        text = "\n".join(begun.lines)
        cells = _fitted(_cells(text), len(columns)) if begun.kind is Kind.ROW else []
        pairs = zip_longest(columns, cells[: len(columns)], fillvalue="") if cells else ()
        yield Block(begun.kind, text, begun.line, tuple((column, cell.strip()) for column, cell in pairs))


def _cells(row: str) -> list[str]:
    bare = row.strip()
    bare = bare.removeprefix("|").removesuffix("|") if not bare.endswith("\\|") else bare.removeprefix("|")
    return [cell.replace("\\|", "|") for cell in _BAR.split(bare)]


def _fitted(cells: list[str], count: int) -> list[str]:
    """The cells, joined again where a raw "|" in a title or an abstract has cut one in two."""
    surplus = len(cells) - count
    if not 0 < surplus <= _MOST_SURPLUS:
        return cells
    fitted: list[str] = []
    for cell in cells:
        if fitted and surplus and _is_open(fitted[-1]):
            fitted[-1] += f"|{cell}"
            surplus -= 1
        else:
            fitted.append(cell)
    return fitted


def _is_open(cell: str) -> bool:
    """Whether something begins in the cell that does not end there: bold type, a link, an abstract."""
    return cell.count("**") % 2 == 1 or any(cell.count(a) > cell.count(b) for a, b in _PAIRS)
