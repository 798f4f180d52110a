"""DBLP's pages: persons, search results, journals and conferences, an ``li.entry`` a publication.

The edited volume that heads a conference's page is no paper; its title is the venue of what follows.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from papertriage.model import Facts, Fragment, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._cards import card_records, said, torn_in, tree_of
from papertriage.readers._dblp import left_out, name, title
from papertriage.readers._facts import facts
from papertriage.readers._reference import Reference, record

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_ENTRY = re.compile(r"""<li\s[^<>]{0,100}?\bclass\s*=\s*["']entry\s""")
_VENUE = '[itemprop="isPartOf"] [itemprop="name"]'


def recognises(page: Page) -> bool:
    return "itemprop" in page.text and bool(_ENTRY.search(page.text))


def read(page: Page) -> Iterator[Record | Fragment | Facts]:
    tree = tree_of(page)
    torn = torn_in(tree, page, "li", "ul")
    volumes = len(tree.select("li.entry.editor"))
    yield from card_records(_entries(tree), torn)
    yield facts(torn=torn, notes=left_out(volumes))


def _entries(tree: "BeautifulSoup") -> "Iterator[tuple[list[Tag], Record | None]]":
    volume = ""
    for entry in tree.select("li.entry"):
        printed = title(said(entry.select_one(".title")))
        if "editor" in entry.get_attribute_list("class"):
            volume = printed
        else:
            yield [entry], record(_reference(entry, printed, volume)) if printed else None


def _reference(entry: "Tag", printed: str, volume: str) -> Reference:
    """What an entry with this title prints, in this edited volume where it names no venue of its own."""
    venue = said(entry.select_one(_VENUE))
    year = entry.select_one('[itemprop="datePublished"]')
    return Reference(
        printed,
        authors=[name(said(person)) for person in entry.select('[itemprop="author"] [itemprop="name"]')],
        year=str(year.get("content") or said(year)) if year else "",
        journal=venue or volume,
        volume=said(entry.select_one('[itemprop="volumeNumber"]')),
        number=said(entry.select_one('[itemprop="issueNumber"]')),
        pages=said(entry.select_one('[itemprop="pagination"]')) if venue else "",
        urls=[str(link["href"]) for link in entry.select(".ee a[href], .head > a[href]")],
    )


READER = Reader(name="dblp-html", recognises=recognises, read=read)
