"""Stats: the funnel, the pace of triage, and what hiding papers costs."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papertriage.model import Status
from papertriage.query import parse
from papertriage.stats import Funnel, LastSession, Pace, pace, stats
from papertriage.store import Changes, Library
from papertriage.store.figures import Decision
from tests.store.filling import add, paper

NOON = 1_779_969_600  # 2026-05-28T12:00:00Z


def decisions(*gaps: int, first: int = NOON - 3600, good: bool = False) -> list[Decision]:
    """Decisions with these seconds between them."""
    made = [Decision(0, good, "score", first, None)]
    for number, gap in enumerate(gaps, 1):
        made.append(Decision(number, good, "score", made[-1].at + gap, gap))
    return made


@pytest.fixture(autouse=True)
def noon(at: Callable[[str], None]) -> None:
    at("2026-05-28T12:00:00Z")


def test_each_step_of_the_funnel_is_a_part_of_the_one_before(library: Library) -> None:
    numbers = add(library, *map(paper, Status))
    for number, status in zip(numbers, Status, strict=True):
        library.mark([number], Changes(status))
    funnel = stats(library).funnel
    assert funnel == Funnel(records=6, papers=6, decided=4, kept=3, read=2, done=1)
    assert list(funnel) == sorted(funnel, reverse=True)


def test_a_query_leaves_out_everything_else(library: Library) -> None:
    one, two = add(library, paper("One robot"), paper("Two"))
    library.mark([one, two], Changes(Status.LATER), drawn="score")
    told = stats(library, parse("robot"))
    assert (told.counts.papers, told.funnel.kept, told.pace.decisions) == (1, 1, 1)
    assert stats(library, parse("nothing")).counts.papers == 0


def test_where_nothing_was_triaged_there_is_no_pace(library: Library) -> None:
    told = stats(library)
    assert told.pace == Pace(0, 0.0, 0.0, None, None)
    assert told.hidden_samples == ()


def test_pauses_are_not_spent_on_papers() -> None:
    told = pace(decisions(30, 90, 299, 300, 1000))
    assert told.minutes_per_decision == round((30 + 90 + 299) / 3 / 60, 2)
    assert told.last_session == LastSession("2026-05-28T11:00:00Z", 6, 0, round(1719 / 60, 1))


def test_a_session_ends_with_half_an_hour_without_a_decision() -> None:
    told = pace([*decisions(60, first=NOON - 9000), *decisions(60, 60, good=True)])
    assert told.last_session == LastSession("2026-05-28T11:00:00Z", 3, 3, 2.0)


def test_the_pace_of_a_day_and_a_week_is_that_of_the_last_four_weeks() -> None:
    day = 86_400
    long_ago = decisions(*[10] * 99, first=NOON - 60 * day)
    lately = decisions(*[10] * 39, first=NOON - 10 * day) + decisions(*[10] * 19, first=NOON - 3 * day)
    assert pace([*long_ago, *lately])[:3] == (160, 30.0, 15.0)
    assert pace(lately)[:3] == (60, 30.0, 42.0)  # who began ten days ago has had ten days
    assert pace(decisions(10))[:3] == (2, 2.0, 2.0)  # and a week at least
    assert pace(long_ago)[:3] == (100, 0.0, 0.0)


@given(st.lists(st.integers(-5, 4000), max_size=30))
def test_any_decisions_have_a_pace(gaps: list[int]) -> None:
    told = pace(decisions(*gaps))
    assert told.decisions == len(gaps) + 1
    assert told.last_session
    assert 1 <= told.last_session.decisions <= told.decisions
    assert told.minutes_per_decision is None or 0 <= told.minutes_per_decision < 5


def test_a_sample_of_hidden_papers_says_what_hiding_costs(library: Library) -> None:
    numbers = add(library, *(paper(f"Paper {number}") for number in range(40)))
    library.mark(numbers[:30], Changes(Status.SKIP), drawn="muted")
    library.mark(numbers[30:], Changes(Status.SKIP), drawn="skip")
    library.mark(numbers[30:31], Changes(Status.LATER), drawn="skip")  # what was said last counts
    muted, skipped = stats(library).hidden_samples
    assert muted[:3] == (Status.MUTED, 30, 0)
    assert muted.at_most == pytest.approx(0.095, abs=0.001)
    assert skipped[:3] == (Status.SKIP, 10, 1)
    assert skipped.at_most == pytest.approx(0.394, abs=0.001)
