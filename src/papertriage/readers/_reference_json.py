"""References in JSON: each item of a list is one."""

from collections.abc import Callable, Iterator
from typing import Any

from papertriage.model import Fragment, Record
from papertriage.readers._json_items import json_records
from papertriage.readers._reference import Reference, telling


def json_references(
    text: str, keys: str, read: Callable[[dict[str, Any]], Reference]
) -> Iterator[Record | Fragment]:
    """The records of what ``read`` makes of the items: see ``json_records``."""
    return json_records(text, keys, lambda item: telling(read(item)))
