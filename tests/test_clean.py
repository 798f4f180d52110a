"""Records made clean: readable, and nothing in them that could harm a terminal."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papertriage.clean import clean
from papertriage.model import AbstractKind, Identifiers, Record

FULL = AbstractKind.FULL


def test_texts_are_squeezed_and_readable() -> None:
    paper = clean(
        Record(
            title="  Poincar\\'e\n  maps of \u200bso\u00adlar sails",
            abstract="We are 2.25times\tfaster &amp; $\\alpha$.",
            abstract_kind=FULL,
            authors=("Paul Erd\\H{o}s", " \n", "J.~Doe"),
            organization="Universit\\'e  de  Nulle Part",
            venue="J. Imag.\\ Math. 1--2",
        )
    )
    assert paper.title == "Poincaré maps of solar sails"
    assert paper.abstract == "We are 2.25× faster & α."
    assert paper.authors == ("Paul Erdős", "J. Doe")
    assert paper.authors_count == 2
    assert paper.organization == "Université de Nulle Part"
    assert paper.venue == "J. Imag. Math. 1–2"


def test_what_needs_no_cleaning_is_carried_over() -> None:
    record = Record(
        title="A title",
        abstract="An abstract.",
        abstract_kind=AbstractKind.SUMMARY,
        date="--05-28",
        identifiers=Identifiers(arxiv="2405.90001", doi="10.1234/x"),
        url="https://arxiv.org/abs/2405.90001",
        categories=("cs.CL", "cs.LG"),
    )
    paper = clean(record)
    assert paper == clean(record._replace(votes=3, remark="9 pages"))
    assert paper._asdict() == {name: getattr(record, name) for name in paper._fields}


@pytest.mark.parametrize(
    ("printed", "names", "count"),
    [(None, (), None), (None, ("A. One",), 1), (27, ("A. One",), 27), (5, (), 5)],
)
def test_a_printed_number_of_authors_stays(
    printed: int | None, names: tuple[str, ...], count: int | None
) -> None:
    assert clean(Record(title="A", authors=names, authors_count=printed)).authors_count == count


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("Title: Labels", "Labels"),
        ("Titles: a study", "Titles: a study"),
        ("<p>Growth of <i>E. coli</i></p>", "Growth of E. coli"),
        ("<jats:title>Tags</jats:title>", "Tags"),
        ('H<sub class="x">2</sub>O', "H2O"),
        ("&lt;b&gt;Twice&lt;/b&gt; escaped", "Twice escaped"),
        ("If j<i and k>2, then a <unit> of x<y", "If j<i and k>2, then a <unit> of x<y"),
        ("\u200b\x1b", ""),
    ],
)
def test_labels_and_tags_are_cut_off_a_title(printed: str, title: str) -> None:
    assert clean(Record(title=printed)).title == title


@pytest.mark.parametrize(
    ("printed", "abstract"),
    [
        ("Abstract: We do.", "We do."),
        ("ABSTRACT\u2014We do.", "We do."),
        ("Abstract reasoning is hard.", "Abstract reasoning is hard."),
    ],
)
def test_the_label_before_an_abstract_is_cut_off(printed: str, abstract: str) -> None:
    assert clean(Record(title="A", abstract=printed, abstract_kind=FULL)).abstract == abstract


def test_an_abstract_of_nothing_is_none() -> None:
    paper = clean(Record(title="A", abstract="Abstract: \n", abstract_kind=FULL))
    assert (paper.abstract, paper.abstract_kind) == ("", AbstractKind.NONE)


@pytest.mark.parametrize(
    ("printed", "url"),
    [
        (" https://a.org/b?c=d#e\n", "https://a.org/b?c=d#e"),
        ("HTTP://a.org", "HTTP://a.org"),
        ("javascript:alert(1)", None),
        ("/abs/2405.90001", None),
        ("https://a.org/ b", None),
        ('https://a.org/"><script>', None),
        ("", None),
    ],
)
def test_only_web_addresses_are_urls(printed: str, url: str | None) -> None:
    assert clean(Record(title="A", url=printed)).url == url


texts = st.text(alphabet=st.characters()) | st.lists(
    st.sampled_from(
        [
            "&#27;",
            "&#8206;",
            "&shy;",
            "&amp;",
            "<b>",
            "\\alpha",
            "\x1b[31m",
            "\u202e",
            "\ud800",
            " ",
            "\n",
            "a",
        ]
    )
).map("".join)


@given(
    st.builds(
        Record, title=texts, abstract=texts, authors=st.lists(texts, max_size=3).map(tuple), venue=texts
    )
)
def test_nothing_that_harms_a_terminal_is_left_of_any_record(record: Record) -> None:
    paper = clean(record)
    for text in (paper.title, paper.abstract, *paper.authors, paper.venue or ""):
        assert text == " ".join(text.split())
        assert not {unicodedata.category(letter) for letter in text} & {"Cc", "Cs"}
        assert not set(text) & set("\u200e\u202e\u00ad\u200b")


@pytest.mark.parametrize(
    ("printed", "readable"),
    [
        ("{FPGA} decoders for {QC-LDPC} codes", "FPGA decoders for QC-LDPC codes"),
        ("The {{ECCTD}} conference", "The ECCTD conference"),
        ("Systems {(ISCAS} 2009) and {(GI)}", "Systems (ISCAS 2009) and (GI)"),
        ("On {0, 1}-matrices and {x | x > 0}", "On {0, 1}-matrices and {x | x > 0}"),
    ],
)
def test_braces_that_keep_capitals_are_not_shown(printed: str, readable: str) -> None:
    paper = clean(Record(title=printed, authors=(printed,), venue=printed))
    assert (paper.title, *paper.authors, paper.venue) == (readable, readable, readable)


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("[Tea, Briefly]{Tea, At Length and in Full}", "Tea, At Length and in Full"),
        ("Tea, Briefly]{Tea, At Length", "Tea, At Length"),
        ("Sets a[1]{0, 1} of tea", "Sets a[1]{0, 1} of tea"),
    ],
)
def test_of_a_short_title_and_a_long_one_the_long_one_counts(printed: str, title: str) -> None:
    assert clean(Record(printed)).title == title
