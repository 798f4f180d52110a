"""Answers of Europe PMC's search: articles and preprints, briefly ("lite") or whole ("core").

https://europepmc.org/RestfulWebService
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

_LIST = re.compile(r'"resultList"\s*:')
_TOTAL = re.compile(r'"hitCount"\s*:\s*(\d{1,9})\b', re.ASCII)
_SITE = "https://europepmc.org/article/"
_SECTION = re.compile(r"<h4>([^<>]{1,200})</h4>")


def recognises(page: Page) -> bool:
    return is_json(page.text) and bool(_LIST.search(page.text))


def read(page: Page) -> Iterator[Record | Fragment | Facts]:
    """The works in order, and how many more there are."""
    return counted(json_references(page.text, "result", _reference), _TOTAL.search(page.text))


READER = Reader(name="europe-pmc-json", recognises=recognises, read=read)


def _reference(item: dict[str, Any]) -> Reference:
    issue, book = fields(item.get("journalInfo")), fields(item.get("bookOrReportDetails"))
    journal = line(fields(issue.get("journal")).get("title")) or line(item.get("journalTitle"))
    source, own = line(item.get("source")), line(item.get("id"))
    return Reference(
        line(item.get("title")),
        _SECTION.sub(r" \1: ", line(item.get("abstractText"))),
        list(_authors(item)),
        year=line(item.get("pubYear")),
        dates=[line(item.get("firstPublicationDate")), line(issue.get("printPublicationDate"))],
        journal=journal or line(book.get("publisher")),
        volume=line(issue.get("volume")) or line(item.get("journalVolume")),
        number=line(issue.get("issue")) or line(item.get("issue")),
        pages=line(item.get("pageInfo")),
        dois=[line(item.get("doi"))],
        pmids=[line(item.get("pmid"))],
        urls=[f"{_SITE}{source}/{own}" if source and own else ""],
    )


def _authors(item: dict[str, Any]) -> Iterator[str]:
    """The names, in full where they are there: "Fern, Ada", else "Fern A"."""
    listed = [fields(author) for author in each(fields(item.get("authorList")).get("author"))]
    if not listed:
        yield from line(item.get("authorString")).rstrip(".").split(", ")
    for author in listed:
        whole = ", ".join(filter(None, (line(author.get("lastName")), line(author.get("firstName")))))
        yield whole or line(author.get("fullName")) or line(author.get("collectiveName"))
