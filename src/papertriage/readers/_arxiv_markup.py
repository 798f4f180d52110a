"""arXiv's HTML as a tree, with what MathJax and a cut-off save leave in it undone."""

import re
from typing import TYPE_CHECKING

from papertriage import identifiers
from papertriage.model import Page
from papertriage.readers._arxiv_words import MORE_AUTHORS, to_number
from papertriage.readers._cards import said
from papertriage.readers._soup import parsed
from papertriage.text import squeeze

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

# html.parser rejects a "<![" that it does not know, and a character number of thousands of digits.
_REJECTED = re.compile(r"<!\[|&#(?=\d{8})")
# SingleFile leaves out the end tags that HTML lets it, and html.parser does not put them back.
_OMITTED_ENDS = [
    (re.compile(r"(?=<p\b)"), "</p>"),
    (re.compile(r"(?=<d[td]\b)"), "</dd></dt>"),
    (re.compile(r"(?=<li[^>]{1,40}\barxiv-result\b)"), "</li>"),
]

# What MathJax 2 and 3 put into the page for each formula, beside the script with the TeX (MathJax 2):
# https://docs.mathjax.org/en/v2.7/advanced/model.html
_TEX = 'script[type^="math/tex"]'
_RENDERED = ".MathJax, .MathJax_Preview, .MathJax_Display, .MathJax_SVG, .MathJax_SVG_Display, .MathJax_CHTML"

_ASIDE = re.compile(r"\([^()]*\)")
_BETWEEN_NAMES = re.compile(r"[,;]\s*(?:and\s+)?|\s+and\s+")


def tree_of(page: Page, start: int = 0) -> "BeautifulSoup":
    """The page from ``start`` on, in which a formula that MathJax has set is its TeX again."""
    text = _REJECTED.sub("", page.text[start:])
    for place, end_tag in _OMITTED_ENDS:
        text = place.sub(end_tag, text)
    tree = parsed(page._replace(text=text))
    if "MathJax" in text or "math/tex" in text:
        _undo_mathjax(tree)
    return tree


def _undo_mathjax(tree: "BeautifulSoup") -> None:
    """Leave each formula once: as TeX where the page has it, else as the text of its MathML."""
    scripts = tree.select(_TEX)
    for script in scripts:
        script.replace_with(f"${script.get_text().strip()}$")
    for rendered in tree.select(_RENDERED):
        rendered.replace_with("" if scripts else said(rendered.select_one("math")))


def is_torn(text: str, opening: str, *closings: str) -> bool:
    """Whether the text ends in the middle of an element that begins and ends so."""
    return text.rfind(opening) > max(text.rfind(closing) for closing in closings)


def line_of(tag: "Tag | None", page: Page, start: int = 0) -> int:
    """The line of the page, from 1, on which a tag of its tree from ``start`` on begins; 0 of none."""
    return page.text.count("\n", 0, start) + (tag.sourceline or 1) if tag else 0


def arxiv_id(tag: "Tag | None") -> tuple[str | None, int | None]:
    """Identifier and version of the first link in the tag to an abstract, in whatever mirror."""
    for link in tag.select('a[href*="/abs/"]') if tag else ():
        target = str(link["href"]).partition("/abs/")[2]
        if found := identifiers.arxiv(re.split("[?#]", target)[0]) or identifiers.arxiv(said(link)):
            return found
    return None, None


def authors(tag: "Tag | None") -> tuple[tuple[str, ...], int | None]:
    """The names without affiliations and footnote marks, and how many authors are said to be in all.

    The number is None where the page shows every name, that is where it says nothing of more.
    """
    text = said(tag)
    linked = [said(link) for link in tag.select("a")] if tag else []
    names = [re.sub(r"^and\s+|^this https? URL$", "", name) for name in linked or _unlinked(text)]
    shown = tuple(name for name in names if name)
    more = MORE_AUTHORS.search(text)
    return shown, len(shown) + to_number(more[1]) if more else None


def _unlinked(text: str) -> list[str]:
    """The names of an author line without links, after its label."""
    names = _ASIDE.sub("", _ASIDE.sub("", text)).rpartition("Authors:")[2]
    return [squeeze(name) for name in _BETWEEN_NAMES.split(names)]
