"""arXiv's daily feeds in RSS: RSS 1.0 until January 2024, RSS 2.0 at rss.arxiv.org since.

A day without papers is an empty feed. https://info.arxiv.org/help/rss_specifications.html
"""

from collections.abc import Iterator

from papertriage.model import Facts, Fragment, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._feed_xml import RSS, is_feed, parts


def recognises(page: Page) -> bool:
    return is_feed(page, RSS, by_arxiv=True)


def read(page: Page) -> Iterator[Record | Fragment | Facts]:
    return parts(page, by_arxiv=True)


READER = Reader(name="arxiv-rss", recognises=recognises, read=read)
