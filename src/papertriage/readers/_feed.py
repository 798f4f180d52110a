"""Feeds of papers, arXiv's and others': what an item prints, made a record."""

import re
from html import unescape
from typing import NamedTuple

from papertriage import identifiers
from papertriage.dates import iso_date
from papertriage.model import Identifiers, Record
from papertriage.readers._addresses import identified
from papertriage.readers._arxiv_fields import ANNOUNCED, abs_address, arxiv_in, author_names
from papertriage.readers._feed_text import below
from papertriage.text import squeeze

# How titles end in arXiv's feeds until January 2024: "Tea. (arXiv:2408.00001v1 [cs.CL] CROSS LISTED)"
_LISTED = re.compile(
    r"\.? ?\(arXiv:(?P<number>\S{5,40}?)(?: \[(?P<category>[\w.-]{2,20})\])?"
    r"(?: \*{0,2}(?P<mark>CROSS LISTED|UPDATED)\*{0,2})?\)$"
)
_MARKS = {None: "new", "CROSS LISTED": "cross", "UPDATED": "replace"}
# The addresses, and the identifiers, of papers; aggregators put arXiv's identifier at the end of their own
ADDRESS_OF_PAPER = (
    r"(?:\bdoi\.org/10\.|\bdoi: ?10\.|\barXiv\.org[:/]|pubmed\.ncbi\.nlm\.nih\.gov/\d|openreview\.net/forum\?"
    r"|aclanthology\.org/\w|nature\.com/articles/|(?:bio|med)rxiv\.org/(?:cgi/)?content/"
    r"|/(?:doi|article|chapter)/(?:abs/|full/)?10\.\d|ieeexplore\.ieee\.org/document/\d"
    r"|sciencedirect\.com/science/article/|jmlr\.org/papers/v\d|proceedings\.mlr\.press/v\d"
    r"|/\d{4}\.\d{4,5}(?:v\d{1,3})?(?:$|[\s<\"\]?]))"
)
_ADDRESS_OF_PAPER = re.compile(ADDRESS_OF_PAPER, re.ASCII | re.IGNORECASE)
_MARKUP = re.compile(r"<[^<>]{0,500}>")
_INITIALS = re.compile(r"(?:[A-Z]\.?[ -]?){1,4}")
_WEB_ADDRESS = re.compile(r"https?://\S+")


class Item(NamedTuple):
    """What a feed prints of one paper; what it does not print is empty."""

    title: str = ""
    addresses: tuple[str, ...] = ()  # links and identifiers
    text: str = ""  # what stands below the title, perhaps as HTML
    authors: tuple[str, ...] = ()  # one name each, or all of them in one
    day: str = ""
    categories: tuple[str, ...] = ()
    venue: str = ""
    remark: str = ""
    announced: str = ""
    line: int = 0


def record(item: Item, by_arxiv: bool = False) -> Record | None:
    """The item's record; None of what has no paper's address, for others' feeds hold more than papers."""
    title = squeeze(item.title)
    listed = _LISTED.search(title)
    addresses = (*item.addresses, listed["number"]) if listed else item.addresses
    known, version = _identified(addresses)
    is_paper = known.pairs() or (by_arxiv and title) or any(map(_ADDRESS_OF_PAPER.search, addresses))
    if not is_paper:
        return None
    found = below(item.text, by_arxiv)
    mark = _MARKS[listed["mark"]] if listed else ""
    return Record(
        title[: listed.start()] if listed else title,
        found.abstract,
        found.kind,
        authors=_names(item.authors or (found.authors,)),
        date=iso_date(item.day),
        date_text=item.day or None,
        identifiers=known,
        arxiv_version=version,
        url=abs_address(known.arxiv) if by_arxiv else next(filter(_WEB_ADDRESS.match, addresses), None),
        venue=item.venue or None,
        categories=item.categories or ((listed["category"],) if listed and listed["category"] else ()),
        announced=ANNOUNCED.get(item.announced or found.announced or mark),
        remark=item.remark or None,
        line=item.line,
    )


def _identified(addresses: tuple[str, ...]) -> tuple[Identifiers, int | None]:
    """(identifiers, arXiv version); a DOI that arXiv gave is an arXiv identifier and no other."""
    linked = identified(addresses)
    papers = list(filter(None, map(arxiv_in, addresses)))
    number = papers[0][0] if papers else linked.arxiv
    version = next((version for paper, version in papers if version and paper == number), None)
    dois = (identifiers.doi(address.partition(" ")[0]) for address in addresses)
    doi = next((doi for doi in dois if doi and not identifiers.arxiv(doi)), linked.doi)
    named = (identifiers.pmid(address) for address in addresses if not address.isdecimal())
    pmid = next(filter(None, named), linked.pmid)
    return Identifiers(number, doi, pmid), version


def _names(printed: tuple[str, ...]) -> tuple[str, ...]:
    """The names; in one text they may be links ("<a>A. Fern</a>, ..."), or "Fern, A., Lark, B."."""
    if len(printed) > 1:
        return tuple(name for name in map(squeeze, printed) if any(map(str.isalpha, name)))
    text = unescape(_MARKUP.sub("", printed[0]))
    parts = [squeeze(part) for part in text.strip(", \n").split(",")]
    if len(parts) % 2 == 0 and all(map(_INITIALS.fullmatch, parts[1::2])):
        return tuple(f"{last}, {first}" for last, first in zip(parts[::2], parts[1::2], strict=True))
    return author_names(text)
