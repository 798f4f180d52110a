"""What Hugging Face says of its papers in JSON: in the pages' own ``data-props``, and as api/daily_papers."""

import json
import re
from collections.abc import Iterator
from typing import Any

from papertriage.dates import iso_date
from papertriage.identifiers import arxiv
from papertriage.model import AbstractKind, Fragment, Record
from papertriage.readers._hf_record import identified
from papertriage.text import squeeze

# The first that has items is what the page shows; the last is for keys still to come
_ARRAYS = [
    re.compile(shape)
    for shape in (
        r'"searchResults"\s*:\s*(?=\[\s*\{)',
        r'"(?:dailyPapers|papers)"\s*:\s*(?=\[\s*\{)',
        r'"\w{1,40}"\s*:\s*(?=\[\s*\{\s*"paper"\s*:)',
        r'"items"\s*:\s*(?=\[\s*\{)',  # of a collection
    )
]
_IDS = ("id", "arxiv_id", "paper_id")
_NO_PAPERS = {"model", "dataset", "space", "collection", "bucket"}  # in a collection
_BETWEEN = re.compile(r"[\s,]*")
_LONGEST_FRAGMENT = 200  # characters of JSON; enough to see what it is


def array_in(text: str) -> int | None:
    """Where in a JSON object the "[" of its papers stands; None where it has none."""
    found = next((match for shape in _ARRAYS if (match := shape.search(text))), None)
    return found.end() if found else None


def parts(text: str, start: int, line: int = 0) -> Iterator[Record | Fragment]:
    """The papers of the JSON array whose "[" stands at ``start``; what is no paper is a fragment.

    An array that breaks off gives its whole items first. ``line`` is that of a text that stands in one
    line of a page; 0 says that the lines are the text's own.
    """
    for at, end, item in _items(text, start):
        record = _record(item)
        if record:
            yield record
        elif not isinstance(item, dict) or item.get("type") not in _NO_PAPERS:
            printed = squeeze(text[at : min(end, at + _LONGEST_FRAGMENT)])
            yield Fragment(line or text.count("\n", 0, at) + 1, printed)


def _items(text: str, start: int) -> Iterator[tuple[int, int, Any]]:
    """(where it begins, where it ends, item) of the array's items; None for the one that breaks off."""
    decoder = json.JSONDecoder()
    at = _after_blanks(text, start + 1)
    while at < len(text) and text[at] != "]":
        try:
            item, end = decoder.raw_decode(text, at)
        except ValueError:  # also for a number of thousands of digits
            yield at, len(text), None
            return
        yield at, end, item
        at = _after_blanks(text, end)


def _after_blanks(text: str, at: int) -> int:
    found = _BETWEEN.match(text, at)
    return found.end() if found else at


def _record(item: Any) -> Record | None:
    """The paper that an item is about, or is, as for api/papers/ID; None where it is no such item.

    ``publishedAt`` of the paper counts: that of the item is the listing's day, or off by a time zone.
    """
    paper = item.get("paper", item) if isinstance(item, dict) else None
    if not isinstance(paper, dict):
        return None
    title = _text(paper, "title") or _text(item, "title")
    number = next(filter(None, (_text(paper, key) for key in _IDS)), "")
    if not title or (paper is item and not arxiv(number)):
        return None
    abstract, kind = _abstract(item, paper)
    authors = [_author(author) for author in _list(paper, "authors") if isinstance(author, (dict, str))]
    published = _text(paper, "publishedAt")
    record = Record(
        title,
        abstract,
        kind,
        authors=tuple(name for name in authors if name),
        authors_count=len(authors) or None,
        organization=_organization(item) or _organization(paper),
        date=iso_date(published),
        date_text=published or None,
        votes=_number(paper, "upvotes"),
        comments=_number(item, "numComments"),
    )
    return identified(record, number)


def _author(author: dict[str, Any] | str) -> str:
    """The name, "" of who is hidden."""
    told = {"name": author} if isinstance(author, str) else author
    return "" if told.get("hidden") else _text(told, "name")


def _abstract(item: dict[str, Any], paper: dict[str, Any]) -> tuple[str, AbstractKind]:
    """The abstract; a machine's summary only where there is none."""
    if abstract := _text(paper, "summary") or _text(item, "summary") or _text(paper, "abstract"):
        return abstract, AbstractKind.FULL
    summary = _text(paper, "ai_summary")
    return summary, AbstractKind.SUMMARY if summary else AbstractKind.NONE


def _organization(holder: dict[str, Any]) -> str | None:
    found = holder.get("organization")
    return _text(found, "fullname") or _text(found, "name") or None if isinstance(found, dict) else None


def _text(holder: dict[str, Any], key: str) -> str:
    """The text, squeezed, without the halves of a letter that JSON may escape alone; empty for none."""
    found = holder.get(key)
    return squeeze(found.encode("utf-8", "ignore").decode()) if isinstance(found, str) else ""


def _number(holder: dict[str, Any], key: str) -> int | None:
    found = holder.get(key)
    return found if isinstance(found, int) and not isinstance(found, bool) else None


def _list(holder: dict[str, Any], key: str) -> list[Any]:
    found = holder.get(key)
    return found if isinstance(found, list) else []
