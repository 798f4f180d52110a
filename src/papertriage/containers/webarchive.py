"""Safari's webarchive: a property list, binary or XML, with the page and all that it loaded."""

from typing import Any

from papertriage.containers.wrapped import Wrapped
from papertriage.errors import PageError

_BINARY = b"bplist"
_XML = (b"<?xml", b"<!DOCTYPE plist", b"<plist")
_PAGE = "WebMainResource"
_LOOK_AT = 4096


def peel(wrapped: Wrapped, _max_bytes: int) -> list[Wrapped] | None:
    """The page of a webarchive; None where it is none. Raises PageError where the page is missing."""
    head = wrapped.data[:_LOOK_AT]
    is_xml = head.startswith(_XML) and _PAGE.encode() in head
    if not (is_xml or head.startswith(_BINARY)):
        return None
    page = _main_resource(wrapped)
    data = page.get("WebResourceData")
    if not isinstance(data, bytes):
        raise PageError(wrapped.name, "a webarchive without a page in it; save the page again")
    charset, url = _text(page, "WebResourceTextEncodingName"), _text(page, "WebResourceURL")
    return [wrapped.holds(data, "taken out of a webarchive", charset=charset, url=url)]


def _main_resource(wrapped: Wrapped) -> dict[str, Any]:
    """What the archive says of its page; empty where it says nothing."""
    import plistlib
    from xml.parsers.expat import ExpatError

    try:
        archive = plistlib.loads(wrapped.data)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, ExpatError) as error:
        raise PageError(wrapped.name, "a damaged webarchive; save the page again") from error
    page = archive.get(_PAGE) if isinstance(archive, dict) else None
    return page if isinstance(page, dict) else {}


def _text(holder: dict[str, Any], key: str) -> str | None:
    found = holder.get(key)
    return found if isinstance(found, str) else None
