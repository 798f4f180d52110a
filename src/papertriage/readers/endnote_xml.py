"""EndNote's XML, which Mendeley and others write, too: texts in runs of ``style``, or bare."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from papertriage.model import Fragment, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._reference import Reference
from papertriage.readers._reference_xml import xml_references
from papertriage.readers._xml import root_name, text_at

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_LOOK_AT = 8192


def recognises(page: Page) -> bool:
    """Whether the root is ``xml`` or ``records``, and has ``record``s soon."""
    return root_name(page) in ("xml", "records") and "<record>" in page.text[:_LOOK_AT]


def read(page: Page) -> Iterator[Record | Fragment]:
    """The records in order."""
    return xml_references(page, _reference, "record")


READER = Reader(name="endnote-xml", recognises=recognises, read=read)


def _reference(record: "Element") -> Reference:
    is_pubmed = text_at(record, "remote-database-provider") == "NLM"
    return Reference(
        title=text_at(record, "titles/title"),
        abstract=text_at(record, "abstract"),
        authors=[text_at(author) for author in record.iterfind("contributors/authors/author")],
        year=text_at(record, "dates/year"),
        dates=[text_at(date) for date in record.iterfind("dates/pub-dates/date")],
        journal=text_at(record, "periodical/full-title") or text_at(record, "titles/secondary-title"),
        volume=text_at(record, "volume"),
        number=text_at(record, "number"),
        pages=text_at(record, "pages"),
        dois=[text_at(record, "electronic-resource-num")],
        pmids=[text_at(record, "accession-num")] if is_pubmed else (),
        urls=[text_at(url) for url in record.iterfind("urls//url")],
    )
