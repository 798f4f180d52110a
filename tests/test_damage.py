"""Whatever happened to a page, it is read or refused: no format lets a fault of the page out.

PAPERTRIAGE_EXAMPLES is the number of damaged pages a format, 40 by default; 1,000 take some minutes.
"""

import os
from collections import defaultdict
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papertriage.errors import PageError
from papertriage.reading import Options, ReadPage, read_saved
from papertriage.sources import Saved
from tests.test_golden_pages import PAGES

EXAMPLES = int(os.environ.get("PAPERTRIAGE_EXAMPLES", "40"))
SAVED: dict[str, list[bytes]] = defaultdict(list)
for path in PAGES:
    SAVED[path.parent.name].append(path.read_bytes())


def answer(data: bytes, format_name: str | None = None) -> list[ReadPage | PageError]:
    """What comes of the bytes; every record of it tells something, every refusal is one line."""
    pages = read_saved(Saved("page", data, "digest", None), Options(format_name), 100)
    for page in pages:
        if isinstance(page, PageError):
            assert "\n" not in str(page)
        else:
            for record in page.reading.records:
                assert record.title or record.abstract or any(record.identifiers), record
    return pages


def cut(data: bytes, chance: st.DrawFn) -> bytes:
    upto = chance(st.integers(0, len(data)))
    return data[:upto] if chance(st.booleans()) else data[upto:]
