"""Records made clean: what a page prints of a paper, as a person reads it."""

import re

from papertriage.latex import readable
from papertriage.model import AbstractKind, Paper, Record
from papertriage.text import harmless, one_line

_LABELS = {
    "title": re.compile(r"title\s*:\s*", re.IGNORECASE),
    "abstract": re.compile(r"(?:abstract|summary)\s*[:.—–]\s*", re.IGNORECASE),
}
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)

# HTML, and the JATS of Crossref. A tag needs its name whole and only proper attributes: "if j<i and k>2"
# is a sentence.
_ATTRIBUTES = r'(?:\s+[\w:-]+="[^"<>]*")*\s*/?>'
_BLOCK = re.compile(
    rf"</?(?:jats:)?(?:p|br|div|sec|title|list|list-item|li|ul|ol|h[1-6]){_ATTRIBUTES}", re.IGNORECASE
)
_INLINE = re.compile(
    rf"</?(?:jats:)?(?:a|b|bold|code|em|i|italic|sc|small|span|strong|sub|sup|tt|u){_ATTRIBUTES}",
    re.IGNORECASE,
)

# BibTeX keeps the capitals of what stands in braces: "{FPGA} decoders". "{0, 1}" is a set.
_KEPT_CASE = re.compile(r"\{(\(?[^\W\d_][^{},|=]*)\}")
_SHORT_TITLE = re.compile(r"\[?[^\[\]{}]{1,200}\]\{([^{}]+)\}?")  # of LaTeX's \title[short]{long}
# What Mendeley and the ACL Anthology put in braces: "50{\%}", "{``}tea{''}".
_LONE_MARK = re.compile(r"\{([%&#$“”‘’'\"`?!:;.,()/@~∼<>–—-]{1,3})\}")


def clean(record: Record) -> Paper:
    """The paper that the record prints: readable, squeezed, and without a character that does harm.

    A missing number of authors is that of the names; a title of nothing but marks becomes "".
    """
    abstract = _without_label("abstract", record.abstract)
    authors = tuple(_without_braces(name) for name in map(_readable_line, record.authors) if name)
    return Paper(
        title=_title(record.title),
        abstract=abstract,
        abstract_kind=record.abstract_kind if abstract else AbstractKind.NONE,
        authors=authors,
        authors_count=len(authors) or None if record.authors_count is None else record.authors_count,
        organization=_readable_line(record.organization or "") or None,
        date=record.date,
        venue=_without_braces(_readable_line(record.venue or "")) or None,
        identifiers=record.identifiers,
        url=_web_address(record.url or ""),
        categories=record.categories,
    )


def _title(printed: str) -> str:
    title = _without_label("title", printed)
    shortened = _SHORT_TITLE.fullmatch(title) if "]{" in title else None
    return _without_braces(shortened[1] if shortened else title)


def _readable_line(text: str) -> str:
    """The text on one line, its LaTeX, entities and tags resolved."""
    line = one_line(text)
    better = readable(line)
    if "<" in better:
        better = _INLINE.sub("", _BLOCK.sub(" ", better))
    if "{" in better:
        better = _LONE_MARK.sub(r"\1", better)
    return line if better == line else one_line(better)  # an entity may have been a blank, or harm


def _without_label(label: str, text: str) -> str:
    """The readable text without the label that some pages print before it."""
    line = _readable_line(text)
    found = _LABELS[label].match(line)
    return line[found.end() :] if found else line


def _without_braces(text: str) -> str:
    return _KEPT_CASE.sub(r"\1", _KEPT_CASE.sub(r"\1", text)) if "{" in text else text


def _web_address(text: str) -> str | None:
    address = harmless(text).strip()
    return address if _WEB_ADDRESS.fullmatch(address) else None
