"""For a word that no paper holds, the nearest one that some paper does."""

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papertriage.store.database import memory
from papertriage.store.spelling import suggestions
from tests.store.shelf import Book, put


@pytest.fixture(scope="module")
def db() -> Iterator[sqlite3.Connection]:
    db = memory()
    put(
        db,
        Book(title="Optimization of Diffusion", abstract="robotics, caches and catches; Étale"),
        Book(title="Reinforcement", abstract="catches", authors="Jürgen Schmidhuber"),
    )
    yield db
    db.close()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("difusion", "diffusion"),
        ("DIFUSSION", "diffusion"),
        ("optmizaton", "optimization"),
        ("rienforcement", "reinforcement"),
        ("etael", "etale"),
        ("étael", "etale"),
        ("schmidthuber", "schmidhuber"),
        ("jurgin", "jurgen"),
        ("rbootics", "robotics"),
    ],
)
def test_the_nearest_word_is_suggested(db: sqlite3.Connection, typed: str, meant: str) -> None:
    assert suggestions(db, [typed]) == {typed: meant}


@pytest.mark.parametrize(
    "typed", ["diffusion", "diffusions", "Robotic", "zebra", "xylophone", "caz", "of", "", "!"]
)
def test_nothing_is_suggested_for_what_is_there_or_near_nothing(db: sqlite3.Connection, typed: str) -> None:
    assert suggestions(db, [typed]) == {}


def test_of_words_equally_near_the_most_common_is_suggested(db: sqlite3.Connection) -> None:
    assert suggestions(db, ["cartches"]) == {"cartches": "catches"}


def test_each_word_of_a_phrase_is_looked_at_once(db: sqlite3.Connection) -> None:
    words = ["difusion of optimzation", "difusion", "diffusion-rienforcement"]
    assert list(suggestions(db, words)) == ["difusion", "optimzation", "rienforcement"]


@given(words=st.lists(st.text(alphabet=st.characters()), max_size=5))
def test_any_words_can_be_asked_about(db: sqlite3.Connection, words: list[str]) -> None:
    assert set(suggestions(db, words).values()) <= {
        *("optimization", "diffusion", "robotics", "caches", "catches", "etale"),
        *("reinforcement", "jurgen", "schmidhuber"),
    }
