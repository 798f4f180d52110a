"""The abstract on a paper's own page, wherever publishers put it."""

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

from papertriage.readers._cards import said
from papertriage.text import squeeze

if TYPE_CHECKING:
    from bs4 import BeautifulSoup
    from bs4.element import PageElement

_BOXES = (
    "#Abs1-content",  # Springer and Nature
    "div.abstract.author",  # Elsevier, whose highlights are another abstract
    *("#abstract", "#Abstract", "[id^=abstract-]", "section.abstract", "div.abstract"),
    *("div.acl-abstract", ".abstractSection", ".article__abstract", ".paper-abstract"),
)
_HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]
_LABEL = re.compile(r"\s{0,9}(?:abstract|summary)\s{0,9}[:.]?\s{0,9}", re.IGNORECASE)
_SHORTEST = 80  # characters; what is shorter is a button, or says that there is none
_LONGEST = 20_000  # what is longer is the article
_LONG_DESCRIPTION = 400  # characters; a description for search engines has 150 to 300
_DESCRIPTIONS = ("dc.description", "description", "og:description", "twitter:description")


def shown(tree: "BeautifulSoup") -> str:
    """The abstract that the page shows, without its heading; "" where none is found."""
    found = (_text(parts) for parts in _candidates(tree))
    return next((text for text in found if _SHORTEST <= len(text) <= _LONGEST), "")


def described(tags: dict[str, list[str]]) -> str:
    """The longest of the descriptions in a page's head where that is as long as an abstract, else ""."""
    texts = [squeeze(text) for name in _DESCRIPTIONS for text in tags.get(name, [])]
    longest = max(texts, key=len, default="")
    return longest if len(longest) >= _LONG_DESCRIPTION else ""


def _candidates(tree: "BeautifulSoup") -> "Iterator[list[PageElement]]":
    """Boxes that are called so, then what follows a heading "Abstract"."""
    for selector in _BOXES:
        yield list(tree.select(selector, limit=1))
    for heading in tree.find_all(_HEADINGS):
        if _LABEL.fullmatch(heading.get_text()):
            yield list(takewhile(_is_no_heading, heading.next_siblings))


def _is_no_heading(part: "PageElement") -> bool:
    return getattr(part, "name", None) not in _HEADINGS


def _text(parts: "list[PageElement]") -> str:
    """The text of the parts; the headings of its sections end in a colon, its own is left out."""
    from bs4 import Tag

    tags = [part for part in parts if isinstance(part, Tag)]
    for heading in [heading for tag in tags for heading in tag.find_all(_HEADINGS)]:
        label = said(heading)
        heading.replace_with("" if _LABEL.fullmatch(label) else f" {label.rstrip(':. ')}: ")
    for block in [block for tag in tags for block in tag.find_all(["p", "div", "br"])]:
        block.insert_before(" ")
    return squeeze(" ".join(part.get_text() for part in parts))
