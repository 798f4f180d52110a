"""The NeurIPS (NIPS) proceedings: an ``li`` a paper, without abstracts.

Authors are links until 2019 (papers.nips.cc), then one ``i``, and since 2024 a ``span.paper-authors``
(proceedings.neurips.cc).
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from papertriage.model import Facts, Fragment, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._cards import CUT_OFF, address, first, is_cut_off, said, told, tree_of

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_HOME = "https://proceedings.neurips.cc/"
_PAPER = re.compile(r"/paper(?:_files/paper)?/(?:(\d{4})/hash/\w{1,64}-Abstract|\d{1,6}-\w)", re.ASCII)
_LINK = re.compile(r"<a\s[^>]{0,200}?\bhref\s*=\s*[\"']?[^\"'>\s]{0,80}" + _PAPER.pattern, re.ASCII)
_LISTS = re.compile(r"""title\s*=\s*["']?paper title\b|class\s*=\s*["']?author\b|<i\b|<li\b""")
_BOOK = re.compile(r"Advances in Neural Information Processing Systems \d{1,3}")
_YEAR = re.compile(r"\((?:NIPS|NeurIPS) (\d{4})\)")
