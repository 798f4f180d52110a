"""Words as the text index divides them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papertriage.query.tokens import has_prefix, tokens
from papertriage.text import plain


def test_words_are_kept_as_typed_without_what_stands_between() -> None:
    assert tokens("GPT-4: c++ & Étale_x!") == ["GPT", "4", "c", "Étale", "x"]


def test_an_accent_of_its_own_is_part_of_its_letter() -> None:
    assert tokens("e\u0301tale") == ["\u00e9tale"]


@pytest.mark.parametrize(
    ("text", "start", "held"),
    [
        ("Latent-diffusion models", "latent diff", True),
        ("Latent-diffusion models", "diff mod", False),
        ("Latent-diffusion models", "iffusion", False),
        ("Latent-diffusion models", "LATENT", True),
        ("on étale things", "ETAL", True),
        ("diffusion latent", "latent diff", False),
        ("", "a", False),
        ("\u037a", "\u037a", False),  # a letter that is nothing but an accent
    ],
)
def test_the_last_word_of_a_prefix_may_go_on(text: str, start: str, held: bool) -> None:
    assert has_prefix(text, start) is held


@given(st.text(), st.text(), st.text())
def test_a_text_holds_all_words_of_itself(before: str, word: str, after: str) -> None:
    assert not tokens(plain(word)) or has_prefix(f"{before} {word} {after}", word)
