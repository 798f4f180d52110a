"""What two titles say of two papers."""

import pytest

from papertriage.dedup import merge, together
from papertriage.model import Identifiers
from tests.dedup.samples import (
    ABSTRACT,
    BERG,
    DIFFERENT,
    KIM,
    LONG_TITLE,
    MAYBE,
    OTHER_ABSTRACT,
    SAME,
    outcome,
    paper,
)


def test_no_title_is_no_evidence() -> None:
    assert outcome(paper(""), paper("")) is DIFFERENT
    assert outcome(paper("[1]"), paper()) is DIFFERENT
    doi = Identifiers(doi="10.1000/a")
    assert outcome(paper("", identifiers=doi), paper(identifiers=doi)) is MAYBE


@pytest.mark.parametrize(
    "title",
    [
        "Erratum: {}",
        "{} (vol 3, pg 12, 2009)",
        "{} - Reply",
        "Comment on {}",
        "{}: Study Protocol",
        "Retraction: {}",
        "Author Correction: {}",
        "Publisher's correction to: {}",
        "Expression of Concern: {}",
        "Withdrawal of: {}",
        "Corrigenda to {}",
        "{}: addendum",
        "Corrections: {}",
        "Replies to {}",
        "{}: A Rejoinder",
        "Rebuttal of {}",
        "Authors' response: {}",
        "{}: Commentary",
        "Comments on {}",
        "Discussion: {}",
        "Re: {}",
    ],
)
def test_papers_about_a_paper_are_other_papers(title: str) -> None:
    assert outcome(paper(title.format(LONG_TITLE)), paper(LONG_TITLE)) is DIFFERENT


@pytest.mark.parametrize(
    "note", [" [Review] [24 refs]", ". [French]", " [Erratum in: J 5:1 [corrected]]", " [Erratum app"]
)
def test_notes_of_databases_are_no_part_of_a_title(note: str) -> None:
    assert outcome(paper(LONG_TITLE + note), paper(LONG_TITLE)) is SAME
    assert outcome(paper(f"[{LONG_TITLE}]{note}"), paper(LONG_TITLE)) is SAME


RETRACTED = [
    "RETRACTED: {}",
    "Retracted Article: {}",
    "WITHDRAWN - {}",
    "{} (Retracted article. See vol. 3, 2009)",
]


@pytest.mark.parametrize("title", RETRACTED)
def test_a_paper_that_was_retracted_is_the_same_paper_and_says_so(title: str) -> None:
    marked, plain = paper(title.format(LONG_TITLE), authors=KIM), paper(LONG_TITLE, authors=KIM)
    assert outcome(marked, plain) is SAME
    assert outcome(marked, paper(f"Retraction: {LONG_TITLE}", authors=KIM)) is DIFFERENT
    assert merge(plain, marked).title == merge(marked, plain).title == marked.title
    assert together([plain, plain, marked, plain]).title == marked.title


def test_a_title_that_says_enough_is_enough() -> None:
    assert outcome(paper(LONG_TITLE), paper(LONG_TITLE)) is SAME
    for title in ("Lanterns", "Frugal Lanterns", "A Comprehensive Survey"):
        assert outcome(paper(title), paper(title)) is MAYBE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Symmetric", "Asymmetric"),
        ("Male", "Female"),
        ("Hyperlit", "Hypolit"),
        ("Prelit", "Postlit"),
        ("Adult", "Children"),
    ],
)
def test_a_word_replaced_makes_another_paper(one: str, other: str) -> None:
    a, b = (paper(f"{LONG_TITLE} and Corridors of {word} Lamps", authors=KIM) for word in (one, other))
    assert outcome(a, b) in (MAYBE, DIFFERENT)


def test_with_is_not_without() -> None:
    a = paper("On the Slow Fading of Lanterns with Shades of Oiled Paper in Rooms", authors=KIM)
    assert outcome(a, a._replace(title=a.title.replace("with", "without"))) is MAYBE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Burning of type B oil in the lanterns of halls", "Burning of type C oil in the lanterns of halls"),
        ("Lanterns in the bedrooms of men in tall halls", "Lanterns in the bedrooms of women in tall halls"),
        (
            "Effects of sitagliptin on lamplighters at night",
            "Effects of saxagliptin on lamplighters at night",
        ),
        (
            "Effects of omeprazole on lamplighters at night",
            "Effects of esomeprazole on lamplighters at night",
        ),
        ("Predictors of decreased burning of the oil", "Predictors of increased burning of the oil"),
        ("Burning of the oil in lanterns", "Burning of the oil in lanterns: a secondary analysis"),
        ("Burning of the oil in lanterns", "Burning of the oil in lanterns: outcomes after two years"),
    ],
)
def test_one_word_can_make_another_paper(one: str, other: str) -> None:
    a = paper(one, authors=KIM, venue="J Lamps", date="2020")
    assert outcome(a, a._replace(title=other)) is MAYBE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nonlinear lanterns in lecture halls", "Non-linear lantern in lecture halls"),
        ("The aetiology of lanterns in halls", "The etiology of lantern in halls"),
        ("The association of lanterns and halls", "The accociation of lanterns and halls"),
        ("The hypo-tension of lanterns in halls", "The hypotension of lantern in halls"),
    ],
)
def test_words_that_are_split_or_spelt_otherwise_are_the_same(one: str, other: str) -> None:
    a = paper(one, authors=KIM, venue="J Lamps", date="2020")
    assert outcome(a, a._replace(title=other)) is SAME


def test_in_one_issue_a_like_word_is_a_misprint() -> None:
    a = paper("A multimethod study of lanterns in halls", authors=KIM, venue="J Lamps 3(2)", date="2020")
    assert outcome(a, a._replace(title="A multimedia study of lanterns in halls")) is SAME
    elsewhere = a._replace(title="A multimedia study of lanterns in halls", venue="J Lamps")
    assert outcome(a, elsewhere) is MAYBE


def test_one_print_outweighs_a_number_that_slipped() -> None:
    a = paper("Lamps with p6INK4a Wicks and Their Oil", authors=KIM, venue="J Lamps 3: 5-9")
    b = paper("Lamps with p16INK4a Wicks and Their Oil", authors=KIM, venue="Journal of Lamps 3: 5-9")
    assert outcome(a, b) is SAME
    assert outcome(a, b._replace(venue="Journal of Lamps 3: 10-14")) is DIFFERENT
    assert outcome(paper("Lamps for 10 000 Rooms of Glass"), paper("Lamps for 10000 Rooms of Glass")) is SAME


@pytest.mark.parametrize(
    "title",
    [
        f"{LONG_TITLE} (Extended Abstract)",
        f"Tutorial: {LONG_TITLE}",
        "On the Slow Fading of Lanterns (panel session) in Rooms without Windows",
        f"{LONG_TITLE} 1, 2",
        f"{LONG_TITLE} 1, 2, 3 [Review]",
    ],
)
def test_the_kind_of_a_talk_and_footnotes_are_no_part_of_a_title(title: str) -> None:
    assert outcome(paper(title), paper(LONG_TITLE)) is SAME


def test_the_mark_of_a_footnote_does_not_hide_a_title_behind_a_heading() -> None:
    a = paper(f"SPECIAL ISSUE: LAMPS OF TODAY {LONG_TITLE.upper()} 1", authors=KIM)
    assert outcome(a, paper(LONG_TITLE, authors=KIM)) is SAME


def test_the_year_of_a_report_may_be_left_out_of_its_title() -> None:
    a = paper("Report on the Workshop of Lamps and Rooms (WLR 2000)", authors=KIM, date="2000")
    assert outcome(a, a._replace(title="Report on the Workshop of Lamps and Rooms")) is SAME
    assert outcome(a, a._replace(title="Report on the Workshop of Lamps and Rooms", date=None)) is MAYBE


def test_errata_of_two_databases_are_one() -> None:
    a = paper(f"{LONG_TITLE} (vol 3, pg 5, 2009)", authors=KIM, venue="J Lamps 3(2): 99")
    b = paper(f"{LONG_TITLE} (Journal of Lamps (2009) 3 (5-9))", authors=KIM, venue="J Lamps 3(2): 99")
    assert outcome(a, b) is SAME
    assert outcome(b, paper(LONG_TITLE, authors=KIM, venue="J Lamps 3(1): 5-9")) is DIFFERENT


@pytest.mark.parametrize(
    "title", ["Editorial", "EDITOR'S NOTES", "Letter to the Editor", "Letters and Comments"]
)
def test_a_title_that_is_heading_is_no_evidence(title: str) -> None:
    assert outcome(paper(title), paper(title)) is DIFFERENT
    assert outcome(paper(title, authors=KIM), paper(title, authors=BERG)) is DIFFERENT
    assert outcome(paper(title, authors=KIM), paper(title, authors=KIM)) is MAYBE
    assert outcome(paper(title, ABSTRACT), paper(title, OTHER_ABSTRACT)) is DIFFERENT
    assert outcome(paper(title, ABSTRACT), paper(title, ABSTRACT)) is SAME
    assert outcome(paper(title, venue="J Lamps 3(1)"), paper(title, venue="J Lamps 3(1)")) is SAME
    assert outcome(paper(title, venue="J Lamps 3(1)"), paper(title, venue="J Lamps 3(2)")) is DIFFERENT
    assert outcome(paper(title, venue="J Lamps 3"), paper(title, venue="J Lamps 3")) is DIFFERENT
    signed = paper(title, authors=KIM, venue="J Lamps 3")
    assert outcome(signed, signed) is SAME
    column = paper(title, authors=KIM[:1], venue="J Lamps 3: 11")
    assert outcome(column, column._replace(venue="J Lamps 3: 80")) is MAYBE
    guests = paper(title, authors=KIM, venue="J Lamps", date="2020")
    assert outcome(guests, guests) is SAME
    assert outcome(guests._replace(authors=KIM[:1]), guests._replace(authors=KIM[:1])) is MAYBE
    assert outcome(guests, guests._replace(date="2021")) is MAYBE


def test_a_title_seen_three_times_becomes_a_heading() -> None:
    a, b = paper(LONG_TITLE), paper(LONG_TITLE)
    assert outcome(a, b, recurs=2) is SAME
    assert outcome(a, b, recurs=3) is DIFFERENT
