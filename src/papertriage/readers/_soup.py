"""HTML to a tree, the same on every machine: always with html.parser, and never with half a tag."""

import re
import warnings
from typing import TYPE_CHECKING

from papertriage.errors import PageError

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

    from papertriage.model import Page

_MOST_TAGS = 300_000  # a guard for memory: a tag takes about a kilobyte; 2,000 arXiv entries have 100,000
_MOST_OPEN = 3_000  # html.parser looks for the end of each of these in all that follows
_DEEPEST = 2_000  # elements in each other; to walk them takes the square of that, and real pages have some 20
_TAG_BEGINS = re.compile(r"</?[a-z]|<!", re.IGNORECASE)
_MARKED_SECTION = re.compile(r"<!\[+")
_HUGE_REFERENCE = re.compile(r"&#(?=\d{8})")
# bs4 keeps a list of such elements that are not closed like this, and looks through it at every end tag
_EMPTY_ELEMENT = re.compile(r"<(br|hr|img|input|link|meta|source|wbr)\b([^<>]*?)/?>", re.IGNORECASE)


def parsed(page: "Page") -> "BeautifulSoup":
    """The page's tree. Raises PageError where it has more tags than memory bears, or more in each other.

    A tag that the end of the page cuts off is left out: some versions of html.parser make it a text.
    """
    if page.text.count("<") - page.text.count(">") > _MOST_OPEN:
        raise PageError(page.name, f"more than {_MOST_OPEN:,} tags that never end; save the page again")
    if page.text.count("<") > _MOST_TAGS:
        raise PageError(page.name, f"more than {_MOST_TAGS:,} tags, which no listing has; split it")
    return _built(page.name, _parseable(page.text))


def _parseable(text: str) -> str:
    """The text without half a tag at its end, and with nothing in it that a parser stumbles over."""
    # html.parser gives up at a "<![" that it does not know, and bs4 at a number of thousands of digits
    text = _HUGE_REFERENCE.sub("&amp;#", _MARKED_SECTION.sub("<!", text))
    text = _EMPTY_ELEMENT.sub(r"<\1\2 />", text)
    opened = text.rfind("<")
    cut_off = opened > text.rfind(">") and _TAG_BEGINS.match(text, opened)
    return text[:opened] if cut_off else text


def _built(name: str, text: str) -> "BeautifulSoup":
    """The tree of the text; PageError as soon as its elements stand too deep in each other."""
    from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning, Tag, XMLParsedAsHTMLWarning

    class Shallow(BeautifulSoup):
        def pushTag(self, tag: Tag) -> None:  # noqa: N802  (bs4 calls it so)
            if len(self.tagStack) > _DEEPEST:
                raise PageError(name, "nested too deeply for a listing page; save the page again")
            super().pushTag(tag)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        return Shallow(text, "html.parser")
