"""What two papers are to each other, whatever tells it."""

import pytest
from hypothesis import given

from papertriage.config import Thresholds
from papertriage.dedup import Folded, compare
from papertriage.model import Identifiers, Paper
from tests.dedup.samples import (
    ABSTRACT,
    DIFFERENT,
    MAYBE,
    OTHER_ABSTRACT,
    SAME,
    SPLATS_3D,
    SPLATS_4D,
    outcome,
    paper,
    papers,
    verdict,
)


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


def test_thresholds_move_the_verdict() -> None:
    a = Folded(SPLATS_3D)
    b = Folded(paper(abstract=" ".join(ABSTRACT.split()[:40] + OTHER_ABSTRACT.split()[:60])))
    assert compare(a, b).outcome is SAME
    assert compare(a, b, limits=Thresholds(equal_title_text=0.9)).outcome is MAYBE
