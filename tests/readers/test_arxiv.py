"""arXiv's listing and search pages; what each of our own pages holds is in its golden file."""

import os
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papertriage.clean import clean
from papertriage.containers import open_page
from papertriage.model import AbstractKind, Facts, Fragment, Page, Reading, Record
from papertriage.readers import arxiv_list, arxiv_search, read_page

PAGES = Path(__file__).parent.parent / "pages"
LISTS = {path.name: path.read_text("utf-8") for path in sorted(PAGES.glob("arxiv-list/*.html"))}
SEARCHES = {path.name: path.read_text("utf-8") for path in sorted(PAGES.glob("arxiv-search/*.html"))}
TEXTS = [*LISTS.values(), *SEARCHES.values()]


def reading(text: str) -> Reading:
    return read_page(Page("a page", text))


def listing(dd: str, dt: str = '<a href="/abs/2405.90001" title="Abstract">arXiv:2405.90001</a>') -> Record:
    """The one record of a listing with such an entry."""
    text = f"<p>arXiv</p><div id='dlpage'><dl><dt>{dt}</dt><dd>{dd}</dd></dl></div>"
    (record,) = reading(text).records
    return record


TITLE = "<div class='list-title'>Title: A title</div>"


def test_listings_and_searches_are_told_apart() -> None:
    for text in LISTS.values():
        assert arxiv_list.recognises(Page("", text))
        assert not arxiv_search.recognises(Page("", text))
    for text in SEARCHES.values():
        assert arxiv_search.recognises(Page("", text))
        assert not arxiv_list.recognises(Page("", text))


def test_other_pages_are_not_taken_for_arxiv() -> None:
    page = Page(
        "", "<html><h1>My reading list</h1><dl><dt>arXiv:2405.00001</dt><dd>Title: A</dd></dl></html>"
    )
    assert not arxiv_list.recognises(page)
    assert not arxiv_search.recognises(page)


def test_the_line_of_a_record_is_that_of_its_entry() -> None:
    for text in LISTS.values():
        lines = text.split("\n")
        for record in reading(text).records:
            assert lines[record.line - 1].lstrip().startswith(("<dt>", "<dd>"))


@pytest.mark.parametrize(
    ("link", "identifier", "version"),
    [
        ('<a href="/abs/2405.90001v3" title="Abstract">arXiv:2405.90001v3</a>', "2405.90001", 3),
        (
            '<a href="https://web.archive.org/web/2014/http://arxiv.org/abs/math/0309136">x</a>',
            "math/0309136",
            None,
        ),
        ('<a href="http://de.arxiv.org/abs/math.GT/0309136?context=math">x</a>', "math/0309136", None),
        ('<a href="#/abs/">arXiv:2405.90002</a>', "2405.90002", None),
        ('<a href="/abs/none">x</a> <a href="/abs/2405.90003">y</a>', "2405.90003", None),
        ("arXiv:2405.90004", None, None),
    ],
)
def test_identifiers_come_from_any_mirror(link: str, identifier: str | None, version: int | None) -> None:
    record = listing(TITLE, dt=link)
    assert (record.identifiers.arxiv, record.arxiv_version) == (identifier, version)
    assert record.url == (f"https://arxiv.org/abs/{identifier}" if identifier else None)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        (
            'Authors: <a href="">A. One</a>, <a href="">and B. Two</a> (at <a href="">this http URL</a>)',
            2,
        ),
        ("Authors: A. One (1 and 2), B. Two (2) ((1) There, (2) here)", 2),
        ("A. One and B. Two", 2),
        ("A. One, and B. Two; C. Three", 3),
        ("(author list is unavailable)", 0),
    ],
)
def test_authors_are_names_and_nothing_else(line: str, names: int) -> None:
    record = listing(f"{TITLE}<div class='list-authors'>{line}</div>")
    assert record.authors == ("A. One", "B. Two", "C. Three")[:names]
    assert record.authors_count is None


def test_a_title_that_begins_with_title_is_kept() -> None:
    assert (
        listing("<div class='list-title'>Title:Title: a study of titles</div>").title
        == "Title: a study of titles"
    )


def test_words_that_a_highlight_cuts_stay_whole_and_a_line_break_parts() -> None:
    record = listing(f"{TITLE}<p>Multi<span class='search-hit'>modal</span> models.<br>They<br/>see.</p>")
    assert record.abstract == "Multimodal models. They see."


def test_a_day_without_papers_is_no_error() -> None:
    read = reading(LISTS["new-nothing.html"])
    assert (read.records, read.fragments, read.facts.stated_total) == ((), (), 0)


def test_the_month_in_which_a_month_page_was_made_dates_nothing() -> None:
    read = reading(LISTS["month.html"])
    assert read.facts.page_date is None
    assert {record.date for record in read.records} == {None}


def test_an_impossible_day_is_printed_but_no_date() -> None:
    text = LISTS["recent-with-an-empty-day.html"].replace("14 May 2024", "34 May 2024")
    assert {(record.date, record.date_text) for record in reading(text).records} == {
        (None, "Tue, 34 May 2024")
    }


def test_an_older_pager_says_which_part_is_shown() -> None:
    text = LISTS["new-2014.html"].replace(
        "4 entries:  <b>1-4</b>", '257 entries:  <b>1-4</b> | <a href="">5-8</a>'
    )
    assert reading(text).facts.notes == ("not the whole list: entries 1 to 4 of 257",)
    assert reading(text).facts.stated_total == 4


def test_a_search_page_without_a_heading_states_no_total() -> None:
    text = SEARCHES["simple.html"].replace("Showing", "Here are")
    read = reading(text)
    assert len(read.records) == 3
    assert read.facts == Facts()


def test_a_short_abstract_is_truncated_and_a_whole_one_is_not() -> None:
    first, second = reading(SEARCHES["hidden-parts-dropped.html"]).records
    assert first.abstract_kind is AbstractKind.TRUNCATED
    assert "More" not in first.abstract
    assert second.abstract_kind is AbstractKind.FULL


def test_a_search_result_without_dates_is_read() -> None:
    text = (
        SEARCHES["advanced.html"]
        .replace("3 June, 2024", "lately")
        .replace("28 January, 2024", "34 May, 2024")
    )
    (record,) = reading(text).records
    assert (record.date, record.date_text) == (None, None)


pieces = st.sampled_from(
    ["<", ">", "&", '"', "<!--", "<![x[", "&#99999999999;", "</dd>", "<dt>", "\0", "\ud800", "4,"]
)


@given(st.sampled_from(TEXTS), st.sampled_from(TEXTS), st.integers(0, 9000), st.integers(0, 9000))
def test_a_page_cut_and_pasted_anywhere_gives_records_or_fragments(
    a: str, b: str, end: int, start: int
) -> None:
    check(a[:end] + b[start:])


@given(st.sampled_from(TEXTS), st.lists(st.tuples(st.integers(0, 9000), pieces), max_size=40))
def test_a_page_with_damage_anywhere_gives_records_or_fragments(
    text: str, damage: list[tuple[int, str]]
) -> None:
    for at, piece in damage:
        text = text[:at] + piece + text[at + 1 :]
    check(text)


def check(text: str) -> None:
    """Both readers read any text, and every record has a title."""
    for reader in (arxiv_list.READER, arxiv_search.READER):
        for part in reader.read(Page("damaged", text)):
            assert isinstance(part, Record | Fragment | Facts)
            assert not isinstance(part, Record) or (part.title and clean(part))


# What a person counts in real pages: (new, cross-list, replacement, not said).
CORPUS = {
    "2024-08-09_list_gr-qc_new.html": (14, 13, 18, 0),
    "2024-08-09_list_hep-th_new.html": (14, 22, 13, 0),
    "2024-08-09_list_math-ph_new.html": (6, 10, 7, 0),
    "astro-ph.EP_new_2023.html": (6, 4, 8, 0),
    "astro-ph.EP_recent_2023.html": (0, 0, 0, 37),
    "astro-ph_9205_month.html": (0, 1, 0, 6),
    "astro-ph_pastweek.html": (0, 0, 0, 50),
    "author_33510.html": (0, 0, 0, 10),
    "catchup_math_abs.html": (0, 0, 2, 0),
    "catchup_math_noabs.html": (0, 0, 2, 0),
    "math_new_db.html": (1, 1, 4, 0),
    "math_recent_db.html": (0, 2, 0, 3),
}


@pytest.mark.skipif(
    "PAPERTRIAGE_CORPUS" not in os.environ, reason="PAPERTRIAGE_CORPUS names no folder of real pages"
)
@pytest.mark.parametrize("name", CORPUS)
def test_real_listings_are_read_as_a_person_counts_them(name: str) -> None:
    read = read_page(open_page(name, Path(os.environ["PAPERTRIAGE_CORPUS"], "arxiv", name).read_bytes()))
    kinds = Counter(record.announced for record in read.records)
    assert tuple(kinds[kind] for kind in ("new", "cross-list", "replacement", None)) == CORPUS[name]
    assert read.fragments == ()
    assert read.facts.stated_total in (len(read.records), None)
    for record in read.records:
        assert record.title
        assert record.authors
        assert record.identifiers.arxiv
        assert record.categories
        assert not [author for author in record.authors if "(" in author or author.startswith("and ")]
