"""What two abstracts say of two papers."""

import pytest

from papertriage.dedup import Folded, compare
from papertriage.model import AbstractKind, Identifiers
from tests.dedup.samples import (
    ABSTRACT,
    DIFFERENT,
    KIM,
    LONG_TITLE,
    MAYBE,
    OTHER_ABSTRACT,
    SAME,
    SPLATS_3D,
    SPLATS_4D,
    outcome,
    paper,
)


def test_somebody_elses_summary_is_no_evidence_against() -> None:
    for kind in (AbstractKind.SUMMARY, AbstractKind.SNIPPET):
        assert outcome(SPLATS_3D, paper(abstract=OTHER_ABSTRACT)._replace(abstract_kind=kind)) is SAME
        summary = paper(abstract="Lanterns made small. " * 9)._replace(abstract_kind=kind)
        assert outcome(SPLATS_4D, summary) is DIFFERENT  # their numbers speak


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
    assert compare(Folded(first), Folded(second)).outcome is MAYBE
