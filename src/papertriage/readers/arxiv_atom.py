"""arXiv in Atom: answers of its API, the papers of an author (/a/NAME.atom2), feeds of rss.arxiv.org.

https://info.arxiv.org/help/api/user-manual.html
"""

from collections.abc import Iterator

from papertriage.model import Facts, Fragment, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._facts import CUT_OFF
from papertriage.readers._feed import Item
from papertriage.readers._feed_xml import ATOM, channel_facts, day, is_feed, is_whole, items, part
from papertriage.readers._json_items import number

_ERROR = "arxiv.org/api/errors"


def recognises(page: Page) -> bool:
    return is_feed(page, ATOM, by_arxiv=True)


def read(page: Page) -> Iterator[Record | Fragment | Facts]:
    """The papers. What the API answers instead of them is an entry, too, and becomes a note."""
    records = 0
    errors = []
    for item in items(page):
        if isinstance(item, Item) and any(_ERROR in address for address in item.addresses):
            errors.append(f"arXiv answered: {item.text}")
        else:
            yield item if isinstance(item, Fragment) else part(item, by_arxiv=True)
            records += 1
    stated, notes = _stated(page)
    if not is_whole(page):
        notes = (*notes, CUT_OFF)
    elif not records:
        stated = 0
    yield Facts(stated, day(page), (*errors, *notes))


READER = Reader(name="arxiv-atom", recognises=recognises, read=read)


def _stated(page: Page) -> tuple[int | None, tuple[str, ...]]:
    """How many papers an answer of the API says it holds; a note if more were found."""
    said = channel_facts(page, "totalResults", "startIndex", "itemsPerPage")
    total, start, most = (number(said.get(name)) for name in ("totalResults", "startIndex", "itemsPerPage"))
    if total is None or start is None or most is None:
        return None, ()
    shown = max(0, min(most, total - start))
    notes = () if shown == total else (f"not all results: {start + 1} to {start + shown} of {total:,}",)
    return shown, notes
