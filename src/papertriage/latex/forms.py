"""What LaTeX commands make of their arguments."""

import re
import unicodedata
from collections.abc import Callable
from functools import partial

from papertriage.latex.tables import (
    ACCENTS,
    BLACKBOARD,
    DOTLESS,
    FORMULA_ACCENTS,
    RAISED,
    SUBSCRIPTS,
    SUPERSCRIPTS,
    TRANSPARENT,
)

Form = Callable[..., str | None]  # None where the arguments don't suit the command

_LONG_WORD = re.compile(r"[A-Za-z]{3}")
_NEEDS_NO_PARENTHESES = re.compile(r"[A-Za-z0-9Α-ωϐ-ϵ.]+|.|\(.*\)")


def raised(text: str) -> str | None:
    return RAISED.get(text) or _script("^", SUPERSCRIPTS, text)


def lowered(text: str) -> str | None:
    return _script("_", SUBSCRIPTS, text)


def _script(mark: str, forms: dict[int, int], text: str) -> str | None:
    """The text in small letters, or after its mark where they are not there or would be hard to read.

    None where it holds an unknown command.
    """
    if "\\" in text:
        return None
    if all(ord(letter) in forms for letter in text) and not _LONG_WORD.search(text):
        return text.translate(forms)
    return mark + text if _NEEDS_NO_PARENTHESES.fullmatch(text) else f"{mark}({text})"


def _accented(mark: str, text: str) -> str | None:
    """The text with the accent on its first letter; None where Unicode has no such letter."""
    if not text:
        return {ACCENTS["~"]: "~", ACCENTS["^"]: "^"}.get(mark)
    accented = unicodedata.normalize("NFC", text[0].translate(DOTLESS) + mark)
    return accented + text[1:] if len(accented) == 1 else None


def _accented_in_formula(mark: str, text: str) -> str:
    return unicodedata.normalize("NFC", text + mark) if len(text) == 1 else text


def _blackboard(text: str) -> str:
    return text.translate(BLACKBOARD)


def _fraction(above: str, below: str) -> str:
    return f"{_enclosed(above)}/{_enclosed(below)}"


def _root(text: str) -> str:
    return f"√{_enclosed(text)}"


def _enclosed(text: str) -> str:
    """The text in parentheses, unless it is one number or letter."""
    return text if len(text) < 2 or text.replace(".", "").isalnum() else f"({text})"


def _second(_: str, text: str) -> str:
    return text


# How many arguments each command has, and what it makes of them.
COMMANDS: dict[str, tuple[int, Form]] = {
    **dict.fromkeys(TRANSPARENT, (1, str)),
    **dict.fromkeys(["mathbb", "mathds", "Bbb"], (1, _blackboard)),
    **dict.fromkeys(["frac", "dfrac", "tfrac", "cfrac", "nicefrac", "sfrac"], (2, _fraction)),
    **dict.fromkeys(["href", "textcolor"], (2, _second)),
    "sqrt": (1, _root),
    **{name: (1, partial(_accented, mark)) for name, mark in ACCENTS.items()},
    **{name: (1, partial(_accented_in_formula, mark)) for name, mark in FORMULA_ACCENTS.items()},
}
