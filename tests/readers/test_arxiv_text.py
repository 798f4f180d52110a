"""arXiv's pages as text and Markdown: what a program leaves of them reads as the HTML does."""

from pathlib import Path

import pytest

from papertriage.errors import PageError
from papertriage.model import AbstractKind, Fragment, Page, Record
from papertriage.readers import read_page
from papertriage.readers._arxiv_text_entry import listing_entry, search_result
from tests.readers.conversions import conversions, reading_of, unspaced

LISTS = conversions("arxiv-list-text", "arxiv-list")
SEARCHES = conversions("arxiv-list-text", "arxiv-search")
LOSES_IDENTIFIERS = ("resiliparse-main", "trafilatura")
LOSES_HIDDEN_ABSTRACTS = ("inscriptis", *LOSES_IDENTIFIERS)


def label(path: object) -> str:
    return path.name if isinstance(path, Path) else str(path)


@pytest.mark.parametrize(("text", "page"), LISTS, ids=label)
def test_a_listing_loses_nothing_as_text(text: Path, page: Path) -> None:
    read, meant = reading_of(text), reading_of(page)
    lineless = [record._replace(line=0) for record in meant.records]
    assert [record._replace(line=0) for record in read.records] == lineless
    assert (read.facts.page_date, read.fragments) == (meant.facts.page_date, ())


@pytest.mark.parametrize(("text", "page"), SEARCHES, ids=label)
def test_search_results_keep_what_the_program_left_of_them(text: Path, page: Path) -> None:
    read, meant = reading_of(text), reading_of(page)
    program = text.name.split(".")[1]
    assert [unspaced(record.title) for record in read.records] == [
        unspaced(record.title) for record in meant.records
    ]
    assert [record.date for record in read.records] == [record.date for record in meant.records]
    assert [record.venue for record in read.records] == [record.venue for record in meant.records]
    if program not in LOSES_IDENTIFIERS:
        assert [record.identifiers for record in read.records] == [
            record.identifiers for record in meant.records
        ]
    if program not in LOSES_HIDDEN_ABSTRACTS:
        assert [unspaced(record.abstract) for record in read.records] == [
            unspaced(record.abstract) for record in meant.records
        ]
    else:
        assert read.records[0].abstract_kind is AbstractKind.TRUNCATED


@pytest.mark.parametrize(("text", "page"), [*LISTS, *SEARCHES], ids=label)
def test_the_line_of_a_record_is_that_of_its_identifier_or_title(text: Path, page: Path) -> None:
    lines = text.read_text("utf-8").split("\n")
    for record in reading_of(text).records:
        begins = record.identifiers.arxiv or record.title[:20]
        assert begins in lines[record.line - 1], page


@pytest.mark.parametrize(
    ("text", "title", "authors"),
    [
        ("A title\nAda Fern, Bo Lark\n", "A title", ("Ada Fern", "Bo Lark")),
        ("A title\n\nAda Fern,\nBo Lark\n", "A title", ("Ada Fern", "Bo Lark")),
        (
            "A long title that a program\nwrapped here\nAda Fern\n",
            "A long title that a program wrapped here",
            ("Ada Fern",),
        ),
        ("A title of Two\nLines\nAda Fern, Bo\nLark\n", "A title of Two Lines", ("Ada Fern", "Bo Lark")),
        ("A title\nAda Fern\n,\nBo Lark\n", "A title", ("Ada Fern", "Bo Lark")),
        ("A title\nAda Fern (Kettle Lab), Bo Lark (2) ((2) Pot Lab)\n", "A title", ("Ada Fern", "Bo Lark")),
        ("A title\nvan der Berg, Álvaro de la Fé\n", "A title", ("van der Berg", "Álvaro de la Fé")),
        ("A title\n(author list is unavailable)\n", "A title", ()),
        ("A title\n", "A title", ()),
        ("A title of words\nthat goes on and on\n", "A title of words that goes on and on", ()),
    ],
)
def test_names_below_a_title_are_told_from_the_rest_of_the_title(
    text: str, title: str, authors: tuple[str, ...]
) -> None:
    record = listing_entry(f"\nTitle: {text}Comments: 9 pages\nSubjects: Kettles (cs.KT)\n")
    assert (record.title, record.authors, record.remark) == (title, authors, "9 pages")


def test_labels_that_a_program_glued_to_the_text_before_are_seen() -> None:
    record = listing_entry(
        "Title: On TeaComments: 9 pagesJournal-ref: J. Tea 1Subjects: Tea (cs.TE); Pots (math.PO) It is hot."
    )
    assert record == Record(
        "On Tea",
        "It is hot.",
        AbstractKind.FULL,
        venue="J. Tea 1",
        categories=("cs.TE", "math.PO"),
        remark="9 pages",
    )


def test_labels_in_an_abstract_part_nothing() -> None:
    record = listing_entry("Title: Tea\nSubjects: Tea (cs.TE)\nComments: we take none. Title: nor this.")
    assert (record.abstract, record.remark) == ("Comments: we take none. Title: nor this.", None)
    dates = "Submitted 8 December, 2025; originally announced December 2025."
    record = search_result(f"Tea\nAbstract: We ask. Comments: few. △ Less\n{dates}")
    assert (record.abstract, record.remark) == ("We ask. Comments: few.", None)


def test_an_entry_whose_title_is_lost_is_a_fragment() -> None:
    text = "[1] arXiv:2405.00001 [pdf]\n\n[2] arXiv:2405.00002 [pdf]\nTitle: Tea\nSubjects: Tea (cs.TE)\n"
    reading = read_page(Page("page", text))
    assert [record.identifiers.arxiv for record in reading.records] == ["2405.00002"]
    assert reading.fragments == (Fragment(1, "2405.00001"),)


def test_a_list_of_identifiers_alone_is_refused_with_what_to_do() -> None:
    text = "Total of 2 entries\n[1] arXiv:2405.00001 [pdf]\n[2] arXiv:2405.00002 [pdf]\n"
    with pytest.raises(PageError, match=r"identifiers without titles: .* save the page as HTML"):
        read_page(Page("page", text))


def test_a_total_counts_where_it_is_of_this_page() -> None:
    entry = "arXiv:2405.00001 [pdf]\nTitle: Tea\nSubjects: Tea (cs.TE)\n"
    for total, stated in (
        ("[ total of 72 entries: 1-72 ]", 72),
        ("Total of 511 entries : 1-50 51-100", None),
    ):
        assert read_page(Page("page", f"{total}\n{entry}")).facts.stated_total == stated


@pytest.mark.parametrize(
    "text",
    [
        "We cite arXiv:2405.00001 (pdf) and like it.",
        "<html><body>arXiv:2405.00001 [pdf] Subjects: Tea (cs.TE)",
        '[{"id": "arXiv:2405.00001", "formats": "pdf", "of": "Subjects:"}]',
    ],
)
def test_other_texts_are_not_taken_for_listings(text: str) -> None:
    with pytest.raises(PageError, match="no reader knows this page"):
        read_page(Page("page", text))
