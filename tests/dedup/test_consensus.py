"""Many copies of one paper: the title that most of them print."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from papertriage.dedup import merge, together
from papertriage.model import Paper
from tests.dedup.ingesting import shown
from tests.dedup.samples import ABSTRACT, paper, papers

TITLE = "GLIMA: Dimming Large Lanterns with Guessed Wicks"
WITHOUT_NAME = "Dimming Large Lanterns with Guessed Wicks"
MISSPELT = "GLIMA: Dimmming Large Lanterns with Guessed Wicks"


def title_of(*titles: str) -> str:
    return together([paper(title) for title in titles]).title


@given(st.lists(papers(), min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_any_order_of_copies_gives_one_paper(copies: list[Paper], chance: random.Random) -> None:
    shuffled = sorted(copies, key=lambda _: chance.random())
    assert together(shuffled) == together(copies)
    assert together(copies).title in {copy.title for copy in copies}


@given(papers(), papers())
def test_but_for_the_title_it_is_what_merging_gives(a: Paper, b: Paper) -> None:
    assert together([a, b])._replace(title="") == merge(a, b)._replace(title="")


def test_the_title_that_most_copies_print_is_shown_and_not_the_longest() -> None:
    assert title_of(TITLE, MISSPELT, TITLE) == TITLE
    assert title_of(TITLE, MISSPELT, MISSPELT) == MISSPELT


def test_a_title_without_its_name_or_subtitle_speaks_for_the_whole_one() -> None:
    assert title_of(WITHOUT_NAME, WITHOUT_NAME, TITLE) == TITLE
    assert title_of("GLIMA", MISSPELT, TITLE, WITHOUT_NAME) == TITLE
    assert title_of("", "", TITLE) == TITLE
    assert title_of("Lanterns at Night", "Lanterns at Nights") == "Lanterns at Nights"  # a letter is no word


def test_of_spellings_of_one_title_that_with_signs_and_without_a_note_is_shown() -> None:
    spellings = ("Lamps at 54times Speed", "Lamps at 54times Speed", "Lamps at 54× Speed")
    assert title_of(*spellings) == "Lamps at 54× Speed"
    assert (
        title_of("LAMPS AT NIGHT", "Lamps at Night", "Lamps at Night (extended abstract)") == "Lamps at Night"
    )


@settings(max_examples=25)
@given(st.permutations([TITLE, TITLE, TITLE.upper(), MISSPELT, MISSPELT, WITHOUT_NAME]))
def test_a_library_shows_that_title_whatever_the_order_of_the_pages(titles: list[str]) -> None:
    printed = [paper(title, ABSTRACT) for title in titles]
    assert shown(printed) == [TITLE]
