"""arXiv's listings and search results as text or Markdown: copied, or made by whatever program."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from papertriage import identifiers
from papertriage.errors import PageError
from papertriage.model import Facts, Fragment, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._arxiv_fields import abs_address
from papertriage.readers._arxiv_text_entry import listing_entry, search_result
from papertriage.readers._arxiv_words import KINDS, TOTAL, Section, last_day, results_shown, shown, to_number
from papertriage.readers._markdown import unescaped, unhyphenated, unlinked
from papertriage.readers.arxiv_abs_text import is_abs_text
from papertriage.text import squeeze

_ID = r"arXiv\s?:\s{0,9}(\d{4}\.\d{4,5}(?:v\d{1,2})?|[a-z-]{2,20}(?:\.[A-Z]{2})?/\d{7}(?:v\d{1,2})?)"
_FORMATS = r"\[\s*(?:(?:abs|pdf|ps|html|other|src|dvi)\b\s*,?\s*)+\]?"
_ENTRY = re.compile(
    rf"(?:\[{{1,2}}\s*\d{{1,5}}\s*\]{{1,2}}\s*(?:\(\)\s*)?)?{_ID}\s*(?:\(([^()]{{0,60}})\)\s*)?"
    rf"(?:{_FORMATS}|(?=Title\s{{0,9}}:))"
)
_HEADING = re.compile(
    r"^[ \t#*]{0,40}("
    r"(?:(?:(?:New|Cross|Replacement) submissions|Cross(?:-list|e)s|Replacements)(?= for |[ \t]*(?:\(|$))"
    r"|Showing new listings|Catchup results|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}, \d{1,2} [A-Z])"
    r"[^\n]{0,160}(?:\n[^\n()]{0,60}\))?)",
    re.MULTILINE | re.IGNORECASE,
)
_FOOT = re.compile(
    r"^[ \t\[\]*#-]{0,40}(?:total of [\d,]+ entries|Showing up to \d|Links to:|The web address for this"
    r"|We gratefully acknowledge|Disable MathJax|About\s*(?:$|[·*])|Search v\d)",
    re.MULTILINE | re.IGNORECASE,
)
_ANNOUNCED = re.compile(r"originally\s+announced\s+[A-Z][a-z]+\s+\d{4}")
_ITEM = re.compile(r"^[ \t]{0,40}(?:\d{1,4}\.|-)[ \t]+", re.MULTILINE)
_MARKUP = re.compile(
    r"\s{0,99}[{\[]\s{0,99}[{\[\"]|.{0,4000}?<(?:html|head|body|dl|rss|feed|OAI-PMH|rdf:RDF)\b", re.DOTALL
)
_PAGER = re.compile(r"\s{0,9}:\s{0,9}\d[\d,]*-\d[\d,]*\s{1,9}\d")  # the page may show any of these
_FORMATS_FOLLOW = re.compile(rf"{_ID}\b[^<]{{0,300}}?\b(?:pdf|ps|other)\b", re.DOTALL)
_OF_A_LIST = re.compile(r"\bSubjects\s{0,9}:|\bof \d[\d,]{0,9} entries\b", re.IGNORECASE)
_KIND = re.compile(r"\*?(cross|replace)")
_ONLY_IDENTIFIERS = (
    "identifiers without titles: the program that made it lost the rest; save the page as HTML"
)
_WINDOW = 100_000  # characters behind one entry in which the next one is looked for


class _Item(NamedTuple):
    """What a page prints from one identifier to the next, and under which headings."""

    number: str | None
    kind: str  # "cross-list from hep-th", "replaced"
    text: str
    section: Section


def recognises(page: Page) -> bool:
    return is_arxiv_text(page.text)


def is_arxiv_text(text: str) -> bool:
    """Whether the text, which is no HTML, has identifiers with formats and what stands on arXiv's lists."""
    if _MARKUP.match(text) or is_abs_text(text):
        return False
    if _ANNOUNCED.search(text):
        return True
    return bool(_FORMATS_FOLLOW.search(text) and _OF_A_LIST.search(text))  # the quicker one first


def read(page: Page) -> Iterator[Record | Fragment | Facts]:
    text = unlinked(page.text)
    if text != page.text:
        text = unhyphenated(unescaped(text.replace("**", "")))
    at, line = 0, 1
    entries = list(_entries(text))
    if entries and not any("Title" in entry.text or _ANNOUNCED.search(entry.text) for entry in entries):
        raise PageError(page.name, _ONLY_IDENTIFIERS)
    for entry in entries:
        begins = entry.number or entry.text.strip().partition("\n")[0]
        start = max(page.text.find(begins, at, at + _WINDOW), at)
        at, line = start, line + page.text.count("\n", at, start)
        record = _record(entry)
        printed = squeeze(f"{entry.number or ''} {entry.text}")
        yield record._replace(line=line) if record.title else Fragment(line, printed)
    yield _facts(text)


READER = Reader(name="arxiv-list-text", recognises=recognises, read=read)


def _entries(text: str) -> Iterator[_Item]:
    """The entries in page order; where a program has lost the identifiers, the items of search results."""
    marks = list(_ENTRY.finditer(text))
    if len(marks) < len(_ANNOUNCED.findall(text)):
        marks = list(_ITEM.finditer(text))
    foot = _FOOT.search(text, marks[-1].end()) if marks else None
    end = foot.start() if foot else len(text)
    borders = sorted([*marks, *_HEADING.finditer(text, 0, end)], key=re.Match.start)
    section = Section()
    for border, following in zip(borders, [*(mark.start() for mark in borders[1:]), end], strict=False):
        if border.re is _HEADING:
            section = section.under(_heading(border))
        elif border.re is _ENTRY:
            yield _Item(border[1], border[2] or "", text[border.end() : following], section)
        elif _ANNOUNCED.search(text, border.end(), following):
            yield _item(text[border.end() : following], section)


def _heading(mark: re.Match[str]) -> str:
    """The heading, which html-to-text writes in capitals."""
    text = squeeze(mark[1])
    return text.title() if text.isupper() else text


def _item(text: str, section: Section) -> _Item:
    """The search result that an item of a list is, perhaps with an identifier."""
    mark = _ENTRY.match(text)
    return _Item(mark[1] if mark else None, "", text[mark.end() :] if mark else text, section)


def _record(entry: _Item) -> Record:
    record = search_result(entry.text) if _ANNOUNCED.search(entry.text) else listing_entry(entry.text)
    number, version = identifiers.arxiv(entry.number or "") or (None, None)
    kind = _KIND.match(entry.kind)
    return record._replace(
        date=record.date or entry.section.day,
        date_text=record.date_text or entry.section.day_text,
        identifiers=record.identifiers._replace(arxiv=number),
        arxiv_version=version,
        url=abs_address(number),
        announced=KINDS[kind[1]] if kind else entry.section.announced,
    )


def _facts(text: str) -> Facts:
    """How many entries the page says it shows, and its last day."""
    headings = [_heading(mark) for mark in _HEADING.finditer(text)]
    stated, notes = shown(headings)
    if stated is None:
        stated, notes = results_shown(text)
    total = TOTAL.search(text)
    if stated is None and total and not _PAGER.match(text, total.end()):
        stated = to_number(total[1])
    listed_days = [
        heading for heading in headings if "showing" in heading.casefold()
    ]  # not the links to days
    return Facts(stated, last_day(listed_days or headings), tuple(notes))
