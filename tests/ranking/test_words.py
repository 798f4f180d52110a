"""Stems and features."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papertriage.ranking.features import Features
from papertriage.ranking.stemming import stem
from papertriage.ranking.words import Vocabulary

# From the published paper, and one for each way through the steps.
STEMS = {
    "caresses": "caress", "ponies": "poni", "ties": "ti", "cats": "cat", "feed": "feed", "agreed": "agre",
    "plastered": "plaster", "bled": "bled", "motoring": "motor", "sing": "sing", "conflated": "conflat",
    "troubled": "troubl", "sized": "size", "hopping": "hop", "tanned": "tan", "falling": "fall",
    "hissing": "hiss", "failing": "fail", "filing": "file", "happy": "happi", "sky": "sky",
    "relational": "relat", "conditional": "condit", "vietnamization": "vietnam", "operator": "oper",
    "triplicate": "triplic", "hopefulness": "hope", "electrical": "electr", "goodness": "good",
    "revival": "reviv", "replacement": "replac", "adoption": "adopt", "adhesion": "adhes", "onion": "onion",
    "probate": "probat", "rate": "rate", "cease": "ceas", "controlling": "control", "roll": "roll",
    "optimization": "optim", "optimized": "optim", "yes": "ye", "is": "is", "naïve": "naïve", "4d": "4d",
}  # fmt: skip


@pytest.mark.parametrize(("word", "root"), STEMS.items())
def test_words_have_the_stems_that_porter_gives_them(word: str, root: str) -> None:
    assert stem(word) == root


@given(st.from_regex("[a-z0-9]{0,40}", fullmatch=True))
def test_a_stem_is_never_empty_nor_longer_than_its_word(word: str) -> None:
    assert len(stem(word)) <= len(word)
    assert bool(stem(word)) == bool(word)


def test_words_of_one_stem_are_one_and_go_by_the_shortest() -> None:
    vocabulary = Vocabulary()
    assert len(set(vocabulary.numbers("Studies study STUDIED étude Etudes"))) == 2
    assert vocabulary.names == ["study", "etude"]


def test_single_letters_are_no_words_and_endless_ones_come_in_pieces() -> None:
    assert len(Vocabulary().numbers("a b c " + "x" * 100)) == 3


def test_a_feature_is_listed_once_a_second_paper_has_it() -> None:
    features = Features()
    features.add("Zebra", "")
    assert list(features.lists[0]) == []
    assert features.lone[0] == 4
    features.add("", "a zebra")
    assert list(features.lists[0]) == [0, 0]
    assert list(features.lists[1]) == [0]
    assert list(features.lone) == [0, 0]
    assert features.papers_with == [2]
    features.add("", "Zebras")
    assert features.papers_with == [3]


def test_features_are_named_as_they_read() -> None:
    features = Features()
    for _ in range(2):
        features.add("", "sparse kernels of sparse kernels")
    names = features.names(1, set(features.lists[1]))
    assert sorted(names.values()) == ["kernels", "kernels of", "of", "of sparse", "sparse", "sparse kernels"]


def test_a_word_counts_by_the_logarithm_of_how_often_it_comes() -> None:
    features = Features()
    for times in (1, 2, 5, 500, 5000):
        features.add("", ". ".join(["zebra"] * times))
    counts = [list(found).count(features.lists[0][0]) for found in features.lists]
    assert counts == [1, 2, 3, 7, 7]
