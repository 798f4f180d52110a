r"""Text folded for comparison, so that every way of writing one title gives one string.

Case, accents, punctuation, HTML and LaTeX go. Greek letters and mathematical signs get the names that LaTeX
has for them, because pages print ``54$\times$``, ``54×`` and, half stripped, ``54times`` for one thing.
"""

import re
from functools import cache
from unicodedata import category, combining, normalize

_SIGNS = """
× times ÷ div ± pm ∓ mp ∼ sim ≃ simeq ≈ approx ≅ cong ≡ equiv ∝ propto ≠ neq ≤ leq ≥ geq ≪ ll ≫ gg ≲ lesssim
≳ gtrsim → rightarrow ← leftarrow ↔ leftrightarrow ⇒ rightarrow ∞ infty ∂ partial ∇ nabla √ sqrt ∑ sum ∏ prod
∫ int ∈ in ∉ notin ⊂ subset ⊆ subseteq ∪ cup ∩ cap ∀ forall ∃ exists ∅ emptyset ∧ wedge ∨ vee ⊕ oplus ⊗ otimes
⊙ odot ∘ circ ° circ ⊥ perp † dagger α alpha β beta γ gamma δ delta ε epsilon ζ zeta η eta θ theta ι iota
κ kappa λ lambda μ mu ν nu ξ xi ο omicron π pi ρ rho σ sigma τ tau υ upsilon φ phi χ chi ψ psi ω omega
ø o đ d ð d ł l ı i æ ae œ oe þ th
""".split()
_NAMES = str.maketrans(dict(zip(_SIGNS[::2], _SIGNS[1::2], strict=True)))

# What LaTeX commands print, where it is not their name: fonts, boxes and accents print nothing themselves.
_PRINTED = {
    **dict.fromkeys(
        "emph em it bf rm sc tt sf sl text textbf textit textrm textsc textsf textsl texttt textup textnormal "
        "textsuperscript textsubscript mathbb mathbf mathcal mathfrak mathit mathrm mathsf mathtt mathscr boldsymbol "
        "bm pmb operatorname ensuremath mbox hbox left right big Big bigg Bigg bigl bigr Bigl Bigr limits overline "
        "underline bar hat tilde vec dot ddot widetilde widehat url href cite citep citet footnote frac tfrac dfrac "
        "xspace b c d H k r t u v".split(),
        "",
    ),
    **dict.fromkeys("quad qquad cdot cdots ldots dots langle rangle lt gt mid vert Vert newline par".split(), " "),
    **{letter: letter for letter in "i j l L o O ss ae AE oe OE".split()},
    **{"aa": "a", "AA": "a", "ell": "l", "le": "leq", "ge": "geq", "ne": "neq", "to": "rightarrow"},
    **{f"var{name}": name for name in "epsilon theta phi rho sigma pi".split()},
}
_SWALLOWS_BLANK = frozenset(name for name, printed in _PRINTED.items() if len(name) <= 2 or not printed)
_COMMAND = re.compile(r"\\(?:([A-Za-z]+)( ?)|(.?))", re.DOTALL)
_JOINING = "\"'`^~=.-!/()[]{}$_"  # after a backslash: accents, hyphenation points, mathematics' brackets

# Only the tags that publishers put into titles and abstracts: "a<b and c>d" is mathematics.
_TAG = re.compile(
    r"</?(?:i|b|u|em|strong|sub|sup|inf|p|br|span|italic|bold|sec|title|(?:jats|mml):[a-z]+)(?:\s[^<>=]{1,40}=[^<>]{0,200})?\s?/?>",
    re.IGNORECASE,
)
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_WORD = re.compile(r"[^\W_]+")
# Without "$ { } ^ _" what they stand in is one word: 10^{-3}, x_i, $k$NN. "~" is LaTeX's unbreakable blank.
_ASCII: dict[int, str | None] = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}
_ASCII.update(dict.fromkeys(map(ord, "${}^_")))


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
    """The text without HTML entities; some pages escape them twice."""
    from html import unescape

    return unescape(unescape(text)).replace("&", " and ")


def _printed(command: re.Match[str]) -> str:
    """What a LaTeX command prints: its name where that says it (``\\alpha``), else what the table says."""
    name, blank, symbol = command.groups()
    if name:
        return _PRINTED.get(name, name) + ("" if name in _SWALLOWS_BLANK else blank)
    return "" if symbol in _JOINING else " "


@cache
def _plain(letter: str) -> str:
    """What a character outside ASCII folds to: letters without marks, signs and Greek by name, else a blank."""
    if category(letter) == "Cf":  # soft hyphens, zero-width blanks
        return ""
    lower = normalize("NFKD", normalize("NFKD", letter.translate(_NAMES)).casefold())
    return "".join(part if part.isalnum() else " " for part in lower if not combining(part)).translate(_NAMES)
