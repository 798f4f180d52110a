"""ACL Anthology: volumes, events and authors, a ``strong > a`` a paper, its abstract in the box behind.

A volume's front matter stands in the list and is no paper.
https://github.com/acl-org/acl-anthology, hugo/layouts/papers/list-entry.html
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from papertriage.dates import iso_date
from papertriage.model import AbstractKind, Facts, Fragment, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._cards import address, card_records, following, said, torn_in, tree_of
from papertriage.readers._facts import facts

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_HOME = "https://aclanthology.org/"
_RECOGNISED = re.compile(r"""<(?:p|div)\s[^<>]{0,20}\bclass\s*=\s*["']d-sm-flex align-items-stretch\b""")
_ENTRY = "p.d-sm-flex.align-items-stretch, div.d-sm-flex.align-items-stretch"
_VOLUME = 'a[href*="/volumes/"]:not([href$=".bib"])'
# https://aclanthology.org/info/ids: "2020.acl-main.5", and before 2020 "P19-1005": paper 5 of volume 1.
# Volumes of workshops have two digits: "W18-0605".
_NEW_ID = re.compile(r"/((\d{4})\.[\w-]{1,60}\.(\d{1,6}))/?$", re.ASCII)
_OLD_ID = re.compile(r"/(([A-Z])(\d\d)-(\d)(\d)(\d\d))/?$", re.ASCII)
_OF_WORKSHOPS = re.compile(r"W|C69|D19[5-9]")
_COUNT = re.compile(r"(\d{1,5})\spapers?")


class _Item(NamedTuple):
    """A paper in the list, and what its address tells of it."""

    parts: "list[Tag]"  # with the box of its abstract, where it has one
    volume: str
    url: str | None
    year: str | None = None
    is_front_matter: bool = False


def recognises(page: Page) -> bool:
    return "/people/" in page.text and bool(_RECOGNISED.search(page.text))


def read(page: Page) -> Iterator[Record | Fragment | Facts]:
    tree = tree_of(page, "p")
    torn = torn_in(tree, page, "div") or torn_in(tree, page, "p", "div", "section")
    entries = list(_entries(tree, page))
    papers = [entry for entry in entries if not entry.is_front_matter]
    day = _day(tree)
    yield from card_records(((entry.parts, _record(entry, day)) for entry in papers), torn)
    listed = [_COUNT.match(said(badge)) for badge in tree.select("li .badge")]
    total = sum(int(found[1]) for found in listed if found) - len(entries) + len(papers)
    yield facts(stated_total=total if total > 0 else None, torn=torn)


def _entries(tree: "BeautifulSoup", page: Page) -> Iterator[_Item]:
    """The entries in page order, each with the title of the volume that it stands under."""
    volume = said(tree.select_one("#title"))
    for tag in tree.select(f"h4, {_ENTRY}"):
        if tag.name == "h4":
            volume = said(tag.select_one(_VOLUME)) or volume
        else:
            own_volume = said(tag.select_one(_VOLUME))
            url = address(tag.select_one("strong a"), page, _HOME)
            yield _placed(_Item([tag, *_box(tag)], own_volume or volume, url))


def _box(tag: "Tag") -> "list[Tag]":
    """The box behind an entry that holds its abstract."""
    behind = tag.find_next_sibling()
    return [behind] if behind and "abstract-collapse" in behind.get_attribute_list("class") else []


def _placed(entry: _Item) -> _Item:
    """The entry with what its identifier tells, at the address that the paper has today."""
    if found := _NEW_ID.search(entry.url or ""):
        name, year, paper = found.groups()
    elif found := _OLD_ID.search(entry.url or ""):
        name, letter, digits, volume, tens, paper = found.groups()
        year = ("19" if digits >= "60" else "20") + digits
        paper = paper if _OF_WORKSHOPS.match(letter + digits + volume) else tens + paper
    else:
        return entry
    return entry._replace(url=f"{_HOME}{name}/", year=year, is_front_matter=int(paper) == 0)


def _day(tree: "BeautifulSoup") -> str:
    """The month and year that a volume's page prints: "July 2020"."""
    printed = {said(term): said(next(following(term), None)) for term in tree.select("dl dt")}
    return f"{printed.get('Month:', '')} {printed.get('Year:', '')}".strip()


def _record(entry: _Item, day: str) -> Record | None:
    tag, *boxes = entry.parts
    title = said(tag.select_one("strong a"))
    if not title:
        return None
    abstract = " ".join(map(said, boxes))
    date = iso_date(day)
    return Record(
        title,
        abstract,
        AbstractKind.of(abstract),
        authors=tuple(said(link) for link in tag.select('a[href*="/people/"]')),
        date=date or entry.year,
        date_text=day if date else None,
        url=entry.url,
        venue=entry.volume or None,
    )


READER = Reader(name="acl-anthology", recognises=recognises, read=read)
