"""From a saved file to its pages: whatever is wrapped round the text is peeled off, outermost first."""

from collections.abc import Callable

from papertriage.containers import (
    clipping,
    gzipped,
    mail,
    mbox,
    pandoc,
    text_browser,
    view_source,
    wayback,
    webarchive,
)
from papertriage.containers.encoding import decoded
from papertriage.containers.marks import marked
from papertriage.containers.refusals import check_bytes, check_text
from papertriage.containers.wrapped import Wrapped
from papertriage.errors import PageError
from papertriage.model import Page

__all__ = ["MAX_BYTES", "open_page", "open_pages"]

MAX_BYTES = 200 * 1024 * 1024  # the largest listing seen is 2 MB; this is a guard, not a budget

_DEEPEST = 6  # containers in containers: a gzip of an mbox of mails with gzip in them takes four
_UNCOVERERS: tuple[Callable[[Page], Page], ...]
_UNCOVERERS = (
    view_source.uncovered,
    clipping.uncovered,
    wayback.uncovered,
    pandoc.uncovered,
    text_browser.uncovered,
)
_PEELERS: tuple[Callable[[Wrapped, int], list[Wrapped] | None], ...]
_PEELERS = (gzipped.peel, webarchive.peel, mbox.peel, mail.peel)


def open_pages(
    name: str, data: bytes, modified: str | None = None, max_bytes: int = MAX_BYTES
) -> list[Page | PageError]:
    """The pages that the bytes of a saved file hold: mostly one, of an mbox one a mail.

    Their lines end in LF. What can't be opened is there as the PageError that says why, so that one bad
    mail costs no other. ``modified`` is the ISO date of the file itself.
    """
    return _opened(Wrapped(name, data), modified, max_bytes, 0)


def open_page(name: str, data: bytes, modified: str | None = None, max_bytes: int = MAX_BYTES) -> Page:
    """The only page that the bytes of a saved file hold.

    Raises PageError, with what to do, for a file that is empty, a PDF, binary, broken, of many pages, or
    larger than ``max_bytes`` once it is unpacked.
    """
    pages = open_pages(name, data, modified, max_bytes)
    if len(pages) > 1:
        raise PageError(name, f"holds {len(pages):,} pages, where one is wanted; split it")
    if isinstance(pages[0], PageError):
        raise pages[0]
    return pages[0]


def _opened(wrapped: Wrapped, modified: str | None, max_bytes: int, depth: int) -> list[Page | PageError]:
    try:
        held = _peeled(wrapped, max_bytes)
        if held is None:
            return [_page(wrapped, modified, max_bytes)]
        if depth == _DEEPEST:
            raise PageError(wrapped.name, f"wrapped more than {_DEEPEST} times; unpack it first")
    except PageError as error:
        return [error]
    return [page for inner in held for page in _opened(inner, modified, max_bytes, depth + 1)]


def _peeled(wrapped: Wrapped, max_bytes: int) -> list[Wrapped] | None:
    """What the outermost container holds; None where there is none."""
    return next((held for peel in _PEELERS if (held := peel(wrapped, max_bytes)) is not None), None)


def _page(wrapped: Wrapped, modified: str | None, max_bytes: int) -> Page:
    """The page that the bytes are, its own address and day read off it."""
    check_bytes(wrapped.name, wrapped.data, max_bytes)
    text, notes = decoded(wrapped.name, wrapped.data, wrapped.charset)
    if not text or text.isspace():
        raise PageError(wrapped.name, "empty; save the page again")
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    page = Page(wrapped.name, lines, wrapped.url, wrapped.saved, modified, (*wrapped.notes, *notes))
    page = marked(page)
    for uncovered in _UNCOVERERS:
        page = uncovered(page)
    check_text(page)
    return page
