"""Dates of references, which come in pieces: a year, "Jan-Feb", "FEB 23", "2019/10//undefined"."""

import re
from collections.abc import Sequence

from papertriage.dates import iso_date
from papertriage.text import squeeze

_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_NUMBERS = re.compile(r"((?:1[5-9]|20)\d\d)(?:[-/. ]{1,3}(\d{1,2}))?(?:[-/. ]{1,3}(\d{1,2}))?(?![\d:])")
_PACKED = re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)(?!\d)")
_SPAN = re.compile(r"(\b\d{1,2}|\b[A-Za-z]{3,9})\.?\s?[-/\u2013]\s?(?:\d{1,2}|[A-Za-z]{3,9})\b")
_GLUED = re.compile(r"(?<=[A-Za-z]{3})(?=\d{4}\b)")  # EBSCO's "Jun2024"
_LONGEST = 60  # characters; what is longer is no date


def when(year: str, dates: Sequence[str]) -> tuple[str | None, str | None]:
    """(ISO date shortened to what is known, what was printed) of a reference's year and its other dates.

    The fullest date counts, unless its year is another than the stated one: such dates are of something
    else. Of a span ("4-8 Aug. 2020", "Jan-Feb") it is the beginning.
    """
    printed = [_GLUED.sub(" ", squeeze(text)[:_LONGEST]) for text in (*dates, year) if text]
    stated = next((found[0] for text in (year, *printed) if (found := _YEAR.search(text))), "")
    dated = [_with_year(text, stated) for text in printed]
    known = [(iso, text) for text in dated if (iso := _iso(text)) and iso.startswith(stated)]
    if not known:
        return stated or None, next((text for text in dated if stated in text), None)
    return max(known, key=lambda read: len(read[0]))


def _with_year(text: str, year: str) -> str:
    if not year or _YEAR.search(text) or _PACKED.search(text):
        return text
    return f"{year}-{text}" if text.isdecimal() else f"{text} {year}"  # a bare number is a month


def _iso(text: str) -> str | None:
    """The date in ISO 8601, or None. What is all numbers begins with the year."""
    if iso := iso_date(text):
        return iso
    numbers = _PACKED.search(text) or _NUMBERS.match(text)
    if numbers and numbers[2]:
        parts = [number.zfill(2) for number in numbers.groups() if number]
        return iso_date("-".join(parts)) or iso_date("-".join(parts[:2]))
    return iso_date(_SPAN.sub(r"\1", text).replace("/", " "))
