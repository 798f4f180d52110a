"""Papers with Code, gone since 2025: answers of its API, and its dump "papers with abstracts".

https://github.com/paperswithcode/paperswithcode-data
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

_ONLY_HERE = re.compile(r'"url_abs"\s*:|//paperswithcode\.com/api/')
_TOTAL = re.compile(r'\s*\{\s*"count"\s*:\s*(\d{1,9})\b', re.ASCII)
_SITE = "https://paperswithcode.com/paper/"


def recognises(page: Page) -> bool:
    return is_json(page.text) and bool(_ONLY_HERE.search(page.text))


def read(page: Page) -> Iterator[Record | Fragment | Facts]:
    """The papers in order, and how many more there are."""
    return counted(json_references(page.text, "results", _reference), _TOTAL.match(page.text))


READER = Reader(name="papers-with-code-json", recognises=recognises, read=read)


def _reference(item: dict[str, Any]) -> Reference:
    """The paper of an item; of a search result it is beside its repository."""
    paper = fields(item.get("paper")) or item
    own = line(paper.get("id"))
    addresses = [line(paper.get(key)) for key in ("url_abs", "paper_url", "url_pdf")]
    return Reference(
        line(paper.get("title")),
        line(paper.get("abstract")),
        [line(author) for author in each(paper.get("authors"))],
        dates=[line(paper.get("published")) or line(paper.get("date"))],
        journal=line(paper.get("conference")) or line(paper.get("proceeding")),
        arxiv=[line(paper.get("arxiv_id"))],
        urls=[*addresses, f"{_SITE}{own}" if own else ""],
    )
