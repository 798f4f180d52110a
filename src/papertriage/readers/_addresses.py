"""What identifies a paper in the web addresses by which pages link it."""

import re
from collections.abc import Iterable
from urllib.parse import unquote

from papertriage import identifiers
from papertriage.model import Identifiers

_ARXIV = re.compile(
    r"(?:arxiv\.org/(?:abs|pdf|html|format|ps)|(?:huggingface|hf)\.co/papers|alphaxiv\.org/(?:abs|overview)"
    r"|ar5iv\.(?:labs\.arxiv\.)?org(?:/abs|/html)?)/([\w./-]{5,40})",
    re.ASCII | re.IGNORECASE,
)
_DOI = re.compile(r"[/=](10\.\d{4,9}/[^?#&\s]{1,200})", re.ASCII)
_PMID = re.compile(r"ncbi\.nlm\.nih\.gov/(?:pubmed/)?(\d{1,9})(?![\w.-])", re.ASCII)
# What publishers write behind the DOI: ".full.pdf", "/meta"; bioRxiv a version, Oxford a number of its own
_BEHIND = re.compile(
    r"(?:\.(?:full|abstract|short|full-text))?(?:\.pdf|/(?:full|abstract|e?pdf|html|meta|summary)(?:/.*)?)?$"
)
_NUMBERED = re.compile(r"(10\.(?:1101|64898)/\S+\d)v\d{1,3}|(10\.1093/\w+/\w+)/\d+", re.ASCII)


def identified(addresses: Iterable[str | None]) -> Identifiers:
    """The identifiers in these addresses, the first of each kind; an arXiv paper's own DOI is left out."""
    arxiv = doi = pmid = None
    for link in addresses:
        here = _identified(unquote(link or ""))
        arxiv, doi, pmid = arxiv or here.arxiv, doi or here.doi, pmid or here.pmid
    return Identifiers(arxiv, doi, pmid)


def _identified(link: str) -> Identifiers:
    if found := _ARXIV.search(link):
        return Identifiers(arxiv=_arxiv(found[1]))
    if found := _DOI.search(link):
        doi = _doi(found[1])
        arxiv = _arxiv(doi)
        return Identifiers(arxiv=arxiv, doi=None if arxiv else identifiers.doi(doi))
    found = _PMID.search(link)
    return Identifiers(pmid=found[1] if found else None)


def _arxiv(text: str) -> str | None:
    found = identifiers.arxiv(text)
    return found[0] if found else None


def _doi(path: str) -> str:
    """The DOI with which the rest of an address begins."""
    doi = _BEHIND.sub("", path, count=1)
    numbered = _NUMBERED.fullmatch(doi)
    return numbered[1] or numbered[2] if numbered else doi
