"""Any of the words in place of all of them."""

import pytest

from papertriage.query import parse
from papertriage.query.relaxing import any_word


def test_any_of_the_words_will_do_but_for_those_that_say_nothing() -> None:
    assert any_word(parse('What is the "kv cache" of a transform*')) == parse('"kv cache" or transform*')


def test_a_word_typed_twice_counts_twice() -> None:
    assert any_word(parse("robot cat robot")) == parse("robot or cat or robot")


def test_words_that_all_say_nothing_are_kept() -> None:
    assert any_word(parse("to be")) == parse("to or be")


@pytest.mark.parametrize(
    "query", ["", "robot", '"robot cat"', "robot or cat", "robot not cat", "robot title:cat", "robot tag:x"]
)
def test_a_query_that_is_no_plain_list_of_words_stays_strict(query: str) -> None:
    assert any_word(parse(query)) is None
