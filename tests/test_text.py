"""Names, numbers and lists as people read them."""

from collections.abc import Sequence

import pytest

from papertriage.text import either, named, plural, some


@pytest.mark.parametrize(("number", "told"), [(0, "0 pages"), (1, "1 page"), (1204, "1,204 pages")])
def test_a_number_comes_with_its_name(number: int, told: str) -> None:
    assert plural(number, "page") == told


@pytest.mark.parametrize(
    ("names", "told"), [([], ""), (["a"], "a"), (["a", "b"], "a or b"), (["a", "b", "c"], "a, b or c")]
)
def test_what_there_is_to_choose_from_is_a_phrase(names: Sequence[str], told: str) -> None:
    assert either(names) == told


@pytest.mark.parametrize(
    ("names", "total", "told"),
    [
        (["A", "B"], 2, "A, B"),
        (["A", "B", "C"], 3, "A, B and 1 more"),
        (["A"], 1500, "A and 1,499 more"),
        (["A, Jr.", "B"], 3, "A, Jr.; B and 1 more"),
        (["A", "B"], 1, "A, B"),
    ],
)
def test_names_that_are_left_out_are_counted(names: Sequence[str], total: int, told: str) -> None:
    assert named(names, total, 2) == told


def test_of_many_the_first_are_told_and_how_many_more_there_are() -> None:
    assert some(["a", "b", "c"], 2) == "a, b and 1 more"
    assert some(["a, b", "c"], 2, between="; ") == "a, b; c"
