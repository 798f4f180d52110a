"""Which reader a page is for, and what no page may do to it."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papertriage import readers
from papertriage.containers import open_page
from papertriage.errors import PageError, PapertriageError
from papertriage.model import Page, Reading
from papertriage.plugins import Reader, find_all
from papertriage.readers import known_formats, read_page
from tests.test_golden_pages import GOLDEN, PAGES

CORPUS = [
    path
    for path in sorted(Path(os.environ.get("PAPERTRIAGE_CORPUS") or "no corpus").glob("*/*"))
    if not path.name.endswith(".truth.json")
]
SAVED = [path.read_bytes() for path in PAGES]
READERS = find_all(readers, "READER", Reader)

FOREIGN = {
    "prose": "Dear all,\n\nplease find below my notes. 3 authors wrote to me.\n\nYours, A.\n",
    "Markdown": "# Papers\n\n- [Tea](https://arxiv.org/abs/2408.00001), Ada Fern, Aug 1, 2024\n- 3 authors\n",
    "JSON": '[{"title": "Tea", "abstract": "Tea is hot.", "paper": {"id": 1}}]',
    "JSON lines": '{"id": "2408.00001", "title": "Tea"}\n{"id": "2408.00002", "title": "Milk"}\n',
    "HTML": "<!doctype html><article><h3><a href='/recipes/2408.00001'>Tea</a></h3><p>Hot.</p></article>",
    "Atom": "<?xml version='1.0'?><feed><entry><title>Tea</title></entry></feed>",
}


def claimants(path: Path) -> list[str]:
    """The readers that recognise a page; those that guess are asked where there is none."""
    page = open_page(path.name, path.read_bytes())
    known = [reader.name for reader in READERS if not reader.fallback and reader.recognises(page)]
    return known or [reader.name for reader in READERS if reader.fallback and reader.recognises(page)]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_one_reader_and_no_other_recognises_a_page(path: Path) -> None:
    assert claimants(path) == [path.parent.name]


@pytest.mark.skipif(not CORPUS, reason="PAPERTRIAGE_CORPUS names no folder of saved pages")
@pytest.mark.parametrize("path", CORPUS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_one_reader_that_does_not_guess_recognises_a_real_page(path: Path) -> None:
    page = open_page(path.name, path.read_bytes())
    known = [reader.name for reader in READERS if not reader.fallback and reader.recognises(page)]
    assert len(known) == 1, known


@pytest.mark.parametrize("reader", [reader.name for reader in READERS])
def test_every_reader_has_a_page_with_what_is_read_there(reader: str) -> None:
    pages = [path for path in PAGES if path.parent.name == reader]
    assert pages
    assert all(path.with_name(path.name + GOLDEN).exists() for path in pages)


@pytest.mark.parametrize("kind", FOREIGN)
def test_a_page_that_no_reader_knows_is_refused_with_what_to_do(kind: str) -> None:
    with pytest.raises(PageError, match="no reader knows this page; save the list itself") as caught:
        read_page(Page(kind, FOREIGN[kind]))
    assert "\n" not in str(caught.value)


def test_a_format_that_is_named_is_taken_whatever_the_page_looks_like() -> None:
    reading = read_page(Page("page", "A Kettle\n\n3 authors\n"), "hf-papers-text")
    assert [record.title for record in reading.records] == ["A Kettle"]
    with pytest.raises(PapertriageError, match=r"no format is called 'tea'; known: .*hf-papers-text"):
        read_page(Page("page", "A Kettle"), "tea")


def test_the_names_of_the_formats_are_all_different() -> None:
    assert len(set(known_formats())) == len(known_formats()) == len(READERS)


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_a_format_is_read_by_the_module_of_its_name(reader: Reader) -> None:
    assert reader.read.__module__ == f"{readers.__name__}.{reader.name.replace('-', '_')}"


def test_a_page_that_should_list_papers_and_lists_none_is_refused() -> None:
    with pytest.raises(PageError, match="looks like hf-papers-text but lists no paper; save the page again"):
        read_page(Page("page", "Get trending papers in your email inbox!\nSubscribe\n"))


@pytest.mark.parametrize(
    "text",
    [
        '[{"paper": {"upvotes": 1, "x": ' + "[" * 100_000,
        '<div data-props="{&quot;dailyPapers&quot;:[{&quot;paper&quot;:' + "[" * 100_000,
    ],
)
def test_json_nested_without_end_is_refused(text: str) -> None:
    with pytest.raises(PageError, match="nested too deeply"):
        read_page(Page("page", text))


def test_html_nested_without_end_gives_what_is_whole() -> None:
    card = '<article><h3><a href="/papers/2408.00001">Tea</a></h3></article>'
    reading = outcome(Page("page", card + "<div>" * 20_000 + "x"))
    assert reading is None or [record.title for record in reading.records] == ["Tea"]


def test_a_page_of_too_many_tags_or_lines_is_refused() -> None:
    card = '<article><h3><a href="/papers/2408.00001">Tea</a></h3></article>'
    with pytest.raises(PageError, match="more than 300,000 tags"):
        read_page(Page("page", card + "<p>" * 300_001))
    with pytest.raises(PageError, match="more than 500,000 lines"):
        read_page(Page("page", "Get trending papers in your email inbox!\n" + "a\n" * 500_001))


@pytest.mark.parametrize(
    "broken", ["<![endif", "<![foo[", "&#" + "9" * 5000 + ";", "&#x110000;", "</", "<!--", "<!", "<?"]
)
def test_html_that_its_parser_chokes_on_still_gives_its_papers(broken: str) -> None:
    card = '<article><h3><a href="/papers/2408.00001">Tea</a></h3></article>'
    reading = read_page(Page("page", f"{card}<p>{broken}</p>{card.replace('00001', '00002')}{broken}"))
    assert [record.title for record in reading.records][:1] == ["Tea"]


def outcome(page: Page, name: str | None = None) -> Reading | None:
    """The reading, or None where the page is refused; anything else that is raised is a bug."""
    try:
        return read_page(page, name)
    except PageError:
        return None


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    outcome(Page("page", text))
    outcome(Page("page", "Get trending papers in your email inbox!\n" + text))


@given(st.text() | st.sampled_from(SAVED).map(lambda data: open_page("page", data).text))
def test_any_text_is_read_or_refused_by_any_reader(text: str) -> None:
    for name in known_formats():
        outcome(Page("page", text), name)


LINES = [
    *("Subscribe", "Subscribers of Tea", "A Title of Some Length", "A text. It is short, but it ends well."),
    *("long words " * 40, "·", "-", "12", "1.2k", "3 authors", "Sep 23, 2024", "Sep 23 4", "Jan 13", "", ""),
    *("Upvote", "Upvote 7", "GitHub", "GitHub 3.35k", "arXiv Page", "Submitted by tea", "Submitted by"),
    *("Meadow AI", "Meadow AI · Oct 1, 2025 2", "· 4 authors", "Daily Papers", "[", "][3]", "x" * 10_001),
    *("https://huggingface.co/papers/2408.00001", "### [Tea](https://huggingface.co/papers/2408.00001)"),
]


@given(st.lists(st.sampled_from(LINES), max_size=40))
def test_every_text_of_a_page_is_told_once_at_most_and_in_order(lines: list[str]) -> None:
    text = "\n".join(["Get trending papers in your email inbox!", *lines])
    if reading := outcome(Page("page", text)):
        numbers = [record.line for record in reading.records]
        assert numbers == sorted(set(numbers))
        assert not set(numbers) & {fragment.line for fragment in reading.fragments}


@settings(max_examples=200)
@given(st.data())
def test_pages_cut_and_spliced_anywhere_are_read_or_refused(data: st.DataObject) -> None:
    head, tail = data.draw(st.sampled_from(SAVED)), data.draw(st.sampled_from(SAVED))
    upto, since = data.draw(st.integers(0, len(head))), data.draw(st.integers(0, len(tail)))
    between = data.draw(st.binary(max_size=20))
    for damaged in (head[:upto], head[:upto] + between + tail[since:]):
        try:
            outcome(open_page("page", damaged))
        except PageError:
            continue
