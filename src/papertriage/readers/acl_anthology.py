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
from papertriage.readers._cards import CUT_OFF, address, is_cut_off, said, told, tree_of

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_HOME = "https://aclanthology.org/"
_RECOGNISED = re.compile(r"""<(?:p|div)\s[^<>]{0,20}\bclass\s*=\s*["']d-sm-flex align-items-stretch\b""")
_ENTRY = "p.d-sm-flex.align-items-stretch, div.d-sm-flex.align-items-stretch"
_VOLUME = 'a[href*="/volumes/"]:not([href$=".bib"])'
# https://aclanthology.org/info/ids: "2020.acl-main.5", and before 2020 "P19-1005": paper 5 of volume 1.
# Volumes of workshops have two digits: "W18-0605".
_NEW_ID = re.compile(r"/(\d{4})\.[\w-]+\.(\d+)/?$", re.ASCII)
_OLD_ID = re.compile(r"/([A-Z])(\d\d)-(\d)(\d)(\d\d)/?$", re.ASCII)
_OF_WORKSHOPS = re.compile(r"W|C69|D19[5-9]")
_COUNT = re.compile(r"(\d{1,5})\spapers?")


class _Identity(NamedTuple):
    """What a paper's address tells of it."""

    year: str | None = None
    is_front_matter: bool = False


class _Entry(NamedTuple):
    tag: "Tag"
    volume: str
    url: str | None
    identity: _Identity


def recognises(page: Page) -> bool:
    return "/people/" in page.text and bool(_RECOGNISED.search(page.text))


def read(page: Page) -> Iterator[Record | Fragment | Facts]:
    tree = tree_of(page, "p")
    cut_off = is_cut_off(page, "div") or is_cut_off(page, "p", "div", "section")
    entries = list(_entries(tree, page))
    papers = [entry for entry in entries if not entry.identity.is_front_matter]
    day = _day(tree)
    yield from told(((entry.tag, _record(entry, day)) for entry in papers), cut_off)
    listed = [_COUNT.match(said(badge)) for badge in tree.select("li .badge")]
    total = sum(int(found[1]) for found in listed if found) - len(entries) + len(papers)
    yield Facts(stated_total=total if total > 0 else None, notes=(CUT_OFF,) * cut_off)


def _entries(tree: "BeautifulSoup", page: Page) -> Iterator[_Entry]:
    """The entries in page order, each with the title of the volume that it stands under."""
    volume = said(tree.select_one("#title"))
    for tag in tree.select(f"h4, {_ENTRY}"):
        if tag.name == "h4":
            volume = said(tag.select_one(_VOLUME)) or volume
        else:
            url = address(tag.select_one("strong a"), page, _HOME)
            yield _Entry(tag, said(tag.select_one(_VOLUME)) or volume, url, _identity(url or ""))


def _identity(url: str) -> _Identity:
    if found := _NEW_ID.search(url):
        return _Identity(found[1], int(found[2]) == 0)
    if found := _OLD_ID.search(url):
        letter, year, volume, tens, paper = found.groups()
        of_workshops = _OF_WORKSHOPS.match(letter + year + volume)
        number = paper if of_workshops else tens + paper
        return _Identity(("19" if year >= "60" else "20") + year, int(number) == 0)
    return _Identity()


def _day(tree: "BeautifulSoup") -> str:
    """The month and year that a volume's page prints: "July 2020"."""
    printed = {said(term): said(term.find_next_sibling("dd")) for term in tree.select("dl dt")}
    return f"{printed.get('Month:', '')} {printed.get('Year:', '')}".strip()


def _record(entry: _Entry, day: str) -> Record | None:
    title = said(entry.tag.select_one("strong a"))
    if not title:
        return None
    box = entry.tag.find_next_sibling()
    abstract = said(box) if box and "abstract-collapse" in box.get_attribute_list("class") else ""
    date = iso_date(day) or entry.identity.year
    return Record(
        title,
        abstract,
        AbstractKind.FULL if abstract else AbstractKind.NONE,
        authors=tuple(said(link) for link in entry.tag.select('a[href*="/people/"]')),
        date=date,
        date_text=day if iso_date(day) else date,
        url=entry.url,
        venue=entry.volume or None,
    )


READER = Reader(name="acl-anthology", recognises=recognises, read=read)
