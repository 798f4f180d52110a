"""Whatever happened to a page, it is read or refused: no format lets a fault of the page out.

PAPERTRIAGE_EXAMPLES is the number of damaged pages a format, 40 by default; a thousand take some minutes.
"""

import os
import time
import tracemalloc
from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papertriage.errors import PageError
from papertriage.model import Record
from papertriage.reading import Options, ReadPage, read_saved
from papertriage.sources import Saved
from tests.test_golden_pages import PAGES

EXAMPLES = int(os.environ.get("PAPERTRIAGE_EXAMPLES", "40"))
SAVED: dict[str, list[bytes]] = defaultdict(list)
for path in PAGES:
    SAVED[path.parent.name].append(path.read_bytes())
ALL = [page for pages in SAVED.values() for page in pages]
BEGINS = {name: pages[0].removeprefix(b"\xef\xbb\xbf").lstrip()[:5] for name, pages in SAVED.items()}
XML = [name for name, begin in BEGINS.items() if begin == b"<?xml"]
JSON = [name for name, begin in BEGINS.items() if begin[:1] in (b"[", b"{")]
TEXT = [name for name, begin in BEGINS.items() if begin[:1] != b"<" and name not in JSON]

# A line of 20 MB takes some formats half a minute, so that the suite has one of a twentieth
LINE_BYTES = 20_000_000 if "PAPERTRIAGE_EXAMPLES" in os.environ else 1_000_000


def answer(data: bytes, format_name: str | None = None) -> ReadPage | PageError:
    """What comes of the bytes: each record of it tells something, and a refusal is one line."""
    page = read_saved(Saved("page", data, "digest", None), Options(format_name), 100)[0]
    if isinstance(page, PageError):
        assert "\n" not in str(page)
    elif page.reading.reader != "reference-csv":  # in which every row is a record
        assert all(record._replace(line=0) != Record("") for record in page.reading.records)
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


@pytest.mark.parametrize("format_name", sorted(SAVED))
def test_a_damaged_page_is_read_or_refused(format_name: str) -> None:
    @settings(max_examples=EXAMPLES, deadline=None)
    @given(damaged(format_name), st.sampled_from([None, format_name]))
    def is_answered(data: bytes, told: str | None) -> None:
        answer(data, told)

    is_answered()


@pytest.mark.parametrize("format_name", XML)
def test_an_entity_bomb_is_refused_or_left_out(format_name: str) -> None:
    page = SAVED[format_name][0].decode("utf-8-sig")
    entities = "".join(f'<!ENTITY e{at} "{f"&e{at - 1};" * 10}">' for at in range(1, 12))
    doctype = f'<!DOCTYPE bomb [<!ENTITY e0 "{"tea " * 1000}">{entities}]>'
    declaration, end, rest = page.partition("?>")
    tracemalloc.start()
    for text in (rest, rest.replace("</title>", "&e11;</title>"), rest.replace("</", "&e11;</")):
        answer(f"{declaration}{end}{doctype}{text}".encode(), format_name)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20_000_000


@pytest.mark.parametrize("format_name", JSON)
@pytest.mark.parametrize("opening", ["[", '{"a":'])
def test_json_nested_without_end_is_read_or_refused(format_name: str, opening: str) -> None:
    page = SAVED[format_name][0]
    at = page.index(b":") + 1
    answer(page[:at] + opening.encode() * 100_000 + page[at:], format_name)
    answer(opening.encode() * 100_000, format_name)
    answer(page[:at] + b"9" * 100_000 + page[at:], format_name)  # Python makes no int of so many digits


@pytest.mark.parametrize("format_name", TEXT)
@pytest.mark.parametrize("part", [b"tea ", b"["])
def test_a_line_without_end_takes_little_time_and_memory(format_name: str, part: bytes) -> None:
    page = SAVED[format_name][0]
    line = part * (LINE_BYTES // len(part))
    first, second = (page[:at] + line + page[at:] for at in (page.index(b"\n") + 1, len(page) // 2))
    began = time.process_time()
    answer(first, format_name)
    seconds = time.process_time() - began
    tracemalloc.start()  # which takes most of the time
    answer(second, format_name)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert seconds < LINE_BYTES / 50_000
    assert peak < 50 * LINE_BYTES
