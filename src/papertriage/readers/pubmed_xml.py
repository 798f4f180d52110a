"""PubMed's XML, as efetch and "Save > XML" give it, and its yearly files.

https://dtd.nlm.nih.gov/ncbi/pubmed/doc/out/250101/
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from papertriage.model import Fragment, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._reference import Reference
from papertriage.readers._reference_xml import xml_references
from papertriage.readers._xml import root_name, text_at

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ARTICLE, _BOOK = "PubmedArticle", "PubmedBookArticle"
_ROOTS = {_ARTICLE, _BOOK, "PubmedArticleSet", "PubmedBookArticleSet"}


def recognises(page: Page) -> bool:
    """Whether the root is an article of PubMed, or a set of them."""
    return root_name(page) in _ROOTS


def read(page: Page) -> Iterator[Record | Fragment]:
    """The articles and books in order."""
    return xml_references(page, _reference, _ARTICLE, _BOOK)


READER = Reader(name="pubmed-xml", recognises=recognises, read=read)


def _reference(element: "Element") -> Reference:
    return _article(element) if element.tag == _ARTICLE else _book(element)


def _article(element: "Element") -> Reference:
    article = "MedlineCitation/Article/"
    issue = f"{article}Journal/JournalIssue/"
    return Reference(
        title=text_at(element, f"{article}ArticleTitle") or text_at(element, f"{article}VernacularTitle"),
        abstract=_abstract(element.find(f"{article}Abstract")),
        authors=_authors(element.find(f"{article}AuthorList")),
        year=_date(element.find(f"{issue}PubDate")) or _date(element.find(f"{article}ArticleDate")),
        journal=text_at(element, f"{article}Journal/Title")
        or text_at(element, f"{article}Journal/ISOAbbreviation"),
        volume=text_at(element, f"{issue}Volume"),
        number=text_at(element, f"{issue}Issue"),
        pages=text_at(element, f"{article}Pagination/MedlinePgn")
        or text_at(element, f"{article}Pagination/StartPage"),
        last_page=text_at(element, f"{article}Pagination/EndPage"),
        dois=[
            text_at(element, f"{article}ELocationID[@EIdType='doi']"),
            text_at(element, "PubmedData/ArticleIdList/ArticleId[@IdType='doi']"),
        ],
        pmids=[text_at(element, "MedlineCitation/PMID")],
    )


def _book(element: "Element") -> Reference:
    """The chapter, or the book where it is none."""
    document = "BookDocument/"
    chapter, book = text_at(element, f"{document}ArticleTitle"), text_at(element, f"{document}Book/BookTitle")
    return Reference(
        title=chapter or book,
        abstract=_abstract(element.find(f"{document}Abstract")),
        authors=_authors(element.find(f"{document}AuthorList"))
        or _authors(element.find(f"{document}Book/AuthorList")),
        year=_date(element.find(f"{document}Book/PubDate")),
        journal=book if chapter else text_at(element, f"{document}Book/Publisher/PublisherName"),
        pmids=[text_at(element, f"{document}PMID")],
    )


def _abstract(element: "Element | None") -> str:
    """The parts of the abstract in a row, each after its label: "METHODS: We asked"."""
    parts = element.iterfind("AbstractText") if element is not None else ()
    labelled = ((part.get("Label", "UNLABELLED"), text_at(part)) for part in parts)
    return " ".join(text if label == "UNLABELLED" else f"{label}: {text}" for label, text in labelled)


def _authors(element: "Element | None") -> list[str]:
    """The names, as .nbib has them: "Woyach, Jennifer A"."""
    authors = element.iterfind("Author") if element is not None else ()
    names = ("LastName", "ForeName", "Suffix", "CollectiveName")
    return [", ".join(filter(None, (text_at(author, name) for name in names))) for author in authors]


def _date(element: "Element | None") -> str:
    """The date as its parts in a row: "2018 Dec 27", "2015 Jan-Feb"."""
    return " ".join(filter(None, map(text_at, element))) if element is not None else ""
