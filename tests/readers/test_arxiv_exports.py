"""What arXiv sends out itself, mails, feeds and metadata, and feeds that others make of papers."""

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papertriage.containers import open_page
from papertriage.errors import PageError
from papertriage.model import AbstractKind, Page, Reading, Record
from papertriage.readers import read_page
from papertriage.readers._arxiv_fields import arxiv_in, author_names
from papertriage.readers._feed import Item, record
from papertriage.readers._feed_text import below
from tests.test_golden_pages import PAGES

FORMATS = ["arxiv-atom", "arxiv-author-json", "arxiv-kaggle", "arxiv-mail", "arxiv-oai", "arxiv-rss"]
FORMATS += ["paper-feed", "paper-feed-json"]
RULE = "-" * 78


def saved(name: str) -> list[bytes]:
    return [path.read_bytes() for path in PAGES if path.parent.name == name]


def read(text: str, name: str | None = None) -> Reading:
    return read_page(Page("page", text), name)


# Names and addresses


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Ada Fern", ["Ada Fern"]),
        ("A. Fern, B. Lark and C. Moss", ["A. Fern", "B. Lark", "C. Moss"]),
        ("A. Fern & B. Lark", ["A. Fern", "B. Lark"]),
        ("A. Fern, and B. Lark, & C. Moss", ["A. Fern", "B. Lark", "C. Moss"]),
        ("A. Fern, Jr., B. Lark III", ["A. Fern, Jr.", "B. Lark III"]),
        ("A. Fern (1 and 2), B. Lark ((1) Meadow (Upper), (2) Tarn)", ["A. Fern", "B. Lark"]),
        ("The Meadow Collaboration: A. Fern, et al.", ["The Meadow Collaboration", "A. Fern"]),
        (r"J.\,Fern, Fr\'ed\'eric L\"ark", [r"J.\,Fern", r"Fr\'ed\'eric L\"ark"]),
        ("Anderson Andrews, Band Sand", ["Anderson Andrews", "Band Sand"]),
        (" ; , ", []),
    ],
)
def test_an_author_list_is_taken_apart_and_affiliations_are_left_out(printed: str, names: list[str]) -> None:
    assert list(author_names(printed)) == names


@pytest.mark.parametrize(
    ("address", "paper"),
    [
        ("http://arxiv.org/abs/2408.00001v2", ("2408.00001", 2)),
        ("oai:arXiv.org:math.GT/0309136", ("math/0309136", None)),
        ("https://hf-mirror.example/papers/2408.00001", ("2408.00001", None)),
        ("https://mirror.example/pdf/cond-mat/0703772v2.pdf?download=1", ("cond-mat/0703772", 2)),
        ("https://doi.org/10.9999/2408.00001", None),
        ("https://tea.example/2024", None),
    ],
)
def test_an_address_ends_with_its_paper(address: str, paper: tuple[str, int | None] | None) -> None:
    assert arxiv_in(address) == paper


# Mails


def test_a_listing_without_an_abstract_gives_none_and_no_empty_ones() -> None:
    text = f"{RULE}\n\\\\\nPaper: tea-ph/9205001\nTitle: Tea\nAuthors: A. Fern\n\\\\\n{RULE}\n"
    (found,) = read(text).records
    assert (found.abstract, found.abstract_kind) == ("", AbstractKind.NONE)


def test_a_second_mail_in_one_page_begins_anew() -> None:
    old = f"{RULE}\n\\\\\narXiv:1512.00004\nTitle: Sugar\nAuthors: B\n\\\\ ( u ,  1kb)\n"
    new = f"{RULE}\n\\\\\narXiv:1907.00001\nTitle: Tea\nAuthors: A\n\\\\\n  Tea.\n\\\\ ( u ,  1kb)\n"
    reading = read(f"%%--%%--%%--\n{old}%%%---%%%---\nGoodbye.\n{new}")
    assert [found.announced for found in reading.records] == ["replacement", "new"]
    assert reading.fragments == ()


def test_a_mail_read_by_name_may_be_anything() -> None:
    with pytest.raises(PageError, match="looks like arxiv-mail but lists no paper"):
        read("Dear all,\n", "arxiv-mail")


WORDS = st.text("abcdefgh $^_{}()\\.,", min_size=1, max_size=60).map(lambda text: " ".join(text.split()))
SENTENCES = WORDS.filter(lambda text: text and "\\" not in text and not text.startswith("-"))


ENTRY = r"""
\\
arXiv:1907.{number:05}{mark}
Date: Fri, 5 Jul 2019 20:43:30 GMT   (2kb,D)

Title: {title}
Authors: A. Fern
Categories: cs.TE
\\
  {abstract}
\\ ( https://arxiv.org/abs/1907.{number:05} ,  2kb)
"""


@given(st.lists(st.tuples(SENTENCES, SENTENCES, st.booleans()), min_size=1, max_size=5), st.booleans())
def test_what_a_mail_prints_is_read(papers: list[tuple[str, str, bool]], crlf: bool) -> None:
    entries = [
        ENTRY.format(number=number, mark=" (*cross-listing*)" * cross, title=title, abstract=abstract)
        for number, (title, abstract, cross) in enumerate(papers)
    ]
    text = "".join(RULE + entry for entry in entries).replace("\n", "\r\n" if crlf else "\n")
    records = read_page(open_page("mail.txt", text.encode())).records
    assert [(found.title, found.abstract, found.announced == "cross-list") for found in records] == papers
    assert [found.date for found in records] == ["2019-07-05"] * len(papers)


# Metadata


def test_a_line_of_the_snapshot_that_is_nested_without_end_costs_no_other() -> None:
    whole = json.dumps({"id": "2408.00001", "title": "Tea", "abstract": "", "categories": "", "versions": []})
    reading = read(f'{whole}\n{{"id": {"[" * 200_000}\n{{"id": {"9" * 10_000}}}\n{whole}\n')
    assert [found.line for found in reading.records] == [1, 4]
    assert [fragment.line for fragment in reading.fragments] == [2, 3]


def test_a_part_of_the_snapshot_is_recognised_though_it_begins_in_a_line() -> None:
    paper = {
        "id": "2408.00001",
        "title": "Tea",
        "abstract": "",
        "categories": "",
        "update_date": "2024-08-01",
    }
    reading = read(f'x", "doi": null}}\n{json.dumps(paper)}\n')
    assert reading.reader == "arxiv-kaggle"
    assert len(reading.records) == len(reading.fragments) == 1


def test_an_answer_without_papers_is_read_and_says_why() -> None:
    (page,) = (path for path in PAGES if path.name == "api-error.xml")
    reading = read(page.read_text())
    assert (reading.records, reading.facts.stated_total) == ((), 0)
    assert reading.facts.notes == ("arXiv answered: incorrect id format for tea",)


def test_a_feed_that_is_cut_off_before_its_first_paper_is_refused() -> None:
    (page,) = (path for path in PAGES if path.name == "quiet-day.xml")
    with pytest.raises(PageError, match="looks like arxiv-rss but lists no paper"):
        read(page.read_text().partition("</channel>")[0])


# What stands below a title


LONG = "Tea is brewed from leaves, and nothing else is to be said of it in so few words. " * 7


@pytest.mark.parametrize(
    ("text", "abstract", "kind"),
    [
        ("", "", AbstractKind.NONE),
        ("Abstract", "", AbstractKind.NONE),
        ("Abstract: We brew.", "We brew.", AbstractKind.FULL),
        ("Abstract We brew.", "We brew.", AbstractKind.FULL),
        ("Abstract reasoning is hard.", "Abstract reasoning is hard.", AbstractKind.SUMMARY),
        ("It brews. AI-generated summary We brew.", "We brew.", AbstractKind.FULL),
        (
            "We study AI-generated summary texts.",
            "We study AI-generated summary texts.",
            AbstractKind.SUMMARY,
        ),
        ("Abstract It brews. Generated by tea/Leaf-1.5 We brew.", "We brew.", AbstractKind.FULL),
        ("Abstract It brews. Generated by tea/Leaf-1.5", "It brews.", AbstractKind.SUMMARY),
        ("arXiv:2408.00001v1 Announce Type: new \nAbstract: We brew.", "We brew.", AbstractKind.FULL),
        ("arXiv:2408.00001v1 Announce Type: new", "", AbstractKind.NONE),
        (LONG, LONG.strip(), AbstractKind.FULL),
        (LONG + "and...", LONG + "and...", AbstractKind.TRUNCATED),
        ("茶" * 600, "茶" * 600, AbstractKind.SUMMARY),
        ("<p>We brew if a<b and c>d.</p>", "We brew if a<b and c>d.", AbstractKind.SUMMARY),
        (
            "<p><b>Abstract:</b></p><p>Tea &amp; <i>milk</i></p><p>DOI: 10.9/x</p>",
            "Tea & milk",
            AbstractKind.FULL,
        ),
        ("<h3>TL;DR</h3><p>Tea.</p><p>More tea.</p>", "Tea.", AbstractKind.SUMMARY),
        ("<p>J Tea. 2024.</p><p>NO ABSTRACT</p>", "", AbstractKind.NONE),
    ],
)
def test_an_abstract_is_told_from_what_others_say_of_it(text: str, abstract: str, kind: AbstractKind) -> None:
    assert below(text, by_arxiv=False)[:2] == (abstract, kind)


@given(st.text(alphabet=st.characters()), st.booleans())
def test_any_text_may_stand_below_a_title(text: str, by_arxiv: bool) -> None:
    for found in (below(text, by_arxiv), below(f"<p>{text}<br>{text}", by_arxiv)):
        assert bool(found.abstract) is (found.kind is not AbstractKind.NONE)


@pytest.mark.parametrize(
    ("authors", "names"),
    [
        (("Fern, A., Lark, B. L.",), ("Fern, A.", "Lark, B. L.")),
        (("Ada Fern, Bo Lark",), ("Ada Fern", "Bo Lark")),
        (("Fern, Ada", " ", "Lark,\nBo"), ("Fern, Ada", "Lark, Bo")),
        ((), ()),
    ],
)
def test_a_feed_may_print_its_authors_in_one_text(authors: tuple[str, ...], names: tuple[str, ...]) -> None:
    found = record(Item("Tea", ("https://arxiv.org/abs/2408.00001",), authors=authors))
    assert found is not None
    assert found.authors == names


def test_what_has_no_address_of_a_paper_is_none_unless_arxiv_lists_it() -> None:
    assert record(Item("Tea", ("https://tea.example/blog/1",))) is None
    assert record(Item("Tea"), by_arxiv=True) == Record("Tea")
    forum = record(Item("Tea", ("https://openreview.net/forum?id=tea",)))
    assert forum is not None
    assert forum.url == "https://openreview.net/forum?id=tea"


# Damage


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_a_damaged_page_is_read_or_refused(name: str, data: st.DataObject) -> None:
    whole, other = (data.draw(st.sampled_from(saved(name))) for _ in range(2))
    at, since = data.draw(st.integers(0, len(whole))), data.draw(st.integers(0, len(other)))
    for damaged in (whole[:at], whole[:at] + data.draw(st.binary(max_size=9)) + other[since:]):
        try:
            read_page(open_page("page", damaged), name)
        except PageError:
            continue


@pytest.mark.parametrize("name", FORMATS)
def test_a_page_cut_off_anywhere_has_the_records_before_the_cut(name: str) -> None:
    for data in saved(name):
        whole = read_page(open_page("page", data), name).records
        for at in range(0, len(data), max(1, len(data) // 25)):
            try:
                cut = read_page(open_page("page", data[:at]), name).records
            except PageError:
                continue
            assert cut[:-1] == whole[: max(0, len(cut) - 1)]


FILLINGS = ["x", " ", "<item>", "<entry ", "<link href=", "\\\\\n", '{"', "arXiv:1\n", "Title: "]


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("filling", FILLINGS)
def test_a_page_made_to_take_long_is_read_or_refused_in_time(name: str, filling: str) -> None:
    text = saved(name)[0].decode()
    page = Page("page", text[: len(text) // 2] + filling * (200_000 // len(filling)))
    start = time.process_time()
    for named in (name, None):
        try:
            read_page(page, named)
        except PageError:
            continue
    assert time.process_time() - start < 5


def test_the_pages_of_all_these_formats_are_there() -> None:
    assert {path.parent.name for path in PAGES} >= set(FORMATS)
