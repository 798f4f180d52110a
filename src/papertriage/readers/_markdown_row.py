"""What a row of a Markdown table says of a paper, by the names of its columns."""

import re

from papertriage.model import AbstractKind
from papertriage.readers._markdown import Link, plain
from papertriage.readers._markdown_blocks import Block
from papertriage.readers._markdown_draft import FIELDS, Draft, papers_of
from papertriage.readers._markdown_title import all_links, headline
from papertriage.readers._names import are_names, names
from papertriage.readers._paper_links import is_label
from papertriage.text import squeeze

_TITLES_ONLY = frozenset(["title", "paper title", "标题", "题目", "论文标题"])
_AT = re.compile(r"\s*\(@([^()]{1,100})\)\s*$")
_FOLDED = re.compile(r"<summary>[^<]{0,300}</summary>", re.IGNORECASE)
_SHORTEST_SUMMARY, _SHORTEST_ABSTRACT = 80, 200  # characters


def row_draft(block: Block, found: list[Link], definitions: dict[str, str]) -> Draft:
    """What the cells of a row say, in which these links were found."""
    cells = {column.casefold().strip(): cell for column, cell in reversed(block.cells)}
    texts = {field: _first(cells, field) for field in FIELDS}
    for column in FIELDS["title"].split(", "):
        cell = cells.get(column, "")
        title, rest = _title_of_cell(cell, definitions)
        if title:
            break
    else:
        return Draft()
    organization = _AT.search(title)
    who = squeeze(plain(texts["authors"]))
    is_abstract = len(who) >= _SHORTEST_ABSTRACT and not are_names(who)  # seen in a column of authors
    abstract, kind = _abstract(who if is_abstract else texts["abstract"], texts["summary"] or rest)
    return Draft(
        _AT.sub("", title),
        papers=papers_of(found) or _targets(cell, definitions),
        authors=() if is_abstract else names(who),
        date_text=squeeze(plain(texts["date"])),
        abstract=abstract,
        abstract_kind=kind,
        venue=squeeze(plain(texts["venue"])),
        organization=organization[1] if organization else "",
        remark=squeeze(plain(_FOLDED.sub("", texts["remark"]))),
        is_listed=column in _TITLES_ONLY,
    )


def _first(cells: dict[str, str], field: str) -> str:
    return next((cells[name] for name in FIELDS[field].split(", ") if cells.get(name)), "")


def _targets(cell: str, definitions: dict[str, str]) -> tuple[str, ...]:
    """Where the title itself leads."""
    return tuple(link.target for link in all_links(cell, definitions) if link.target.startswith("http"))


def _title_of_cell(cell: str, definitions: dict[str, str]) -> tuple[str, str]:
    """(title, what stands behind it): the cell may be nothing else, or begin with it."""
    found = all_links(cell, definitions)
    title, start, end, _ = headline(cell, found, is_item=True)
    if title:
        return title, cell[end:]
    whole = squeeze(plain(cell[start:]))
    return ("", "") if is_label(whole) else (whole, "")


def _abstract(abstract: str, summary: str) -> tuple[str, AbstractKind]:
    """The abstract of its own column, or else somebody's words about the paper."""
    whole = squeeze(plain(_FOLDED.sub("", abstract)))
    if whole:
        return whole, AbstractKind.FULL
    words = squeeze(plain(_FOLDED.sub("", summary))).lstrip("-–—:. ")
    return (words, AbstractKind.SUMMARY) if len(words) >= _SHORTEST_SUMMARY else ("", AbstractKind.NONE)
