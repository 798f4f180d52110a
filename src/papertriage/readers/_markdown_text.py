"""What an item, a paragraph or a heading of Markdown says of a paper, in the many ways to write it."""

import re

from papertriage.model import AbstractKind
from papertriage.readers import _author_cell
from papertriage.readers._markdown import Link, plain
from papertriage.readers._markdown_blocks import Block, Kind
from papertriage.readers._markdown_draft import FIELDS, Draft
from papertriage.readers._markdown_title import DATE, all_links, headline
from papertriage.readers._names import are_names, names
from papertriage.readers._paper_links import is_label
from papertriage.text import squeeze

_DATE = re.compile(DATE)
_LINE = re.compile(r"\W{0,9}([^\W\d_][\w;() ]{0,20}?)\W{0,4}[:：]\W{0,4}(?=\w|$)", re.DOTALL)
_ITALIC = re.compile(
    r"(?<![*\w])\*(?![*\s])((?:[^*\n\\]|\\.){3,3000})\*|(?<!\w)_((?:[^_\n\\]|\\.){3,3000})_(?!\w)"
)
_AND_OTHERS = re.compile(r"\W{0,9}([^.|\n(]{3,200}?),?\s{0,3}\bet\.?\s{0,3}al\b")
_PART = re.compile(r"\n|\s\|\s|<br\b[^<>]{0,9}>|\.\s")
_LABEL = re.compile(r"\W{0,9}(?:\*\*|__)[\w ]{1,30}[:：](?:\*\*|__)")
_INITIALS = re.compile(r"\w, (?:[A-Z]\.[ -]?){1,4}(?=,|$| &| and)")
_LONGEST_REST = 900  # characters behind a title in a paragraph; more is prose
_MOST_WORDS = 8  # of a line about the paper above it, beside its links


def text_draft(block: Block, found: list[Link]) -> Draft:
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


def _of_line(text: str) -> Draft | None:
    """What a line with a colon says: "Authors: ...", "**Abstract**: ..."; None where it is no such line."""
    shown = plain(text)
    label = _LINE.match(shown)
    name = label[1].casefold() if label else ""
    field = next((field for field, called in FIELDS.items() if name in called.split(", ")), None)
    if label and not field and not all_links(text, {}) and _LABEL.match(text):
        return Draft(is_more=True)
    if not label or not field or name in ("paper", "papers", "论文", "article"):
        return None
    return _labelled(field, squeeze(shown[label.end() :]))


def _labelled(field: str, value: str) -> Draft:
    """What a line says that names its field."""
    if field == "title":
        return Draft(value)
    more = Draft(is_more=True)
    match field:
        case "authors":
            return more._replace(authors=names(value))
        case "abstract":
            return more._replace(abstract=value, abstract_kind=AbstractKind.of(value))
        case "summary":
            kind = AbstractKind.SUMMARY if value else AbstractKind.NONE
            return more._replace(abstract=value, abstract_kind=kind)
        case "date":
            return more._replace(date_text=value)
        case "venue":
            return more._replace(venue=value)
        case _:
            return more._replace(remark=value)


def _before_title(lead: str) -> tuple[str, ...]:
    """The names before a title, whole or as "Fern, A., & Lark, B."."""
    if not are_names(lead) or " " not in lead.strip():
        return ()
    return tuple(_author_cell.authors(lead)) if _INITIALS.search(lead) else names(lead)


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
