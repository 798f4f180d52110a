"""An entry of arXiv's listings, or one search result, in a text that a program made of the page.

Lines are wrapped, broken and glued by each program in its own way, so labels divide an entry and lines
only where there is no label: the title from the names below it.
"""

import re

from papertriage import identifiers
from papertriage.model import AbstractKind, Identifiers, Record
from papertriage.readers._arxiv_words import CODE, MORE_AUTHORS, first_submitted, to_number
from papertriage.readers._names import are_names, names
from papertriage.text import squeeze

# without \b before: Trafilatura glues them to the word before
_LABEL = re.compile(
    r"(Authors?|Abstract|Comments|Subjects|Journal[- ]ref|Report(?:-no| number)|(?:MSC|ACM)[- ][Cc]lass"
    r"|\bTitle)\s{0,9}:|\b(Submitted)\s+(?=\d)"
)
_SUBJECT = r"[^();]{1,80}\((?:[a-z]|-\s?)+(?:\.(?:[A-Za-z]|-\s?)+)?\)"  # wrapped, perhaps, at its hyphen
_SUBJECTS = re.compile(rf"{_SUBJECT}(?:\s{{0,9}};{_SUBJECT})*")
_CATEGORIES = re.compile(
    r"(?:\s*(?:[a-z]{2,8}-[a-z]{2,5}|[a-z-]{2,8}\.[A-Za-z-]{2,8}|quant-ph|math)\b)+(?=\s)"
)
_DOI = re.compile(r"\s*doi\s+(10\.\d{4,9}/\S+)(?:\s+__)?")
_PARAGRAPHS = re.compile(r"\n[ \t]*\n")
_MORE = re.compile(r"[▽▼]\s*More")
_LESS = re.compile(r"[△▲]\s*Less")
_CUT = re.compile(r"^…|…$")
_MOST_LINES = 12  # of a title
_NEXT_MARK = re.compile(r"\n\s{0,99}(?:\d{1,4}\.|[-*•:])\Z")  # of the item that follows


def listing_entry(text: str) -> Record:
    """What an entry of a listing prints below its identifier: the title, names, small print, the abstract."""
    parts = _parts(text)
    below = parts.get("subjects", "")
    subjects = _SUBJECTS.match(below)
    abstract = squeeze(below[subjects.end() :]) if subjects else ""
    title, authors = _title_and_authors(parts.get("title", ""))
    return Record(
        squeeze(title),
        abstract,
        AbstractKind.of(abstract),
        authors=names(parts.get("authors", authors)),
        authors_count=_count(parts.get("authors", authors)),
        venue=squeeze(parts.get("journal-ref", "")) or None,
        categories=tuple(CODE.findall(re.sub(r"-\s", "-", subjects[0]))) if subjects else (),
        remark=squeeze(parts.get("comments", "")) or None,
    )


def search_result(text: str) -> Record:
    """What a search result prints below its identifier: categories, the title, names, abstract, dates."""
    parts = _parts(text)
    head = parts[""]
    categories = _CATEGORIES.match(head)
    head = head[categories.end() :] if categories else head
    doi = _DOI.match(head)
    abstract, kind = _abstract(parts.get("abstract", ""))
    date, date_text = first_submitted(squeeze(parts.get("submitted", "")))
    return Record(
        squeeze(head[doi.end() :] if doi else head),
        abstract,
        kind,
        authors=names(MORE_AUTHORS.sub("", parts.get("authors", ""))),
        authors_count=_count(parts.get("authors", "")),
        date=date,
        date_text=date_text,
        identifiers=Identifiers(doi=identifiers.doi(doi[1]) if doi else None),
        venue=squeeze(parts.get("journal-ref", "")) or None,
        categories=tuple(categories[0].split()) if categories else (),
        remark=squeeze(parts.get("comments", "")) or None,
    )


def _parts(text: str) -> dict[str, str]:
    """The text behind each label, the first of each; "" has what stands before them all.

    No label counts in an abstract: it ends where a search result says when it was submitted.
    """
    text = text.rstrip()
    mark = _NEXT_MARK.search(text, max(len(text) - 110, 0))
    text = text[: mark.start()] if mark else text
    parts: dict[str, str] = {}
    name, start = "", 0
    for label in _LABEL.finditer(text):
        following = (label[1] or label[2]).lower().replace(" ", "-")
        if name not in ("subjects", following) and (name != "abstract" or following == "submitted"):
            parts.setdefault(name, text[start : label.start()])
            name, start = "authors" if following == "author" else following, label.end()
    parts.setdefault(name, text[start:])
    return parts


def _title_and_authors(text: str) -> tuple[str, str]:
    """The title and the names below it: apart by an empty line, or where all that is left can be names.

    Names that fill more than one line have a comma on the first.
    """
    title, *below = [part for part in _PARAGRAPHS.split(text) if part.strip()] or [""]
    if below:
        return title, " ".join(below)
    stripped = "\n".join(line.strip() for line in text.split("\n") if line.strip())
    lines = stripped.replace("\n,", ",").split("\n")
    last = max((at for at, line in enumerate(lines) if not line.startswith("(")), default=0)
    names_from = (at for at in range(1, min(len(lines), _MOST_LINES)) if "," in lines[at] or at == last)
    at = next((at for at in names_from if are_names(" ".join(lines[at:]))), last + 1)
    return " ".join(lines[:at]), " ".join(lines[at:])


def _count(authors: str) -> int | None:
    """How many authors there are where not all are shown."""
    more = MORE_AUTHORS.search(squeeze(authors))
    return len(names(authors)) + to_number(more[1]) if more else None


def _abstract(text: str) -> tuple[str, AbstractKind]:
    """The whole abstract behind "More", or where a program has dropped it the passages before."""
    passages, *whole = (squeeze(_LESS.split(part)[0]) for part in _MORE.split(text, maxsplit=1))
    if whole and whole[0]:
        return whole[0], AbstractKind.FULL
    if not passages:
        return "", AbstractKind.NONE
    return _once(passages), AbstractKind.TRUNCATED if whole or _CUT.search(passages) else AbstractKind.FULL


def _once(text: str) -> str:
    """The text once, which is there twice where the passages are the whole abstract."""
    half = len(text) // 2
    return text[:half] if text[:half] == text[half + 1 :] else text
