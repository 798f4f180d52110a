r"""Markdown, and texts that programs wrote of pages with links: the links found, the marks taken off.

Inline links "[text](address)" are written by most, reference links "[text][12]" with the addresses at
the end by some; both may run over lines. html-to-text writes "text [address]", Resiliparse
"text (address)". A target may be broken where it has a hyphen, as html2text breaks all lines.
"""

import html
import re
from collections import deque
from collections.abc import Mapping
from typing import NamedTuple

_ADDRESS = r"[^()\s<>]*(?:\([^()\s]*\)[^()\s<>]*)*(?:(?<=[-/])\n[^()\s<>]+)*"
_TARGET = rf"\(\s{{0,9}}<?(?P<target>{_ADDRESS})>?(?:\s{{1,9}}\"[^\"]{{0,300}}\")?\s{{0,9}}\)"
_TOKEN = re.compile(rf"\\.|(?P<open>!?\[)|\]{_TARGET}|\]\[(?P<name>[^\[\]\n]{{0,80}})\]|\]", re.DOTALL)
_DEFINITION = re.compile(r"^[ \t]{0,9}\[([^\[\]\n]{1,80})\]:\s{1,9}<?(\S{1,2000})", re.MULTILINE)

_IMAGE = re.compile(rf"!\[(?:[^\[\]\\]|\\.)*\]{_TARGET}", re.DOTALL)
_LINK = re.compile(rf"\[((?:[^\[\]\\]|\\.)*)\](?:{_TARGET}|\[\d{{1,4}}\])", re.DOTALL)
_BARE_TARGET = re.compile(r"\s{0,9}(?:\[(?:https?:/|mailto:)?/[^\[\]\s]*\]|\((?:https?:/)?/[^()\s]*\))")
_TAG = re.compile(r"</?[a-z][^<>]*>|<!--[^<>]*-->", re.IGNORECASE)
_LINE_BREAK = re.compile(r"<br\b[^<>]*>", re.IGNORECASE)
_STRONG = re.compile(r"\*\*|__(?=\w)|(?<=\w)__|~~|`")
_EMPHASIS = re.compile(r"(?<![\w*$\\])([*_])(?=[^\s*_])([^\n*_]{1,2000})(?<=[^\s*_])\1(?![\w*$])")
_ESCAPED = re.compile(r"\\([\\_*\[\]#>~`]|\.(?=\s))")
_HYPHEN = re.compile(r"(?<=[^\W\d_])-\n[ \t]{0,9}(?=[^\W\d_])")
_MARKED = re.compile(r"[\[(*_~`<&\\]")
_DEEPEST = 100  # brackets still open that may be a link's; more are no text of a person
_NESTED = 3  # "[[![badge](..)text](..)]" needs two


class Link(NamedTuple):
    """A link: what it shows, with its marks, where it leads, and where in the text it stands."""

    text: str
    target: str
    start: int
    end: int


def links(text: str, defined: Mapping[str, str] | None = None) -> list[Link]:
    """The links in the order in which they begin; pictures are none, a picture in a link is in its text."""
    found: list[Link] = []
    open_at = deque[tuple[int, bool]](maxlen=_DEEPEST)
    for token in _TOKEN.finditer(text):
        if token["open"]:
            open_at.append((token.end(), token["open"] == "!["))
        elif token[0].startswith("]") and open_at:
            start, is_picture = open_at.pop()
            target = token["target"] or (defined or {}).get(token["name"] or "")
            if target and not is_picture:
                shown = text[start : token.start()]
                found.append(Link(shown, target.replace("\n", ""), start - 1, token.end()))
    return sorted(found, key=lambda link: link.start)


def definitions(text: str) -> dict[str, str]:
    """The addresses that the text gives for the names of its reference links."""
    return dict(_DEFINITION.findall(text))


def unlinked(text: str) -> str:
    """The text with every link replaced by what it shows, and without pictures; its lines stay lines."""
    for _ in range(_NESTED):
        text, count = _LINK.subn(r"\1", _IMAGE.sub("", text))
        if not count:
            break
    return _BARE_TARGET.sub("", text)


def unhyphenated(text: str) -> str:
    """The text with what a line end cuts at a hyphen made whole: html2text breaks lines there."""
    return _HYPHEN.sub("-", text)


def unescaped(text: str) -> str:
    r"""The text without the backslashes that Markdown writers put before marks: "\_" and "\\times"."""
    return _ESCAPED.sub(r"\1", text)


def plain(text: str) -> str:
    """The text as a reader of the rendered page sees it: no links, pictures, tags, emphasis or escapes."""
    if not _MARKED.search(text):
        return text
    shown = unlinked(_LINE_BREAK.sub(" ", text))
    return html.unescape(unescaped(_EMPHASIS.sub(r"\2", _STRONG.sub("", _TAG.sub("", shown)))))
