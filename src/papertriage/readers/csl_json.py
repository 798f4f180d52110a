"""CSL-JSON, as Zotero and other reference managers export it, and doi.org answers."""

import re
from collections.abc import Iterator

from papertriage.model import Fragment, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._csl import is_crossref, reference
from papertriage.readers._json_items import is_json
from papertriage.readers._reference_json import json_references

_TYPE = re.compile(r'"type"\s*:\s*"')
_ONLY_HERE = re.compile(r'"(?:family|date-parts|container-title)"\s*:')


def recognises(page: Page) -> bool:
    """Whether the text is JSON with what only CSL calls so, and not Crossref's."""
    text = page.text
    if not is_json(text) or not _TYPE.search(text) or not _ONLY_HERE.search(text):
        return False
    return not is_crossref(text)


def read(page: Page) -> Iterator[Record | Fragment]:
    """The items in order."""
    return json_references(page.text, "items|references", reference)


READER = Reader(name="csl-json", recognises=recognises, read=read)
