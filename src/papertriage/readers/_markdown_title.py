"""Where in a block of a Markdown list the title of a paper stands, and what is left behind it."""

import re
from typing import NamedTuple

from papertriage.readers._markdown import Link, links, plain
from papertriage.readers._names import are_names
from papertriage.readers._paper_links import is_label, leads_to_paper
from papertriage.text import squeeze

_PICTURE = r"!\[[^\[\]]{0,200}\]\([^()\s]{0,2000}(?:\s\"[^\"]{0,200}\")?\)"
DATE = r"\d{4}[-./]\d{1,2}(?:[-./]\d{1,2})?(?![\d-])"
# What stands before a title: badges, "[tag]", "(ICLR 2024)", a date, "1)", a tag of HTML, marks and emojis
_LEAD = re.compile(
    rf"(?:\[?{_PICTURE}(?:\]\([^()\s]{{0,2000}}\))?|\*{{0,2}}\[(?!\[)[^\[\]]{{1,60}}\](?![(\[])\*{{0,2}}"
    rf"|\([^()]{{1,60}}\)|\*{{0,2}}{DATE}\*{{0,2}}|<[^<>]{{1,300}}>|\d{{1,4}}[.)]"
    r"|(?!\\?\$)[^\w\[\](\"“‘'*_]{1,40})"
)
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.{1,600}?)\1", re.DOTALL)
_QUOTED = re.compile(r"[\"“](.{8,400}?)[\"”]", re.DOTALL)
_URL = re.compile(r"(?<!\(<)(?<![(\[\"=\w])https?://[^\s<>()\[\]\"'，。、]{4,2000}")
_SENTENCE = re.compile(r"(?<=[.?!])\s+|\s\|\s|\s*<br\b[^<>]{0,9}>\s*|\n")
_VENUE = re.compile(r"\b(?:in|proc)\b|\b(?:19|20)\d\d\b", re.IGNORECASE)
# "Fern, A., & Lark, B. (2024a). "
_CITED = re.compile(r"([^\W\d_][^()\[\]\n]{2,600}?)\s\((?:19|20)\d\d[a-z]?(?:, [^()]{1,30})?\)[.,:]\s+")
# What the title of a browser's tab has beside the paper's: "[2406.00001] Tea", "Tea | OpenReview"
_OF_TAB = re.compile(
    r"^\\?\[\d{4}\.\d{4,5}(?:v\d{1,2})?\\?\] |^Paper page - "
    r"|(?<=\w) \\?[|–-] (?:arXiv|alphaXiv|OpenReview|ACL Anthology|Semantic Scholar|PubMed|bioRxiv)$"
)
_MARKS = ' *_[("“'
_MOST_LEADS = 12
_MOST_NAMES = 30
_MOST_WORDS = 5  # of a name
_LONGEST_TITLE = 400
_LONGEST_LEAD = 60  # characters before a title in a link: "ViT: [An Image Is ...](...)"
_SHORTEST_BOLD = 3  # words; less is a nickname where a linked title follows


class Headline(NamedTuple):
    """A title, empty where there is none, where in the text it can begin, and where it ends.

    ``lead`` is the plain text between: a nickname, or names.
    """

    title: str
    start: int
    end: int
    lead: str = ""


def all_links(text: str, definitions: dict[str, str]) -> list[Link]:
    """The links of the text, and the addresses that stand in it as they are, in order."""
    bare = [Link(found[0], found[0], *found.span()) for found in _URL.finditer(text)]
    found = [link._replace(text=_OF_TAB.sub("", link.text)) for link in links(text, definitions)]
    return sorted([*found, *bare], key=lambda link: link.start)


def headline(text: str, found: list[Link], is_item: bool) -> Headline:
    """The title with which the text begins: in a link, bold, quoted, or in an item as a sentence."""
    start = _after_lead(text)
    first = next((link for link in found if link.start >= start), None)
    titled = next(filter(_is_titled, found), None)
    return (
        _linked(text, start, first)
        or _bold(text, start, titled)
        or _quoted(text, start)
        or (_behind_names(text, start, titled) if is_item else None)
        or (_labelled(text, start, first) if is_item else None)
        or Headline("", start, start)
    )


def _linked(text: str, start: int, first: Link | None) -> Headline | None:
    """What the first link shows, if it stands first and is no label."""
    if first and not text[start : first.start].strip(_MARKS) and not is_label(plain(first.text)):
        return _headline(first.text, start, first.end)
    return None


def _bold(text: str, start: int, titled: Link | None) -> Headline | None:
    """What is bold; or what is linked or quoted soon behind it, where it is but a nickname."""
    bold = _BOLD.match(text, start)
    if not bold:
        return None
    if len(plain(bold[2]).split()) < _SHORTEST_BOLD:
        if titled and titled.start - bold.end() <= _LONGEST_LEAD:
            return _headline(titled.text, start, titled.end)
        if quoted := _QUOTED.search(text, bold.end(), bold.end() + _LONGEST_LEAD + _LONGEST_TITLE):
            return _headline(quoted[1], start, quoted.end())
    return _headline(bold[2], start, bold.end())


def _quoted(text: str, start: int) -> Headline | None:
    quoted = _QUOTED.match(text, start)
    return _headline(quoted[1], start, quoted.end()) if quoted else None


def _behind_names(text: str, start: int, titled: Link | None) -> Headline | None:
    """What a link to a paper shows behind a few words, or names."""
    if titled and _is_lead(lead := plain(text[start : titled.start])):
        return _headline(titled.text, start, titled.end)._replace(lead=lead)
    return None


def _labelled(text: str, start: int, first: Link | None) -> Headline | None:
    """The plain text before a link such as "[pdf]"."""
    return _sentence(text, start, first.start) if first and is_label(plain(first.text)) else None


def _is_lead(text: str) -> bool:
    """Whether a text before a linked title is short, or names."""
    return len(text) <= _LONGEST_LEAD or are_names(text)


def _after_lead(text: str) -> int:
    """Where what may be a title begins."""
    at = 0
    for _ in range(_MOST_LEADS):
        lead = _LEAD.match(text, at)
        if not lead:
            break
        at = lead.end()
    return at


def _is_titled(link: Link) -> bool:
    """Whether the link leads to a paper and shows what can be its title."""
    shown = plain(link.text)
    return leads_to_paper(link.target) and not is_label(shown) and len(shown.split()) >= _SHORTEST_BOLD


def _sentence(text: str, start: int, end: int) -> Headline:
    """The title in plain text: what is quoted, else the first sentence, or the second behind one of names."""
    quoted = _QUOTED.search(text, start, end)
    if quoted and len(quoted[1].split()) >= _SHORTEST_BOLD:
        return _headline(quoted[1], start, quoted.end())
    cited = _CITED.match(text, start, end)
    spans = _sentences(text, cited.end() if cited else start, end)
    if not spans:
        return Headline("", start, start)
    if cited:
        return _headline(text[slice(*spans[0])], start, spans[0][1])._replace(lead=plain(cited[1]))
    said = [plain(text[slice(*span)]) for span in spans[:2]]
    if len(said) > 1 and _are_names_and_title(*said):
        return _headline(said[1], start, spans[1][1])._replace(lead=said[0])
    after = _before_names(text, *spans[0])
    return _headline(text[spans[0][0] : after], start, after)


def _sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where each sentence, line or part between bars begins and ends."""
    borders = [found.span() for found in _SENTENCE.finditer(text, start, end)]
    begins = [start, *(after for _, after in borders)]
    ends = [*(before for before, _ in borders), end]
    return [(begin, end) for begin, end in zip(begins, ends, strict=True) if text[begin:end].strip()]


def _are_names_and_title(first: str, second: str) -> bool:
    """Whether names stand first, and behind them a title and not the venue of what looked like names."""
    return are_names(first) and len(second.split()) >= _SHORTEST_BOLD and not _VENUE.search(second)


def _before_names(text: str, start: int, end: int) -> int:
    """Where in a sentence the title ends that names follow: "Tea Trees Revisited, Ada Fern, Bo Lark"."""
    commas = [at for at in range(start, end) if text[at] == ","][-_MOST_NAMES:]
    return next((at for at in commas if _are_full_names(plain(text[at + 1 : end]))), end)


def _are_full_names(text: str) -> bool:
    """Whether the text is two or more names of more than one word."""
    parts = [part.strip() for part in text.rstrip(". ").split(",")]
    return len(parts) > 1 and are_names(text) and all(1 < len(part.split()) < _MOST_WORDS for part in parts)


def _headline(text: str, start: int, end: int) -> Headline:
    title = (
        squeeze(plain(text))
        .removeprefix("[[")
        .removesuffix("]]")
        .strip('"“” ,:|-–—')
        .rstrip("[( ")
        .removesuffix(".")
    )
    is_title = len(title) <= _LONGEST_TITLE and not is_label(title)
    return Headline(title if is_title else "", start, end)
