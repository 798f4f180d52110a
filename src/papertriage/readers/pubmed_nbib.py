"""MEDLINE's tagged format: what PubMed saves as .nbib, and ERIC and PsycINFO without its numbers.

https://www.nlm.nih.gov/bsd/mms/medlineelements.html
"""

import re
from collections.abc import Iterator

from papertriage.model import Fragment, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._tagged import Dialect, parts

_TAGS = {
    "title": ("TI", "BTI", "CTI"),
    "abstract": ("AB",),
    "authors": ("FAU", "AU", "CN"),
    "year": ("DP",),
    "journal": ("JT", "TA", "BTI"),
    "volume": ("VI",),
    "number": ("IP",),
    "pages": ("PG",),
    "dois": ("LID", "AID", "DO"),
    "pmids": ("PMID",),
    "urls": ("UR", "LID", "AID"),
}
_DIALECT = Dialect(
    line=re.compile(r"(?=[A-Z]{2,4} {0,2}-)(?=.{4}-)([A-Z]{2,4}) {0,2}-[ \t]?(.*)"), opens="PMID", parted=True
)
_ONLY_HERE = re.compile(r"^(?:PMID|OWN |STAT|DCOM|FAU |BTI |JID |JT  )-", re.MULTILINE)
_RIS = re.compile(r"^\s{0,3}TY {1,4}-", re.MULTILINE)
_LOOK_AT = 8192


def recognises(page: Page) -> bool:
    """Whether one of the tags that only MEDLINE has stands near the beginning."""
    if page.text.startswith("<") or _RIS.search(page.text, 0, _LOOK_AT):
        return False
    return bool(_ONLY_HERE.search(page.text, 0, _LOOK_AT))


def read(page: Page) -> Iterator[Record | Fragment]:
    """The entries in order."""
    return parts(page.text, _DIALECT, _TAGS)


READER = Reader(name="pubmed-nbib", recognises=recognises, read=read)
