r"""Text folded for comparison, so that every way of writing one title gives one string.

Case, accents, punctuation, HTML and LaTeX go. Greek letters and mathematical signs get the names that LaTeX
has for them, because pages print ``54$\times$``, ``54×`` and, half stripped, ``54times`` for one thing.

The tables are folding's own and not those that show LaTeX to people: libraries keep hashes of folded text,
and a sign shown in a better way must not change them.
"""

import re
from functools import cache, lru_cache
from unicodedata import category, combining, normalize

_SIGNS = """
    × times ÷ div ± pm ∓ mp ∼ sim ≃ simeq ≈ approx ≅ cong ≡ equiv ∝ propto ≠ neq ≤ leq ≥ geq ≪ ll ≫ gg
    ≲ lesssim ≳ gtrsim → rightarrow ← leftarrow ↔ leftrightarrow ⇒ rightarrow ∞ infty ∂ partial ∇ nabla
    √ sqrt ∑ sum ∏ prod ∫ int ∈ in ∉ notin ⊂ subset ⊆ subseteq ∪ cup ∩ cap ∀ forall ∃ exists ∅ emptyset
    ∧ wedge ∨ vee ⊕ oplus ⊗ otimes ⊙ odot ∘ circ ° circ ⊥ perp † dagger
    α alpha β beta γ gamma δ delta ε epsilon ζ zeta η eta θ theta ι iota κ kappa λ lambda μ mu ν nu ξ xi
    ο omicron π pi ρ rho σ sigma τ tau υ upsilon φ phi χ chi ψ psi ω omega
    ø o đ d ð d ł l ı i æ ae œ oe þ th
"""
_NAMES = str.maketrans(dict(zip(_SIGNS.split()[::2], _SIGNS.split()[1::2], strict=True)))

# What LaTeX commands print, where it is not their name: fonts, boxes and accents print nothing themselves.
_SILENT_COMMANDS = """
    emph em it bf rm sc tt sf sl text textbf textit textrm textsc textsf textsl texttt textup textnormal
    textsuperscript textsubscript mathbb mathbf mathcal mathfrak mathit mathrm mathsf mathtt mathscr
    boldsymbol bm pmb operatorname ensuremath mbox hbox left right big Big bigg Bigg bigl bigr Bigl Bigr
    limits overline underline bar hat tilde vec dot ddot widetilde widehat url href cite citep citet
    footnote frac tfrac dfrac xspace b c d H k r t u v
"""
_DIVIDING_COMMANDS = "quad qquad cdot cdots ldots dots langle rangle lt gt mid vert Vert newline par"
_OTHER_COMMANDS = """
    aa a AA a ell l le leq ge geq ne neq to rightarrow varepsilon epsilon vartheta theta varphi phi varrho rho
    varsigma sigma varpi pi
"""
_PRINTED = {
    **dict.fromkeys(_SILENT_COMMANDS.split(), ""),
    **dict.fromkeys(_DIVIDING_COMMANDS.split(), " "),
    **dict(zip(_OTHER_COMMANDS.split()[::2], _OTHER_COMMANDS.split()[1::2], strict=True)),
}
# TeX skips the blank behind a command; in text it matters only behind a letter: "\o re", "na\"\i ve".
_LETTERS = {"i", "j", "l", "L", "o", "O", "aa", "AA", "ae", "AE", "oe", "OE", "ss"}
_COMMAND = re.compile(r"\\(?:([A-Za-z]+)( ?)|(.?))", re.DOTALL)
_JOINING = "\"'`^~=.-!/()[]{}$_"  # behind a backslash: accents, hyphenation points, mathematics' brackets

# Only the tags that publishers put into titles and abstracts: "a<b and c>d" is mathematics.
_TAG = re.compile(
    r"</?(?:i|b|u|em|strong|sub|sup|inf|p|br|span|italic|bold|sec|title|(?:jats|mml):[a-z]+)"
    r"(?:\s[^<>=]{1,40}=[^<>]{0,200})?\s?/?>",
    re.IGNORECASE,
)
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_WORD = re.compile(r"[^\W_]+")
# Without "$ { } ^ _" what they stand in is one word: 10^{-3}, x_i, $k$NN. "~" is LaTeX's unbreakable blank.
_ASCII: dict[int, str | None] = {
    code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)
}
_ASCII.update(dict.fromkeys(map(ord, "${}^_")))


@lru_cache(maxsize=256)  # merging asks again for what was compared
def fold(text: str) -> str:
    """The words of the text in lower case: letters and digits only, one blank between two words.

    Folding what is folded changes nothing. An abstract takes some 10 microseconds in plain ASCII and
    20 with a few signs or commands in it.
    """
    if "&" in text:
        text = _unescaped(text)
    if "<" in text:
        text = _TAG.sub("", text)
    if "\\" in text:
        text = _COMMAND.sub(_printed, text)
    if not text.isascii():
        text = _NOT_ASCII.sub(lambda found: _plain(found[0]), text)
    text = text.translate(_ASCII)
    return " ".join(text.split() if text.isascii() else _WORD.findall(text))


def compact(text: str) -> str:
    """The folded text without its blanks, since pages lose and gain them."""
    return fold(text).replace(" ", "")


def _unescaped(text: str) -> str:
    """The text without HTML entities, which some pages escape twice; "&" is the word it stands for."""
    from html import unescape

    return unescape(unescape(text)).replace("&", " and ")


def _printed(command: re.Match[str]) -> str:
    r"""What a LaTeX command prints: its name where that says it (``\alpha``), else what the tables say."""
    name, blank, symbol = command.groups()
    if name:
        printed = _PRINTED.get(name, name)
        return printed + blank if printed and name not in _LETTERS else printed
    return "" if symbol in _JOINING else " "


@cache
def _plain(letter: str) -> str:
    """What a character outside ASCII folds to: a letter without marks, a sign's name, or a blank."""
    if category(letter) == "Cf":  # soft hyphens, zero-width blanks
        return ""
    lower = normalize("NFKD", normalize("NFKD", letter.translate(_NAMES)).casefold())
    return "".join(part if part.isalnum() else " " for part in lower if not combining(part)).translate(_NAMES)
