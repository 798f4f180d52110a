"""EndNote's XML, which Mendeley and others write, too: texts in runs of ``style``, or bare."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from papertriage.model import Fragment, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._reference import Reference
from papertriage.readers._reference_xml import told
from papertriage.readers._xml import root_name, said

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_LOOK_AT = 8192


def recognises(page: Page) -> bool:
    """Whether the root is ``xml`` or ``records``, and has ``record``s soon."""
    return root_name(page) in ("xml", "records") and "<record>" in page.text[:_LOOK_AT]


def read(page: Page) -> Iterator[Record | Fragment]:
    """The records in order."""
    return told(page, _reference, "record")


READER = Reader(name="endnote-xml", recognises=recognises, read=read)


def _reference(record: "Element") -> Reference:
    return Reference(
        title=said(record, "titles/title"),
        abstract=said(record, "abstract"),
        authors=[said(author) for author in record.iterfind("contributors/authors/author")],
        year=said(record, "dates/year"),
        dates=[said(date) for date in record.iterfind("dates/pub-dates/date")],
        journal=said(record, "periodical/full-title") or said(record, "titles/secondary-title"),
        volume=said(record, "volume"),
        number=said(record, "number"),
        pages=said(record, "pages"),
        dois=[said(record, "electronic-resource-num")],
        pmids=[said(record, "accession-num")] if said(record, "remote-database-provider") == "NLM" else (),
        urls=[said(url) for url in record.iterfind("urls//url")],
    )
