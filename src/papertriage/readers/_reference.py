"""References: what an export of a reference manager says of a paper, made one record."""

import re
from collections.abc import Iterable, Mapping, Sequence
from html import unescape
from typing import Any, NamedTuple
from urllib.parse import unquote

from papertriage import identifiers
from papertriage.model import AbstractKind, Fragment, Identifiers, Record
from papertriage.readers._reference_date import when
from papertriage.text import squeeze

_NO_ABSTRACT = re.compile(r"\W{0,9}(?:no abstract|abstract not)(?: is)?(?: available)?\W{0,9}", re.IGNORECASE)
# Only before words that begin an abstract: "Abstract Meaning Representation" is no label
_LABEL = re.compile(
    r"^(?:Abstract|ABSTRACT|Summary) (?=(?:Aims?|Although|An?|As|Background|BACKGROUND|Context|For|Here|In"
    r"|Introduction|INTRODUCTION|Motivation|Objectives?|OBJECTIVES?|Our|Problem|Purpose|Recent|Recently|The"
    r"|There|This|To|We)\b)"
)
_CUT_OFF = re.compile(r"(?:\.\.\.|\u2026|abstract truncated[^.]{0,40})\W{0,3}\Z", re.IGNORECASE)
_BETWEEN_SEMICOLONS = re.compile(r"(?:[^;&]+|&#?\w{1,10};|&)+")
_HOMONYM = re.compile(r" 0\d{3}$", re.ASCII)  # by which DBLP tells people of one name apart
_NOBODY = {"et al", "et al.", "others", "[anonymous]", "anonymous", "anon", "anon."}
_NO_NAME = re.compile(r"\[?no authors?\b", re.IGNORECASE)  # "[No author name available]"

# Of older ones a part is in brackets: 10.1002/1529-0131(199905)42:5<911::AID-ANR9>3.0.CO;2-L. What comes
# before it names an issue.
_DOI = re.compile(r"10\.\d{4,9}/(?:[^\s\"<>]{1,60}<[^\s<>]{1,40}::[^\s<>]{1,40}>)?[^\s\"<>]+")
_DOI_OF_ISSUE = re.compile(r"10\.\d{4,9}/(?:\(sici\))?\d{4}-\d{3}[\dx]\(\d{4,8}\)[\d:/]*", re.IGNORECASE)
_DOI_IN_URL = re.compile(
    r"(?://(?:[\w-]{1,20}\.)?doi\.(?:acm\.)?org/|[?&](?:id=)?doi[:=])(10\.\d{4,9}(?:/|%2F)[^\s&]+)",
    re.IGNORECASE,
)
_ARXIV = re.compile(
    r"(?:arxiv\.org/(?:abs|pdf)/|arxiv\}?[:.]\s?|^abs/)(\w[\w.-]{3,20}(?:/\d{7})?(?:v\d+)?)", re.IGNORECASE
)
_WEB_ADDRESS = re.compile(r"https?://[^\s;\"<>{}]+", re.IGNORECASE)

_DASHES = re.compile(r"\s?[-\u2010-\u2015\u2212]{1,3}\s?")
_NOUGHT = re.compile(r"^0+(?:-0+)?$")  # what Publish or Perish puts where there is none
_PAGES_LABEL = re.compile(r"pp?\.?\s?(?=\d)", re.IGNORECASE)
_PAGES = re.compile(r"\d|^[ivxlc]+(?:-[ivxlc]+)?$", re.IGNORECASE)  # "No-Specified" are none
_ARTICLE_IN_PRESS = re.compile(
    r"[SB]\d{4}-\d{3}[\dX]"
)  # Elsevier's number of an article, before it has pages
_LONGEST_NUMBER = 30  # characters of a volume or issue; what is longer has gone astray
_LONGEST_FRAGMENT = 200  # characters; what is longer need not be squeezed


class Reference(NamedTuple):
    """What a reference says, as printed; what it doesn't say is empty.

    ``dates`` are other dates than the year, each perhaps without one. ``arxiv`` is whatever may hold an
    arXiv identifier, beside the journal and the addresses.
    """

    title: str = ""
    abstract: str = ""
    authors: Sequence[str] = ()
    year: str = ""
    dates: Sequence[str] = ()
    journal: str = ""
    volume: str = ""
    number: str = ""
    pages: str = ""
    last_page: str = ""
    dois: Sequence[str] = ()
    pmids: Sequence[str] = ()
    arxiv: Sequence[str] = ()
    urls: Sequence[str] = ()


_ALL_VALUES = {"dates", "dois", "pmids", "arxiv", "urls"}


def reference_of(values: Mapping[str, Sequence[str]], tags: Mapping[str, Sequence[str]]) -> Reference:
    """The reference that has these values behind its tags; ``tags`` names those of each field, best first.

    Dates and addresses are all there are; authors are those of the best tag, and of the rest it is the
    first value.
    """
    fields: dict[str, Any] = {}
    for field, names in tags.items():
        found = [values[name] for name in names if values.get(name)]
        if field in _ALL_VALUES:
            fields[field] = [value for some in found for value in some]
        elif found:
            fields[field] = found[0] if field == "authors" else found[0][0]
    return Reference(**fields)


def part(reference: Reference, line: int, printed: str) -> Record | Fragment:
    """The record, or a fragment of what was ``printed`` where that says nothing of any paper."""
    return telling(reference, line) or Fragment(
        line, squeeze(printed[: 2 * _LONGEST_FRAGMENT])[:_LONGEST_FRAGMENT]
    )


def telling(reference: Reference, line: int = 0) -> Record | None:
    """The record, or None where that says nothing of any paper."""
    found = record(reference, line)
    return found if found._replace(line=0, date=None, date_text=None) != Record("") else None


def record(reference: Reference, line: int = 0) -> Record:
    """The record that a reference makes, perhaps without a title."""
    abstract = _LABEL.sub("", squeeze(reference.abstract))
    if _NO_ABSTRACT.fullmatch(abstract):
        abstract = ""
    date, date_text = when(reference.year, reference.dates)
    known, version = _identifiers(reference)
    return Record(
        squeeze(reference.title),
        abstract,
        AbstractKind.of(abstract, cut=bool(_CUT_OFF.search(abstract[-99:]))),
        authors=tuple(_names(reference.authors)),
        date=date,
        date_text=date_text,
        identifiers=known,
        arxiv_version=version,
        url=next((found[0] for url in reference.urls if (found := _WEB_ADDRESS.search(url))), None),
        venue=venue(reference),
        line=line,
    )


def venue(reference: Reference) -> str | None:
    """The journal and the place in it in one line, "Journal of Tea 12(3):45-67"; None of neither."""
    volume, number = _numbering(reference.volume), _numbering(reference.number)
    pages = _pages(reference)
    journal = squeeze(reference.journal) if reference.journal != reference.title else ""
    place = volume + (f"({number})" if number else "")
    if pages and not place:
        label = "pp." if "-" in pages else "p."
        return f"{journal}, {label} {pages}" if journal else None
    return f"{journal} {place}{':' if pages else ''}{pages}".strip() or None


def _names(authors: Iterable[str]) -> Iterable[str]:
    printed = (name for author in authors for name in _BETWEEN_SEMICOLONS.findall(author))
    names = (_HOMONYM.sub("", squeeze(name).strip(", ")) for name in printed)
    return (name for name in names if name and not _is_nobody(name))


def _is_nobody(name: str) -> bool:
    return name.casefold() in _NOBODY or bool(_NO_NAME.match(name))


def _numbering(printed: str) -> str:
    """The volume or issue, but not an arXiv identifier or whatever else some exports put there."""
    text = squeeze(printed)
    return "" if len(text) > _LONGEST_NUMBER or _ARXIV.search(text) else _NOUGHT.sub("", text)


def _pages(reference: Reference) -> str:
    first = _DASHES.sub("-", _PAGES_LABEL.sub("", _NOUGHT.sub("", squeeze(reference.pages))))
    last = _NOUGHT.sub("", squeeze(reference.last_page))
    pages = f"{first}-{last}" if first and last and last != first and "-" not in first else first
    return pages if _PAGES.search(pages) and not _ARTICLE_IN_PRESS.match(pages) else ""


def _identifiers(reference: Reference) -> tuple[Identifiers, int | None]:
    """(identifiers, arXiv version). A DOI that arXiv gave is an arXiv identifier and no other."""
    in_urls = (unquote(found[1]) for url in reference.urls if (found := _DOI_IN_URL.search(url)))
    dois = [*reference.dois, *in_urls]
    numbering = (reference.journal, reference.volume, reference.number)
    arxiv, version = _arxiv([*reference.arxiv, *dois, *reference.urls], numbering)
    doi = next((doi for doi in map(_doi, dois) if doi and not identifiers.arxiv(doi)), None)
    pmids = map(identifiers.pmid, (*reference.pmids, *reference.urls))
    return Identifiers(arxiv, doi, next(filter(None, pmids), None)), version


def _doi(text: str) -> str | None:
    r"""The first DOI in the text, in which LaTeX may have escaped the "_"."""
    found = _DOI.search(unescape(text).replace("{\\_}", "_").replace("\\_", "_"))
    return identifiers.doi(found[0]) if found and not _DOI_OF_ISSUE.fullmatch(found[0]) else None


def _arxiv(whole: Iterable[str], texts: Iterable[str]) -> tuple[str | None, int | None]:
    """(identifier, version): one of the texts is it ``whole``, or names arXiv before it."""
    found = [known for text in whole if (known := identifiers.arxiv(text))]
    named = (match[1] for text in (*whole, *texts) if (match := _ARXIV.search(text)))
    return next(iter(found), None) or next(filter(None, map(identifiers.arxiv, named)), (None, None))
