"""Hugging Face Papers saved as HTML: days, weeks, months, search results, trending papers, collections.

The page holds its papers twice: as JSON for its own script, which says most, and as the cards that
people see. A search typed into an open page changes the cards and not the JSON, and a page that was
cut off may have the JSON only. hf-mirror.com sends the same pages.
"""

import html
import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from papertriage.dates import iso_date
from papertriage.model import Facts, Fragment, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._hf_card import cards
from papertriage.readers._hf_json import array_in, parts
from papertriage.readers._hf_page import page_date, page_parts

_PROPS = re.compile(r"""data-props\s*=\s*(?:"([^"]*)|'([^']*))""")
_DAILY = re.compile(r"\b(?:dailyPapers|searchResults)\b")
_LIST = re.compile(rf"{_DAILY.pattern}|\bcollection(?:&quot;|\"): ?\{{")
_ONE = re.compile(r"\bpaper(?:&quot;|\"): ?\{")  # of a paper's own page
_OF_ONE = re.compile(r"<title>\s{0,9}Paper page - ")
_NO_PAPERS = re.compile(r'"(?:dailyPapers|searchResults)"\s*:\s*\[\s*\]')
_CARD = re.compile(
    r"""<h3\b[^<>]{0,500}>\s*<a\b[^<>]{0,500}?\bhref\s*=\s*["']?[^"'>\s]{0,100}/papers/(\d{4}\.\d{4,5})\b""",
    re.ASCII,
)
_LONGEST_HEAD = 50_000  # characters
_TIME = re.compile(r"""<time\b[^<>]{0,200}?\bdatetime\s*=\s*["']?([\d-]{10})""", re.ASCII)
_DATE = re.compile(r'"(?:date|dateString)"\s*:\s*"(\d{4}-\d\d(?:-\d\d)?)(?![\d-])', re.ASCII)


class _Props(NamedTuple):
    """The page's JSON, empty where it has none, and the line of the page on which it begins."""

    text: str = ""
    line: int = 1


def recognises(page: Page) -> bool:
    """Whether the text is HTML with the JSON or with a card of the page."""
    return bool(_escaped_props(page.text) or ("<article" in page.text and _CARD.search(page.text)))


def read(page: Page) -> Iterator[Record | Fragment | Facts]:
    """The papers of the JSON, then those that only the cards show."""
    props = _props(page.text)
    array = array_in(props.text)
    listed = _listed(props, array)
    known = {part.identifiers.arxiv for part in listed if isinstance(part, Record)}
    shown = set(_CARD.findall(page.text))
    if shown and not shown & known:  # the JSON is of the page that stood here before
        listed, array = [], 0
    day = page_date(page, _printed_day(page, props.text[:array]))
    found = [*listed, *_unlisted(page, shown - known, day)]
    return page_parts(found, day, is_empty=bool(_NO_PAPERS.search(props.text)))


READER = Reader(name="hf-papers-html", recognises=recognises, read=read)


def _props(text: str) -> _Props:
    """The JSON that the page's script reads its papers from."""
    if not (found := _escaped_props(text)):
        return _Props()
    return _Props(html.unescape(found[1] or found[2]), text.count("\n", 0, found.start()) + 1)


def _escaped_props(text: str) -> re.Match[str] | None:
    """The attribute that holds it."""
    wanted = _ONE if _OF_ONE.search(text, 0, _LONGEST_HEAD) else _LIST
    return next((found for found in _PROPS.finditer(text) if wanted.search(found[1] or found[2] or "")), None)


def _listed(props: _Props, array: int | None) -> list[Record | Fragment]:
    """The papers of the JSON, or the one that its page is about."""
    if array is not None:
        return list(parts(props.text, array, props.line))
    one = _ONE.search(props.text)
    return list(islice(parts(props.text, one.end() - 2, props.line), 1)) if one else []


def _unlisted(page: Page, papers: set[str], day: str | None) -> Iterator[Record | Fragment]:
    """The cards of these papers, which are not in the page's JSON."""
    if papers:
        yield from (part for part in cards(page, page.saved or day) if _is_of(part, papers))


def _is_of(part: Record | Fragment, papers: set[str]) -> bool:
    return isinstance(part, Fragment) or part.identifiers.arxiv in papers


def _printed_day(page: Page, head: str) -> str | None:
    """The page's own day, by its JSON before the papers, or by its heading; a week has none.

    What has no day of its own, a paper and a collection, prints those of papers and remarks.
    """
    is_undated = head and not _DAILY.search(head)
    found = _DATE.search(head) or (None if is_undated else _TIME.search(page.text))
    return iso_date(found[1]) if found else None
