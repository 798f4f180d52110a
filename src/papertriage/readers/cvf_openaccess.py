"""CVF open access, and ECVA's pages like it: a ``dt.ptitle`` a paper, a ``dd`` of authors, one of links.

Beside the links stands a BibTeX entry. There are no abstracts. https://openaccess.thecvf.com
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from papertriage.dates import iso_date
from papertriage.model import Facts, Fragment, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._addresses import identified
from papertriage.readers._cards import address, card_records, following, said, torn_in, tree_of
from papertriage.readers._facts import facts

if TYPE_CHECKING:
    from bs4 import Tag

_CVF, _ECVA = "https://openaccess.thecvf.com/", "https://www.ecva.net/"
_TITLE = re.compile(r"""<dt\s[^<>]{0,100}\bclass\s*=\s*["']?ptitle\b""")
_FIELD = re.compile(r"(\w{1,30}) ?= ?\{([^{}]{0,2000}(?:\{[^{}]{0,200}\}[^{}]{0,500}){0,20})\}")
_LONGEST = 10_000  # characters of a BibTeX entry that are looked at
_YEAR = re.compile(r"[a-z]{3,9}_?(20\d\d)", re.IGNORECASE)  # of "/content/CVPR2024/", "content_cvpr_2013/"


def recognises(page: Page) -> bool:
    return bool(_TITLE.search(page.text))


def read(page: Page) -> Iterator[Record | Fragment | Facts]:
    tree = tree_of(page, "dt dd")
    torn = torn_in(tree, page, "dd", "dl") or torn_in(tree, page, "dt", "dl")
    entries = ([title, *following(title)] for title in tree.select("dt.ptitle"))
    yield from card_records(((entry, _record(entry[0], entry[1:], page)) for entry in entries), torn)
    yield facts(torn=torn)


def _record(title: "Tag", behind: "list[Tag]", page: Page) -> Record | None:
    if not said(title):
        return None
    link = title.select_one('a[href^="papers/"]')
    url = address(link, page, _ECVA) or address(title.select_one("a"), page, _CVF)
    cited = _bibtex(behind)
    printed = f"{cited.get('month', '')} {cited.get('year', '')}".strip()
    year = _YEAR.search(url or "")
    date = iso_date(printed) or cited.get("year") or (year[1] if year else None)
    return Record(
        said(title),
        authors=_authors(behind, cited),
        date=date,
        date_text=printed or None,
        identifiers=identified(str(link["href"]) for dd in behind for link in dd.select("a[href]")),
        url=url,
        venue=cited.get("booktitle") or cited.get("journal"),
    )


def _bibtex(behind: "list[Tag]") -> dict[str, str]:
    """The fields of the paper's BibTeX entry; none where the page has none."""
    entry = next((found for dd in behind if (found := dd.select_one(".bibref"))), None)
    return {name.lower(): value for name, value in _FIELD.findall(said(entry)[:_LONGEST])}


def _authors(behind: "list[Tag]", cited: dict[str, str]) -> tuple[str, ...]:
    """The names: each a button that searches for it, else as cited, else the text of the first ``dd``."""
    buttons = [
        str(name.get("value", "")).strip() for dd in behind for name in dd.select('[name="query_author"]')
    ]
    names = buttons or cited.get("author", "").split(" and ")
    if not any(names) and behind and not behind[0].select_one("a"):
        names = said(behind[0]).split(",")
    return tuple(name for name in (name.strip(" *") for name in names) if name)


READER = Reader(name="cvf-openaccess", recognises=recognises, read=read)
