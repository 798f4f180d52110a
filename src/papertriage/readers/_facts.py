"""What a page says of itself: how many of its results it shows, and whether it ends too early."""

import re
from collections.abc import Iterable, Iterator

from papertriage.model import Facts, Fragment, Record

CUT_OFF = "the page ends in the middle of its list"


def facts(
    shown: int = 0,
    total: int | None = None,
    *,
    torn: object = False,
    stated_total: int | None = None,
    page_date: str | None = None,
    notes: tuple[str, ...] = (),
) -> Facts:
    """The facts of a page that shows so many of its ``total`` results, which is None where it tells none.

    A total of 0 is that of an empty page. A page is ``torn`` where it ends in the middle of its list.
    """
    in_all = total or 0
    not_shown = (f"not all results: {shown:,} of {in_all:,}",) if in_all > shown else ()
    cut_off = (CUT_OFF,) if torn else ()
    return Facts(0 if total == 0 else stated_total, page_date, (*notes, *not_shown, *cut_off))


def counted(
    parts: Iterable[Record | Fragment], stated: re.Match[str] | None
) -> Iterator[Record | Fragment | Facts]:
    """The parts of a page, then its facts: of the total that is ``stated`` it shows the records."""
    shown = 0
    for part in parts:
        shown += isinstance(part, Record)
        yield part
    yield facts(shown, int(stated[1]) if stated else None)
