"""A paper's own page on arXiv, and on its mirrors: /abs/NUMBER.

The markup has changed little since 2009 (https://github.com/arXiv/arxiv-browse, browse/templates/abs).
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from papertriage import identifiers
from papertriage.model import AbstractKind, Fragment, Identifiers, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._arxiv_fields import abs_address
from papertriage.readers._arxiv_markup import arxiv_id, arxiv_tree, authors, is_torn, line_of
from papertriage.readers._arxiv_words import CODE, dated
from papertriage.readers._cards import said

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

_ABSTRACT = re.compile(r"<blockquote\s[^<>]{0,40}\bclass\s*=\s*[\"']?abstract\b")


def recognises(page: Page) -> bool:
    return "arXiv" in page.text and bool(_ABSTRACT.search(page.text))


def read(page: Page) -> Iterator[Record | Fragment]:
    """The one paper."""
    tree = arxiv_tree(page)
    title = said(tree.select_one("h1.title"), "Title:")
    abstract = said(tree.select_one("blockquote.abstract"), "Abstract:")
    names, authors_count = authors(tree.select_one(".authors"))
    number, version = _number(tree)
    date, date_text = dated(said(tree.select_one(".dateline")))
    torn = is_torn(page.text, "<blockquote", "</blockquote")
    if not title:
        yield Fragment(line_of(tree.select_one("blockquote.abstract"), page), abstract)
        return
    yield Record(
        title,
        abstract,
        AbstractKind.of(abstract, cut=torn),
        authors=names,
        authors_count=authors_count,
        date=date,
        date_text=date_text,
        identifiers=Identifiers(arxiv=number, doi=identifiers.doi(said(tree.select_one("td.doi a")))),
        arxiv_version=version,
        url=abs_address(number),
        venue=said(tree.select_one("td.jref")) or None,
        categories=tuple(CODE.findall(said(tree.select_one("td.subjects")))),
        remark=said(tree.select_one("td.comments")) or None,
        line=line_of(tree.select_one("h1.title"), page),
    )


READER = Reader(name="arxiv-abs", recognises=recognises, read=read)


def _number(tree: "BeautifulSoup") -> tuple[str | None, int | None]:
    """(identifier, version) as the page cites the paper, with the version where that is told."""
    head = tree.select_one('meta[name="citation_arxiv_id"]')
    in_head = identifiers.arxiv(str(head.get("content"))) if head else None
    found = [in_head or (None, None), *map(arxiv_id, tree.select(".arxivid, .arxividv"))]
    return max(found, key=lambda known: (known[0] is not None, known[1] or 0))
