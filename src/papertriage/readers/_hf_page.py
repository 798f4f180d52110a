"""What a page of Hugging Face Papers is as a whole, in all forms: its day, and its papers, each once."""

import re
from collections.abc import Iterable, Iterator

from papertriage import dates
from papertriage.model import Facts, Fragment, Page, Record
from papertriage.text import plain

_DAY = re.compile(r"/papers(?:/date/|\?date=)(\d{4}-\d\d-\d\d)\b", re.ASCII)


def page_date(page: Page, printed: str | None) -> str | None:
    """The day of the page that prints the ISO date ``printed``, shortened to what is known.

    The year stands in the page's address, or in the links to the days beside it; see ``dates.page_day``.
    """
    if own := _DAY.search(page.url or ""):
        return own[1]
    beside = _DAY.search(page.text)
    if beside and printed and printed.startswith("--"):
        printed = dates.nearest(printed, beside[1], within=7)
    return dates.page_day(printed, page.saved, page.modified)


def page_parts(
    found: Iterable[Record | Fragment], day: str | None, *, is_empty: bool = False
) -> Iterator[Record | Fragment | Facts]:
    """The facts of a page of that day, then its papers, each once where it prints them twice, and the rest.

    ``is_empty`` says that the page itself tells that it holds none.
    """
    parts = list(found)
    records = _folded(part for part in parts if isinstance(part, Record))
    stated = 0 if is_empty and not records else None
    yield Facts(stated_total=stated, page_date=day, notes=_undated(records, day))
    yield from records
    yield from (part for part in parts if isinstance(part, Fragment))


def _undated(records: Iterable[Record], day: str | None) -> tuple[str, ...]:
    """A note on the dates that were left without a year, where there are such; ``day`` is the page's own."""
    count = sum((record.date or "").startswith("--") for record in records)
    known = day and not day.startswith("--")
    reason = f"they would lie after the page's own, {day}" if known else "the page does not tell its own"
    return (f"dates without a year: {count}; {reason}",) if count else ()


def _folded(records: Iterable[Record]) -> list[Record]:
    """The records, neighbours that are one paper made one: trending pages print each card twice."""
    folded: list[Record] = []
    for record in records:
        if folded and _are_one(folded[-1], record):
            folded[-1] = _filled(folded[-1], record)
        else:
            folded.append(record)
    return folded


def _are_one(a: Record, b: Record) -> bool:
    if a.url and b.url:
        return a.url == b.url
    return plain(a.title) == plain(b.title) and (a.abstract == b.abstract or not (a.abstract and b.abstract))


def _filled(first: Record, second: Record) -> Record:
    """The first record, with what only the second has."""
    empty = Record("")._asdict()
    missing = {
        name: value for name, value in second._asdict().items() if first._asdict()[name] == empty[name]
    }
    return first._replace(**missing)
