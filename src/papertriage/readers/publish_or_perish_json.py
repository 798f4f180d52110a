"""Results of Publish or Perish as JSON. https://harzing.com/resources/publish-or-perish"""

import re
from collections.abc import Iterator
from typing import Any

from papertriage.model import AbstractKind, Fragment, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._columns import COLUMNS, named
from papertriage.readers._json_items import each, is_json, json_records, line
from papertriage.readers._reference import reference_of, telling

_ONLY_HERE = re.compile(r'"(?:cites_url|article_url|fulltext_url)"\s*:')


def recognises(page: Page) -> bool:
    """Whether the text is JSON with addresses that only Publish or Perish calls so."""
    return is_json(page.text) and bool(_ONLY_HERE.search(page.text))


def read(page: Page) -> Iterator[Record | Fragment]:
    """The results in order. Their keys are the names of the columns in its tables."""
    return json_records(page.text, "results", _record)


READER = Reader(name="publish-or-perish-json", recognises=recognises, read=read)


def _record(result: dict[str, Any]) -> Record | None:
    """The record of a result; what stands for its abstract is what the search engine showed."""
    values = {
        named(key): [line(str(value)) for value in each(found) if value] for key, found in result.items()
    }
    found = telling(reference_of(values, COLUMNS))
    return found._replace(abstract_kind=AbstractKind.SNIPPET) if found and found.abstract else found
