"""Names, numbers and lists as people read them, and what must never reach them."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papertriage.dedup.folding import fold
from papertriage.text import either, harmless, named, plural, some, unbroken


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


ZWNJ, ZWJ = "\u200c", "\u200d"
JOINED = [
    f"می{ZWNJ}خواهم",  # Persian
    f"क्{ZWJ}ष",  # Devanagari
    f"\U0001f469{ZWJ}\U0001f52c",  # a woman and a microscope: a scientist
    f"❤\ufe0f{ZWJ}\U0001f525",  # with the selector that asks for a picture
]


@pytest.mark.parametrize("text", JOINED)
def test_joiners_stay_in_scripts_that_need_them(text: str) -> None:
    assert harmless(text) == text
    assert harmless(harmless(text)) == text


@pytest.mark.parametrize("joiner", [ZWNJ, ZWJ])
@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("pay{}pal", "paypal"),
        ("{}م", "م"),
        ("م{}", "م"),
        ("a{}م", "aم"),
        ("م{}a", "مa"),
        ("م {} م", "م  م"),
        ("م{0}{0}م", "مم"),
        ("a{0}{0}{0}b", "ab"),
        ("م\u200b{}م", "مم"),
        ("م\u202e{}م", "مم"),
        ("é{}é", "éé"),
    ],
)
def test_joiners_go_everywhere_else(text: str, left: str, joiner: str) -> None:
    assert harmless(text.format(joiner)) == left


@given(st.text(alphabet=st.characters()))
def test_what_is_harmless_stays_as_it_is(text: str) -> None:
    assert harmless(harmless(text)) == harmless(text)
    assert len(f"{unbroken(text)}.".splitlines()) == 1


@given(st.lists(st.sampled_from(["a", "é", "م", "क", " ", ZWNJ, ZWJ, "\u200b", "\u202e"])))
def test_each_joiner_that_stays_stands_between_two_letters_beyond_latin(signs: list[str]) -> None:
    kept = f" {harmless(''.join(signs))} "
    for at, sign in enumerate(kept):
        if sign in (ZWNJ, ZWJ):
            assert {kept[at - 1], kept[at + 1]} <= {"م", "क"}


@pytest.mark.parametrize("joiner", [ZWNJ, ZWJ])
def test_folding_does_not_see_joiners(joiner: str) -> None:
    assert fold(f"می{joiner}خواهم") == fold("میخواهم")
