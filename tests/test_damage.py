"""Whatever happened to a page, it is read or refused: no format lets a fault of the page out.

PAPERTRIAGE_EXAMPLES is the number of damaged pages a format, 40 by default; a thousand take some minutes.
"""

import json
import os
import time
import tracemalloc
from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papertriage.errors import PageError
from papertriage.reading import Options, ReadPage, read_saved
from papertriage.readers import known_formats
from papertriage.sources import Saved
from tests.test_golden_pages import PAGES

EXAMPLES = int(os.environ.get("PAPERTRIAGE_EXAMPLES", "40"))
SAVED: dict[str, list[bytes]] = defaultdict(list)
for path in PAGES:
    SAVED[path.parent.name].append(path.read_bytes())
XML = sorted(
    name for name, pages in SAVED.items() if any(page.lstrip().startswith(b"<?xml") for page in pages)
)
JSON = sorted(name for name, pages in SAVED.items() if any(page.lstrip()[:1] in b"[{" for page in pages))
TEXT = sorted(
    set(SAVED) - {*XML, *JSON} - {name for name in SAVED if SAVED[name][0].lstrip().startswith(b"<")}
)


def answer(data: bytes, format_name: str | None = None) -> ReadPage | PageError:
    """What comes of the bytes: each record of it tells something, each refusal is one line."""
    page = read_saved(Saved("page", data, "digest", None), Options(format_name), 100)[0]
    if isinstance(page, PageError):
        assert "\n" not in str(page)
    else:
        assert all(told.title or told.abstract or told.identifiers.pairs() for told in page.reading.records)
    return page


@st.composite
def damaged(draw: st.DrawFn, format_name: str) -> bytes:
    """A page of the format cut, spliced with another or with anything, and some of its bytes changed."""
    page = bytearray(draw(st.sampled_from(SAVED[format_name])))
    for _ in range(draw(st.integers(0, 8))):
        page[draw(st.integers(0, len(page) - 1))] = draw(st.integers(0, 255))
    start, end = sorted(draw(st.tuples(*[st.integers(0, len(page))] * 2)))
    kind = draw(st.sampled_from(["whole", "head", "tail", "middle lost", "middle twice", "spliced"]))
    if kind == "spliced":
        other = draw(st.sampled_from(SAVED[format_name]) | st.sampled_from(ALL))
        since = draw(st.integers(0, len(other)))
        return bytes(page[:end] + draw(st.binary(max_size=20)) + other[since:])
    return bytes(
        {
            "whole": page,
            "head": page[:end],
            "tail": page[start:],
            "middle lost": page[:start] + page[end:],
            "middle twice": page[:end] + page[start:],
        }[kind]
    )


ALL = [page for pages in SAVED.values() for page in pages]


@pytest.mark.parametrize("format_name", sorted(SAVED))
def test_a_damaged_page_is_read_or_refused(format_name: str) -> None:
    @settings(max_examples=EXAMPLES, deadline=None)
    @given(damaged(format_name), st.sampled_from([None, format_name]))
    def is_answered(data: bytes, told: str | None) -> None:
        answer(data, told)

    is_answered()
