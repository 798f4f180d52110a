"""What Hugging Face says of its papers in JSON: in the pages' own ``data-props``, and as api/daily_papers."""

import re
from collections.abc import Iterator
from typing import Any

from papertriage.dates import iso_date
from papertriage.identifiers import arxiv
from papertriage.model import Fragment, Record
from papertriage.readers._abstracts import abstract_or_summary
from papertriage.readers._hf_record import identified
from papertriage.readers._json_items import fields, line, number, records_from

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


def array_in(text: str) -> int | None:
    """Where in a JSON object the "[" of its papers stands; None where it has none."""
    found = next((match for shape in _ARRAYS if (match := shape.search(text))), None)
    return found.end() if found else None


def parts(text: str, start: int, on_line: int = 0) -> Iterator[Record | Fragment]:
    """The papers of the JSON array whose "[" stands at ``start``; what is no paper is a fragment.

    An array that breaks off gives its whole items first. ``on_line`` is that of a text that stands in one
    line of a page; 0 says that the lines are the text's own.
    """
    return records_from(text, start + 1, _paper, on_line)


def _paper(item: dict[str, Any]) -> Record | list[Record] | None:
    """The paper of an item; what a collection holds beside papers is none, and told by its type."""
    return _record(item) or ([] if line(item.get("type")) in _NO_PAPERS else None)


def _record(item: dict[str, Any]) -> Record | None:
    """The paper that an item is about, or is, as for api/papers/ID; None where it is no such item.

    ``publishedAt`` of the paper counts: that of the item is the listing's day, or off by a time zone.
    """
    paper = item.get("paper", item)
    if not isinstance(paper, dict):
        return None
    title = line(paper.get("title")) or line(item.get("title"))
    paper_id = next(filter(None, (line(paper.get(key)) for key in _IDS)), "")
    if not title or (paper is item and not arxiv(paper_id)):
        return None
    abstracts = (paper.get("summary"), item.get("summary"), paper.get("abstract"))
    abstract, kind = abstract_or_summary(map(line, abstracts), [line(paper.get("ai_summary"))])
    people = paper.get("authors")
    listed = people if isinstance(people, list) else []
    authors = [_author(author) for author in listed if isinstance(author, (dict, str))]
    published = line(paper.get("publishedAt"))
    record = Record(
        title,
        abstract,
        kind,
        authors=tuple(name for name in authors if name),
        authors_count=len(authors) or None,
        organization=_organization(item) or _organization(paper),
        date=iso_date(published),
        date_text=published or None,
        votes=number(paper.get("upvotes")),
        comments=number(item.get("numComments")),
    )
    return identified(record, paper_id)


def _author(author: dict[str, Any] | str) -> str:
    """The name, "" of who is hidden."""
    person = {"name": author} if isinstance(author, str) else author
    return "" if person.get("hidden") else line(person.get("name"))


def _organization(holder: dict[str, Any]) -> str | None:
    found = fields(holder.get("organization"))
    return line(found.get("fullname")) or line(found.get("name")) or None
