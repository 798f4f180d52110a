"""Which papers a record makes one."""

from collections.abc import Sequence

from papertriage.dedup import Folded, Joining, joining, nearest
from papertriage.model import Identifiers, Outcome, Paper
from tests.dedup.samples import (
    ABSTRACT,
    BERG,
    KIM,
    LONG_TITLE,
    OTHER_ABSTRACT,
    SPLATS_3D,
    SPLATS_4D,
    outcome,
    paper,
)


def joined(record: Paper, *papers: Paper, apart: Sequence[tuple[int, int]] = ()) -> Joining:
    known = list(map(Folded, papers))
    judged = nearest(Folded(record), known)
    return joining(Folded(record), known, judged, ruled_apart=lambda one, other: (one, other) in apart)


def test_a_record_that_agrees_with_none_makes_a_paper() -> None:
    assert joined(SPLATS_3D, SPLATS_4D) == Joining([], [])
    assert joined(SPLATS_3D) == Joining([], [])


def test_a_record_in_doubt_makes_a_paper_and_one_question() -> None:
    misspelt = paper(SPLATS_3D.title.replace("Lantern", "Lanterm"))
    found = joined(misspelt, SPLATS_4D, SPLATS_3D, SPLATS_3D._replace(abstract="Lamps. " * 30))
    assert found.together == []
    assert [(at, verdict.outcome) for at, verdict in found.doubts] == [(1, Outcome.MAYBE)]


def test_a_record_that_agrees_with_two_papers_unites_them() -> None:
    by_doi = paper("Lanterns that fade", authors=KIM, identifiers=Identifiers(doi="10.1000/a"))
    by_title = paper(LONG_TITLE, authors=KIM)
    both = paper(LONG_TITLE, authors=KIM, identifiers=Identifiers(doi="10.1000/a"), abstract=ABSTRACT)
    by_text = paper("Quite Another Name", ABSTRACT, authors=KIM)
    assert outcome(by_text, by_title) is Outcome.DIFFERENT
    assert joined(both, by_title, by_text).together == [1, 0]
    assert joined(both, by_title, by_doi).together == [0]  # its title is quite another


def test_a_bare_title_ties_no_papers_together_that_differ() -> None:
    one, other = paper(LONG_TITLE, ABSTRACT), paper(LONG_TITLE, OTHER_ABSTRACT)
    found = joined(paper(LONG_TITLE), one, other)
    assert found.together == [0]
    assert [(at, verdict.outcome) for at, verdict in found.doubts] == [(1, Outcome.MAYBE)]
    first, second = paper(LONG_TITLE, authors=KIM, date="2020"), paper(LONG_TITLE, authors=BERG, date="2024")
    assert joined(paper(LONG_TITLE), first, second) == Joining([0], [])


def test_what_a_person_ruled_apart_stays_apart() -> None:
    one, other = paper(LONG_TITLE, authors=KIM), paper(LONG_TITLE.upper(), authors=KIM)
    assert joined(paper(LONG_TITLE, authors=KIM), one, other).together == [0, 1]
    assert joined(paper(LONG_TITLE, authors=KIM), one, other, apart=[(0, 1)]) == Joining([0], [])
