"""Words as the text index divides them."""

import re
import unicodedata
from functools import lru_cache

from papertriage.text import plain

# A letter or digit, as SQLite's unicode61 tokenizer has it. Left out are New Tai Lue and Vedic signs that
# Unicode made letters of later than SQLite's tables: within a word they would split it for SQLite alone.
_LETTER = "[^\\W_\u19b0-\u19c0\u19c8\u19c9\u1cf2\u1cf3]"
_TOKEN = re.compile(f"{_LETTER}+")


def tokens(text: str) -> list[str]:
    """The words of a text as typed, without what stands between them: "GPT-4" gives GPT and 4."""
    return _TOKEN.findall(unicodedata.normalize("NFC", text))


def has_prefix(text: str, start: str) -> bool:
    """Whether the words ``start`` stand in the text, where the last may go on; accents and case ignored."""
    words = _plain_tokens(start)
    text = text.lower() if text.isascii() else unicodedata.normalize("NFC", plain(text))
    # The first half is for speed: most texts lack a word altogether.
    return all(word in text for word in words) and f" {' '.join(words)}" in f" {' '.join(tokens(text))}"


@lru_cache(maxsize=8)
def _plain_tokens(text: str) -> list[str]:
    return tokens(plain(text))
