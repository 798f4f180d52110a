r"""arXiv's daily mails, and the listing files behind them, 1992 to today: entries between lines of ``\\``.

An entry is a head (``arXiv:ID`` or ``Paper: ID``, then ``Label: text`` with further lines indented by two
blanks), ``\\``, the abstract, and ``\\ ( address ,  size)``. A replacement has no abstract, and neither has
an entry of the oldest listings. https://info.arxiv.org/help/subscribe.html
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from papertriage import identifiers
from papertriage.dates import iso_date, page_day
from papertriage.model import AbstractKind, Facts, Fragment, Identifiers, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._arxiv_fields import abs_address, author_names
from papertriage.text import squeeze

_SEPARATOR = re.compile(
    r"(?P<closing>\\\\ {1,9}\(.*)|(?P<plain>\\\\)|(?P<end>%%%---.*)|(?P<replacements>%%--%%--.*)|-{40,}|%-%-.*"
)
_ID = re.compile(r"(?:arXiv:|Paper(?: \(\*cross-listing\*\))?: ?)([\w./-]{5,40})(?: \(.*)?")
_LABEL = re.compile(
    r"(Date|From|Title|Authors?|Categories|Comments|Report-no|Proxy|[A-Z]{3}-class|Subj-class|Journal-ref|DOI"
    r"|License)(?: \([^()]{1,40}\))?: ?(.*)"
)
_CHANGED = re.compile(r"(?:replaced with revised version|(?:figures|part) added)[: ]*(.*)", re.IGNORECASE)
_SIZE = re.compile(r" *\(\d[\d.]{0,12}[kmg]?b?[^()]{0,20}\)$", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s,)]{1,200}")
_MAIL_DAY = re.compile(r"^Date: (.{1,60})$|^ ?received from .{1,60} to (.{1,60})$", re.MULTILINE)

_HEAD = 10_000  # characters in which an entry must begin, and its title follow
_BEGINS = re.compile(rf"^{_ID.pattern}\n(?:.*\n){{0,9}}?Title:", re.MULTILINE)


def recognises(page: Page) -> bool:
    return "\\\\\n" in page.text[:_HEAD] and bool(_BEGINS.search(page.text))
