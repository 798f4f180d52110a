"""The papers of one author as arXiv gives them in JSON, at arxiv.org/a/NAME.json.

https://info.arxiv.org/help/author_identifiers.html
"""

import re
from collections.abc import Iterator
from typing import Any

from papertriage.dates import iso_date
from papertriage.model import AbstractKind, Facts, Fragment, Identifiers, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._arxiv_fields import abs_address, arxiv_in, author_names, first_doi
from papertriage.readers._arxiv_words import CODE
from papertriage.readers._json_items import fields, json_records, line

_OPENS = re.compile(r"\s*\{")
_ENTRIES = re.compile(r'"entries"\s*:\s*\[')
_MODIFIED = re.compile(r'"modified"\s*:\s*"([^"]{1,60})"')


def recognises(page: Page) -> bool:
    text = page.text
    return bool(_OPENS.match(text) and _ENTRIES.search(text)) and "arxiv.org/abs/" in text


def read(page: Page) -> Iterator[Record | Fragment | Facts]:
    yield from json_records(page.text, "entries", _record)
    modified = _MODIFIED.search(page.text)
    yield Facts(page_date=iso_date(modified[1]) if modified else page.saved)


READER = Reader(name="arxiv-author-json", recognises=recognises, read=read)


def _record(entry: dict[str, Any]) -> Record | None:
    """The record of an entry; None where it tells neither title nor identifier."""
    told = {key: line(value) for key, value in entry.items()}
    number, _ = arxiv_in(told.get("id", "")) or (None, None)
    _, version = arxiv_in(line(fields(entry.get("formats")).get("pdf"))) or (None, None)
    title, abstract, published = (told.get(key, "") for key in ("title", "summary", "published"))
    record = Record(
        title,
        abstract,
        AbstractKind.of(abstract),
        authors=author_names(told.get("authors", "")),
        date=iso_date(published),
        date_text=published or None,
        identifiers=Identifiers(number, first_doi(told.get("doi", ""))),
        arxiv_version=version,
        url=abs_address(number),
        venue=told.get("journal_ref") or None,
        categories=tuple(dict.fromkeys(CODE.findall(told.get("categories", "")))),
        remark=told.get("comment") or None,
    )
    return record if title or number else None
