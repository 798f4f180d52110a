"""What two papers are to each other, rule by rule, from both sides."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papertriage.config import Thresholds
from papertriage.dedup import Folded, best, compare, nearest
from papertriage.model import AbstractKind, Identifiers, Outcome, Paper
from tests.dedup.samples import (
    ABSTRACT,
    OTHER_ABSTRACT,
    SPLATS_3D,
    SPLATS_4D,
    outcome,
    paper,
    papers,
    verdict,
)

SAME, VERSION, MAYBE, DIFFERENT = Outcome
KIM, BERG = ("Kim, Y.", "Löf, A."), ("S. van der Berg", "B. Okapi")
LONG_TITLE = "On the Slow Fading of Lanterns in Rooms without Windows"


@given(papers(), papers())
def test_it_is_all_the_same_which_paper_is_named_first(a: Paper, b: Paper) -> None:
    assert verdict(a, b).reason


@given(papers())
def test_a_paper_is_never_another_than_itself_unless_its_title_is_heading(paper: Paper) -> None:
    folded = Folded(paper)
    if folded.compact and not folded.is_heading:
        assert outcome(paper, paper) in (SAME, MAYBE)


@given(papers(), papers())
def test_two_arxiv_ids_are_never_the_same_paper(a: Paper, b: Paper) -> None:
    one = a._replace(identifiers=Identifiers(arxiv="2401.00001"))
    other = b._replace(identifiers=Identifiers(arxiv="2401.00002"))
    assert outcome(one, other) is not SAME


# Titles as near to each other as those of different papers have been seen to come.
HARD_PAIRS = [
    ("Frugal Local Lantern Mending via Sparse Wicks", "Frugal Wick Mending in Local Lanterns via Prompts"),
    ("GLIMA: Dimming Large Lanterns with Guessed Wicks", "GLIMO: Lighting Large Lanterns via Sparse Oil"),
    ("Oil Handling for Large Lanterns with PagedWick", "wWick: Oil Handling for Lanterns without PagedWick"),
    ("Frugal Lantern Lighting with Oilcache", "Get More with LESS: Frugal Lantern Lighting"),
    ("Light and the Oil Wall", "Samba O40L: Scaling the Light and Oil Wall with Many Wicks"),
    ("Frugal Testing (of Lantern Models)", "GLOBench: Testing Lantern Models for Dark Rooms"),
    ("FrugalLamp: Frugality in Large Lanterns", "Beyond Frugality: A Survey of Large Lanterns"),
    ("Towards a Standard of Lamps: Part I", "Towards a Standard of Lamps: Part II"),
    ("Lantern Report 2023", "Lantern Report 2024"),
    ("A Two-Stage Way of Lighting Large Rooms", "A Three-Stage Way of Lighting Large Rooms"),
    (SPLATS_3D.title, SPLATS_4D.title),
]


@pytest.mark.parametrize(("a", "b"), HARD_PAIRS)
def test_hard_pairs_of_different_papers_stay_apart(a: str, b: str) -> None:
    assert outcome(paper(a, ABSTRACT), paper(b, OTHER_ABSTRACT)) is DIFFERENT
    assert outcome(paper(a), paper(b)) in (DIFFERENT, MAYBE)
    assert outcome(paper(a, ABSTRACT), paper(b)) in (DIFFERENT, MAYBE)


def test_a_reason_carries_its_figures() -> None:
    reason = "title 97, abstract shares 0.00 of its phrases: numbers differ (3d, 4d)"
    assert verdict(SPLATS_3D, SPLATS_4D) == (DIFFERENT, reason)
    assert verdict(SPLATS_3D, paper(SPLATS_4D.title)).reason == "title 97: numbers differ (3d, 4d)"


@pytest.mark.parametrize(
    ("title", "abstract"),
    [
        (SPLATS_3D.title, ABSTRACT),
        (SPLATS_3D.title.upper(), ABSTRACT.replace(", ", " , ")),
        ("Compact Minimal 3D Lanterm Spplatting", ABSTRACT),
        ("CMLS: " + SPLATS_3D.title, ABSTRACT),
        ("Compact Minimal 3D Lantern", ABSTRACT),
        (SPLATS_3D.title, ABSTRACT[:200] + "..."),
        (SPLATS_3D.title, ABSTRACT[:150] + "..." + ABSTRACT[300:]),
        ("Compact Minimal 3D Lanterm Splatting", ABSTRACT[:200] + "..."),
        (SPLATS_3D.title, ABSTRACT.replace("lamps", "lights").replace("cloud", "swarm")),
        (SPLATS_3D.title, "No abstract available."),
        (SPLATS_3D.title, ""),
        ("Quite Another Name", ABSTRACT),
        ("Quite Another Name", ABSTRACT.replace("e", "e ", 3)),
        ("", ABSTRACT),
    ],
)
def test_damaged_copies_are_the_same_paper(title: str, abstract: str) -> None:
    assert outcome(SPLATS_3D, paper(title, abstract)) is SAME


@pytest.mark.parametrize(
    ("title", "abstract"),
    [
        (SPLATS_3D.title, OTHER_ABSTRACT),  # one title, two abstracts
        ("Quite Another Name", " ".join(ABSTRACT.split()[:60] + OTHER_ABSTRACT.split()[:40])),
        ("One Other Name in 2 Parts", " ".join(ABSTRACT.split()[:60] + OTHER_ABSTRACT.split()[:40])),
        ("Quite Another Name", ABSTRACT[:250]),  # the opening is what a series shares
        (SPLATS_3D.title + " 2", " ".join(ABSTRACT.split()[:60] + OTHER_ABSTRACT.split()[:40])),
        ("Compact Minimal 3D Lanterm Splatting", ""),
        ("Compact Minimal 3D Lantern Splatting 2", ""),
    ],
)
def test_what_is_in_doubt_is_left_to_a_person(title: str, abstract: str) -> None:
    assert outcome(SPLATS_3D, paper(title, abstract)) is MAYBE


def test_somebody_elses_summary_is_no_evidence_against() -> None:
    for kind in (AbstractKind.SUMMARY, AbstractKind.SNIPPET):
        assert outcome(SPLATS_3D, paper(abstract=OTHER_ABSTRACT)._replace(abstract_kind=kind)) is SAME
        summary = paper(abstract="Lanterns made small. " * 9)._replace(abstract_kind=kind)
        assert outcome(SPLATS_4D, summary) is DIFFERENT  # their numbers speak


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


# identifiers


@pytest.mark.parametrize(
    "identifiers", [Identifiers("2401.00001"), Identifiers(doi="10.1/a"), Identifiers(pmid="7")]
)
def test_one_identifier_is_one_paper_if_the_titles_are_at_all_alike(identifiers: Identifiers) -> None:
    a = paper("Lanterns that fade slowly in rooms", ABSTRACT, identifiers=identifiers)
    assert outcome(a, paper("Lamps that fade slowly: in a room", identifiers=identifiers)) is SAME
    assert outcome(a, paper("Quite Another Name", ABSTRACT[:250], identifiers=identifiers)) is SAME
    assert outcome(a, paper("Quite Another Name", OTHER_ABSTRACT, identifiers=identifiers)) is MAYBE


def test_a_supplement_may_have_one_doi_for_many_papers() -> None:
    doi = Identifiers(doi="10.1000/supplement")
    venue = "Annals of Lamps 54(SUPPL. 1):"
    kim = paper("Soft lanterns calm sleepers in small rooms", ABSTRACT, authors=KIM, identifiers=doi)
    berg = paper("Dim lanterns calm sleepers in large rooms", OTHER_ABSTRACT, authors=BERG, identifiers=doi)
    assert outcome(kim, berg) is MAYBE
    assert outcome(kim._replace(venue=f"{venue}S45"), berg._replace(venue=f"{venue}S301")) is MAYBE
    assert outcome(kim._replace(abstract="", authors=()), berg._replace(abstract="")) is SAME
    assert outcome(kim, berg._replace(abstract=ABSTRACT)) is SAME
    one = kim._replace(abstract="", venue=f"{venue}S45")
    other = berg._replace(abstract="", authors=KIM, venue=f"{venue}S46")
    assert outcome(one, other) is MAYBE  # soft, dim
    translated = paper("Lampen beruhigen Schlaefer", authors=KIM, identifiers=doi, venue=f"{venue}S45")
    assert outcome(one, translated) is SAME


def test_two_identifiers_of_one_scheme_are_two_versions_of_one_text() -> None:
    a = SPLATS_3D._replace(identifiers=Identifiers(arxiv="2401.00001"))
    b = SPLATS_3D._replace(identifiers=Identifiers(arxiv="2402.00002"))
    assert verdict(a, b) == (VERSION, "same title and abstract, but other arXiv id")
    assert outcome(a, SPLATS_4D._replace(identifiers=b.identifiers)) is DIFFERENT


def test_a_preprint_and_the_article_are_versions() -> None:
    preprint = SPLATS_3D._replace(identifiers=Identifiers(arxiv="2401.00001"))
    article = SPLATS_3D._replace(identifiers=Identifiers(doi="10.1000/a"))
    assert outcome(preprint, article) is VERSION
    assert outcome(preprint, article._replace(identifiers=Identifiers("2401.00001", "10.1000/a"))) is SAME


def test_an_arxiv_doi_is_an_arxiv_id() -> None:
    a = SPLATS_3D._replace(identifiers=Identifiers(arxiv="2401.00001"))
    b = paper("A New Title of the Lantern Splats", identifiers=Identifiers(doi="10.48550/arxiv.2401.00001"))
    assert Folded(b).identifiers == a.identifiers
    assert outcome(a, b) is MAYBE


def test_dois_of_two_publishers_of_one_journal_are_one_paper() -> None:
    a = SPLATS_3D._replace(identifiers=Identifiers(doi="10.1000/a"), venue="Journal of Lamps")
    b = SPLATS_3D._replace(identifiers=Identifiers(doi="10.2000/a"), venue="J Lamps")
    assert outcome(a, b) is SAME
    assert outcome(a, b._replace(venue=None)) is VERSION


# title, authors, place and year, where there is no abstract


def test_a_title_that_says_enough_is_enough() -> None:
    assert outcome(paper(LONG_TITLE), paper(LONG_TITLE)) is SAME
    for title in ("Lanterns", "Frugal Lanterns", "A Comprehensive Survey"):
        assert outcome(paper(title), paper(title)) is MAYBE


def test_other_authors_speak_against_one_title() -> None:
    a = paper(LONG_TITLE, authors=KIM)
    assert outcome(a, paper(LONG_TITLE, authors=BERG)) is MAYBE
    assert outcome(a._replace(date="2001"), paper(LONG_TITLE, authors=BERG, date="2009")) is DIFFERENT
    assert outcome(a, paper(LONG_TITLE + ": More", authors=BERG)) is DIFFERENT
    assert outcome(a, paper(LONG_TITLE, authors=("Yoon Kim", "Ada L?f", "C. Third"))) is SAME


def test_most_authors_of_one_title_must_agree() -> None:
    a, few = paper(LONG_TITLE, authors=(*KIM, "C. Third")), paper(LONG_TITLE, authors=("Kim, Y.", *BERG))
    assert outcome(a, few) is MAYBE
    assert outcome(a, few._replace(authors=(*KIM, "D. Fourth"))) is SAME


def test_a_short_title_wants_two_authors() -> None:
    assert outcome(paper("Lanterns", authors=KIM), paper("Lanterns", authors=KIM)) is SAME
    assert outcome(paper("Lanterns", authors=KIM[:1]), paper("Lanterns", authors=KIM[:1])) is MAYBE


def test_close_titles_want_authors() -> None:
    a = paper(LONG_TITLE, authors=KIM, date="2020")
    typo = LONG_TITLE.replace("Fading", "Fadinng")
    assert outcome(a, paper(typo, authors=KIM, date="2020")) is SAME
    assert outcome(a, paper(typo, authors=KIM, date="2024")) is MAYBE
    assert outcome(a, paper(typo)) is MAYBE


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


def test_one_page_of_one_volume_holds_one_paper() -> None:
    a = paper(LONG_TITLE, authors=KIM, venue="Journal of Lamps 3(1): 5-9", date="2020")
    assert outcome(a, paper(LONG_TITLE, authors=BERG, venue="J Lamps 3: 5-9", date="2021")) is SAME
    assert outcome(a, paper("Some " + LONG_TITLE + "?", venue="J Lamps 3: 5-9")) is SAME
    assert outcome(a, paper("Vom Verlöschen der Lampen", authors=KIM, venue="J Lamps 3: 5-9")) is SAME
    assert outcome(a, paper("Vom Verlöschen der Lampen", authors=BERG, venue="J Lamps 3: 5-9")) is DIFFERENT
    supplement = a._replace(venue="J Lamps 3: 5")
    assert outcome(supplement, paper("Vom Verlöschen", authors=KIM, venue="J Lamps 3: 5")) is DIFFERENT


@pytest.mark.parametrize(
    ("where", "reason"),
    [
        ({"venue": "J Lamps 4(1): 8-9"}, "another volume"),
        ({"venue": "J Lamps 3(2): 8-9"}, "another issue"),
        ({"venue": "Rooms"}, "another journal"),
        ({"date": "2022"}, "another year"),
        ({"venue": "Rooms 3: 7"}, "another page"),
    ],
)
def test_one_work_in_two_places_is_two_versions(where: dict[str, Any], reason: str) -> None:
    a = paper(LONG_TITLE, authors=KIM, venue="Journal of Lamps 3(1): 5-9", date="2020")
    b = paper(LONG_TITLE, authors=KIM, venue="Journal of Lamps", date="2020")._replace(**where)
    assert verdict(a, b) == (VERSION, f"same title, 2 authors in common, but {reason}")


def test_pages_of_one_issue_often_disagree() -> None:
    a = paper(LONG_TITLE, authors=KIM, venue="J Lamps 3(1): 5-9")
    assert outcome(a, a._replace(venue="J Lamps 3(1): e12724")) is SAME
    near = LONG_TITLE.replace("Rooms", "Room")
    assert outcome(a, paper(near, authors=KIM, venue="J Lamps 3(1): e12")) is SAME
    assert (
        outcome(a._replace(venue="J Lamps 3: 5"), paper(near, authors=KIM, venue="J Lamps 3: 9")) is VERSION
    )


def test_one_volume_prints_one_article_of_several_authors_once() -> None:
    """What stands in two issues of it was reprinted; but a column has one title and author in each issue."""
    team = (*KIM, "C. Third")
    a = paper(LONG_TITLE, authors=team, venue="Journal of Lamps 3(1): 5-9", date="2020")
    assert outcome(a, a._replace(venue="J Lamps 3(2): 8-8")) is SAME
    assert outcome(a, a._replace(venue="J Lamps 3(Suppl 2): S8")) is VERSION
    assert outcome(a._replace(authors=KIM), a._replace(authors=KIM, venue="J Lamps 3(2): 8")) is VERSION


def test_an_abstract_in_a_supplement_comes_before_the_article() -> None:
    a = paper(LONG_TITLE, authors=KIM, venue="J Lamps 3(9): 205-209")
    for supplement in ("J Lamps 3(SUPPL.): S12", "J Lamps 3(S1): 12", "J Lamps 3(Suppl 9): 12"):
        assert outcome(a, a._replace(venue=supplement)) is VERSION
    assert outcome(a._replace(venue="J Lamps 3(S1): 12"), a._replace(venue="J Lamps 3(Suppl): S12")) is SAME


def test_a_team_prints_several_abstracts_in_one_supplement() -> None:
    a = paper(
        "Treatment of lighter lanterns with clear oil in halls", authors=KIM, venue="J Lamps 3(Suppl): S12"
    )
    sister = a._replace(title="Treatment of brighter lanterns with clear oil in halls")
    assert outcome(a, sister._replace(venue="J Lamps 3(Suppl): S15")) is MAYBE
    other_words = a._replace(title="Treatment of lighter lanterns with clear wax in halls")
    assert outcome(a, other_words) is MAYBE
    assert (
        outcome(a._replace(venue="J Lamps 3: 12-19"), other_words._replace(venue="J Lamps 3: 12-19")) is SAME
    )


def test_a_team_prints_companion_papers_on_other_pages_of_one_volume() -> None:
    a = paper("Oil in lanterns of tall halls and its burning", authors=KIM, venue="J Lamps 3(1): 205-209")
    like = a._replace(title="Oil in lantern of tall halls and its burning")
    assert outcome(a, like._replace(venue="J Lamps 3(1): 210-215")) is MAYBE
    assert outcome(a, like._replace(venue="J Lamps 3(1): 207-209")) is SAME  # a misprinted number
    assert outcome(a, like._replace(venue="J Lamps 3(1): 1-5")) is SAME  # counted within the article


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


def test_what_counts_its_issues_by_years_prints_an_update_in_another_one() -> None:
    a = paper(LONG_TITLE, ABSTRACT, authors=KIM, venue="Lamp Reviews (1): CD001533", date="2005")
    assert outcome(a, a._replace(venue="Lamp Reviews (4): CD001533", date="2007", abstract="")) is VERSION
    assert outcome(a, a._replace(venue="Lamp Reviews (4): CD001533")) is SAME
    assert outcome(a, a._replace(venue="Lamp Reviews 9(4): CD001533", date="2007")) is SAME


def test_an_article_in_press_has_no_volume_and_other_pages() -> None:
    a = paper(LONG_TITLE, authors=KIM, venue="Journal of Lamps 3: 205-209", date="2020")
    assert outcome(a, a._replace(venue="J Lamps, pp. 1-5")) is SAME
    assert outcome(a, a._replace(venue="J Lamps, pp. 1-5", date="2021")) is SAME
    assert outcome(a, a._replace(venue=None, date="2021")) is SAME
    assert outcome(a, a._replace(venue="J Lamps, pp. 1-5", date="2022")) is VERSION
    assert outcome(a, a._replace(venue="J Lamps 4: 1-5", date="2021")) is VERSION


def test_one_range_of_pages_is_one_print_whatever_its_journal_is_called() -> None:
    a = paper(LONG_TITLE, authors=KIM, venue="Deutsche Lampen-Wochenschrift 9: 935-940", date="2020")
    b = paper(LONG_TITLE, authors=KIM, venue="Dtsch Lamp Wochenschr 9: 935-940", date="2020")
    assert outcome(a, b) is SAME
    translated = b._replace(title="The Slow Fade of Lanterns in Windowless Rooms", authors=())
    assert outcome(a, translated) is SAME
    assert outcome(a, b._replace(venue="Rooms, pp. 935-940")) is SAME
    first_pages = a._replace(venue="Journal of Lamps, pp. 1-6"), b._replace(venue="Rooms, pp. 1-6")
    assert outcome(*first_pages) is VERSION


def test_a_volume_of_one_year_may_go_by_two_names() -> None:
    a = paper(LONG_TITLE, authors=KIM, venue="Deutsche Lampen-Wochenschrift 129: 935-940", date="2020")
    assert outcome(a, a._replace(venue="Dtsch Lamp Wochenschr 129")) is SAME
    assert outcome(a, a._replace(venue="Dtsch Lamp Wochenschr 129", date="2021")) is VERSION
    assert outcome(a, a._replace(venue="Dtsch Lamp Wochenschr 129: 12")) is VERSION
    column = a._replace(authors=KIM[:1])
    assert outcome(column, column._replace(venue="Rooms 129")) is VERSION


def test_one_print_outweighs_a_number_that_slipped() -> None:
    a = paper("Lamps with p6INK4a Wicks and Their Oil", authors=KIM, venue="J Lamps 3: 5-9")
    b = paper("Lamps with p16INK4a Wicks and Their Oil", authors=KIM, venue="Journal of Lamps 3: 5-9")
    assert outcome(a, b) is SAME
    assert outcome(a, b._replace(venue="Journal of Lamps 3: 10-14")) is DIFFERENT
    assert outcome(paper("Lamps for 10 000 Rooms of Glass"), paper("Lamps for 10000 Rooms of Glass")) is SAME


def test_an_abstract_in_another_language_does_not_part_one_print() -> None:
    a = paper(LONG_TITLE, ABSTRACT, authors=KIM, venue="J Lamps 3: 5-9")
    assert outcome(a, a._replace(abstract=OTHER_ABSTRACT)) is SAME
    assert outcome(a, a._replace(abstract=OTHER_ABSTRACT, venue=None)) is MAYBE
    translated = paper("Vom Verlöschen der Lampen", OTHER_ABSTRACT, authors=KIM, venue="Lampen 3: 5-9")
    assert outcome(a, translated) is DIFFERENT
    assert outcome(a, translated._replace(venue="Journal of Lamps 3: 5-9")) is SAME


def test_sister_papers_may_differ_in_a_few_words_of_their_abstracts() -> None:
    words = ABSTRACT.split()
    words[10::23] = ["wick"] * len(words[10::23])
    sister = " ".join(words)
    a = paper(LONG_TITLE, ABSTRACT)
    assert outcome(a, paper(LONG_TITLE.replace("Windows", "Carpets"), sister)) is MAYBE
    assert outcome(a, paper(LONG_TITLE, sister)) is SAME
    assert outcome(a, paper("Quite Another Name of a Later Version", sister)) is SAME


def test_lists_of_authors_may_be_badly_printed_within_one_issue_but_letters_are_many() -> None:
    a = paper(LONG_TITLE, authors=KIM, venue="Journal of Lamps 3(1): 5-9")
    assert outcome(a, paper(LONG_TITLE, authors=BERG, venue="J Lamps 3(1)")) is SAME
    assert outcome(a, paper(LONG_TITLE, authors=BERG, venue="J Lamps 3(1): 10-12")) is MAYBE
    letter = paper(LONG_TITLE, authors=BERG, venue="J Lamps 3(1): 5")
    assert outcome(a._replace(venue="J Lamps 3(1): 5"), letter) is MAYBE
    assert outcome(a, paper(LONG_TITLE, authors=BERG, venue="J Lamps 3")) is MAYBE


SAME_YEAR = {"venue": "SIGMOD Conference", "date": "1999"}


def test_on_one_occasion_the_same_people_give_one_paper_of_a_title() -> None:
    a = paper("On Views and XML", authors=KIM[:1], **SAME_YEAR)
    assert outcome(a, a._replace(venue="International Conference on Management of Data")) is SAME
    assert outcome(a, a._replace(date="2001")) is MAYBE
    assert outcome(a, a._replace(venue="VLDB")) is MAYBE
    column = paper("Career Forum", authors=KIM[:1], **SAME_YEAR)
    assert outcome(column, column) is MAYBE


def test_on_one_occasion_words_may_be_missing_in_a_title() -> None:
    a = paper("Managing Distributed Heterogeneous Lantern Assets", authors=KIM, **SAME_YEAR)
    assert outcome(a, a._replace(title="Managing Heterogeneous Lantern Assets")) is SAME
    assert outcome(a, a._replace(title="Managing Heterogeneous Lantern Assets", date="2001")) is DIFFERENT
    assert outcome(a, a._replace(title="Managing Distributed Heterogeneous Lantern Risks")) is MAYBE


@pytest.mark.parametrize(
    "title",
    [
        f"{LONG_TITLE} (Extended Abstract)",
        f"Tutorial: {LONG_TITLE}",
        "On the Slow Fading of Lanterns (panel session) in Rooms without Windows",
        f"{LONG_TITLE} 1, 2",
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


def test_what_a_link_left_at_the_end_of_a_doi_is_dropped() -> None:
    a = paper(LONG_TITLE, identifiers=Identifiers(doi="10.1000/a"))
    for doi in ("10.1000/a/", "10.1000/a)"):
        assert verdict(a, a._replace(identifiers=Identifiers(doi=doi))) == (SAME, "same DOI")


# titles that many papers have


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
    column = paper(title, authors=KIM[:1], venue="J Lamps 3: 11")
    assert outcome(column, column._replace(venue="J Lamps 3: 80")) is MAYBE
    guests = paper(title, authors=KIM, venue="J Lamps", date="2020")
    assert outcome(guests, guests) is SAME
    assert outcome(guests, guests._replace(date="2021")) is MAYBE


def test_a_title_seen_three_times_becomes_a_heading() -> None:
    a, b = paper(LONG_TITLE), paper(LONG_TITLE)
    assert outcome(a, b, recurs=2) is SAME
    assert outcome(a, b, recurs=3) is DIFFERENT


# the nearest of several


def test_the_best_verdict_counts_before_the_nearest_title() -> None:
    record = Folded(paper("Compact Minimal 3D Lanterm Splatting", ABSTRACT[:250] + "..."))
    series = Folded(paper("Compact Minimal 3D Lanterm Splatting 2", ABSTRACT[:150] + OTHER_ABSTRACT))
    found = best(record, [series, Folded(SPLATS_4D), Folded(SPLATS_3D)])
    assert found is not None
    assert (found[0], found[1].outcome) == (2, SAME)


def test_of_equal_verdicts_the_nearer_text_and_then_title_counts() -> None:
    sequel = paper(SPLATS_3D.title, " ".join(ABSTRACT.split()[:40] + OTHER_ABSTRACT.split()[:60]))
    assert best(Folded(SPLATS_3D), [Folded(sequel), Folded(SPLATS_3D)]) == (
        1,
        (SAME, "same title and abstract"),
    )
    assert best(Folded(SPLATS_3D), []) is None


@given(papers(), st.lists(papers(), max_size=4))
def test_only_strangers_are_left_out_of_the_nearest(record: Paper, candidates: list[Paper]) -> None:
    known = [Folded(candidate) for candidate in candidates]
    judged = dict(nearest(Folded(record), known))
    for at, candidate in enumerate(known):
        verdict = compare(Folded(record), candidate)
        assert judged.get(at, verdict) == verdict
        assert at in judged or verdict.outcome is DIFFERENT


def test_thresholds_move_the_verdict() -> None:
    a = Folded(SPLATS_3D)
    b = Folded(paper(abstract=" ".join(ABSTRACT.split()[:40] + OTHER_ABSTRACT.split()[:60])))
    assert compare(a, b).outcome is SAME
    assert compare(a, b, limits=Thresholds(equal_title_text=0.9)).outcome is MAYBE


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Box-Kites II: Meta-Fractals", "Box-Kites III: A Recipe Theory"),
        ("Meta-Fractals of Kites", "Lamps and Recipes"),
    ],
)
def test_one_abstract_over_two_papers_of_arxiv_takes_a_person_to_say(ours: str, theirs: str) -> None:
    first = SPLATS_3D._replace(title=ours, identifiers=Identifiers(arxiv="0704.00026"))
    second = SPLATS_3D._replace(title=theirs, identifiers=Identifiers(arxiv="0704.00112"))
    assert compare(Folded(first), Folded(second)).outcome is Outcome.MAYBE
