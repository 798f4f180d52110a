"""DBLP's XML: records, persons' pages, the search API's answers. https://dblp.org/xml/docu/dblpxml.pdf

In the search API's answers the children have other names than in records.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from papertriage.model import Facts, Fragment, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._dblp import left_out, name, title
from papertriage.readers._facts import facts
from papertriage.readers._reference import Reference, part
from papertriage.readers._xml import line_of, root_name, text_at, whole

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
        elif element.tag in _VOLUMES or text_at(element, "type") == "Editorship":
            volumes += 1
        else:
            yield part(_reference(element), line_of(element), text_at(element))
    hits = _HITS.search(page.text)
    counts = {key: int(value) for key, value in _COUNT.findall(hits[0])} if hits else {}
    sent, total = counts.get("sent"), counts.get("total", 0)
    stated_total = None if sent is None else sent - volumes
    yield facts(sent or 0, total or None, stated_total=stated_total, notes=left_out(volumes))


def _reference(element: "Element") -> Reference:
    people = element.findall("author") or element.findall("authors/author") or element.findall("editor")
    venue = next(filter(None, (text_at(element, path) for path in ("journal", "booktitle", "venue"))), "")
    return Reference(
        title(text_at(element, "title")),
        authors=[name(text_at(person)) for person in people],
        year=text_at(element, "year"),
        journal=venue,
        volume=text_at(element, "volume"),
        number=text_at(element, "number"),
        pages=text_at(element, "pages"),
        dois=[text_at(element, "doi")],
        urls=[text_at(link) for link in element.findall("ee")],
    )


READER = Reader(name="dblp-xml", recognises=recognises, read=read)
