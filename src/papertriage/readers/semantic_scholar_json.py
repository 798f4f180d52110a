"""Semantic Scholar's API: papers from search, batch, recommendations, citations and authors, or one alone.

https://api.semanticscholar.org/api-docs/graph and, with other names for identifiers, the API of before 2022.
"""

import re
from collections.abc import Iterator
from typing import Any

from papertriage.model import AbstractKind, Facts, Fragment, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._facts import counted
from papertriage.readers._json_items import each, fields, is_json, json_records, line, number
from papertriage.readers._reference import Reference, record

_PAPER = re.compile(r'"paperId"\s*:')
_LISTS = "data|recommendedPapers|papers"
_TOTAL = re.compile(r'\s*\{\s*"total"\s*:\s*(\d{1,12})\b', re.ASCII)
_SITE = "https://www.semanticscholar.org/paper/"


def recognises(page: Page) -> bool:
    return is_json(page.text) and '"title"' in page.text and bool(_PAPER.search(page.text))


def read(page: Page) -> Iterator[Record | Fragment | Facts]:
    return counted(json_records(page.text, _LISTS, _records), _TOTAL.match(page.text))


def _records(item: dict[str, Any]) -> list[Record] | None:
    """The paper of an item; of an author, all papers. None where there is nothing to read."""
    paper = fields(item.get("citedPaper") or item.get("citingPaper")) or item
    if "papers" in paper:
        return [found for one in each(paper["papers"]) for found in _records(fields(one)) or ()]
    found = _record(paper)
    return [found] if found.title or found.abstract or found.identifiers.pairs() else None


def _record(paper: dict[str, Any]) -> Record:
    names = {name.lower(): str(value) for name, value in fields(paper.get("externalIds")).items()}
    journal = fields(paper.get("journal"))
    own = line(paper.get("paperId"))
    found = record(
        Reference(
            line(paper.get("title")),
            line(paper.get("abstract")),
            authors=[line(fields(author).get("name")) for author in each(paper.get("authors"))],
            year=str(number(paper.get("year")) or ""),
            dates=[line(paper.get("publicationDate"))],
            journal=line(journal.get("name")) or line(paper.get("venue")),
            volume=line(journal.get("volume")),
            pages=line(journal.get("pages")),
            dois=[names.get("doi", ""), line(paper.get("doi"))],
            pmids=[names.get("pubmed", "")],
            arxiv=[names.get("arxiv", ""), line(paper.get("arxivId"))],
            urls=[line(paper.get("url")), _SITE + own if own else ""],
        )
    )
    tldr = line(fields(paper.get("tldr")).get("text"))
    if found.abstract or not tldr:
        return found
    return found._replace(abstract=tldr, abstract_kind=AbstractKind.SUMMARY)


READER = Reader(name="semantic-scholar-json", recognises=recognises, read=read)
