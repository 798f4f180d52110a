"""Names of authors in running text: where they end, and whether there are any."""

import re

from papertriage.text import squeeze

_ASIDE = re.compile(r"\([^()]*\)")
_BETWEEN = re.compile(r"\s*[,;·•|]\s*(?:(?:and|&)\s+)?|\s+(?:and|&)\s+|(?<=ollaboration)\s?:\s+")
_AND_OTHERS = re.compile(r"[, ]{0,3}\b(?:et\.?\s{0,3}al\b\.?|and others|others)", re.IGNORECASE)
_MARKS = re.compile(r"[*†‡§¶∗♯⋆\\]+|(?<=\w)\d{1,2}$")  # footnotes
_PARTICLES = re.compile(r"a[lpv]|bin|d[aeiou]|del|dell[ao]|de[nr]|dos|el|ibn|l[ae]|te[nr]|v[ao]n|y|zu")
_MOST = 0.7
_MOST_WORDS = 6
_LONGEST = 60  # characters of a name


def names(text: str) -> tuple[str, ...]:
    """The names between commas, semicolons and "and"s, without affiliations, footnote marks and "et al."."""
    whole = text.partition("((")[0]  # "((1) University of ..., (2) ...)" ends a list of names
    whole = _ASIDE.sub("", _ASIDE.sub("", whole))
    parts = _BETWEEN.split(_AND_OTHERS.sub("", squeeze(whole)))
    return tuple(name for part in parts if (name := _MARKS.sub("", part).strip(" .:|-")))


def are_names(text: str) -> bool:
    """Whether the text is names for the most part: the first, and seven of ten."""
    found = [_is_name(name) for name in names(text)]
    return bool(found) and found[0] and sum(found) >= _MOST * len(found)


def _is_name(text: str) -> bool:
    words = text.split()
    if len(words) > _MOST_WORDS or len(text) > _LONGEST or any(letter.isdigit() for letter in text):
        return False
    return all(word[0].isupper() or _PARTICLES.fullmatch(word) or not word[0].isascii() for word in words)
