"""Family names."""

import pytest

from papertriage.dedup.names import surnames, whole_names


@pytest.mark.parametrize(
    "name",
    [
        "Kim, Y.",
        "Kim, Yoon",
        "Y. Kim",
        "Yoon Kim",
        "Kim Y",
        "Kim YH",
        "KIM, Yoon",
        "Kim Y H",
        "Kim Y.H.",
        "Kim Y.-H. Jr.",
        "Kim Y-H",
        "Kim Yu.H.",
        "Kim ÖY",
        "Kim YH 3rd",
    ],
)
def test_every_order_gives_the_family_name(name: str) -> None:
    assert surnames((name,)) == {"kim"}


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("Simone van der Berg", "berg"),
        ("van der Berg, Simone", "berg"),
        ("Böhm, C.", "bohm"),
        ("Sch?ning", "schning"),
        ("Lynch, T. J., Jr.", "lynch"),
        ("John Doe Jr.", "doe"),
        ("李明", "李明"),
        ("YH", "yh"),
    ],
)
def test_of_several_words_the_last_is_the_family_name(name: str, family: str) -> None:
    assert surnames((name,)) == {family}


@pytest.mark.parametrize(
    "names", [("Kim YHS", "Lee AB"), ("Kim YHSB", "Lee AB"), ("Kim PJS", "Lee TKB"), ("Kim YHS and Lee A",)]
)
def test_in_a_list_with_initials_behind_more_of_them_are_no_family_name(names: tuple[str, ...]) -> None:
    assert surnames(names) == {"kim", "lee"}


@pytest.mark.parametrize("names", [("Yoon KIM", "Ada LEE"), ("Ada LI, A", "Yoon KIM")])
def test_capitals_alone_make_no_initials(names: tuple[str, ...]) -> None:
    assert "kim" in surnames(names)


def test_a_group_is_no_family() -> None:
    assert surnames(("LAMP Study Group", "The Oil Consortium", "Lamp Investigators", "Ada Kim")) == {"kim"}


def test_names_printed_as_one_are_told_apart() -> None:
    assert surnames(("Yoon Kim and Ada Löf & Bo Okapi",)) == {"kim", "lof", "okapi"}


def test_a_whole_name_is_the_same_whichever_name_comes_first() -> None:
    assert whole_names(("Wei Li", "Löf, Ada", "Y. Kim", "Plato")) == {"li wei", "ada lof"}
    assert whole_names(("Li Wei and Ada Löf",)) == {"li wei", "ada lof"}


def test_names_that_say_nothing_are_left_out() -> None:
    assert surnames(("", "et al.", "?", ",", "others")) == set()
