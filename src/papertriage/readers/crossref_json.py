"""Answers of Crossref's API: one work, or a list of them; and works of Crossref by way of doi.org.

https://api.crossref.org/swagger-ui/index.html
"""

import re
from collections.abc import Iterator

from papertriage.model import Facts, Fragment, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._csl import is_crossref, reference
from papertriage.readers._facts import counted
from papertriage.readers._json_items import is_json
from papertriage.readers._reference_json import json_references

_LIST = re.compile(r'"items"\s*:\s*\[')
_TOTAL = re.compile(r'"total-results"\s*:\s*(\d{1,12})\b', re.ASCII)


def recognises(page: Page) -> bool:
    """Whether the text is JSON that counts what only Crossref counts."""
    return is_json(page.text) and is_crossref(page.text)


def read(page: Page) -> Iterator[Record | Fragment | Facts]:
    """The works in order, and how many more there are."""
    keys = "items" if _LIST.search(page.text) else "message"
    return counted(json_references(page.text, keys, reference), _TOTAL.search(page.text))


READER = Reader(name="crossref-json", recognises=recognises, read=read)
