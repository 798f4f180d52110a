"""Answers of INSPIRE's API: one work of the literature, or a list of them.

https://github.com/inspirehep/rest-api-doc
"""

import re
from collections.abc import Iterator
from typing import Any

from papertriage.model import Facts, Fragment, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._facts import counted
from papertriage.readers._json_items import each, fields, is_json, json_records, line, number
from papertriage.readers._reference import Reference, telling

_TITLES = re.compile(r'"titles"\s*:\s*\[')
_HITS = re.compile(r'"hits"\s*:\s*\{')
_ONLY_HERE = re.compile(r'"(?:control_number|arxiv_eprints|earliest_date)"\s*:|//inspirehep\.net/')
_LIST = r'hits"\s*:\s*\{[^\[\]{}]{0,200}"hits'
_TOTAL = re.compile(r'"total"\s*:\s*(\d{1,9})\b', re.ASCII)
_SITE = "https://inspirehep.net/literature/"


def recognises(page: Page) -> bool:
    text = page.text
    is_answer = is_json(text) and (_TITLES.search(text) or _HITS.search(text))
    return bool(is_answer and _ONLY_HERE.search(text))


def read(page: Page) -> Iterator[Record | Fragment | Facts]:
    """The works in order, and how many more there are."""
    return counted(json_records(page.text, _LIST, _record), _TOTAL.search(page.text))


READER = Reader(name="inspire-json", recognises=recognises, read=read)


def _record(item: dict[str, Any]) -> Record | None:
    work = fields(item.get("metadata")) or item
    found = telling(_reference(work))
    if not found:
        return None
    named = number(work.get("author_count")) or len(found.authors)
    categories = [line(name) for name in each(_first(work, "arxiv_eprints").get("categories"))]
    return found._replace(authors_count=named or None, categories=tuple(filter(None, categories)))


def _reference(work: dict[str, Any]) -> Reference:
    title, place = _first(work, "titles"), _first(work, "publication_info")
    own = number(work.get("control_number"))
    return Reference(
        ": ".join(filter(None, (line(title.get("title")), line(title.get("subtitle"))))),
        line(_first(work, "abstracts").get("value")),
        [*_values(work, "authors", "full_name")] or [*_values(work, "collaborations", "value")],
        year=str(number(place.get("year")) or ""),
        dates=[line(work.get("preprint_date")), line(work.get("earliest_date"))],
        journal=line(place.get("journal_title")) or line(place.get("pubinfo_freetext")),
        volume=line(place.get("journal_volume")),
        number=line(place.get("journal_issue")),
        pages=line(place.get("page_start")) or line(place.get("artid")),
        last_page=line(place.get("page_end")),
        dois=[*_values(work, "dois", "value")],
        arxiv=[*_values(work, "arxiv_eprints", "value")],
        urls=[f"{_SITE}{own}" if own else ""],
    )


def _first(work: dict[str, Any], name: str) -> dict[str, Any]:
    return next(map(fields, each(work.get(name))), {})


def _values(work: dict[str, Any], name: str, key: str) -> Iterator[str]:
    return filter(None, (line(fields(one).get(key)) for one in each(work.get(name))))
