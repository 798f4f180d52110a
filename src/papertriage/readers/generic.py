"""A page that nobody knows: a guess, which says so, or a refusal rather than a library full of navigation."""

import re
from collections.abc import Iterator
from functools import lru_cache

from papertriage.errors import PageError
from papertriage.model import Facts, Fragment, Page, Record
from papertriage.plugins import Reader
from papertriage.readers import _generic_html, _generic_text
from papertriage.readers._generic_evidence import ENOUGH, Guess
from papertriage.readers._meta_tags import has_citation

_HTML = re.compile(r"<(?:html|head|body|div|table|ul|ol|p|li)\b", re.IGNORECASE)
_LOOK_AT = 20_000


def recognises(page: Page) -> bool:
    return not has_citation(page.text) and _guess(page).sure >= ENOUGH


def read(page: Page) -> Iterator[Record | Fragment | Facts]:
    guess = _guess(page)
    if guess.sure < ENOUGH:
        reason = f"no list of papers was found ({guess.reason}); save the list itself"
        raise PageError(page.name, reason)
    yield Facts(notes=(f"a guess, {guess.sure:.0%} sure: {guess.reason}",))
    yield from guess.records


READER = Reader(name="generic", recognises=recognises, read=read, fallback=True)


@lru_cache(maxsize=1)  # asked twice of each page: whether, and what
def _guess(page: Page) -> Guess:
    if _HTML.search(page.text[:_LOOK_AT]):
        return _generic_html.guess(page)
    return _generic_text.guess(page)
