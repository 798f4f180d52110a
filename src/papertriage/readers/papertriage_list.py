"""Reading lists that ``papertriage export`` has written, perhaps ticked and edited since.

A task a paper, its id in a comment behind it, its abstract folded away below. Ticks and notes are a person's
word, not a page's: they are passed over.
"""

import html
import re
from collections.abc import Iterator, Sequence

from papertriage import identifiers
from papertriage.model import AbstractKind, Facts, Fragment, Identifiers, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._reading_list import TASK, is_reading_list

_KINDS = {
    "Abstract": AbstractKind.FULL,
    "Abstract, cut short": AbstractKind.TRUNCATED,
    "Summary": AbstractKind.SUMMARY,
    "Excerpt": AbstractKind.SNIPPET,
}
_LINKED = re.compile(r"\[(?P<title>(?:\\.|[^\\\]])*)\]\((?P<url>[^)\s]*)\)")
_ESCAPED = re.compile(r"\\([^\w\s])")
_BETWEEN = " \u00b7 "
_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}|\d\d-\d\d", re.ASCII)
_IDENTIFIED = ("arXiv:", "doi:", "PMID ")
_MORE = re.compile(r" and (\d{1,6}) more$", re.ASCII)
_COUNTED = re.compile(r"(?:.*, )?(\d{1,6}) authors?", re.ASCII)
_SUMMARY = re.compile(r"\s*<details><summary>(?P<kind>[^<]*)</summary>\s*")
_FURNITURE = re.compile(r"\s*(?:#.*|>.*|</details>)?")


def recognises(page: Page) -> bool:
    return is_reading_list(page.text)


def read(page: Page) -> Iterator[Record | Fragment | Facts]:
    """The papers in order; a line that is neither a task nor a part of one is a fragment."""
    found: list[Record] = []
    seen = 0
    lines = enumerate(page.text.splitlines(), 1)
    for number, line in lines:
        if task := TASK.fullmatch(line):
            yield from found
            found = [_record(task["facts"], number)]
            seen += 1
        elif found and (summary := _SUMMARY.fullmatch(line)):
            abstract = html.unescape(next(lines, (0, ""))[1].strip())
            found = [found[0]._replace(abstract=abstract, abstract_kind=_kind(summary["kind"]))]
        elif not _FURNITURE.fullmatch(line):
            yield from found
            found = []
            yield Fragment(number, line.strip())
    yield from found
    yield Facts(stated_total=None if seen else 0)


READER = Reader(name="papertriage-list", recognises=recognises, read=read)


def _kind(summary: str) -> AbstractKind:
    return _KINDS.get(summary, AbstractKind.SUMMARY)


def _record(printed: str, line: int) -> Record:
    """What a task says of its paper: title, authors, date, venue, identifiers and tags, as far as known.

    Whether a fact is the authors, the venue or the tags is told by its neighbours, else it is left out.
    """
    bare = printed.removeprefix("~~")
    linked = _LINKED.match(bare)
    title, _, rest = (bare[linked.end() :] if linked else bare).partition(_BETWEEN)
    facts = [_plain(fact) for fact in rest.split(_BETWEEN)]
    dated = next((at for at, fact in enumerate(facts[:2]) if _DATE.fullmatch(fact)), None)
    named = next((at for at, fact in enumerate(facts) if fact.startswith(_IDENTIFIED)), None)
    authors, count = _authors(facts[0], is_sure=dated == 1)
    return Record(
        _plain(linked["title"] if linked else title.removesuffix("~~")),
        authors=authors,
        authors_count=count,
        date=None if dated is None else _date(facts[dated]),
        identifiers=_identifiers(facts[named:]) if named is not None else Identifiers(),
        url=linked["url"] if linked else None,
        venue=facts[dated + 1] if dated is not None and named == dated + 2 else None,
        line=line,
    )


def _authors(fact: str, *, is_sure: bool) -> tuple[tuple[str, ...], int | None]:
    """The names, and how many there are where that is told; it may be something else unless ``is_sure``."""
    if counted := _COUNTED.fullmatch(fact):
        return (), int(counted[1])
    more = _MORE.search(fact)
    if not more and not is_sure:
        return (), None
    names = fact[: more.start()] if more else fact
    authors = tuple(names.split("; " if "; " in names else ", "))
    return authors, len(authors) + int(more[1]) if more else None


def _date(fact: str) -> str:
    """A day without its year is "05-28"."""
    return f"--{fact}" if len(fact) == len("05-28") else fact


def _identifiers(facts: Sequence[str]) -> Identifiers:
    arxiv = next(filter(None, map(identifiers.arxiv, facts)), None)
    doi = next(filter(None, map(identifiers.doi, facts)), None)
    pmid = next((identifiers.pmid(fact) for fact in facts if fact.startswith("PMID ")), None)
    return Identifiers(arxiv[0] if arxiv else None, doi, pmid)


def _plain(text: str) -> str:
    """The text without the backslashes that make it literal."""
    return _ESCAPED.sub(r"\1", text)
