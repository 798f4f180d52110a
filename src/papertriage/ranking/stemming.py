"""Stems of English words: Porter 1980, "An algorithm for suffix stripping", as FTS5 finds them for `search`.

An ending goes, or becomes a shorter one, where enough of a word stays before it. How much that is tells the
measure: how often vowels are followed by consonants (0 in "tree", 1 in "trouble", 2 in "private").
"""

from collections.abc import Mapping

_STEP_2 = {
    "ational": "ate", "tional": "tion", "enci": "ence", "anci": "ance", "izer": "ize", "abli": "able",
    "alli": "al", "entli": "ent", "eli": "e", "ousli": "ous", "ization": "ize", "ation": "ate",
    "ator": "ate", "alism": "al", "iveness": "ive", "fulness": "ful", "ousness": "ous", "aliti": "al",
    "iviti": "ive", "biliti": "ble",
}  # fmt: skip
_STEP_3 = {
    "icate": "ic", "ative": "", "alize": "al", "iciti": "ic", "ical": "ic", "ful": "", "ness": "",
}  # fmt: skip
_STEP_4 = {
    "al": "", "ance": "", "ence": "", "er": "", "ic": "", "able": "", "ible": "", "ant": "", "ement": "",
    "ment": "", "ent": "", "sion": "s", "tion": "t", "ou": "", "ism": "", "ate": "", "iti": "", "ous": "",
    "ive": "", "ize": "",
}  # fmt: skip
_LONGEST = 7


def stem(word: str) -> str:
    """The stem of a word in lower case; one of two letters or less, or not in Latin letters, is its own."""
    if len(word) <= 2 or not word.isascii():
        return word
    word = _end_of_verb(_end_of_plural(word))
    if word.endswith("y") and "v" in _shape(word[:-1]):
        word = word[:-1] + "i"
    for endings, least in ((_STEP_2, 1), (_STEP_3, 1), (_STEP_4, 2)):
        word = _shorten(word, endings, least)
    return _last_letters(word)


def _shape(word: str) -> str:
    """The word with c for each consonant and v for each vowel; a y after a consonant is a vowel."""
    shape = ""
    for letter in word:
        vowel = letter in "aeiou" or (letter == "y" and shape.endswith("c"))
        shape += "v" if vowel else "c"
    return shape


def _measure(word: str) -> int:
    return _shape(word).count("vc")


def _end_of_plural(word: str) -> str:
    if word.endswith(("sses", "ies")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _end_of_verb(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if _measure(word[:-3]) else word
    for ending in ("ed", "ing"):
        before = word.removesuffix(ending)
        if before != word:
            return _mended(before) if "v" in _shape(before) else word
    return word


def _mended(word: str) -> str:
    """What an ed or ing was taken from, as it is written without."""
    if word.endswith(("at", "bl", "iz")):
        return word + "e"
    if _is_double(word) and word[-1] not in "lsz":
        return word[:-1]
    return word + "e" if _measure(word) == 1 and _is_short(word) else word


def _shorten(word: str, endings: Mapping[str, str], least: int) -> str:
    """The word with the longest of the endings replaced, if its measure before it is ``least`` or more."""
    for length in range(min(_LONGEST, len(word)), 1, -1):
        ending = word[-length:]
        if ending in endings:
            before = word[:-length]
            kept = before + ending[0] if ending in ("sion", "tion") else before
            return before + endings[ending] if _measure(kept) >= least else word
    return word


def _last_letters(word: str) -> str:
    if word.endswith("e"):
        measure = _measure(word[:-1])
        if measure > 1 or (measure == 1 and not _is_short(word[:-1])):
            word = word[:-1]
    return word[:-1] if word.endswith("ll") and _measure(word) > 1 else word


def _is_double(word: str) -> bool:
    return len(word) > 1 and word[-1] == word[-2] and _shape(word).endswith("c")


def _is_short(word: str) -> bool:
    """Whether it ends as "hop" does: consonant, vowel, and a consonant other than w, x and y."""
    return _shape(word).endswith("cvc") and word[-1] not in "wxy"
