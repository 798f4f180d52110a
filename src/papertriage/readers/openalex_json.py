"""Answers of OpenAlex's API: one work, or a list of them, whose abstracts are indexes of their words.

https://docs.openalex.org/api-entities/works/work-object
"""

import re
from collections.abc import Iterator
from typing import Any

from papertriage.model import Facts, Fragment, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._facts import counted
from papertriage.readers._json_items import each, fields, is_json, line
from papertriage.readers._reference import Reference
from papertriage.readers._reference_json import json_references

_WORK = re.compile(r'"id"\s*:\s*"https://openalex\.org/W\d')
_EMPTY = re.compile(r'"results"\s*:\s*\[\s*\]')
_OF_WORKS = re.compile(
    r'"(?:authorships|abstract_inverted_index|cited_by_count)"\s*:|"db_response_time_ms"\s*:'
)
_COUNT = re.compile(r'"meta"\s*:\s*\{\s*"count"\s*:\s*(\d{1,12})\b', re.ASCII)


def recognises(page: Page) -> bool:
    """Whether the text is JSON with works of OpenAlex, or an answer of it that has none."""
    text = page.text
    return is_json(text) and bool(_OF_WORKS.search(text)) and bool(_WORK.search(text) or _EMPTY.search(text))


def read(page: Page) -> Iterator[Record | Fragment | Facts]:
    """The works in order, and how many more there are."""
    return counted(json_references(page.text, "results", _reference), _COUNT.search(page.text))


READER = Reader(name="openalex-json", recognises=recognises, read=read)


def _reference(work: dict[str, Any]) -> Reference:
    place, known = fields(work.get("biblio")), fields(work.get("ids"))
    home = fields(work.get("primary_location"))
    journal = fields(home.get("source")) or fields(work.get("host_venue"))  # before 2023
    locations = [home, *map(fields, each(work.get("locations")))]
    return Reference(
        line(work.get("title")) or line(work.get("display_name")),
        _abstract(fields(work.get("abstract_inverted_index"))),
        [_author(fields(authorship)) for authorship in each(work.get("authorships"))],
        year=str(work.get("publication_year") or ""),
        dates=[line(work.get("publication_date"))],
        journal=line(journal.get("display_name")),
        volume=line(place.get("volume")),
        number=line(place.get("issue")),
        pages=line(place.get("first_page")),
        last_page=line(place.get("last_page")),
        dois=[line(work.get("doi")), line(known.get("doi"))],
        pmids=[line(known.get("pmid"))],
        urls=[line(location.get("landing_page_url")) for location in locations] + [line(work.get("id"))],
    )


def _author(authorship: dict[str, Any]) -> str:
    return line(fields(authorship.get("author")).get("display_name")) or line(
        authorship.get("raw_author_name")
    )


def _abstract(index: dict[str, Any]) -> str:
    """The words in order, of an index that has the places where each stands."""
    places = ((at, word) for word, found in index.items() for at in each(found) if isinstance(at, int))
    return " ".join(line(word) for _, word in sorted(places))
