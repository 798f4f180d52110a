"""refer, once of Unix and now EndNote's .enw: "%T title", "%A author"; AIS writes it as text.

https://en.wikipedia.org/wiki/Refer_(software)
"""

import re
from collections.abc import Iterator

from papertriage.model import Fragment, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._tagged import Dialect, parts

_TAGS = {
    "title": ("T", "Q"),
    "abstract": ("X",),
    "authors": ("A",),
    "year": ("D",),
    "dates": ("8",),
    "journal": ("J", "B"),
    "volume": ("V",),
    "number": ("N",),
    "pages": ("P",),
    "dois": ("R",),
    "urls": ("U",),
}
# "%0" stands first in an entry, or behind its title: only empty lines part entries for sure
_DIALECT = Dialect(line=re.compile(r"%(\S)(?:[ \t]+|$)(.*)"), opens="0", parted=True)
_FIRST = re.compile(r"\s{0,99}%[0-9A-Z][ \t]+\S")
_CONTENT = re.compile(r"^%[TAJB0][ \t]+\S", re.MULTILINE)
_LOOK_AT = 8192


def recognises(page: Page) -> bool:
    """Whether the text begins with a tagged line."""
    return bool(_FIRST.match(page.text) and _CONTENT.search(page.text, 0, _LOOK_AT))


def read(page: Page) -> Iterator[Record | Fragment]:
    """The entries in order."""
    return parts(page.text, _DIALECT, _TAGS)


READER = Reader(name="endnote-refer", recognises=recognises, read=read)
