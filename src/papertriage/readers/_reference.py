"""References: what an export of a reference manager says of a paper, made one record."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from papertriage import identifiers
from papertriage.model import AbstractKind, Fragment, Identifiers, Record
from papertriage.readers._reference_date import when
from papertriage.text import squeeze

_NO_ABSTRACT = re.compile(r"\W{0,9}(?:no|not) abstract(?: is)?(?: available)?\W{0,9}", re.IGNORECASE)
_CUT_OFF = re.compile(r"(?:\.\.\.|\u2026|\[?\(?abstract truncated[^.]{0,40})\W{0,3}$", re.IGNORECASE)
_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>]+")
_RESOLVER = re.compile(r"https?://(?:[\w-]{1,20}\.)?doi\.(?:acm\.)?org/", re.IGNORECASE)
_ARXIV = re.compile(
    r"(?:arxiv\.org/(?:abs|pdf)/|arxiv[:.]\s?|^abs/)(\w[\w.-]{3,20}(?:/\d{7})?(?:v\d+)?)", re.IGNORECASE
)
_WEB_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_NOBODY = {"et al", "et al.", "others", "[anonymous]", "anonymous", "anon", "none", "nan"}

_DASHES = re.compile(r"\s?[-\u2010-\u2015\u2212]{1,3}\s?")
_PAGES_LABEL = re.compile(r"pp?\.?\s?(?=\d)", re.IGNORECASE)
_NO_PAGES = re.compile(r"[^\d]*(?<![ivxlc])", re.IGNORECASE)
_LONGEST_NUMBER = 30  # characters of a volume or issue; what is longer is something else gone astray
_LONGEST_FRAGMENT = 200  # characters; enough to see what it is


class Reference(NamedTuple):
    """What a reference says, as printed; what it doesn't say is empty.

    ``dates`` are other dates than the year, each perhaps without one. ``dois`` and ``urls`` are all there
    is of such; ``arxiv`` is whatever may hold an arXiv identifier.
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


_LISTS = {name for name, default in Reference._field_defaults.items() if default == ()}


def reference(values: Mapping[str, Sequence[str]], tags: Mapping[str, Sequence[str]]) -> Reference:
    """The reference whose tags have these values; ``tags`` names those of each field, best first.

    Authors are those of the best tag that has any; dates and addresses those of all.
    """
    found = {field: [values[tag] for tag in names if values.get(tag)] for field, names in tags.items()}
