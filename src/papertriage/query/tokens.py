"""Words as the text index divides them."""

import re
import unicodedata
from functools import lru_cache

from papertriage.text import plain

# What is no letter or digit, as SQLite's unicode61 tokenizer has it. Among it are New Tai Lue and Vedic signs
# that Unicode made letters of later than SQLite's tables: within a word they would split it for SQLite alone.
_GAP = "\\W_\u19b0-\u19c0\u19c8\u19c9\u1cf2\u1cf3"
_TOKEN = re.compile(f"[^{_GAP}]+")


def tokens(text: str) -> list[str]:
    """The words of a text as typed, without what stands between them: "GPT-4" gives GPT and 4."""
    return _TOKEN.findall(unicodedata.normalize("NFC", text))


def has_prefix(text: str, start: str) -> bool:
    """Whether the words ``start`` stand in the text, where the last may go on; accents and case ignored."""
    text = text.lower() if text.isascii() else unicodedata.normalize("NFC", plain(text))
    return _pattern(start).search(text) is not None


@lru_cache(maxsize=64)
def _pattern(start: str) -> re.Pattern[str]:
    # A letter such as the iota subscript is an accent by itself, and is gone: then nothing is found.
    first, *others = [re.escape(word) for word in tokens(plain(start))] or ["(?!)"]
    # The start of the word is checked behind it: a pattern that begins with letters is searched much faster.
    return re.compile(f"{first}(?<![^{_GAP}]{first})" + "".join(f"[{_GAP}]+{word}" for word in others))
