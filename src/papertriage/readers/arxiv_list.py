"""arXiv listings: under headings of day and kind, a ``dt`` with the identifier and a ``dd`` with the paper.

The markup has changed little since 2014, on /list/CAT/new, /recent, /pastweek and months, on /catchup
and on author pages (https://github.com/arXiv/arxiv-browse, browse/templates/list).
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from papertriage.model import AbstractKind, Facts, Fragment, Identifiers, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._arxiv_fields import abs_address
from papertriage.readers._arxiv_markup import arxiv_id, arxiv_tree, authors, is_torn, line_of
from papertriage.readers._arxiv_words import CODE, KINDS, NUMBER, TOTAL, Section, last_day, shown, to_number
from papertriage.readers._cards import said
from papertriage.readers._facts import CUT_OFF
from papertriage.text import squeeze

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_LIST = re.compile(r"<div\s+id\s*=\s*[\"']?dlpage\b")
_AUTHORS = re.compile(r"class\s*=\s*[\"']?list-authors\b")

_KIND_OF_ENTRY = re.compile(r"\(\*?(cross|replace)")
_RANGE = re.compile(rf"<(?:span|b)>\s*{NUMBER}-{NUMBER}\s*</")  # of the page shown; the others are links
_LONGEST_PAGER = 10_000
_NOTHING = re.compile(r"<p>\s*No updates ")


def recognises(page: Page) -> bool:
    return "arXiv" in page.text and bool(_LIST.search(page.text) or _AUTHORS.search(page.text))


def read(page: Page) -> Iterator[Record | Fragment | Facts]:
    found = _LIST.search(page.text)
    start = found.start() if found else 0
    tree = arxiv_tree(page, start)
    entries = list(_entries(tree))
    torn = entries[-1] if entries and is_torn(page.text, "<dd", "</dd", "</dl") else None
    for entry in entries:
        line = line_of(entry.dt or entry.dd, page, start)
        record = _record(entry, line, entry is torn)
        yield record or Fragment(line, squeeze(f"{said(entry.dt)} {said(entry.dd)}"))
    yield _facts(page.text[start:], [said(heading) for heading in tree.select("h1, h2, h3")])


class _Item(NamedTuple):
    dt: "Tag | None"
    dd: "Tag | None"
    section: Section


def _entries(tree: "BeautifulSoup") -> Iterator[_Item]:
    """Each ``dt`` with the ``dd`` after it, in page order; what has lost the other half stands alone."""
    section = Section()
    dt: Tag | None = None
    for tag in tree.select("h1, h2, h3, dt, dd"):
        if tag.name == "dd":
            yield _Item(dt, tag, section)
            dt = None
        elif tag.name == "dt":
            if dt:
                yield _Item(dt, None, section)
            dt = tag
        else:
            section = section.under(said(tag))
    if dt:
        yield _Item(dt, None, section)


def _record(entry: _Item, line: int, torn: bool) -> Record | None:
    """What the entry prints; None without a title, or where the page ends before its abstract."""
    parts = _parts(entry.dd)
    title = said(parts.get("list-title"), "Title:")
    abstract = said(parts.get("p"))
    if not title or (torn and not abstract):
        return None
    number, version = arxiv_id(entry.dt)
    names, authors_count = authors(parts.get("list-authors"))
    kind = _KIND_OF_ENTRY.search(said(entry.dt))
    return Record(
        title=title,
        abstract=abstract,
        abstract_kind=AbstractKind.of(abstract, cut=torn),
        authors=names,
        authors_count=authors_count,
        date=entry.section.day,
        date_text=entry.section.day_text,
        identifiers=Identifiers(arxiv=number),
        arxiv_version=version,
        url=abs_address(number),
        venue=said(parts.get("list-journal-ref"), "Journal-ref:") or None,
        categories=tuple(CODE.findall(said(parts.get("list-subjects")))),
        announced=KINDS[kind[1]] if kind else entry.section.announced,
        remark=said(parts.get("list-comments"), "Comments:") or None,
        line=line,
    )


def _parts(dd: "Tag | None") -> "dict[str, Tag]":
    """The parts of a ``dd`` by class, the abstract by "p"; the first of each."""
    parts: dict[str, Tag] = {}
    for tag in dd.select('[class^="list-"], p') if dd else ():
        parts.setdefault("p" if tag.name == "p" else tag.get_attribute_list("class")[0], tag)
    return parts


def _facts(text: str, headings: list[str]) -> Facts:
    """How many entries the page says it shows, its last day, and what it leaves out."""
    stated, notes = shown(headings)
    total = stated or 0
    torn = is_torn(text, "<dl", "</dl")
    if torn or stated is None:
        by_pager, pager_notes = _pager(text)
        total = max(total, by_pager)
        notes += pager_notes
    if torn:
        notes.append(CUT_OFF)
    nothing = 0 if _NOTHING.search(text) else None
    return Facts(total or nothing, last_day(headings), tuple(notes))


def _pager(text: str) -> tuple[int, list[str]]:
    """How many entries the page shows by its "Total of 511 entries : 251-511", 0 if it has none; a note."""
    total = TOTAL.search(text)
    if not total:
        return 0, []
    part = _RANGE.search(text, total.end(), total.end() + _LONGEST_PAGER)
    if not part:
        return to_number(total[1]), []
    entries = max(to_number(part[2]) - to_number(part[1]) + 1, 0)
    whole = entries == to_number(total[1])
    return entries, [] if whole else [f"not the whole list: entries {part[1]} to {part[2]} of {total[1]}"]


READER = Reader(name="arxiv-list", recognises=recognises, read=read)
