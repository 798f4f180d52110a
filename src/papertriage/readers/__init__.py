"""Page formats, one file each: which reader a page is for, and what it reads there."""

import sys
from collections.abc import Iterable
from functools import cache

from papertriage.errors import PageError, PapertriageError
from papertriage.model import Facts, Fragment, Page, Reading, Record
from papertriage.plugins import Reader, find_all

_LONGEST_FRAGMENT = 2000  # characters; enough to see what it is


def read_page(page: Page, name: str | None = None) -> Reading:
    """What is on the page, in page order, by the one reader that recognises it, or by the one of that name.

    Raises PageError where there is none, and where nothing at all was found on a page that does not
    say itself that it is empty (``stated_total`` 0).
    """
    try:
        reader = named(name) if name else _recognising(page)
        reading = _gathered(reader.name, reader.read(page))
    except RecursionError as error:
        raise PageError(page.name, "nested too deeply for a listing page; save the page again") from error
    if not reading.records and not reading.fragments and reading.facts.stated_total != 0:
        raise PageError(page.name, f"looks like {reader.name} but lists no paper; save the page again")
    return reading


def _recognising(page: Page) -> Reader:
    for reader in _readers():
        if reader.recognises(page):
            return reader
    known = "`papertriage ingest --format list` names what is read"
    raise PageError(page.name, f"no reader knows this page; save the list itself ({known})")


def named(name: str) -> Reader:
    """The page format of that name; PapertriageError, with the names there are, where there is none."""
    for reader in _readers():
        if reader.name == name:
            return reader
    raise PapertriageError(f"no format is called {name!r}; known: {', '.join(known_formats())}")


def known_formats() -> list[str]:
    """The names of all page formats, in the order in which they are asked."""
    return [reader.name for reader in _readers()]


@cache
def _readers() -> tuple[Reader, ...]:
    found = find_all(sys.modules[__name__], "READER", Reader)
    return tuple(sorted(found, key=lambda reader: reader.fallback))


def _gathered(reader: str, parts: Iterable[Record | Fragment | Facts]) -> Reading:
    """The parts of a page put in their places."""
    records: list[Record] = []
    fragments: list[Fragment] = []
    facts = Facts()
    for part in parts:
        if isinstance(part, Record):
            records.append(part)
        elif isinstance(part, Fragment):
            fragments.append(part._replace(text=part.text[:_LONGEST_FRAGMENT]))
        else:
            facts = part
    return Reading(reader, tuple(records), tuple(fragments), facts)
