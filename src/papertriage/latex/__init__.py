"""LaTeX, whole or half stripped, made readable Unicode: for people to read, not for a machine to set."""

import re
from collections.abc import Callable

from papertriage.latex.typesetting import typeset

# A pass may uncover more: "\$x\$" becomes "$x$". The abstracts of arXiv are done after one, and the second
# finds nothing; a text that is not done after twelve is no LaTeX, and stays.
_PASSES = 12

# An HTML parser leaves one layer of a page that was escaped twice: "&amp;lt;".
_ENTITY = re.compile(
    r"&(?:(?:amp|AMP|#0{0,4}38|#[xX]0{0,4}26);)*(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
)

# Hugging Face drops "$" and "\" of "$2.25\times$" and "$\sim$80%"; "sometimes" and "sim2real" are words.
# In each of these the literal comes first and what stands before it is looked at then, which is ten times
# as fast as the other way round.
_TIMES = re.compile(r"times(?<=\dtimes)(?![A-Za-z])")
_SIM = re.compile(
    r"sim(?<![^\W\d]sim)(?<![\\-]sim)(?: (?=\d[\d.,]*(?:\\?%|×))|(?=\d[\d.,]*(?:[kKMB]?(?!\w)|\\?%|×)))"
)
_NUMBERED = ["Fig", "Figure", "Table", "Sec", "Section", "Eq", "Theorem", "Lemma", "Type"]
_AFTER_NUMBERED = "|".join(f"(?<={word}~)" for word in [r"[.)\]}]", *_NUMBERED])
_TIE = re.compile(  # "10~cm" and "Fig.~2"; but not "~80%", "z~2.5" and "x~p(x)"
    rf"~(?:(?<=[\w.,;)\]}}]~)~*(?=[^\W\d]|[(\[])(?!\w{{1,12}}\()|(?:{_AFTER_NUMBERED})~*(?=\d))"
)
_DASH = re.compile(r"--(?:(?<=[^\s-]--)-?(?=[^\s-])|(?<=\s--)-?(?=\s))")  # but not "--option"
_QUOTES = re.compile(r"``([^`]{1,300}?)(?:''|\")")
_QUOTE = re.compile(r"`(?<![\w`]`)([^`'\s][^`'\n]{0,100})'(?![\w'])")
_SCRIPT = re.compile(r"\\text(sub|super)script(?=\{)")
_ORDINAL = re.compile(r"\\textsuperscript\s?(st|nd|rd|th)\b")  # some programs lose the braces
# But "\(see below\)" is what converters make of parentheses in Markdown
_FORMULA = re.compile(r"\\\(((?:[^\\$]|\\(?![()])){1,300}?)\\\)")
_MATHEMATICS = re.compile(r"(?<!\\)[\^_{]|\\[A-Za-z]")
_URL = re.compile(r"(https?://\S+)")


def readable(text: str) -> str:
    r"""The text with its LaTeX made Unicode; made readable again it stays the same.

    "$\times$" becomes "×", "Poincar\'e" "Poincaré", "$10^{-3}$" "10⁻³" and "2.25times" "2.25×". Where
    Unicode has no form for them "^" and "_" stay ("M_⊙"), and so do the dollars that are money.
    """
    better = text
    for _ in range(_PASSES):
        before, better = better, _pass(better)
        if better == before:
            return better
    return text


def _pass(text: str) -> str:
    if "&" in text:
        text = _ENTITY.sub(_character, text)
    if "times" in text:
        text = _TIMES.sub("×", text)
    if "sim" in text:
        text = _SIM.sub("∼", text)
    if "script{" in text:
        text = _SCRIPT.sub(lambda found: "_" if found[1] == "sub" else "^", text)
    if "\\" in text:
        text = _FORMULA.sub(_in_dollars, _ORDINAL.sub(r"^{\1}", text))
    if "\\" in text or "$" in text or "^" in text or "_" in text:
        text = typeset(text).replace('\\"', '"')  # one that is no accent
    if "~" in text:
        text = _outside_urls(lambda words: _TIE.sub(" ", words), text)
    if "--" in text:
        text = _outside_urls(lambda words: _DASH.sub(_dash, words), text)
    if "`" in text:
        text = _QUOTE.sub(r"‘\1’", _QUOTES.sub(r"“\1”", text))
    return text


def _in_dollars(formula: re.Match[str]) -> str:
    return f"${formula[1]}$" if _MATHEMATICS.search(formula[1]) else formula[0]


def _outside_urls(change: Callable[[str], str], text: str) -> str:
    if "://" not in text:
        return change(text)
    return "".join(piece if _URL.match(piece) else change(piece) for piece in _URL.split(text))


def _dash(hyphens: re.Match[str]) -> str:
    return "–" if len(hyphens[0]) == 2 else "—"


def _character(entity: re.Match[str]) -> str:
    """What the entity stands for, or the entity without its "amp;"s where it stands for nothing."""
    from html import unescape
    from html.entities import html5

    name = entity[1]
    return unescape(f"&{name};") if name.startswith("#") else html5.get(f"{name};", f"&{name};")
