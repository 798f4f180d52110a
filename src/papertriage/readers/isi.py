"""The tagged plain text of Web of Science, once ISI.

https://webofscience.help.clarivate.com/en-us/Content/export-records.htm
"""

import re
from collections.abc import Iterator

from papertriage.model import Fragment, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._tagged import Dialect, parts

_TAGS = {
    "title": ("TI",),
    "abstract": ("AB",),
    "authors": ("AF", "AU", "CA"),
    "year": ("PY",),
    "dates": ("PD",),
    "journal": ("SO", "JI", "J9"),
    "volume": ("VL",),
    "number": ("IS",),
    "pages": ("BP", "AR", "PS"),
    "last_page": ("EP",),
    "dois": ("DI", "D2"),
    "pmids": ("PM",),
    "urls": ("UR",),
}
_DIALECT = Dialect(
    line=re.compile(r"([A-Z][A-Z0-9])(?: |$)(.*)"),
    opens="PT",
    closes="ER",
    lists=frozenset(("AF", "AU", "CA")),
    furniture=re.compile(r"(?:FN|VR|EF)(?: |$)"),
)
_OPENING = re.compile(r"^PT [A-Z]", re.MULTILINE)
_CONTENT = re.compile(r"^(?:AU|AF|TI|SO|AB) \S", re.MULTILINE)
_LOOK_AT = 8192


def recognises(page: Page) -> bool:
    """Whether an entry opens near the beginning."""
    if page.text.startswith("<"):
        return False
    return bool(_OPENING.search(page.text, 0, _LOOK_AT) and _CONTENT.search(page.text, 0, _LOOK_AT))


def read(page: Page) -> Iterator[Record | Fragment]:
    """The entries in order."""
    return parts(page.text, _DIALECT, _TAGS)


READER = Reader(name="isi", recognises=recognises, read=read)
