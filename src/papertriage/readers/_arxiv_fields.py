"""What arXiv writes in one way in its mails, feeds and exports: author lists, addresses, announcements."""

import re

from papertriage.text import squeeze

ANNOUNCED = {
    "new": "new",
    "cross": "cross-list",
    "replace": "replacement",
    "replace-cross": "replacement",
}

_ASIDE = re.compile(r"\([^()]*\)")  # an affiliation, or the key to one
_BETWEEN_NAMES = re.compile(r"(?<!\\) ?[,;] ?(?:and |& ?)?| and | & |: ")  # "\," is a thin space of TeX
_BELONGS_TO_NAME = re.compile(r"(?:Jr|Sr|II|III|IV)\.?", re.IGNORECASE)
_MORE = {"et al", "et al."}


def author_names(printed: str) -> tuple[str, ...]:
    """The names of "A. Fern (1), B. Lark, Jr. and C. Moss ((1) Meadow)": without affiliations."""
    text = squeeze(_ASIDE.sub(" ", _ASIDE.sub(" ", printed)))
    names: list[str] = []
    for name in _BETWEEN_NAMES.split(text):
        if names and _BELONGS_TO_NAME.fullmatch(name):
            names[-1] += f", {name}"
        elif name not in _MORE and any(letter.isalpha() for letter in name):
            names.append(name.strip())
    return tuple(names)


def abs_address(number: str | None) -> str | None:
    """The address of a paper's abstract on arXiv."""
    return f"https://arxiv.org/abs/{number}" if number else None
