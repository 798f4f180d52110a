"""Pages saved from the Wayback Machine: every link leads through it, and its address tells the day."""

import re

from papertriage.dates import iso_date
from papertriage.model import Page

_ARCHIVED = r"/web/(\d{8})\d{0,6}(?:[a-z]{2}_)?/(?=https?:)"
_LINK = re.compile(rf"(?:(?:https?:)?//web\.archive\.org)?{_ARCHIVED}", re.ASCII)
_OWN = re.compile(rf"https?://web\.archive\.org{_ARCHIVED}", re.ASCII)
_FILE = re.compile(r"FILE ARCHIVED ON [\d:]{5,8} ([A-Z][a-z]{2} \d{1,2}, \d{4})", re.ASCII)


def uncovered(page: Page) -> Page:
    """The page as it was when the machine took it, or the page itself where it is from elsewhere."""
    own = _OWN.match(page.url or "")
    taken = own or _FILE.search(page.text)
    if not taken:
        return page
    return page._replace(
        text=_LINK.sub("", page.text),
        url=page.url[own.end() :] if page.url and own else page.url,
        saved=_day(taken[1]),
    )


def _day(printed: str) -> str | None:
    """The ISO date of "20140613" or of "Jun 13, 2014"."""
    digits = f"{printed[:4]}-{printed[4:6]}-{printed[6:]}" if printed.isdecimal() else printed
    return iso_date(digits)
