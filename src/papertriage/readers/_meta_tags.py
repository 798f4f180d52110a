"""What the head of a paper's own page says of it to Google Scholar, in tags of Highwire and Dublin Core.

https://scholar.google.com/intl/en/scholar/inclusion.html#indexing
"""

import re
from typing import TYPE_CHECKING

from papertriage.readers._reference import Reference, reference_of

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

_IS_NAME = r"\b(?:name|property)\s{0,9}=\s{0,9}[\"']?"
_HTML = re.compile(r"\s{0,99}<")
# Either title, looked for behind its "=", which is found quickly
_TITLED = re.compile(r"=\s{0,9}[\"']?(?:(?:bepress_)?citation_title|dc(?:terms)?\.title)\b", re.IGNORECASE)
_TITLE = re.compile(rf"{_IS_NAME}(?:bepress_)?citation_title\b", re.IGNORECASE)
_DUBLIN_TITLE = re.compile(rf"{_IS_NAME}dc(?:terms)?\.title\b", re.IGNORECASE)
_DUBLIN_DOI = re.compile(r"<meta\s[^<>]{0,99}\bdc\.identifier\b[^<>]{0,99}\b10\.\d{4,9}/", re.IGNORECASE)
_BEPRESS = re.compile(r"^bepress_(?=citation_)")
_DUBLIN = re.compile(r"^dc(?:terms)?[.:]")

_JOURNALS = """
    citation_journal_title citation_conference_title citation_inbook_title citation_book_title
    citation_conference citation_dissertation_institution citation_technical_report_institution
    prism.publicationname citation_series_title
"""
_DATES = "citation_publication_date citation_cover_date citation_date dc.date dc.issued citation_online_date"
_ADDRESSES = "citation_abstract_html_url citation_public_url canonical og:url citation_fulltext_html_url"
_TAGS = {
    "title": ("citation_title", "dc.title"),
    "abstract": ("citation_abstract",),
    "authors": ("citation_author", "citation_authors", "dc.creator", "dc.contributor"),
    "year": ("citation_year",),
    "dates": _DATES.split(),
    "journal": _JOURNALS.split(),
    "volume": ("citation_volume", "prism.volume"),
    "number": ("citation_issue", "prism.number"),
    "pages": ("citation_firstpage", "prism.startingpage"),
    "last_page": ("citation_lastpage", "prism.endingpage"),
    "dois": ("citation_doi", "prism.doi", "dc.identifier"),
    "pmids": ("citation_pmid",),
    "arxiv": ("citation_arxiv_id",),
    "urls": (*_ADDRESSES.split(), "citation_pdf_url"),
}


def has_citation(text: str) -> bool:
    """Whether the text is HTML that cites itself: with a title for Google Scholar, or with one and a DOI."""
    if not _HTML.match(text) or not _TITLED.search(text):
        return False
    return bool(_TITLE.search(text) or (_DUBLIN_TITLE.search(text) and _DUBLIN_DOI.search(text)))


def tags_of(tree: "BeautifulSoup") -> dict[str, list[str]]:
    """Name of a tag in lower case -> what each of that name says; "canonical" -> the page's address."""
    found: dict[str, list[str]] = {}
    for tag in tree.select("meta[content]"):
        name = str(tag.get("name") or tag.get("property") or "").strip().lower()
        if said := str(tag["content"]).strip():
            found.setdefault(_DUBLIN.sub("dc.", _BEPRESS.sub("", name)), []).append(said)
    found["canonical"] = [str(link.get("href", "")) for link in tree.select('link[rel~="canonical"]')]
    return found


def cited(tags: dict[str, list[str]]) -> Reference:
    """The reference that the tags are."""
    return reference_of(tags, _TAGS)
