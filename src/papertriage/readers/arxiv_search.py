"""arXiv search results, simple and advanced: one ``li.arxiv-result`` a paper.

https://github.com/arXiv/arxiv-search, search/templates/search/search-macros.html
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from papertriage import identifiers
from papertriage.model import AbstractKind, Facts, Fragment, Identifiers, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._arxiv_fields import abs_address
from papertriage.readers._arxiv_markup import arxiv_id, arxiv_tree, authors, is_torn, line_of
from papertriage.readers._arxiv_words import first_submitted, results_shown
from papertriage.readers._cards import said
from papertriage.readers._facts import CUT_OFF

if TYPE_CHECKING:
    from bs4 import Tag

_RESULT = re.compile(r"<li[^>]{1,40}\barxiv-result\b")
_NOTHING = re.compile(r"Sorry, your query\b")
_TOGGLE = re.compile(r"\s*[△▽]\s*(?:Less|More)$")


def recognises(page: Page) -> bool:
    return "arXiv" in page.text and bool(_RESULT.search(page.text) or _NOTHING.search(page.text))


def read(page: Page) -> Iterator[Record | Fragment | Facts]:
    tree = arxiv_tree(page)
    results = tree.select("li.arxiv-result")
    torn = results[-1] if results and is_torn(page.text, "<li", "</li", "</ol") else None
    for result in results:
        line = line_of(result, page)
        yield _record(result, line, result is torn) or Fragment(line, said(result))
    yield _facts(page.text, said(tree.select_one("h1.title")))


def _record(result: "Tag", line: int, torn: bool) -> Record | None:
    """What the result prints; None without a title, or where the page ends before the line with the dates."""
    notes = _notes(result)
    title = said(result.select_one("p.title"))
    if not title or (torn and "Submitted" not in notes):
        return None
    number, version = arxiv_id(result.select_one("p.list-title"))
    abstract, abstract_kind = _abstract(result)
    names, authors_count = authors(result.select_one("p.authors"))
    date, date_text = first_submitted(notes.get("Submitted", ""))
    return Record(
        title=title,
        abstract=abstract,
        abstract_kind=abstract_kind,
        authors=names,
        authors_count=authors_count,
        date=date,
        date_text=date_text,
        identifiers=Identifiers(arxiv=number, doi=_doi(result)),
        arxiv_version=version,
        url=abs_address(number),
        venue=notes.get("Journal ref:"),
        categories=tuple(said(tag) for tag in result.select("span.tag[data-tooltip]")),
        remark=notes.get("Comments:"),
        line=line,
    )


def _notes(result: "Tag") -> dict[str, str]:
    """The small print under a result, by its labels: "Submitted", "Comments:", "Journal ref:"."""
    labels = {said(note.select_one("span")): note for note in result.select("p.is-size-7")}
    return {label: said(note, label) for label, note in labels.items()}


def _abstract(result: "Tag") -> tuple[str, AbstractKind]:
    """The hidden whole abstract, or where a tool has dropped it the passages that show the words searched."""
    if whole := _TOGGLE.sub("", said(result.select_one(".abstract-full"))):
        return whole, AbstractKind.FULL
    printed = said(result.select_one(".abstract-short"))
    shown = _TOGGLE.sub("", printed)
    cut = shown != printed or shown.startswith("…") or shown.endswith("…")
    return shown, AbstractKind.of(shown, cut=cut)


def _doi(result: "Tag") -> str | None:
    link = result.select_one('span.tag a[href*="doi.org/"]')
    return identifiers.doi(str(link["href"])) if link else None


def _facts(text: str, heading: str) -> Facts:
    """How many results this page shows, which is mostly not all that the search has found."""
    shown, notes = results_shown(heading)
    if shown is None:
        return Facts(stated_total=0 if _NOTHING.search(text) else None)
    if is_torn(text, "<ol", "</ol"):
        notes.append(CUT_OFF)
    return Facts(stated_total=shown, notes=tuple(notes))


READER = Reader(name="arxiv-search", recognises=recognises, read=read)
