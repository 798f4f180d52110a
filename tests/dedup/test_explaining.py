"""Why two papers are one or not, step by step."""

from hypothesis import given

from papertriage.dedup import Folded, compare, explain
from papertriage.model import Identifiers, Outcome, Paper
from tests.dedup.samples import SPLATS_3D, SPLATS_4D, paper, papers


@given(papers(), papers())
def test_the_last_gate_that_was_asked_says_what_comparing_says(a: Paper, b: Paper) -> None:
    one, other = Folded(a), Folded(b)
    *before, last = explain(one, other).steps
    assert all(step.verdict is None for step in before)
    assert last.verdict == compare(one, other)
    assert all(step.reason and step.gate for step in (*before, last))


@given(papers(), papers())
def test_it_is_all_the_same_which_paper_is_explained_first(a: Paper, b: Paper) -> None:
    assert explain(Folded(a), Folded(b)) == explain(Folded(b), Folded(a))


def test_figures_are_told_as_far_as_they_are_known() -> None:
    venue, doi = "Journal of Lamps 3(1): 5-9", Identifiers(doi="10.1000/a")
    a = SPLATS_3D._replace(authors=("Y. Kim",), date="2023", venue=venue, identifiers=doi)
    b = SPLATS_4D._replace(authors=("Kim, Yoon",), date="2024", venue="J Lamps 4: 5-9", identifiers=doi)
    found = explain(Folded(a), Folded(b), recurs=3)
    assert dict(found.figures) == {
        "title": "97 of 100 letters alike",
        "title's words, sorted": "97 of 100 letters alike",
        "title that many papers have": "yes",
        "numbers of one title only": "3d, 4d",
        "other words": "3d / 4d",
        "abstracts": "0.00 of the phrases in common",
        "authors": "1 in common, of 1 and 1",
        "years apart": "1",
        "journal": "the same",
        "volume": "another",
        "first page": "the same",
        "identifier in common": "DOI",
    }
    assert [step.gate for step in found.steps][-1] == "same identifier"
    bare = explain(
        Folded(paper("Lanterns at Night: Their Slow Fading")), Folded(paper("Lanterns at Night: Their Slow"))
    )
    assert ("title begins or ends like the other", "yes") in bare.figures
    assert bare.steps[-1].verdict
    assert bare.steps[-1].verdict.outcome is Outcome.MAYBE
