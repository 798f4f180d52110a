"""Dates as pages print them, to ISO 8601 shortened to what is known: "2024-09-23", "2024-09", "--05-28"."""

import re
from datetime import date, timedelta

_MONTHS = ["january", "february", "march", "april", "may", "june"]
_MONTHS += ["july", "august", "september", "october", "november", "december"]

_MONTH = r"(?P<month>[a-z]{3,9})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>[12]\d{3})"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\ )?"
_TIME = r"(?:[t ,]+\d{1,2}:\d{2}.{0,60})?"  # the day counts as printed, in whatever time zone
_SHAPES = [
    re.compile(shape + _TIME, re.ASCII | re.IGNORECASE)
    for shape in (
        rf"{_YEAR}(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?",
        rf"{_WEEKDAY}{_DAY}\ {_MONTH}(?:,?\ (?P<year>[12]\d{{3}}|\d\d))?",
        rf"{_WEEKDAY}{_MONTH}\ {_DAY}(?:,?\ {_YEAR})?",
        rf"{_MONTH},?\ {_YEAR}",
        rf"{_YEAR}\ {_MONTH}(?:\ {_DAY})?",
    )
]
_LONGEST = 100  # no printed date is longer; anything longer is text


def iso_date(text: str) -> str | None:
    """The printed date in ISO 8601, shortened to what is printed, or None where it is no possible date.

    "Sep 23, 2024", "September 2024", "Jan 13" (--01-13), "13 Jun 14" (2014, as arXiv prints it),
    "Fri, 3 Mar 2023", "2024-08-01T00:00:00.000Z". A month alone, "3/4/2024" and prose give None.
    """
    squeezed = " ".join(text.split()) if len(text) <= _LONGEST else ""
    for shape in _SHAPES:
        if found := shape.fullmatch(squeezed):
            parts = found.groupdict()
            return _iso(parts.get("year"), parts.get("month"), parts.get("day"))
    return None


def with_year(printed: str, day: str | None) -> str:
    """The ISO date ``printed``, where it has no year with the year of ``day``: the day the page was made.

    Hugging Face leaves out the year that was current when it made the page, so a date that would lie
    after ``day`` stays without a year, as it does where the year of ``day`` isn't known.
    """
    if not printed.startswith("--") or not day or day.startswith("--"):
        return printed
    dated = day[:4] + printed[1:]
    return dated if _day(dated) and dated <= day + "~" else printed


def page_day(printed: str | None, saved: str | None, modified: str | None) -> str | None:
    """The day of a page that prints the ISO date ``printed``, mostly without a year, as its own.

    ``saved``, the day its container was written, gives the year: the day is the last such one by then.
    ``modified``, the day of its file, means nothing for a copied or cloned file, so it gives the year
    only where it is within two days of the printed day.
    """
    if printed and not printed.startswith("--"):
        return printed
    if saved:
        return last(printed, saved) if printed else saved
    return nearest(printed, modified, 2) if printed and modified else printed


def last(printed: str, day: str) -> str:
    """The last day like ``printed`` ("--12-31") by ``day``, or ``printed`` where none is within eight years.

    By ``day`` means by the day after: somewhere on Earth it is that already.
    """
    until = _day(day)
    return max(_near(printed, until, timedelta(days=8 * 366), timedelta(days=1)), default=printed)


def nearest(printed: str, day: str, within: int) -> str:
    """The day like ``printed`` that is ``within`` so many days of ``day``, or ``printed``: there is none."""
    reach = timedelta(days=within)
    return max(_near(printed, _day(day), reach, reach), default=printed)


def _iso(year: str | None, month: str | None, day: str | None) -> str | None:
    """The parts as one ISO date, or None where no calendar has it."""
    if year and len(year) == 2:  # arXiv opened in 1991
        year = ("19" if year >= "91" else "20") + year
    if not month:
        return year
    number = int(month) if month.isdecimal() else _month_number(month.lower())
    if not _exists(int(year or 2000), number, int(day or 1)):  # 2000 has a 29th of February
        return None
    known = [year or "-", f"{number:02}", *([f"{int(day):02}"] if day else [])]
    return "-".join(known)


def _month_number(name: str) -> int:
    """1 to 12 for an English month or its beginning ("sept"); 0 where there is none."""
    return next((number for number, month in enumerate(_MONTHS, 1) if month.startswith(name)), 0)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _day(text: str | None) -> date | None:
    """The whole ISO date as a day; None where it is missing, shortened or impossible."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _near(printed: str, day: date | None, before: timedelta, after: timedelta) -> list[str]:
    """Every day like ``printed`` from ``before`` to ``after`` around ``day``."""
    if not day:
        return []
    years = range(day.year - before.days // 365 - 1, day.year + 2)
    days = [_day(f"{year:04}{printed[1:]}") for year in years]
    return [near.isoformat() for near in days if near and -before <= near - day <= after]
