"""One spelling each for the identifiers that papers carry."""

import re
from urllib.parse import unquote

# https://info.arxiv.org/help/arxiv_identifier.html: since April 2007 YYMM.number, before archive/YYMMNNN,
# the archive perhaps with a subject class that is not part of the identifier (math.GT/0309136).
_NEW_ARXIV = r"\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}"
_OLD_ARXIV = r"[a-z][a-z-]+(?:\.[a-z]{2})?/\d{2}(?:0[1-9]|1[0-2])\d{3}"
_ARXIV = re.compile(rf"(?P<number>{_NEW_ARXIV}|{_OLD_ARXIV})(?:v(?P<version>[1-9]\d{{0,3}}))?", re.IGNORECASE)
_ARXIV_PREFIX = re.compile(
    r"(?:https?://)?(?:www\.|export\.)?(?:arxiv\.org/(?:abs|pdf|html|format|ps)/|huggingface\.co/papers/|arxiv:\s*|oai:arxiv\.org:)",
    re.IGNORECASE,
)
_DATACITE_ARXIV = re.compile(r"10\.48550/arxiv\.", re.IGNORECASE)
_DOI = re.compile(
    r"(?:https?://(?:dx\.|www\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/[^\s\x00-\x1f\x7f-\x9f\ud800-\udfff]+)",
    re.IGNORECASE,
)
_VIEW = re.compile(
    r"(?:/(?:abstract|full|summary|meta|e?pdf))+$"
)  # what publishers' addresses append to a DOI
_PMID = re.compile(
    r"(?:(?:https?://)?(?:pubmed\.ncbi\.nlm\.nih\.gov/|(?:www\.)?ncbi\.nlm\.nih\.gov/pubmed/)|pmid:?\s*)?"
    r"([1-9]\d{0,7})/?",
    re.ASCII | re.IGNORECASE,
)


def arxiv(text: str) -> tuple[str, int | None] | None:
    """(identifier without version, version) of an arXiv identifier in any usual spelling, or None.

    "arXiv:2408.03961v2", "https://arxiv.org/pdf/2408.03961v2.pdf" and "10.48550/arXiv.2408.03961" all
    give 2408.03961. Anything else beside the identifier makes it None: this reads one, it does not search.
    """
    bare = _DATACITE_ARXIV.sub("", _ARXIV_PREFIX.sub("", text.strip(), count=1), count=1)
    found = _ARXIV.fullmatch(bare.removesuffix(".pdf"))
    if not found:
        return None
    archive, slash, digits = found["number"].lower().partition("/")
    number = archive.split(".")[0] + slash + digits if slash else archive
    return number, int(found["version"]) if found["version"] else None


def doi(text: str) -> str | None:
    """The DOI in lower case, without resolver, prefix and view of the page, or None where there is none."""
    found = _DOI.fullmatch(unquote(text.strip()))
    return _VIEW.sub("", found[1].rstrip(".,;").lower()) if found else None


def pmid(text: str) -> str | None:
    """The number that PubMed gave a paper, without prefix or address, or None where there is none."""
    found = _PMID.fullmatch(text.strip())
    return found[1] if found else None
