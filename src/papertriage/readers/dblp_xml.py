"""DBLP's XML: records, persons' pages, the search API's answers. https://dblp.org/xml/docu/dblpxml.pdf

In the search API's answers the children have other names than in records.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from papertriage.model import Facts, Fragment, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._dblp import name, notes, title
from papertriage.readers._reference import Reference, part
from papertriage.readers._xml import root_name, said, whole

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_PAPERS = ("article", "inproceedings", "incollection", "book", "phdthesis", "mastersthesis", "data")
_VOLUMES = ("proceedings",)  # an edited volume is no paper
_ROOTS = {"dblp", "dblpperson"}
_HITS = re.compile(r"<hits\s[^>]{0,200}>")
_COUNT = re.compile(r'\b(total|sent)="(\d{1,9})"', re.ASCII)


def recognises(page: Page) -> bool:
    root = root_name(page)
    return root in _ROOTS or (root == "result" and bool(_HITS.search(page.text)))


def read(page: Page) -> Iterator[Record | Fragment | Facts]:
    volumes = 0
    for element in whole(page, *_PAPERS, *_VOLUMES, "info"):
        if isinstance(element, Fragment):
            yield element
        elif element.tag in _VOLUMES or said(element, "type") == "Editorship":
            volumes += 1
        else:
            yield part(_reference(element), int(element.get("line", 0)), said(element))
    hits = _HITS.search(page.text)
    counts = {key: int(value) for key, value in _COUNT.findall(hits[0])} if hits else {}
    sent, total = counts.get("sent"), counts.get("total", 0)
    stated_total = None if sent is None else sent - volumes
    yield Facts(stated_total=stated_total, notes=notes(volumes, sent or 0, total))


def _reference(element: "Element") -> Reference:
    people = element.findall("author") or element.findall("authors/author") or element.findall("editor")
    venue = next(filter(None, (said(element, path) for path in ("journal", "booktitle", "venue"))), "")
    return Reference(
        title(said(element, "title")),
        authors=[name(said(person)) for person in people],
        year=said(element, "year"),
        journal=venue,
        volume=said(element, "volume"),
        number=said(element, "number"),
        pages=said(element, "pages"),
        dois=[said(element, "doi")],
        urls=[said(link) for link in element.findall("ee")],
    )


READER = Reader(name="dblp-xml", recognises=recognises, read=read)
