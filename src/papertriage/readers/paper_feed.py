"""Feeds that others make of papers, in RSS or Atom: of Hugging Face Papers, journals, preprint servers."""

import re
from collections.abc import Iterator

from papertriage.model import Facts, Fragment, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._feed import ADDRESS_OF_PAPER
from papertriage.readers._feed_xml import ATOM, RSS, is_feed, parts

_LINK = re.compile(
    r"<(?:link|guid|id|\w{1,20}:(?:identifier|doi|url))\b(?:[^<>]*?\bhref\s?=\s?[\"']|[^<>]*>\s*(?:<!\[CDATA\[\s*)?)"
    rf"[^\s<>\"']{{0,100}}?{ADDRESS_OF_PAPER}",
    re.ASCII | re.IGNORECASE,
)


def recognises(page: Page) -> bool:
    """Whether the page is a feed, not arXiv's own, in which a link leads to a paper."""
    return is_feed(page, RSS | ATOM, by_arxiv=False) and bool(_LINK.search(page.text))


def read(page: Page) -> Iterator[Record | Fragment | Facts]:
    return parts(page, by_arxiv=False)


READER = Reader(name="paper-feed", recognises=recognises, read=read)
