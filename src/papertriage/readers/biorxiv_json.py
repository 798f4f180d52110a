"""The API of bioRxiv and medRxiv: preprints, those since published, and collections such as that on COVID-19.

An item is a version of a preprint. https://api.biorxiv.org
"""

import re
from collections.abc import Iterator
from typing import Any

from papertriage import identifiers
from papertriage.dates import iso_date
from papertriage.model import AbstractKind, Facts, Fragment, Identifiers, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._facts import facts
from papertriage.readers._json_items import each, fields, is_json, json_records, line

_LIST = re.compile(r'"(?:collection|rels)"\s*:\s*\[')
_ITEM = re.compile(
    r'"(?:biorxiv_doi|preprint_doi|rel_doi|jatsxml|server)"\s*:|"status"\s*:\s*"no posts found"'
)
_COUNT = re.compile(r'"(count|total)"\s*:\s*"?(\d{1,9})\b', re.ASCII)
_NAMES = {  # of each field in the three kinds of answers
    "title": ("title", "preprint_title", "rel_title"),
    "abstract": ("abstract", "preprint_abstract", "rel_abs"),
    "authors": ("authors", "preprint_authors", "rel_authors"),
    "institution": ("author_corresponding_institution", "preprint_author_corresponding_institution"),
    "date": ("date", "preprint_date", "rel_date"),
    "doi": ("doi", "biorxiv_doi", "preprint_doi", "rel_doi"),
    "server": ("server", "preprint_platform", "rel_site"),
    "category": ("category", "preprint_category"),
    "published": ("published", "published_doi"),
}


def recognises(page: Page) -> bool:
    return is_json(page.text) and bool(_LIST.search(page.text) and _ITEM.search(page.text))


def read(page: Page) -> Iterator[Record | Fragment | Facts]:
    yield from json_records(page.text, "collection|rels", _record)
    begins = _LIST.search(page.text)
    counts = {key: int(value) for key, value in _COUNT.findall(page.text[: begins.start() if begins else 0])}
    shown = counts.get("count", 0 if "no posts found" in page.text else None)
    yield facts(shown or 0, (shown and counts.get("total")) or None, stated_total=shown)


def _record(item: dict[str, Any]) -> Record | None:
    values = {field: next(filter(None, map(item.get, names)), None) for field, names in _NAMES.items()}
    printed = {field: line(value) for field, value in values.items()}
    doi, published = identifiers.doi(printed["doi"]), identifiers.doi(printed["published"])
    if not (printed["title"] or printed["abstract"] or doi):
        return None
    return Record(
        printed["title"],
        printed["abstract"],
        AbstractKind.of(printed["abstract"]),
        authors=_authors(values["authors"]),
        organization=printed["institution"] or None,
        date=iso_date(printed["date"]),
        date_text=printed["date"] or None,
        identifiers=Identifiers(doi=doi),
        url=line(item.get("rel_link")) or (f"https://doi.org/{doi}" if doi else None),
        venue=printed["server"] or None,
        categories=tuple(filter(None, [printed["category"]])),
        remark=f"published as {published}" if published else None,
    )


def _authors(value: Any) -> tuple[str, ...]:
    """The names of a list of objects, or of "Last, F. M.; Other, G."."""
    names = [line(fields(author).get("author_name", author)) for author in each(value)]
    parted = names[0].split(";") if isinstance(value, str) else names
    return tuple(name.strip() for name in parted if name.strip())


READER = Reader(name="biorxiv-json", recognises=recognises, read=read)
