"""MHTML, the "web page, single file" of Chrome and Edge: a mail whose first HTML part is the page."""

import re
from typing import NamedTuple

from papertriage.dates import iso_date
from papertriage.errors import PageError

_HEADER = re.compile(rb"[\w-]{1,60}:")
_MULTIPART = re.compile(rb"^content-type:\s*multipart/related\b", re.IGNORECASE | re.MULTILINE)
_LOOK_AT = 8192


class Unwrapped(NamedTuple):
    """A page's bytes and what its container says of them."""

    data: bytes
    charset: str | None = None
    url: str | None = None
    saved: str | None = None


def unwrapped(name: str, data: bytes) -> Unwrapped:
    """The page that an MHTML file wraps, or the bytes as they are where they are no such file.

    Raises PageError where there is no HTML part in it.
    """
    if not _HEADER.match(data) or not _MULTIPART.search(_headers(data)):
        return Unwrapped(data)
    from email import message_from_bytes

    try:
        message = message_from_bytes(data)
    except RecursionError as error:
        raise PageError(name, "an MHTML file nested too deeply; save the page again") from error
    page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    # Chrome names no charset here, so get_content() would take ASCII and lose the rest.
    content = page.get_payload(decode=True) if page else None
    if not page or not isinstance(content, bytes) or not content.strip():
        raise PageError(name, "an MHTML file without a page in it; save the page again")
    url = message["Snapshot-Content-Location"] or page["Content-Location"]
    return Unwrapped(
        content, page.get_content_charset(), str(url).strip() if url else None, _day(str(message["Date"]))
    )


def _headers(data: bytes) -> bytes:
    """The mail's own headers, up to the first empty line."""
    return re.split(rb"\r?\n\r?\n", data[:_LOOK_AT], maxsplit=1)[0]


def _day(printed: str) -> str | None:
    """The whole day that a Date header prints, or None."""
    day = iso_date(printed)
    return day if day and len(day) == len("2024-08-09") else None
