"""The authors in one cell of a table, which programs divide in every possible way, or not at all."""

import re

from papertriage.text import squeeze

_QUOTED = re.compile(r"""'((?:[^'\\]|\\.){1,300})'(?=\s?[,\]])|"((?:[^"\\]|\\.){1,300})"(?=\s?[,\]])""")
_DIVIDERS = (";", "||", "|", "\n")
_AND = re.compile(r",? (?:and|&) |, & ?", re.IGNORECASE)
_SUFFIX = re.compile(r", ((?:Jr|Sr)\b\.?|I{2,3}\b|IV\b)")
_BEHIND_NAME = re.compile(r"\s\([^()]*\)\s*\Z")
_COMMA = re.compile(r" ?, ?")
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[ -]?){1,4}")  # "J. L.", "JL", "J.-L."
_GLUED = re.compile(
    r"(?<=[a-z\u00df-\u00ff.)])(?<!\bMc)(?<!\bMac)(?<!\bDe)(?<!\bLe)(?<!\bLa)(?=[A-Z\u00c0-\u00de])"
)


def authors(cell: str) -> list[str]:
    """The names, each as printed, "Kim, Y." or "Y. Kim" or "Kim Y", without brackets behind them."""
    return [_BEHIND_NAME.sub("", name) for name in _divided(cell)]


def _divided(cell: str) -> list[str]:
    if cell.startswith("[") and (quoted := _QUOTED.findall(cell)):  # a list of Python or JSON
        return [single or double for single, double in quoted]
    for divider in _DIVIDERS:
        if divider in cell:
            return cell.split(divider)
    parts = _AND.split(_SUFFIX.sub(r" \1", squeeze(cell)))
    # "Kim, Y. and Lee, S. and Park, J.", but "Y. Kim, S. Lee and J. Park"
    commas_in_names = len(parts) > 2 or (len(parts) == 2 and "," in parts[1])
    most_commas = 1 if commas_in_names else 0
    return [name for part in parts for name in _names(part, most_commas)]


def unglued(cell: str) -> list[str]:
    """The names of Springer's tables: "Andy SmithTom Weber"."""
    return _GLUED.split(cell)


def _names(text: str, most_commas: int) -> list[str]:
    """The one name with so many commas; else the names, which commas divide, perhaps into two parts, too."""
    parts = _COMMA.split(text)
    if len(parts) <= most_commas + 1:
        return [text]
    pairs = list(zip(parts[::2], parts[1::2], strict=False))
    if len(parts) % 2 == 0 and all(_is_one_name(*pair) for pair in pairs):
        return [", ".join(pair) for pair in pairs]
    return parts


def _is_one_name(family: str, given: str) -> bool:
    """Whether it is "Kim, Y." or "van der Berg, Simone" rather than "Kim Y., Lee S."."""
    are_initials = given.isupper() and _INITIALS.fullmatch(given)
    return bool(are_initials) or " " not in given or " " not in family
