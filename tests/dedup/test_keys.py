"""Where to look."""

import random
from itertools import permutations

from hypothesis import given

from papertriage.dedup import Folded, keys
from papertriage.model import Paper
from tests.dedup.samples import ABSTRACT, SPLATS_3D, SPLATS_4D, paper, papers


def shared(a: Paper, b: Paper) -> int:
    return len(set(keys(a)) & set(keys(b)))


def test_keys_never_change_since_libraries_hold_them() -> None:
    assert keys(SPLATS_3D) == [
        -1929315408, 697250763, -1128647306, 464498387, 1913313614, -2008913202, 311314777,
        2110659992, 567955459, 58644808, 123007618, 131405501, 140272957, 176696496,
        282546564, 289355222, 294949187, 384905287, 395446477, 1081297533,
    ]  # fmt: skip


@given(papers())
def test_a_paper_has_some_twenty_keys_of_32_bits_each_once(paper: Paper) -> None:
    found = keys(paper)
    assert len(found) == len(set(found)) <= 21
    assert all(-(2**31) <= key < 2**31 for key in found)
    assert found == keys(Folded(paper))


def test_the_first_key_is_the_titles_own() -> None:
    assert keys(SPLATS_3D)[0] == keys(paper(SPLATS_3D.title.upper()))[0]
    assert keys(SPLATS_3D)[0] not in keys(SPLATS_4D)


def test_a_paper_without_words_has_no_keys() -> None:
    assert keys(Paper("", "")) == keys(Paper("— !", "?")) == []


def test_any_order_of_the_words_of_a_title_shares_its_rare_pairs() -> None:
    titles = (" ".join(words) for words in permutations(SPLATS_3D.title.split()))
    assert all(shared(paper(title), paper()) >= 6 for title in titles)


def test_common_words_are_not_looked_for() -> None:
    a = paper("A Study of the Efficient Zebrafish Lantern Quagga Okapi Method")
    b = paper("Okapi Quagga in Lantern, and Zebrafish: towards a robust System")
    assert shared(a, b) == 6


def test_a_new_title_is_found_by_the_abstract() -> None:
    assert shared(SPLATS_3D, paper("Quite Another Name", ABSTRACT)) >= 8


def test_the_opening_of_an_abstract_finds_the_whole() -> None:
    assert shared(paper("Quite Another Name", ABSTRACT[:170] + "..."), SPLATS_3D) >= 3


def test_an_abstract_with_one_word_in_ten_changed_is_found() -> None:
    chance = random.Random(1)
    words = [word if chance.random() > 0.1 else "okapi" for word in ABSTRACT.split()]
    assert shared(paper("Quite Another Name", " ".join(words)), SPLATS_3D) >= 1


def test_a_misspelt_title_without_abstract_is_found() -> None:
    assert shared(paper("Compact Minimal 3D Lanterm Splatting"), SPLATS_3D) >= 2
