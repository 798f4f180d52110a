"""Feeds that others make of papers, as JSON Feed 1 (https://www.jsonfeed.org/version/1.1/)."""

import re
from collections.abc import Iterator
from typing import Any

from papertriage.model import Facts, Fragment, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._feed import ADDRESS_OF_PAPER, Item, record
from papertriage.readers._json_items import each, fields, is_json, json_records, line

_LINK = re.compile(
    rf'"(?:id|url|external_url)"\s*:\s*"[^\s"]{{0,100}}?{ADDRESS_OF_PAPER}', re.ASCII | re.IGNORECASE
)


def recognises(page: Page) -> bool:
    """Whether the page is a JSON Feed in which a link leads to a paper."""
    return is_json(page.text) and "jsonfeed.org/version/" in page.text and bool(_LINK.search(page.text))


def read(page: Page) -> Iterator[Record | Fragment | Facts]:
    yield from json_records(page.text, "items", _record)
    yield Facts(page_date=page.saved)


READER = Reader(name="paper-feed-json", recognises=recognises, read=read)


def _record(entry: dict[str, Any]) -> Record | None:
    """The record of an item; None of what has no paper's address."""
    said = {name: line(value) for name, value in entry.items()}
    writers = [*each(entry.get("authors")), *each(entry.get("author"))]
    return record(
        Item(
            title=said.get("title", ""),
            addresses=tuple(filter(None, (said.get(name) for name in ("id", "url", "external_url")))),
            text=said.get("content_html") or said.get("content_text") or said.get("summary", ""),
            authors=tuple(filter(None, (line(fields(writer).get("name")) for writer in writers))),
            day=said.get("date_published", ""),
            categories=tuple(filter(None, map(line, each(entry.get("tags"))))),
        )
    )
