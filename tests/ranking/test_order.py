"""The sum of the terms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papertriage.ranking import Grounds, Weights, terms, total

numbers = st.floats(-1e6, 1e6)
facts = st.builds(
    Grounds,
    learned=st.none() | st.floats(-1, 1),
    topics=numbers,
    days=st.floats(-1000, 1e5),
    seen=st.integers(0, 1000),
    priority=st.integers(-9, 9),
)


@given(facts, st.builds(Weights, *[numbers] * 5), st.floats(0.1, 1e5))
def test_the_terms_add_up_to_the_total(found: Grounds, weights: Weights, fresh_days: float) -> None:
    parts = terms(found, weights, fresh_days)
    assert [part.name for part in parts] == list(Weights._fields)
    assert total(parts) == pytest.approx(sum(part.contribution for part in parts))
    counted = {part.name for part in parts if part.contribution == part.value * getattr(weights, part.name)}
    assert counted >= {"topics", "freshness"}


@given(facts)
def test_values_stay_within_their_bounds(found: Grounds) -> None:
    values = {part.name: part.value for part in terms(found, Weights(), 30.0)}
    assert -1 <= values["learned"] <= 1
    assert -1 <= values["topics"] <= 1
    assert 0 <= values["freshness"] <= 1
    assert 0 <= values["seen"] < 1


def test_a_paper_is_half_as_fresh_after_the_half_life() -> None:
    ages = [terms(Grounds(None, days=days), Weights(), 30.0)[2].value for days in (-3, 0, 30, 60)]
    assert ages == [1.0, 1.0, 0.5, 0.25]


def test_until_something_is_learned_only_topics_and_freshness_count() -> None:
    cold = terms(Grounds(None, topics=1, days=0, seen=4, priority=2), Weights(), 30.0)
    assert [part.name for part in cold if part.contribution] == ["topics", "freshness"]
    warm = terms(Grounds(0.5, topics=1, days=0, seen=4, priority=2), Weights(), 30.0)
    assert all(part.contribution for part in warm)
