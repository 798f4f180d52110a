"""Hugging Face Papers as text with addresses: what is shown, each piece with where it leads.

Markdown has "[text](address)" or "[text][12]"; html-to-text writes "text [address]", Resiliparse
"text (address)", and exports of NotebookLM put each address on a line behind its text.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from papertriage.readers._markdown import definitions, links, plain, unhyphenated
from papertriage.text import squeeze

_SITE = r"(?:https?://[\w.-]{1,60})?"
_NUMBER = r"\d{4}\.\d{4,5}"
_TO_PAPER = re.compile(
    rf"(?:[\[(]<?|\]:\s{{1,9}}<?|^[ \t]{{0,40}}){_SITE}/papers/{_NUMBER}(?![\w.])", re.MULTILINE | re.ASCII
)
_ONLY_HERE = re.compile(
    r"/login\?next=(?:%2F|/)papers|/papers/\d{4}\.\d{4,5}#community"
    r"|Get trending papers in your email inbox|\d authors?\s{0,9}·|·\s{0,9}\d{1,5} authors?$"
    r"|^[# ]{0,9}by\W{0,9}(?:\[?AK\b.{0,80})?and the research community",
    re.MULTILINE,
)
_MARKUP = re.compile(
    r"\s{0,99}(?:<(?:!doctype|html|head|body|\?xml|rss|feed)\b|[{\[]\s{0,99}[{\"])", re.IGNORECASE
)
_PAPER = re.compile(rf"/papers/({_NUMBER})(?![\w.])", re.ASCII)
_BEHIND = re.compile(
    rf"(?<!\])[\[(]({_SITE}/[^\s\[\]()<>]{{0,300}})[\])]"
    r"|^[ \t]{0,40}(https?://(?:huggingface\.co|hf-mirror\.com)/\S{0,300})[ \t]{0,40}$",
    re.MULTILINE,
)
_BLANK_LINES = re.compile(r"\n[ \t]*\n")
_DEFINITION = re.compile(r"^\[[^\[\]\n]{1,80}\]:.*$", re.MULTILINE)
_LINE_END = re.compile(r"\\{1,4}(?=\s|$)")
_LABELLED_NUMBER = re.compile(r"(?<!\S)(?:Upvote )?\S{1,30}$")
_HEADING = re.compile(r"#{2,6}\s")
VOTES = "/login?"  # where they lead those who are not logged in
_LOOK_BACK = 200
_MOST_BEFORE = 20  # characters on the line before a link; behind more it is in the midst of an abstract


class Piece(NamedTuple):
    """A paragraph, or what a link shows, without marks."""

    text: str
    line: int  # from 1
    target: str = ""
    is_heading: bool = False

    @property
    def paper(self) -> str | None:
        """The arXiv identifier of the paper to which the link belongs."""
        found = _PAPER.search(self.target)
        return found[1] if found else None

    @property
    def is_votes(self) -> bool:
        return VOTES in self.target

    @property
    def is_comments(self) -> bool:
        return self.target.endswith("#community")


def is_linked(text: str) -> bool:
    """Whether the text, which is no HTML, has the addresses of its papers, and what only this site has."""
    if not _PAPER.search(text) or _MARKUP.match(text):  # much the quicker tests
        return False
    return bool(_TO_PAPER.search(text) and _ONLY_HERE.search(text))


def pieces(text: str) -> Iterator[Piece]:
    """The pieces in order; a paragraph that a link cuts is several."""
    names = definitions(text)
    text = _DEFINITION.sub("", text)
    at, line = 0, 1
    for link in links(text, names):
        before = text[max(at, text.rfind("\n", max(link.start - _LOOK_BACK, 0), link.start) + 1) : link.start]
        piece = Piece(_said(link.text), 0, unquote(link.target), bool(_HEADING.match(before)))
        if link.start < at or (piece.paper and _is_in_passing(before, piece)):
            continue
        yield from _between(text[at : link.start], line)
        line += text.count("\n", at, link.start)
        yield piece._replace(line=line)
        line += text.count("\n", link.start, link.end)
        at = link.end
    yield from _between(text[at:], line)


def _is_in_passing(before: str, piece: Piece) -> bool:
    """Whether the link stands in the midst of a line, as one in an abstract does."""
    is_text = not (_HEADING.match(before) or piece.is_votes or piece.is_comments)
    return is_text and len(before.strip()) > _MOST_BEFORE


def _between(text: str, line: int) -> Iterator[Piece]:
    """The paragraphs between two links of Markdown, with the addresses that stand behind their texts."""
    at = 0
    for address in _BEHIND.finditer(text):
        *paragraphs, last = _paragraphs(text[at : address.start()], line) or [Piece("", line)]
        yield from paragraphs
        yield from _linked(last, unquote(address[1] or address[2]))
        line += text.count("\n", at, address.end())
        at = address.end()
    yield from _paragraphs(text[at:], line)


def _linked(last: Piece, target: str) -> Iterator[Piece]:
    """The paragraph as what the address behind it shows; of votes and comments that is only the number."""
    piece = last._replace(target=target)
    number = _LABELLED_NUMBER.search(last.text)
    if number and (piece.is_votes or piece.is_comments):
        yield last._replace(text=last.text[: number.start()].rstrip())
        piece = piece._replace(text=number[0])
    yield piece


def _paragraphs(text: str, line: int) -> list[Piece]:
    """The paragraphs of a text without links, but for empty ones."""
    found = []
    for paragraph in _BLANK_LINES.split(text):
        shown = paragraph.lstrip()
        first = line + paragraph.count("\n", 0, len(paragraph) - len(shown))
        found.append(Piece(_said(_HEADING.sub("", shown)), first, is_heading=bool(_HEADING.match(shown))))
        line += paragraph.count("\n") + 2
    return [piece for piece in found if piece.text]


def _said(text: str) -> str:
    """The text without marks, and without the backslashes with which firecrawl ends wrapped lines."""
    return squeeze(plain(unhyphenated(_LINE_END.sub("", text))))
