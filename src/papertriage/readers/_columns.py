"""The one table of column names: under which names the exports of this world print which field."""

import re
from collections.abc import Collection

# As ``named`` gives them, best first; of ASReview, Covidence, Dimensions, EBSCO, Embase, Google Scholar,
# IEEE Xplore, Lens, OpenAlex, Publish or Perish, PubMed, Rayyan, Scopus, Springer, Web of Science and Zotero.
_NAMES = {
    "title": "title | item title | document title | article title | paper title | ti | primary title"
    " | display name | titles | paper name",
    "abstract": "abstract | abstract note | ab | abstract text | summary | summaries | abstracts",
    "authors": "author full names | authors | author | author names | author s | af | au | creator"
    " | first authors | contributors | authorships author display name",
    "year": "year | publication year | py | pub year | published year | year published",
    "dates": "date | publication date | pd | pub date | date published | date of publication"
    " | publicationdate | published | published date | submission date | month",
    "journal": "journal | publication title | source title | journal book | journal title | so | journal name"
    " | container title | publication | venue | secondary title | booktitle | book title | conference name"
    " | proceedings title | primary location source display name | source | journal abbreviation"
    " | journal ref | book series title | series",
    "volume": "volume | vl | journal volume | vol | biblio volume",
    "number": "issue | number | is | journal issue | issue number | biblio issue",
    "pages": "pages | page | start page | page start | first page | startpage | pagestart | bp | page range"
    " | pagination | biblio first page | art no | article number | ar",
    "last_page": "end page | page end | last page | endpage | ep | biblio last page",
    "dois": "doi | item doi | di | doi link | doi url",
    "pmids": "pmid | pubmed id | pm | medline pmid | ids pmid",
    "arxiv": "arxiv | arxiv id | arxivid | externalids arxiv | eprint | id",
    "urls": "url | link | urls | ur | articleurl | article url | external url | permalink | plink | pdf link"
    " | paper url | paper link | arxiv url | arxiv link | entry id | pdf url"
    " | primary location landing page url | open url link",
}
COLUMNS = {field: tuple(names.split(" | ")) for field, names in _NAMES.items()}
_TELLING = {"title", "abstract", "dois", "pmids"}
_BETWEEN_WORDS = re.compile(r"[^a-z0-9]+")


def named(header: str) -> str:
    """The header as small words: "Author(s)" is "author s", and "Journal/Book" is "journal book"."""
    return _BETWEEN_WORDS.sub(" ", header.casefold()).strip()


def known(names: Collection[str]) -> dict[str, list[str]]:
    """Field -> those of the names that hold it, best first; empty where they say too little of papers."""
    found = {field: [name for name in columns if name in names] for field, columns in COLUMNS.items()}
    there = {field: columns for field, columns in found.items() if columns}
    says = [field for field, columns in there.items() if columns != ["id"]]  # anything has a number
    return there if len(says) > 1 and not _TELLING.isdisjoint(says) else {}
