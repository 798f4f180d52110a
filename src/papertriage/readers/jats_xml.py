"""JATS, the XML of whole articles: PubMed Central, bioRxiv and many publishers.

https://jats.nlm.nih.gov/publishing/tag-library/1.3/
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from papertriage.model import Fragment, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._reference import Reference
from papertriage.readers._reference_xml import xml_references
from papertriage.readers._xml import root_name, text_at

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_LOOK_AT = 32_768  # the front begins with the journal
_ROOTS = {"article", "pmc-articleset", "articles"}


def recognises(page: Page) -> bool:
    """Whether the root is an article, or a set of them, that has the front matter of JATS."""
    return root_name(page) in _ROOTS and "<article-meta" in page.text[:_LOOK_AT]


def read(page: Page) -> Iterator[Record | Fragment]:
    """The articles in order."""
    return xml_references(page, _reference, "article")


READER = Reader(name="jats-xml", recognises=recognises, read=read)


def _reference(article: "Element") -> Reference:
    for forms in article.iter("alternatives"):
        if forms.find("math") is not None:
            for document in forms.findall("tex-math"):  # a whole LaTeX document for one formula
                forms.remove(document)
    meta, journal = "front/article-meta/", "front/journal-meta/"
    dates = [_date(date) for date in article.iterfind(f"{meta}pub-date")]
    return Reference(
        title=text_at(article, f"{meta}title-group/article-title"),
        abstract=_abstract(article.iterfind(f"{meta}abstract")),
        authors=[_name(person) for person in article.iterfind(f"{meta}contrib-group/contrib")],
        year=next(iter(dates), ""),
        dates=dates,
        journal=text_at(article, f"{journal}/journal-title"),
        volume=text_at(article, f"{meta}volume"),
        number=text_at(article, f"{meta}issue"),
        pages=text_at(article, f"{meta}fpage") or text_at(article, f"{meta}elocation-id"),
        last_page=text_at(article, f"{meta}lpage"),
        dois=[text_at(article, f"{meta}article-id[@pub-id-type='doi']")],
        pmids=[text_at(article, f"{meta}article-id[@pub-id-type='pmid']")],
    )


def _abstract(abstracts: "Iterable[Element]") -> str:
    """The abstract itself, not the graphical or the popular one; each section after its title."""
    for abstract in abstracts:
        if not abstract.get("abstract-type"):
            own_title = abstract.find("title")
            texts = (text for text in abstract.iter() if text.tag in ("title", "p") and text is not own_title)
            return " ".join(map(_labelled, texts))
    return ""


def _labelled(text: "Element") -> str:
    return text_at(text).rstrip(":.") + ":" if text.tag == "title" else text_at(text)


def _name(person: "Element") -> str:
    """The author's name; "" for editors and other people."""
    if person.get("contrib-type", "author") != "author":
        return ""
    names = (text_at(person, ".//surname"), text_at(person, ".//given-names"))
    return ", ".join(filter(None, names)) or text_at(person, "collab") or text_at(person, "string-name")


def _date(date: "Element") -> str:
    return " ".join(filter(None, (text_at(date, name) for name in ("year", "month", "day"))))
