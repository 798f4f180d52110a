"""XML from strangers, record by record: no DTD of its own, and a broken record costs only itself."""

import re
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING

from papertriage.errors import PageError
from papertriage.model import Fragment, Page
from papertriage.text import squeeze

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# What may stand before the root: blanks, the XML declaration, comments, a DOCTYPE.
_PROLOG = re.compile(
    r"\s|<\?[^<>]{0,1000}>|<!--(?:[^-]|-(?!->)){0,9999}-->|<!DOCTYPE\b[^<>\[\]]{0,1000}(?:\[[^\[\]]*\]\s*)?>"
)
_LONGEST_PROLOG = 20_000  # characters
_ROOT = re.compile(r"<(?:[\w.-]{1,60}:)?([\w.-]{1,60})")

_OPAQUE = {"<!--": "-->", "<![CDATA[": "]]>"}  # what looks like a tag between these is none
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # in XML 1.0
_STRAY_AMPERSAND = re.compile(r"(<!\[CDATA\[.*?\]\]>)|&(?!#?\w{1,32};)", re.DOTALL)
_MOST_TAGS = 300_000  # in one record; a guard for memory: 3,000 authors with affiliations have 50,000
_LONGEST_FRAGMENT = 200  # characters; what is longer need not be squeezed


def root_name(page: Page) -> str:
    """The name of the root element without its prefix, or "" where the page is no XML."""
    at, head = 0, page.text[:_LONGEST_PROLOG]
    while aside := _PROLOG.match(head, at):
        at = aside.end()
    found = _ROOT.match(head, at)
    return found[1] if found else ""


def whole(page: Page, *names: str) -> "Iterator[Element | Fragment]":
    """The page's elements of these names in page order; the names in them have no prefixes.

    The attribute ``line`` of each tells the line of the page on which it begins. Each is parsed on its own:
    one that is broken, or that the page cuts off, is a fragment, and the next is read all the same. Raises
    PageError for a DOCTYPE that defines entities, for these can unfold to gigabytes.
    """
    line, at = 1, 0
    for start, end, closed in _extents(page.text, names):
        if not at and "<!ENTITY" in page.text[:start]:
            raise PageError(page.name, "has a DOCTYPE that defines entities; remove it, then try again")
        line += page.text.count("\n", at, start)
        at = start
        element = _parsed(page.text[start:end]) if closed else None
        if element is None:
            yield Fragment(line, squeeze(page.text[start : min(end, start + _LONGEST_FRAGMENT)]))
        else:
            element.set("line", str(line))
            yield element


def line_of(element: "Element") -> int:
    """The line of the page on which an element of ``whole`` begins."""
    return int(element.get("line", "0"))


def text_at(element: "Element | None", path: str = ".") -> str:
    """The text of the first element at the path, squeezed, inline markup dropped; "" where there is none."""
    found = element.find(path) if element is not None else None
    return squeeze("".join(found.itertext())) if found is not None else ""


def _extents(text: str, names: tuple[str, ...]) -> Iterator[tuple[int, int, bool]]:
    """(where it begins, where it ends, whether its end tag is there) of each element.

    Such elements never stand in one another, so the next start tag tells that an end tag is missing.
    """
    start, name = 0, ""
    for tag in _tags(text, names):
        if tag["name"] == name:
            yield start, tag.end() if tag["ends"] else tag.start(), bool(tag["ends"])
            name = ""
        if tag["empty"] and not name:
            yield *tag.span(), True
        elif not tag["ends"] and not name:
            start, name = tag.start(), tag["name"]
    if name:
        yield start, len(text), False


def _tags(text: str, names: tuple[str, ...]) -> Iterator[re.Match[str]]:
    """The tags of these names, but for what only looks like one: in a comment, or in CDATA."""
    tag = re.compile(
        rf"<!--|<!\[CDATA\[|<(?P<ends>/)?(?:[\w.-]{{1,60}}:)?(?P<name>{'|'.join(names)})"
        r"(?:\s[^<>]*?)?(?P<empty>/)?>"
    )
    at = 0
    while at >= 0 and (found := tag.search(text, at)):
        if closing := _OPAQUE.get(found[0]):
            at = text.find(closing, found.end())
        else:
            at = found.end()
            yield found


def _parsed(text: str) -> "Element | None":
    """The element that the text is, or None where it is broken in more than its ampersands."""
    from xml.parsers.expat import ExpatError

    if text.count("<") > _MOST_TAGS:
        return None
    text = _FORBIDDEN.sub("", text)
    try:
        return _built(text)
    except ExpatError:
        pass
    try:
        return _built(_STRAY_AMPERSAND.sub(lambda found: found[1] or "&amp;", text))
    except ExpatError:
        return None


def _built(text: str) -> "Element":
    from xml.etree.ElementTree import TreeBuilder
    from xml.parsers.expat import ParserCreate

    builder = TreeBuilder()
    parser = ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: builder.start(_local(name), attributes)
    parser.EndElementHandler = lambda name: builder.end(_local(name))
    parser.CharacterDataHandler = builder.data
    # "&eacute;" is HTML's, and so an error in XML, unless some DTD might define it.
    parser.UseForeignDTD(True)
    parser.SkippedEntityHandler = lambda name, _: builder.data(unescape(f"&{name};"))
    parser.Parse(text, True)
    return builder.close()


def _local(name: str) -> str:
    return name.rpartition(":")[2]
