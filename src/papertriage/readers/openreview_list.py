"""OpenReview's lists as HTML: venues, searches and profiles, a ``.note`` a paper.

Since 2021 a note is a ``div`` in an ``li``, before it was the ``li``. The details, with the abstract, are in
the page also where they are not shown.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from papertriage.dates import iso_date
from papertriage.model import AbstractKind, Facts, Fragment, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._cards import CUT_OFF, address, is_cut_off, said, told
from papertriage.readers._soup import parsed

if TYPE_CHECKING:
    from bs4 import Tag

_HOME = "https://openreview.net/"
_NOTE = re.compile(r"""<(?:li|div)\s[^>]{0,300}\bclass\s*=\s*["']?[^"'>]{0,100}\bnote\b""")
_FORUM = re.compile(r"/forum\?id=")
_DATE = re.compile(r"\d{1,2} [A-Z][a-z]{2,8} \d{4}")
_NO_VENUE = re.compile(
    r"Everyone|Readers:|Revisions|BibTeX|CC BY|Show|Blind|Original|\d+ Repl|Published:|Last Modified:", re.IGNORECASE
)


def recognises(page: Page) -> bool:
    return bool(_FORUM.search(page.text) and _NOTE.search(page.text))


def read(page: Page) -> Iterator[Record | Fragment | Facts]:
    cut_off = is_cut_off(page, "li", "div")
    notes = [note for note in parsed(page).select(".note") if note.select_one(_TITLE)]
    yield from told(notes, lambda note: _record(note, page), cut_off)
    yield Facts(notes=(CUT_OFF,) * cut_off)
