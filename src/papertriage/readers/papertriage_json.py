"""JSON Lines that ``papertriage export -f jsonl`` has written, and the arrays of ``search --json``."""

import re
from collections.abc import Iterator
from typing import Any

from papertriage import identifiers
from papertriage.model import AbstractKind, Facts, Fragment, Identifiers, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._json_items import each, fields, is_json, json_records, line, number

_ENTRY = re.compile(r'\s*\[?\s*\{\s*"id"\s*:\s*"[0-9a-f]{12}"\s*,\s*"title"\s*:')


def recognises(page: Page) -> bool:
    """Whether the first object is an entry of ours."""
    return is_json(page.text) and bool(_ENTRY.match(page.text))


def read(page: Page) -> Iterator[Record | Fragment | Facts]:
    """The papers in order. What a person said of them is no page's word, and passed over."""
    yield from json_records(page.text, "entries", _record)
    yield Facts()


READER = Reader(name="papertriage-json", recognises=recognises, read=read)


def _record(entry: dict[str, Any]) -> Record | None:
    title, abstract = line(entry.get("title")), line(entry.get("abstract"))
    if not title and not abstract:
        return None
    return Record(
        title,
        abstract,
        _kind(entry.get("abstract_kind"), abstract),
        authors=tuple(line(name) for name in each(entry.get("authors"))),
        authors_count=number(entry.get("authors_count")),
        organization=line(entry.get("organization")) or None,
        date=line(entry.get("date")) or None,
        identifiers=_identifiers(fields(entry.get("identifiers"))),
        url=line(entry.get("url")) or None,
        venue=line(entry.get("venue")) or None,
        categories=tuple(line(category) for category in each(entry.get("categories"))),
    )


def _kind(printed: Any, abstract: str) -> AbstractKind:
    known = {kind.value: kind for kind in AbstractKind}
    return known.get(line(printed), AbstractKind.of(abstract)) if abstract else AbstractKind.NONE


def _identifiers(known: dict[str, Any]) -> Identifiers:
    arxiv = identifiers.arxiv(line(known.get("arxiv")))
    doi, pmid = identifiers.doi(line(known.get("doi"))), identifiers.pmid(line(known.get("pmid")))
    return Identifiers(arxiv[0] if arxiv else None, doi, pmid)
