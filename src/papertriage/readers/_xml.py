"""XML from strangers, element by element: no DTD of its own, and no more memory than one record takes."""

import re
from collections.abc import Iterator
from html import escape, unescape
from typing import TYPE_CHECKING, Any, cast

from papertriage.errors import PageError
from papertriage.model import Fragment, Page
from papertriage.text import squeeze

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element, XMLPullParser

# What may stand before the root. A DOCTYPE that only names a DTD is common (PubMed, JATS) and means nothing
# here; one with declarations of its own can define entities that unfold to gigabytes.
_ASIDE = re.compile(r"\s+|<\?[^>]{0,1000}\?>|<!--(?:[^-]|-(?!->)){0,9999}-->")
_DOCTYPE = re.compile(r"<!DOCTYPE\b[^\[\]<>]{0,2000}>")
_ROOT = re.compile(r"<(?:[\w.-]{1,60}:)?([\w.-]{1,60})")

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # in XML 1.0
_OF_HTML = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)[A-Za-z][A-Za-z0-9]{1,31};")
_CHUNK = 65_536  # characters
_MOST_TAGS = 300_000  # in one record; a guard for memory: 3,000 authors with affiliations have 50,000
_LONGEST_FRAGMENT = 200  # characters; enough to see what it is


def root_name(page: Page) -> str:
    """The name of the root element without its prefix, or "" where the page is no XML."""
    found = _ROOT.match(page.text, _after_prolog(page.text))
    return found[1] if found else ""


def whole(page: Page, *names: str) -> "Iterator[Element | Fragment]":
    """The page's elements of these names, each whole, the names in it without their namespaces.

    An element is emptied when the next one is asked for. Where the XML is broken or breaks off, what is
    left is a fragment. Raises PageError for a DOCTYPE that declares things, and for a page that goes on
    and on without such an element.
    """
    from xml.etree.ElementTree import ParseError, XMLPullParser

    start = _after_prolog(page.text)
    if page.text.startswith("<!DOCTYPE", start):
        raise PageError(page.name, "has a DOCTYPE with declarations of its own; remove it, then try again")
    parser: XMLPullParser[Any] = XMLPullParser(("end",))
    try:
        yield from _ended(page, start, names, parser)
        parser.close()
    except ParseError as error:
        line = page.text.count("\n", 0, start) + error.position[0]
        yield Fragment(line, _printed(page.text, line) or "the XML breaks off")


def said(element: "Element | None", path: str = ".") -> str:
    """The text of the first element at the path, squeezed, inline markup dropped; "" where there is none."""
    found = element.find(path) if element is not None else None
    return squeeze("".join(found.itertext())) if found is not None else ""


def _ended(
    page: Page, start: int, names: tuple[str, ...], parser: "XMLPullParser[Any]"
) -> "Iterator[Element]":
    """The elements in the order in which they end."""
    tags = 0
    for end in _ends_of_chunks(page.text, start):
        tags += page.text.count("<", start, end)
        parser.feed(_readable(page.text[start:end]))
        for _, element in cast("Iterator[tuple[str, Element]]", parser.read_events()):
            element.tag = element.tag.rpartition("}")[2]
            if element.tag in names:
                yield element
                element.clear()
                tags = 0
        if tags > _MOST_TAGS:
            raise PageError(
                page.name, f"more than {_MOST_TAGS:,} tags without a whole <{names[0]}>; split it"
            )
        start = end


def _ends_of_chunks(text: str, start: int) -> Iterator[int]:
    """Where to cut the text from ``start`` on: before a "<", so that no entity is cut in two."""
    while (start := text.find("<", start + _CHUNK)) > 0:
        yield start
    yield len(text)


def _after_prolog(text: str) -> int:
    """Where the root element begins, or what is no harmless prolog."""
    at = 0
    while found := _ASIDE.match(text, at) or _DOCTYPE.match(text, at):
        at = found.end()
    return at


def _readable(text: str) -> str:
    """The text without what the parser would refuse: control characters, and HTML's names for letters."""
    return _OF_HTML.sub(lambda entity: escape(unescape(entity[0])), _FORBIDDEN.sub("", text))


def _printed(text: str, line: int) -> str:
    """The beginning of that line, counted from 1."""
    at = 0
    for _ in range(line - 1):
        at = text.find("\n", at) + 1
    return squeeze(text[at : at + _LONGEST_FRAGMENT].partition("\n")[0])
