"""Which of several papers a record is nearest to."""

from hypothesis import given
from hypothesis import strategies as st

from papertriage.dedup import Folded, best, compare, nearest
from papertriage.model import Paper
from tests.dedup.samples import (
    ABSTRACT,
    DIFFERENT,
    OTHER_ABSTRACT,
    SAME,
    SPLATS_3D,
    SPLATS_4D,
    paper,
    papers,
)


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
