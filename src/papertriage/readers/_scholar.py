"""The line that Google Scholar prints under a title: authors, venue and year, cut to fit."""

import re
from typing import NamedTuple

from papertriage import identifiers
from papertriage.model import Identifiers
from papertriage.readers._addresses import identified

_DASH = re.compile(r"\s[-–]\s")
_YEAR = re.compile(r"(?:^|,?\s)((?:1[5-9]|20)\d\d)$")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+", re.ASCII)
_ARXIV = re.compile(r"(?:arXiv:|\babs/)(\S{7,20})")
_CUT = re.compile(r"…|\.\.\.")
_COMMA = re.compile("[,，、]")
_LONGEST = 2000  # characters that are looked at


class Byline(NamedTuple):
    """Who wrote a paper, as far as shown, and where and in which year it was published."""

    authors: tuple[str, ...] = ()
    venue: str | None = None
    year: str | None = None


def byline(printed: str) -> Byline:
    """The parts of "Z Niu, G Zhong… - Computational visual …, 2022 - Elsevier".

    The publisher, or the site, is left out: what stands last and has no year.
    """
    authors, *rest = _DASH.split(printed[:_LONGEST].strip())
    if rest and not _YEAR.search(rest[-1]) and (len(rest) > 1 or _HOST.fullmatch(rest[-1])):
        rest.pop()
    venue, year = venue_and_year(" - ".join(rest))
    return Byline(names(authors), venue, year)


def venue_and_year(printed: str) -> tuple[str | None, str | None]:
    """(venue, year) of "Nature 521 (7553), 436-444, 2015"; None for what is not there."""
    text = " ".join(printed.split())
    found = _YEAR.search(text)
    venue = text[: found.start()] if found else text
    return (venue if venue.strip(" …,.") else None), (found[1] if found else None)


def names(printed: str) -> tuple[str, ...]:
    """The names of a list that may be cut off at either end."""
    whole = (" ".join(name.split()) for name in _COMMA.split(_CUT.sub("", printed)))
    return tuple(name for name in whole if name)


def identifiers_of(url: str | None, venue: str | None) -> Identifiers:
    """What the paper's address tells, and a venue: "arXiv preprint arXiv:1706.03762", "CoRR, abs/..."."""
    found = identified([url])
    preprint = _ARXIV.search(venue or "")
    known = identifiers.arxiv(preprint[1].rstrip(",…")) if preprint else None
    return found._replace(arxiv=known[0]) if known else found
