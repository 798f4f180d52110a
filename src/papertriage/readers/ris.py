"""RIS, which nearly every database and reference manager writes, each in its own dialect.

What stands behind which tag is what the exports of Embase, EndNote, IEEE, JSTOR, Mendeley, Ovid, ProQuest,
Rayyan, Scopus, Web of Science and Zotero put there: https://en.wikipedia.org/wiki/RIS_(file_format)
"""

import re
from collections.abc import Iterator

from papertriage.model import Fragment, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._reference import part, reference_of
from papertriage.readers._tagged import Dialect, entries

_TAGS = {
    "title": ("TI", "T1", "CT", "BT"),
    "abstract": ("AB", "N2"),
    "authors": ("AU", "A1"),
    "year": ("PY", "Y1", "YR"),
    "dates": ("DA", "Y1", "PD"),
    "journal": ("JF", "T2", "JO", "JA", "J2", "JT", "BT", "T3"),
    "volume": ("VL", "VO"),
    "number": ("IS", "CP", "NO"),
    "pages": ("SP", "C7", "PG"),
    "last_page": ("EP",),
    "dois": ("DO", "DI", "DOI", "M3", "L3"),
    "pmids": ("PMID",),
    "arxiv": ("M1",),
    "urls": ("UR", "LK", "L2", "L1"),
}
# Some write one blank before the hyphen. Only for these tags, since a sentence may wrap at "US - Japan".
_USUAL = r"TY|ER|T[I123]|A[BU1-4]|N[12]|KW|PY|Y[12]|DA|DO|J[AFO2]|VL|IS|[SE]P|SN|UR|PB|ID|LA|M3|PMID|DOI"
_DIALECT = Dialect(
    line=re.compile(rf"\s{{0,3}}([A-Z][A-Z0-9](?= {{2}})|(?:{_USUAL})(?= -)) {{1,4}}-[ \t]*(.*)"),
    opens="TY",
    closes="ER",
    # the numbers of the entries, and what Ovid, JSTOR and Cochrane print between them
    furniture=re.compile(
        r"\s*\d{1,7}\.?\s*$|NL  - |Link to |(?:Provider|Database|Content): ?|Record #\d+ of \d+|%"
    ),
)
_OPENING = re.compile(r"^\s{0,3}TY {1,4}-", re.MULTILINE)
_LOOK_AT = 8192
_OF_PUBMED = {"NLM", "PubMed", "MEDLINE"}


def recognises(page: Page) -> bool:
    """Whether an entry opens near the beginning."""
    return not page.text.startswith("<") and bool(_OPENING.search(page.text, 0, _LOOK_AT))


def read(page: Page) -> Iterator[Record | Fragment]:
    """The entries in order; an entry ends at its end tag, or where the next one opens."""
    for entry in entries(page.text, _DIALECT):
        values = entry.values()
        if _OF_PUBMED & {*values.get("DP", ()), *values.get("DB", ())}:  # so does EndNote write it
            values["PMID"] = values.get("AN", [])
        yield part(reference_of(values, _TAGS), entry.line, str(entry))


READER = Reader(name="ris", recognises=recognises, read=read)
