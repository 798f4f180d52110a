"""arXiv's metadata as Kaggle hands it out: JSON Lines, one paper a line, more than 4 GB of them.

https://www.kaggle.com/datasets/Cornell-University/arxiv
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from papertriage import identifiers
from papertriage.dates import iso_date
from papertriage.model import AbstractKind, Fragment, Identifiers, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._arxiv_fields import abs_address, author_names, first_doi
from papertriage.readers._json_items import each, fields, line
from papertriage.text import squeeze

_LINE = re.compile(r"[^\n]+\n?|\n")
_ID = re.compile(r'"id"\s*:\s*"(?:\d{4}\.\d{4,5}|[a-zA-Z.-]{2,20}/\d{7})"', re.ASCII)
_KEYS = ('"title"', '"abstract"', '"categories"')
_ONLY_HERE = ('"update_date"', '"authors_parsed"', '"versions"')
_LOOK_AT = 200_000  # characters: the line of an experiment with its thousands of authors is that long
_LONGEST_FRAGMENT = 200  # characters; what is longer need not be squeezed


def recognises(page: Page) -> bool:
    """Whether one of the first lines is a JSON object with an arXiv identifier and the snapshot's keys."""
    return any(_is_paper(text) for text in page.text[:_LOOK_AT].split("\n")[:5])


def read(page: Page) -> Iterator[Record | Fragment]:
    """The paper of each line; a line that is broken is a fragment, and costs no other."""
    for number, found in enumerate(_LINE.finditer(page.text), 1):
        if not found[0].isspace():
            yield _record(found[0], number) or Fragment(number, squeeze(found[0][:_LONGEST_FRAGMENT]))


READER = Reader(name="arxiv-kaggle", recognises=recognises, read=read)


def _is_paper(text: str) -> bool:
    return (
        text.lstrip().startswith("{")
        and all(key in text for key in _KEYS)
        and any(key in text for key in _ONLY_HERE)
        and bool(_ID.search(text))
    )


def _record(text: str, number: int) -> Record | None:
    """What a line tells of its paper; None where it is broken, or tells neither title nor identifier."""
    try:
        paper = fields(json.loads(text))
    except (ValueError, RecursionError):
        return None
    found, _ = identifiers.arxiv(line(paper.get("id"))) or (None, None)
    title = line(paper.get("title"))
    if not title and not found:
        return None
    abstract = line(paper.get("abstract"))
    versions = [fields(version) for version in each(paper.get("versions"))]
    first = line(versions[0].get("created")) if versions else line(paper.get("update_date"))
    return Record(
        title,
        abstract,
        AbstractKind.of(abstract),
        authors=_authors(paper),
        date=iso_date(first),
        date_text=first or None,
        identifiers=Identifiers(found, first_doi(line(paper.get("doi")))),
        arxiv_version=len(versions) or None,
        url=abs_address(found),
        venue=line(paper.get("journal-ref")) or None,
        categories=tuple(line(paper.get("categories")).split()),
        remark=line(paper.get("comments")) or None,
        line=number,
    )


def _authors(paper: dict[str, Any]) -> tuple[str, ...]:
    """The names, taken apart by arXiv ("Fern", "Ada", "Jr."), else as the submitter wrote them."""
    parsed = [[line(part) for part in each(name)[:3]] for name in each(paper.get("authors_parsed"))]
    names = [" ".join(filter(None, [*parts[1:2], *parts[:1], *parts[2:]])) for parts in parsed]
    shown = tuple(name for name in names if any(letter.isalpha() for letter in name))
    return shown or author_names(line(paper.get("authors")))
