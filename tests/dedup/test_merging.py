"""Of each field the better copy, whatever the order of the copies."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papertriage.dedup import merge
from papertriage.model import AbstractKind, Identifiers, Paper
from tests.dedup.samples import ABSTRACT, paper, papers

ANY = papers(st.text(alphabet=st.characters(), max_size=9))


@given(ANY, ANY)
def test_it_is_all_the_same_which_copy_comes_first(a: Paper, b: Paper) -> None:
    assert merge(a, b) == merge(b, a)


@given(ANY, ANY, ANY)
def test_any_order_of_three_copies_gives_one_paper(a: Paper, b: Paper, c: Paper) -> None:
    assert merge(merge(a, b), c) == merge(a, merge(b, c))


@given(ANY, ANY)
def test_a_copy_that_was_merged_adds_nothing_again(a: Paper, b: Paper) -> None:
    both = merge(a, b)
    assert merge(a, a) == a
    assert merge(both, a) == merge(both, b) == both


FULL, TRUNCATED, SUMMARY = AbstractKind.FULL, AbstractKind.TRUNCATED, AbstractKind.SUMMARY


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"abstract": "Short.", "abstract_kind": FULL}, {"abstract": ABSTRACT, "abstract_kind": TRUNCATED}),
        (
            {"abstract": ABSTRACT[:99], "abstract_kind": TRUNCATED},
            {"abstract": ABSTRACT, "abstract_kind": SUMMARY},
        ),
        ({"abstract": ABSTRACT, "abstract_kind": FULL}, {"abstract": ABSTRACT[:99], "abstract_kind": FULL}),
        ({"title": "Lanterns: Lamps at 54× Speed"}, {"title": "Lamps at 54× Speed"}),
        ({"title": "Lamps at 54× Speed"}, {"title": "Lamps at 54times Speed"}),
        ({"title": "Lamps"}, {"title": "LAMPS AND LANTERNS"}),
        ({"authors": ("Y. Kim", "A. Löf")}, {"authors": ("Yoon Kim",)}),
        ({"authors": ("Yoon Kim", "Ada Löf")}, {"authors": ("Y. Kim", "A. Löf")}),
        ({"authors_count": 7}, {"authors_count": 3}),
        ({"date": "2024-05-01"}, {"date": "2023"}),
        ({"date": "2023-05"}, {"date": "2024-05"}),
        ({"date": "2024"}, {"date": "--05-01"}),
        ({"venue": "Journal of Lamps 3: 5-9"}, {"venue": "J Lamps"}),
        ({"url": "https://arxiv.org/abs/2401.00001"}, {"url": "https://x.org/1"}),
        ({"url": "https://x.org/1"}, {"url": "https://x.org/1?from=mail"}),
        ({"categories": ("cs.LG", "cs.CV")}, {"categories": ("cs.LG",)}),
        ({"organization": "Institute of Lamps"}, {"organization": None}),
    ],
)
def test_the_better_copy_of_a_field_is_kept(better: dict[str, Any], worse: dict[str, Any]) -> None:
    assert merge(paper(**better), paper(**worse)) == paper(**better)


def test_identifiers_of_both_copies_are_kept() -> None:
    a = paper(identifiers=Identifiers(arxiv="2401.00001", doi="10.48550/arxiv.2401.00001"))
    b = paper(identifiers=Identifiers(doi="10.1000/z", pmid="7"))
    assert merge(a, b).identifiers == Identifiers("2401.00001", "10.1000/z", "7")
