"""arXiv's HTML as a tree, with what MathJax and a cut-off save leave in it undone."""

import re
from typing import TYPE_CHECKING

from papertriage import identifiers
from papertriage.model import Page
from papertriage.readers._arxiv_fields import author_names
from papertriage.readers._arxiv_words import MORE_AUTHORS, to_number
from papertriage.readers._cards import said, tree_of

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_RESULT = re.compile(r"(?=<li[^>]{1,40}\barxiv-result\b)")  # SingleFile leaves out "</li>" before it

# What MathJax 2 and 3 put into the page for each formula, beside the script with the TeX (MathJax 2):
# https://docs.mathjax.org/en/v2.7/advanced/model.html
_TEX = 'script[type^="math/tex"]'
_RENDERED = ".MathJax, .MathJax_Preview, .MathJax_Display, .MathJax_SVG, .MathJax_SVG_Display, .MathJax_CHTML"

_BESIDE_NAME = re.compile(r"^and\s+|^this https? URL$")


def arxiv_tree(page: Page, start: int = 0) -> "BeautifulSoup":
    """The page from ``start`` on, in which a formula that MathJax has set is its TeX again."""
    text = _RESULT.sub("</li>", page.text[start:])
    tree = tree_of(page._replace(text=text), "p", "dt dd")
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
    linked = [_BESIDE_NAME.sub("", said(link)) for link in tag.select("a")] if tag else []
    shown = tuple(filter(None, linked)) if linked else author_names(text.rpartition("Authors:")[2])
    more = MORE_AUTHORS.search(text)
    return shown, len(shown) + to_number(more[1]) if more else None
