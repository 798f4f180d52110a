"""Saved files that hold no list any more, each refused with what to save instead."""

import re

from papertriage.errors import PageError
from papertriage.model import Page

_BEGINNINGS = (
    (b"%PDF", "a PDF, in which the list is lost; save the page as HTML instead"),
    (b"PK\x03\x04", "a ZIP archive or an office document; unpack it, or save the page as HTML"),
    (b"\xd0\xcf\x11\xe0", "an Outlook mail or an old office document; save it as .eml or as HTML"),
    (b"\x89PNG", "a picture of a page; save the page as HTML"),
    (b"\xff\xd8\xff", "a picture of a page; save the page as HTML"),
    (b"GIF8", "a picture of a page; save the page as HTML"),
)
BINARY = "binary, not a saved page; save the page as HTML or as text"
_UNICODE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")  # text in UTF-16 or UTF-32 is full of NULs
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_LOOK_AT = 4096

# Firefox's and Mozilla's Readability, its Python port, Chrome's distiller: each keeps one article
_READER_MODE = re.compile(
    r"""\bid=["']?readability(?:-page-1|Body)\b|\babout:reader\?url=|/aboutReader\.css|\bchrome-distiller://"""
)
_HEAD = 32_768

_ENDLESS = 5_000_000  # letters of a line
_MAY_BE_ONE_LINE = ("<", "{", "[")  # HTML, XML and JSON need no line ends


def check_bytes(name: str, data: bytes, max_bytes: int) -> None:
    """Raise PageError where the bytes, unpacked, are too many or can't be a page's."""
    if len(data) > max_bytes:
        raise PageError(name, f"larger than {max_bytes:,} bytes, which no listing page is; split it")
    head = data[:_LOOK_AT]
    for beginning, reason in _BEGINNINGS:
        if head.lstrip().startswith(beginning):
            raise PageError(name, reason)
    if not head.startswith(_UNICODE_MARKS) and (b"\x00" in data or _is_full_of_controls(head)):
        raise PageError(name, BINARY)


def check_text(page: Page) -> None:
    """Raise PageError for what is no listing any more: one article, or lines that never end."""
    if not page.text.lstrip().startswith(_MAY_BE_ONE_LINE) and _has_endless_line(page.text):
        raise PageError(
            page.name, f"a line of over {_ENDLESS:,} letters, which no listing has; save the page again"
        )
    if _READER_MODE.search(page.text[:_HEAD]):
        raise PageError(
            page.name, "saved from a reader mode, which loses the list; leave it and save the page itself"
        )


def _has_endless_line(text: str) -> bool:
    return any(
        "\n" not in text[start : start + _ENDLESS] for start in range(0, len(text) - _ENDLESS, _ENDLESS)
    )


def _is_full_of_controls(head: bytes) -> bool:
    return len(_CONTROL.findall(head)) * 20 > len(head)
