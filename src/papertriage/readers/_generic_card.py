"""A card of an unknown page: what stands in it beside the title, told apart by its shape."""

import re
from collections.abc import Iterator
from itertools import groupby, islice
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin

from papertriage.dates import iso_date
from papertriage.model import AbstractKind, Page, Record
from papertriage.readers._addresses import identified
from papertriage.readers._generic_evidence import Evidence
from papertriage.readers._names import are_names, names
from papertriage.readers._paper_links import is_label, leads_to_paper
from papertriage.text import squeeze

if TYPE_CHECKING:
    from bs4.element import NavigableString, PageElement, Tag

_INLINE = frozenset(
    ["a", "abbr", "b", "bdi", "cite", "code", "em", "font", "i", "mark", "small", "span", "strong", "u"]
)
_SUBJECTS = re.compile(r"tag|categor|topic|keyword|subject|breadcrumb|badge|button|btn", re.IGNORECASE)
_LABEL = re.compile(r"(?:authors?|by|abstract)\s?:?\s", re.IGNORECASE)
_NAMES_END = re.compile(r"(?<=[^\W\d_]{2})[.:]\s|\s[-–—|·•]\s|\s\(|[\"“]")
_PDF = re.compile(r"\.pdf$", re.IGNORECASE)
_SHORTEST_ABSTRACT, _LONGEST_NAMES = 200, 3000  # characters
_ABSTRACT_WORDS = re.compile(
    r"\b(?:this (?:paper|work|article|study)"
    r"|we (?:propose|present|show|study|introduce|find|develop|investigate|analy[sz]e|prove|report|describe)"
    r"|our (?:method|approach|model|framework|analysis)|results?|conclusions?|methods?|propos(?:e|es|ed)"
    r"|approach(?:es)?|outperforms?|experiments?|experimental|novel|framework|algorithms?|datasets?"
    r"|benchmarks?|analysis|theorem|patients|state[- ]of[- ]the[- ]art)\b",
    re.IGNORECASE,
)
_FEWEST_WORDS = 2
_TRAIL = "\u203a"  # "example.org \u203a papers", as search engines show addresses


class Card(NamedTuple):
    """A title and the parts of the page that are about it: one box around it, or what follows it."""

    title: "Tag"
    parts: "list[PageElement]"


def read_card(card: Card, page: Page) -> Evidence:
    """The record that a card makes, and what says that it is one of a paper."""
    title = squeeze(card.title.get_text()).removeprefix("Title:").strip()
    texts = list(_texts(card))
    targets = [urljoin(page.url or "", target) for target in _targets(card)]
    papers = [target for target in targets if leads_to_paper(target) or _PDF.search(target)]
    abstract = next((text for text in texts if is_abstract(text)), "")
    authors = next((found for text in texts if text != abstract and (found := _authors(text))), ())
    when = next(((iso, text) for text in texts if (iso := iso_date(text))), (None, None))
    record = Record(
        title.removesuffix("."),
        abstract,
        AbstractKind.of(abstract),
        authors=authors,
        date=when[0],
        date_text=when[1],
        identifiers=identified(targets),
        url=next((target for target in [*papers, *targets[:1]] if target.startswith("http")), None),
        line=card.title.sourceline or 0,
    )
    length = len(title) + sum(map(len, texts))
    has_address = bool(papers) or any(record.identifiers)
    is_result = any(_TRAIL in text for text in texts)
    return Evidence(record, has_address, len(authors), bool(abstract), is_result, length)


def is_abstract(text: str) -> bool:
    """Whether the text has the length of an abstract and the words in which such are written."""
    said = {word.casefold() for word in _ABSTRACT_WORDS.findall(text)}
    return len(text) >= _SHORTEST_ABSTRACT and len(said) >= _FEWEST_WORDS


def _texts(card: Card) -> Iterator[str]:
    """The texts of the card but for its title, each a block; the title parts the block in which it stands."""
    from bs4.element import NavigableString, Tag

    strings: list[NavigableString] = []
    for part in card.parts:
        if isinstance(part, Tag):
            strings += part.strings
        elif isinstance(part, NavigableString):
            strings.append(part)
    for _, run in groupby(strings, key=lambda string: id(_block(string, card.title))):
        block = list(run)
        text = squeeze("".join("" if _is_button(string) else string for string in block))
        if text and _block(block[0], card.title) is not card.title:
            yield text


def _block(string: "NavigableString", title: "Tag") -> "Tag | None":
    """What a string is a block with: the title, or the next box around it."""
    return next((tag for tag in string.parents if tag is title or tag.name not in _INLINE), None)


def _is_button(string: "NavigableString") -> bool:
    """Whether a string is of a link such as "Read more", or of subjects, which look like names."""
    around = list(islice(string.parents, 2))
    classes = " ".join(str(name) for tag in around for name in tag.get_attribute_list("class"))
    is_link = any(tag.name == "a" for tag in around)
    return bool(_SUBJECTS.search(classes)) or (is_link and is_label(string))


def _targets(card: Card) -> Iterator[str]:
    """Where the links of the card lead, that of the title first; "" where it has none."""
    from bs4 import Tag

    links = [card.title, *card.title.find_parents("a"), *card.title.select("a[href]")]
    links += [link for part in card.parts if isinstance(part, Tag) for link in part.select("a[href]")]
    links += [part for part in card.parts if isinstance(part, Tag) and part.name == "a"]
    yield from dict.fromkeys(str(link["href"]) for link in links if link.get("href"))


def _authors(text: str) -> tuple[str, ...]:
    """The names that the text is, or begins with; none in a text of another kind."""
    bare = _LABEL.sub("", text[:_LONGEST_NAMES], count=1) if _LABEL.match(text) else text[:_LONGEST_NAMES]
    for part in (bare, _NAMES_END.split(bare)[0]):
        found = names(part)
        if are_names(part) and sum(" " in name or "." in name for name in found) * 10 >= len(found) * 7:
            return found
    return ()
