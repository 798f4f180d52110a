"""The lines of a mail that was passed on: in HTML, quoted behind ">", or set in from the margin."""

import re
from html import unescape

_MARKUP = re.compile(r"\s{0,99}<[!a-z]", re.IGNORECASE)
_LINE_END = re.compile(r"<br\b[^<>]{0,99}>\n?|</(?:div|p|pre|blockquote)\s{0,9}>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z!][^<>]{0,2000}>", re.IGNORECASE)
_MARGIN = re.compile(r"^([> \t]{1,40})\\\\[ \t]{0,9}$", re.MULTILINE)  # before a line between entries


def as_mailed(text: str) -> str:
    """The text as arXiv sent it, by the margin before the first of the lines between its entries."""
    if _MARKUP.match(text):
        text = unescape(_TAG.sub("", _LINE_END.sub("\n", text))).replace("\xa0", " ")
    text = "\n".join(line.rstrip(" \t") for line in text.split("\n"))
    margin = _MARGIN.search(text)
    if not margin:
        return text
    return re.sub(
        rf"^(?:{re.escape(margin[1])}|{re.escape(margin[1].rstrip())}$)", "", text, flags=re.MULTILINE
    )
