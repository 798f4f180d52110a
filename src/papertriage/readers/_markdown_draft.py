"""What one block of a Markdown list says of a paper: mostly a title and links, in many ways to write them."""

import re
from typing import NamedTuple

from papertriage import identifiers
from papertriage.dates import iso_date
from papertriage.model import AbstractKind, Record
from papertriage.readers import _author_cell
from papertriage.readers._addresses import identified
from papertriage.readers._markdown import Link, plain
from papertriage.readers._markdown_blocks import Block, Kind
from papertriage.readers._markdown_title import DATE, all_links, headline
from papertriage.readers._names import are_names, names
from papertriage.readers._paper_links import calls_itself_paper, is_label, leads_to_paper
from papertriage.text import squeeze

# What columns, and lines with a colon, are called; the first that is there counts
_FIELDS = {
    "title": "title, paper title, paper, papers, article, name, 标题, 题目, 论文, 论文标题",
    "authors": "authors, author, author(s), 作者",
    "date": "publish date, date, published, publication date, time, year, updated, 日期, 时间, 年份",
    "abstract": "abstract, abstracts",
    "summary": "summary, tldr, tl;dr, 摘要, 总结, highlight, highlights",
    "venue": "venue, conference, journal, publication, pub., pub, published in, booktitle, 会议, 期刊",
    "remark": "comment, comments, note, notes, remark",
}
_TITLES_ONLY = frozenset(["title", "paper title", "标题", "题目", "论文标题"])
_DATE = re.compile(DATE)
_LINE = re.compile(r"\W{0,9}([^\W\d_][\w;() ]{0,20}?)\W{0,4}[:：]\W{0,4}(?=\w|$)", re.DOTALL)
_ITALIC = re.compile(
    r"(?<![*\w])\*(?![*\s])((?:[^*\n\\]|\\.){3,3000})\*|(?<!\w)_((?:[^_\n\\]|\\.){3,3000})_(?!\w)"
)
_AND_OTHERS = re.compile(r"\W{0,9}([^.|\n(]{3,200}?),?\s{0,3}\bet\.?\s{0,3}al\b")
_PART = re.compile(r"\n|\s\|\s|<br\b[^<>]{0,9}>|\.\s")
_AT = re.compile(r"\s*\(@([^()]{1,100})\)\s*$")
_LABEL = re.compile(r"\W{0,9}(?:\*\*|__)[\w ]{1,30}[:：](?:\*\*|__)")
_INITIALS = re.compile(r"\w, (?:[A-Z]\.[ -]?){1,4}(?=,|$| &| and)")
_FOLDED = re.compile(r"<summary>[^<]{0,300}</summary>", re.IGNORECASE)

_LONGEST_REST = 900  # characters behind a title in a paragraph; more is prose
_MOST_WORDS = 8  # of a line about the paper above it, beside its links
_SHORTEST_SUMMARY, _SHORTEST_ABSTRACT = 80, 200


class Draft(NamedTuple):
    """What a block says; ``is_more`` of the paper above it, as it has no title of its own."""

    title: str = ""
    papers: tuple[str, ...] = ()  # addresses
    authors: tuple[str, ...] = ()
    date_text: str = ""
    abstract: str = ""
    abstract_kind: AbstractKind = AbstractKind.NONE
    venue: str = ""
    organization: str = ""
    remark: str = ""
    has_link: bool = False
    is_listed: bool = False  # in a column of titles, so that it is a paper without a link too
    is_more: bool = False
    line: int = 0


def drafted(block: Block, definitions: dict[str, str]) -> Draft:
    """What the block says."""
    found = all_links(block.text, definitions)
    draft = _from_row(block, definitions) if block.cells else _from_text(block, found)
    has_link = any(link.target.startswith("http") for link in found)
    return draft._replace(papers=draft.papers or _papers(found), has_link=has_link, line=block.line)


def joined(draft: Draft, more: Draft) -> Draft:
    """The draft with what a line below it adds."""
    missing = {field: value for field, value in more._asdict().items() if value and not getattr(draft, field)}
    kind = draft.abstract_kind if draft.abstract else more.abstract_kind
    return draft._replace(**{**missing, "abstract_kind": kind, "is_more": False})


def record(draft: Draft) -> Record:
    """The paper of a draft."""
    versions = (identifiers.arxiv(target) for target in draft.papers)
    return Record(
        draft.title,
        draft.abstract,
        draft.abstract_kind,
        authors=draft.authors,
        organization=draft.organization or None,
        date=iso_date(re.sub("[./]", "-", draft.date_text)),
        date_text=draft.date_text or None,
        identifiers=identified(draft.papers),
        arxiv_version=next((known[1] for known in versions if known), None),
        url=draft.papers[0] if draft.papers else None,
        venue=draft.venue or None,
        remark=draft.remark or None,
        line=draft.line,
    )


def _papers(found: list[Link]) -> tuple[str, ...]:
    """The addresses of papers: those on the sites of papers first, then what is only called so."""
    targets = [link.target for link in found if link.target.startswith("http")]
    called = [link.target for link in found if calls_itself_paper(plain(link.text))]
    sure = [target for target in targets if leads_to_paper(target)]
    return tuple(dict.fromkeys([*sure, *(target for target in called if target.startswith("http"))]))


def _from_row(block: Block, definitions: dict[str, str]) -> Draft:
    """What the cells of a row say, by the names of their columns."""
    cells = {column.casefold().strip(): cell for column, cell in reversed(block.cells)}
    texts = {field: _first(cells, field) for field in _FIELDS}
    for column in _FIELDS["title"].split(", "):
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
        papers=_papers(all_links(block.text, definitions)) or _targets(cell, definitions),
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
    return next((cells[name] for name in _FIELDS[field].split(", ") if cells.get(name)), "")


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


def _from_text(block: Block, found: list[Link]) -> Draft:
    """What an item, a paragraph or a heading says."""
    if line := _of_line(block.text):
        return line
    title, start, end, lead = headline(block.text, found, is_item=block.kind is Kind.ITEM)
    rest = _unlinked(block.text, found, end)
    if not title:
        return Draft(authors=_italic(rest), is_more=_is_more(rest, found))
    if block.kind is Kind.PARAGRAPH and len(rest) > _LONGEST_REST:
        return Draft()
    date = _DATE.search(block.text, 0, start)
    authors = _before_title(lead) or _authors(rest)
    return Draft(title, authors=authors, date_text=date[0] if date else "")


def _before_title(lead: str) -> tuple[str, ...]:
    """The names before a title, whole or as "Fern, A., & Lark, B."."""
    if not are_names(lead) or " " not in lead.strip():
        return ()
    return tuple(_author_cell.authors(lead)) if _INITIALS.search(lead) else names(lead)


def _of_line(text: str) -> Draft | None:
    """What a line with a colon says: "Authors: ...", "**Abstract**: ..."; None where it is no such line."""
    shown = plain(text)
    label = _LINE.match(shown)
    name = label[1].casefold() if label else ""
    field = next((field for field, called in _FIELDS.items() if name in called.split(", ")), None)
    if label and not field and not all_links(text, {}) and _LABEL.match(text):
        return Draft(is_more=True)
    if not label or not field or name in ("paper", "papers", "论文", "article"):
        return None
    value = squeeze(shown[label.end() :])
    if field == "title":
        return Draft(value)
    if field == "authors":
        return Draft(authors=names(value), is_more=True)
    if field in ("abstract", "summary"):
        kind = AbstractKind.FULL if field == "abstract" else AbstractKind.SUMMARY
        return Draft(abstract=value, abstract_kind=kind if value else AbstractKind.NONE, is_more=True)
    if field == "date":
        return Draft(date_text=value, is_more=True)
    return Draft(
        venue=value if field == "venue" else "", remark=value if field == "remark" else "", is_more=True
    )


def _is_more(rest: str, found: list[Link]) -> bool:
    """Whether a text without a title is about the paper above it: names in italics, or labels."""
    if _ITALIC.fullmatch(rest):
        return True
    return len(plain(rest).split()) <= _MOST_WORDS and all(is_label(plain(link.text)) for link in found)


def _unlinked(text: str, found: list[Link], start: int) -> str:
    """The text from ``start`` on, without links such as "[pdf](...)"; those of names keep the names."""
    kept, at = [], start
    for link in found:
        if link.start >= at:
            shown = plain(link.text)
            kept += [text[at : link.start], "" if is_label(shown) else shown]
            at = link.end
    return "".join([*kept, text[at:]]).strip()


def _authors(rest: str) -> tuple[str, ...]:
    """The names behind a title: in italics, before "et al.", or nothing else in their part."""
    if found := _italic(rest):
        return found
    if others := _AND_OTHERS.match(plain(rest)):
        return names(others[1])
    for part in _PART.split(rest)[:4]:
        text = plain(part).strip(" ,.;-–—:|")
        if are_names(text) and len(names(text)) > 1:
            return names(text)
    return ()


def _italic(text: str) -> tuple[str, ...]:
    """The names in italics, if such are there."""
    italics = (plain(found[1] or found[2]) for found in _ITALIC.finditer(text))
    return next((names(text) for text in italics if are_names(text) and " " in text.strip()), ())
