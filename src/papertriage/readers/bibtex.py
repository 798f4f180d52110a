"""BibTeX and biblatex, from whatever program: JabRef, Zotero, Mendeley, Scopus, DBLP, Web of Science, people.

http://tug.ctan.org/info/bibtex/tamethebeast/ttb_en.pdf
"""

import re
from collections.abc import Iterator, Mapping

from papertriage.model import Fragment, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._bibtex import blocks, closed, fields, key, ungrouped
from papertriage.readers._reference import part, reference_of
from papertriage.text import squeeze

_USUAL = (
    "article|book|booklet|collection|comment|conference|dataset|electronic|in(?:book|collection|proceedings)|manual"
    "|misc|mvbook|online|patent|periodical|preamble|proceedings|report|software|string|techreport|unpublished|www"
    "|(?:masters|phd)?thesis"
)
_OPENING = re.compile(rf"^[ \t]{{0,40}}@[ \t]{{0,9}}(?:{_USUAL})\s{{0,9}}[{{(]", re.IGNORECASE | re.MULTILINE)
_ELSEWHERE = re.compile(r"\s{0,99}[<{\[]")  # markup and JSON
_MARKDOWN = re.compile(r"```|\]\(|^#{1,6} ", re.MULTILINE)  # a README that says how to cite it
_LOOK_AT = 65_536  # some begin with a long licence
_NO_ENTRIES = {"comment", "preamble"}

_TAGS = {
    "title": ("title", "booktitle", "maintitle"),
    "abstract": ("abstract",),
    "authors": ("author",),
    "year": ("year", "date"),
    "dates": ("date", "month"),
    "journal": ("journal", "journaltitle", "booktitle", "school", "institution", "series"),
    "volume": ("volume",),
    "number": ("number", "issue"),
    "pages": ("pages", "art_number", "article-number", "eid"),
    "dois": ("doi",),
    "pmids": ("pmid",),
    "arxiv": ("eprint", "arxivid", "note", "howpublished"),
    "urls": ("url", "ee", "link", "bdsk-url-1", "howpublished"),
}
_AND = re.compile(r"[{}]| and ", re.IGNORECASE)
_NAME_PART = re.compile(r"\b(family|given|prefix|suffix)\s?=\s?([^,]{1,200})")  # of biblatex
_INHERITED = ("year", "date", "month", "publisher", "series", "volume")  # of what an entry is in


def recognises(page: Page) -> bool:
    """Whether a usual block begins on a line of its own, behind nothing or some plain words."""
    if _ELSEWHERE.match(page.text):
        return False
    opening = _OPENING.search(page.text, 0, _LOOK_AT)
    return opening is not None and not _MARKDOWN.search(page.text, 0, opening.start())


def read(page: Page) -> Iterator[Record | Fragment]:
    """The entries in order. What stands outside of blocks is a comment."""
    macros: dict[str, str] = {}
    books = _books(page.text)
    line, seen = 1, 0
    for block in blocks(page.text):
        if block.kind == "string":
            macros.update(fields(block.body, 0, macros))
        elif block.kind not in _NO_ENTRIES:
            line, seen = line + page.text.count("\n", seen, block.start), block.start
            name, found = _fields(block.body, macros)
            found = books.get(found.get("crossref", ""), {}) | found
            values = _values(name, found)
            yield part(reference_of(values, _TAGS), line, f"@{block.kind}{{{block.body}")


READER = Reader(name="bibtex", recognises=recognises, read=read)


def _books(text: str) -> dict[str, dict[str, str]]:
    """What entries have from those that they refer to by the keys of these."""
    if "crossref" not in text.casefold():
        return {}
    entries = dict(_fields(block.body, {}) for block in blocks(text))
    return {name: _passed_on(found) for name, found in entries.items()}


def _passed_on(book: Mapping[str, str]) -> dict[str, str]:
    """What the entries of a book have from it: its title as theirs, its year."""
    passed = {name: book[name] for name in _INHERITED if name in book}
    return passed | {"booktitle": book.get("booktitle") or book.get("title", "")}


def _fields(body: str, macros: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """(key, field -> its value) of an entry; the first of equal fields counts."""
    name, at = key(body)
    found: dict[str, str] = {}
    for field, value in fields(body, at, macros):
        bare = _unbraced(squeeze(value))
        found.setdefault(field, bare if field == "author" else ungrouped(bare))
    return name, found


def _values(name: str, found: Mapping[str, str]) -> dict[str, list[str]]:
    """Field -> its value, in a list; of "author" it is the names."""
    values = {field: [value] for field, value in found.items() if value}
    if "title" not in values:  # proceedings
        values["title"] = values.pop("booktitle", [])
    if "subtitle" in values:
        values["title"] = [f"{found.get('title')}: {found['subtitle']}"]
    if "month" in values:
        values["month"] = [_month(found)]
    if name.startswith("PMID:"):  # Europe PMC
        values.setdefault("pmid", [name])
    return values | {"author": list(_names(found.get("author", "")))}


def _month(found: Mapping[str, str]) -> str:
    """The day and the month, in which "~" is a blank: "3 may", "may", "2018-5-3"."""
    parts = [found[name].replace("~", " ") for name in ("day", "month", "year") if name in found]
    return "-".join(reversed(parts)) if found["month"].isdecimal() else " ".join(parts)


def _unbraced(value: str) -> str:
    """The value without braces round the whole of it; a few are enough."""
    for _ in range(3):
        if value.startswith("{") and closed(value, 1, len(value), "}") == len(value) - 1:
            value = value[1:-1].strip()
    return value


def _names(authors: str) -> Iterator[str]:
    """The names between "and"s; an "and" in braces is part of a name."""
    depth = start = 0
    for found in _AND.finditer(authors):
        if found[0] in "{}":
            depth += 1 if found[0] == "{" else -1
        elif depth <= 0:
            yield ungrouped(_name(authors[start : found.start()]))
            start = found.end()
    yield ungrouped(_name(authors[start:]))


def _name(printed: str) -> str:
    """The name, also of parts as biblatex writes them: "family=Berg, given=Simone, prefix=van der"."""
    parts = {name: value.strip() for name, value in _NAME_PART.findall(printed)}
    if not parts:
        return printed
    family = " ".join(filter(None, (parts.get("prefix"), parts.get("family"))))
    return ", ".join(filter(None, (family, parts.get("suffix"), parts.get("given"))))
