"""Where a paper was printed, read off the line that says it: "J. Inform. 38(2): 849-71"."""

import re
from functools import lru_cache
from typing import NamedTuple

from papertriage.dedup.venue import NOWHERE, Venue, venue

# Years and ordinals are no volumes: "2021 Conf.", "Blood 2010;116(21):17", "23rd Congress". What stands
# behind a volume's colon is a page: "Cancer 127:1923-1930".
_NO_VOLUME = re.compile(
    r"(?<![\d)]:)(?<![\d)]:\s)(?<!\d[-\u2013])\b(?:19|20)\d\d\b|\b\d{1,3}(?:st|nd|rd|th)\b",
    re.IGNORECASE | re.ASCII,
)
_NUMBERS = re.compile(
    r"(?P<volume>\d{1,9})\s?(?:\((?P<issue>[^()]{0,40})\))?"
    r"|\((?P<issue_alone>[^()]{0,40}\d)\)(?=\s?:|\s?$)"  # "Cochrane Database (1425): CD8173"
    r"|\b(?=pp?\.?\s?\d)",  # "Chest, pp. 12-34"
    re.IGNORECASE | re.ASCII,
)
_PAGES = re.compile(
    r"(?:\s?[:,]\s?|(?<=\))\s)?(?:pp?\.?\s?)?(?P<letters>[a-z]{0,3})(?P<first>\d{1,9})"
    r"(?!\d|-[a-z]{3}\b)"  # a spreadsheet has made a date of the pages in "27(9):1-Jun"
    r"(?:\s?[-\u2013\u2014]\s?[a-z]{0,3}(?P<last>\d{1,9}))?",
    re.IGNORECASE | re.ASCII,
)
_SUPPLEMENT = re.compile(r"sup|^s\d", re.IGNORECASE)
_ISSN = re.compile(r"^\d{4}-\d{3}[\dX]\b")  # in the place of a journal's name
_LONGEST = 300  # letters of such a line: comparing names takes the third power of their length


class Place(NamedTuple):
    """A journal or conference and where in it. What is not known is empty; numbers have no leading zeros."""

    venue: Venue = NOWHERE
    volume: str = ""
    issue: str = ""
    is_supplement: bool = False
    page: str = ""  # the first
    pages: int = 0  # how many; 0 where the last is not known


@lru_cache(maxsize=1024)
def place(printed: str) -> Place:
    """What such a line says; any text gives some place."""
    bare = _NO_VOLUME.sub(" ", _ISSN.sub("", printed[:_LONGEST]))
    numbers = _NUMBERS.search(bare)
    if not numbers:
        return Place(venue(bare))
    issue = numbers["issue"] or numbers["issue_alone"] or ""
    pages = _PAGES.match(bare, numbers.end())
    return Place(
        venue(bare[: numbers.start()]),
        volume=(numbers["volume"] or "").lstrip("0"),
        issue=_issue(issue),
        is_supplement=bool(_SUPPLEMENT.search(issue)) or bool(pages and pages["letters"].lower() == "s"),
        page=pages["first"].lstrip("0") if pages else "",
        pages=_pages(pages["first"], pages["last"]) if pages else 0,
    )


def _issue(printed: str) -> str:
    """The issue's number. What has more than two digits is the number of a record in some database."""
    number = re.search(r"[0-9]+", printed)
    return number[0].lstrip("0") if number and len(number[0]) <= 2 else ""


def _pages(first: str, last: str | None) -> int:
    """How many pages a range has: 849-71 is short for 849-871."""
    return max(0, int(first[: -len(last)] + last) - int(first) + 1) if last else 0
