"""What arXiv prints on its pages, the same in HTML and in text: headings, totals, days, authors left out."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from papertriage.dates import iso_date

NUMBER = r"(\d[\d,]{0,11})"
TOTAL = re.compile(rf"total of {NUMBER} entries", re.IGNORECASE)
KINDS = {"new": "new", "cross": "cross-list", "replace": "replacement"}
MORE_AUTHORS = re.compile(r"\((\d[\d,]{0,11}) additional authors? not shown\)")
CODE = re.compile(r"\(([a-z-]+(?:\.[A-Za-z-]+)?)\)")  # of a subject: "Computation and Language (cs.CL)"
DATELINE = re.compile(r"[(\[]Submitted on (\d{1,2} [A-Z][a-z]{2,8} \d{4})\b")  # of a paper's own page

# A month alone is not taken: month pages have printed the month in which they were made.
_DAY = re.compile(r"(?:[A-Z][a-z]{2,8}, )?\d{1,2} [A-Z][a-z]{2,8},? (?:\d{4}|\d\d)\b")
_KIND = re.compile(r"(new|cross|replace)", re.IGNORECASE)
_SUBMITTED = re.compile(r"\d{1,2} [A-Z][a-z]+, \d{4}")
_RESULTS = re.compile(rf"Showing {NUMBER}[–-]{NUMBER} of {NUMBER} results", re.IGNORECASE)
_SHOWING = re.compile(
    rf"\((?:continued, )?showing (?:first |last )?{NUMBER} of {NUMBER} entries ?\)", re.IGNORECASE
)


class Section(NamedTuple):
    """What the headings so far say of the entries below them."""

    day: str | None = None  # ISO 8601
    day_text: str | None = None
    announced: str | None = None

    def under(self, heading: str) -> "Section":
        """The section that one more heading begins."""
        day, kind = _DAY.search(heading), _KIND.match(heading)
        announced = KINDS[kind[1].lower()] if kind else None
        if day:
            return Section(iso_date(day[0]), day[0], announced)
        return self._replace(announced=announced) if kind else self


def dated(line: str) -> tuple[str | None, str | None]:
    """The day of version 1, in ISO 8601 and as printed: "[Submitted on 12 Jun 2017 (v1), ...]"."""
    found = DATELINE.search(line)
    return (iso_date(found[1]), found[1]) if found else (None, None)


def last_day(headings: Iterable[str]) -> str | None:
    """The last of the days that the headings print."""
    return max((day for heading in headings if (day := Section().under(heading).day)), default=None)


def shown(headings: Iterable[str]) -> tuple[int | None, list[str]]:
    """(entries that the headings say are shown, None where none does; a note on each that is not all)."""
    sections = [found for heading in headings if (found := _SHOWING.search(heading))]
    cut = [part.string for part in sections if to_number(part[1]) < to_number(part[2])]
    total = sum(to_number(section[1]) for section in sections) if sections else None
    return total, [f"not the whole list: {heading}" for heading in cut]


def results_shown(heading: str) -> tuple[int | None, list[str]]:
    """(search results on the page, None where its heading does not say; a note where it is not all)."""
    if not (found := _RESULTS.search(heading)):
        return None, []
    first, last, in_all = (to_number(digits) for digits in found.groups())
    on_page = max(last - first + 1, 0)
    notes = [] if on_page == in_all else [f"not all results: {found[1]} to {found[2]} of {found[3]}"]
    return on_page, notes


def to_number(digits: str) -> int:
    """1203 of "1,203"."""
    return int(digits.replace(",", ""))


def first_submitted(dates: str) -> tuple[str | None, str | None]:
    """The day of version 1, in ISO 8601 and as printed: "8 May, 2025; v1 submitted 3 June, 2024; ..."."""
    days = ((iso_date(day), day) for day in _SUBMITTED.findall(dates))
    return min(((iso, day) for iso, day in days if iso), default=(None, None))
