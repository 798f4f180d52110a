"""Hugging Face Papers saved as Markdown: the links taken out, so that the same text is left as elsewhere."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_TARGET = r"(?:\((?:https?:/)?/[^()\s]{0,2000}\)|\[\d{1,4}\])"  # an address, or the number of one
_MARKDOWN = re.compile(
    r"\]\((?:https?://[\w.]{1,80})?/(?:papers/|login\?)|^#{1,6} [^\n]{0,500}\]\[\d{1,4}\]$|^\[LINK: ",
    re.MULTILINE,
)
_IMAGE = re.compile(r"!\[[^\[\]\n]{0,200}\]\([^()\s]{0,2000}\)")
_LINK = re.compile(rf"\[([^\[\]\n]*)\]{_TARGET}")
_END = re.compile(rf"\]{_TARGET}")  # of a link that began on a line before
_BEGINNING = re.compile(r"^([-*#\s]*)\[(?!-\])(?:\[[^\[\]]{0,80}\] )?")  # "[[alternative text] Name"
_NOTHING = re.compile(r"[-*\s]*\[\[?[^\[\]]*\]\]?\s*|\s*<a\b[^>]*></a>\s*")  # "[alternative text]", an anchor
_HEADING = re.compile(r"^# ")
_ESCAPED_END = re.compile(r"\\{1,4}(?=\s|$)")
_ESCAPED = re.compile(r"\\([\[\]_*#])")
# The link of the whole line, or the line itself; a link within an abstract may be to another paper
_OWN_LINK = re.compile(
    r"(?:\]\(|^\s{0,9})(?:https?://[\w.]{1,40})?/papers/(\d{4}\.\d{4,5})\)?[\s\\]{0,9}$", re.ASCII
)


class Line(NamedTuple):
    """A line as a reader of the page sees it, and the arXiv identifier in its link.

    ``number`` counts from 1; 0 where the line is simply the next.
    """

    text: str
    paper: str | None = None
    number: int = 0


def unlinked(text: str) -> Iterator[Line]:
    """The lines of the page without the marks of its links, which a page that is no Markdown hasn't."""
    is_markdown = bool(_MARKDOWN.search(text))
    for line in text.split("\n"):
        yield Line(_without_marks(line) if is_markdown else line, _paper(line))


def _paper(line: str) -> str | None:
    """The arXiv identifier of the paper to whose page the line links."""
    found = _OWN_LINK.search(line)
    return found[1] if found else None


def _without_marks(line: str) -> str:
    """The line with each link replaced by its text."""
    seen = _END.sub(" ", _LINK.sub(r" \1 ", _IMAGE.sub("", line)))
    seen = "" if _NOTHING.fullmatch(seen) else _BEGINNING.sub(r"\1", seen)
    return _ESCAPED.sub(r"\1", _ESCAPED_END.sub("", _HEADING.sub("", seen)))
