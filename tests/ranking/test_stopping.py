"""How many good papers are left."""

from collections.abc import Sequence
from math import comb
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papertriage.ranking import Shown, estimate, upper_bound
from papertriage.ranking.stopping import binomial, hypergeometric

decisions = st.lists(st.builds(Shown, st.booleans(), st.booleans()), max_size=60)


def session(chance: Random, papers: int, good: int, steepness: float, one_in: int) -> list[Shown]:
    """Decisions on all papers: good ones tend to come early, by the steepness; 0 is no order at all."""
    ranks = sorted(
        (chance.random() ** (1 + steepness) if number < good else chance.random(), number < good)
        for number in range(papers)
    )
    waiting = [is_good for _, is_good in ranks]
    shown: list[Shown] = []
    while waiting:
        drawn = one_in > 0 and len(shown) % one_in == one_in - 1
        shown.append(Shown(waiting.pop(chance.randrange(len(waiting)) if drawn else 0), drawn))
    return shown


def covered(sessions: Sequence[Sequence[Shown]]) -> float:
    """In which share of the stops the interval holds the truth."""
    held = []
    for shown in sessions:
        for tenth in range(1, 10):
            end = len(shown) * tenth // 10
            said = estimate(shown[:end], len(shown) - end)
            held.append(said.low <= sum(each.good for each in shown[end:]) <= said.high)
    return sum(held) / len(held)


@given(decisions, st.integers(0, 500))
def test_the_interval_holds_the_estimate_and_never_more_than_there_are(
    shown: list[Shown], undecided: int
) -> None:
    said = estimate(shown, undecided)
    assert 0 <= said.low <= said.left <= said.high <= undecided
    assert said.method


@settings(max_examples=50)
@given(st.lists(st.builds(Shown, st.booleans()), min_size=1, max_size=60), st.integers(1, 300))
def test_another_skipped_paper_never_raises_the_bound(shown: list[Shown], undecided: int) -> None:
    after = estimate([*shown, Shown(False)], undecided - 1)
    assert after.high <= estimate(shown, undecided).high


def test_the_more_are_skipped_in_a_row_the_fewer_are_left() -> None:
    found = [Shown(True)] * 20
    said = [estimate(found + [Shown(False)] * skipped, 1000 - skipped) for skipped in (10, 50, 200, 800)]
    assert [each.high for each in said] == sorted((each.high for each in said), reverse=True)
    assert [each.left for each in said] == sorted((each.left for each in said), reverse=True)
    assert said[-1].left == 0


@pytest.mark.parametrize("steepness", [0.0, 1.0, 4.0, 12.0])
@pytest.mark.parametrize("one_in", [0, 10])
def test_the_interval_covers_the_truth(steepness: float, one_in: int) -> None:
    chance = Random(7)
    sessions = [session(chance, 400, chance.randrange(2, 80), steepness, one_in) for _ in range(25)]
    assert covered(sessions) >= 0.94  # 0.95, but for the few sessions there are


def test_an_order_worse_than_chance_is_seen_by_the_draws() -> None:
    chance = Random(3)
    sessions = [[*reversed(session(chance, 600, 120, 6.0, 0))] for _ in range(10)]
    mixed = [_with_draws(chance, [each.good for each in shown]) for shown in sessions]
    half = [estimate(shown[:300], len(shown) - 300) for shown in mixed]
    truth = [sum(each.good for each in shown[300:]) for shown in mixed]
    assert all("by chance" in said.method for said in half)
    assert sum(said.low <= left <= said.high for said, left in zip(half, truth, strict=True)) >= 9
    assert all(said.low > 0 for said in half)


def _with_draws(chance: Random, waiting: list[bool]) -> list[Shown]:
    shown: list[Shown] = []
    while waiting:
        drawn = len(shown) % 4 == 3
        shown.append(Shown(waiting.pop(chance.randrange(len(waiting)) if drawn else 0), drawn))
    return shown


def test_nothing_is_known_before_the_first_decision() -> None:
    assert estimate([], 12)[:3] == (12, 0, 12)
    assert estimate([Shown(True)] * 3, 0)[:3] == (0, 0, 0)


def test_a_sample_without_good_ones_follows_the_rule_of_three() -> None:
    assert upper_bound(0, 30) == pytest.approx(1 - 0.05 ** (1 / 30), abs=1e-6)
    assert upper_bound(0, 1000) == pytest.approx(0.003, abs=1e-4)
    assert upper_bound(3, 30) == pytest.approx(0.2386, abs=1e-4)  # the tables of Clopper and Pearson
    assert upper_bound(0, 0) == upper_bound(5, 5) == 1.0
    assert upper_bound(1, 30) > upper_bound(1, 60) > upper_bound(0, 60)
    assert upper_bound(0, 30, 0.99) > upper_bound(0, 30)


@given(st.integers(0, 12), st.integers(0, 12), st.integers(0, 12), st.integers(1, 12))
def test_chances_are_those_of_counting(most: int, draws: int, good: int, papers: int) -> None:
    draws, good = min(draws, papers), min(good, papers)
    ways = sum(
        comb(good, found) * comb(papers - good, draws - found) for found in range(min(most, draws) + 1)
    )
    assert hypergeometric(most, draws, good, papers) == pytest.approx(ways / comb(papers, draws))
    share = good / papers
    bernoulli = sum(
        comb(draws, found) * share**found * (1 - share) ** (draws - found)
        for found in range(min(most, draws) + 1)
    )
    assert binomial(most, draws, share) == pytest.approx(bernoulli)
