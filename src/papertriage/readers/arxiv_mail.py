r"""arXiv's daily mails, and the listing files behind them, 1992 to today: parts between lines of ``\\``.

An entry is a head (``arXiv:ID`` or ``Paper: ID``, then ``Label: text`` with further lines indented), ``\\``,
the abstract, and ``\\ ( address ,  size)``. Replacements have no abstract, and neither have old listings.
https://info.arxiv.org/help/subscribe.html
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from papertriage import identifiers
from papertriage.dates import iso_date, page_day
from papertriage.model import AbstractKind, Facts, Fragment, Identifiers, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._arxiv_fields import abs_address, author_names, first_doi
from papertriage.readers._mailed import as_mailed
from papertriage.text import squeeze

_SEPARATOR = re.compile(
    r"(?P<within>\\\\)|(?P<replacements>%%--%%--.*)|(?P<end>%%%---%%%.*)|\\\\ {1,9}\(.*|-{40,}|%-%-%-.*"
)
_ID = r"(?:arXiv:|Paper(?: \(\*cross-listing\*\))?: ?)([\w./-]{5,40})(?: \(.*)?"
_LABEL = re.compile(
    r"(Date|From|Title|Author|Categories|Comments|Report-no|Proxy|[A-Z]{3}-class|Subj-class|Journal-ref|DOI"
    r"|License)s?(?: \([^()]{1,40}\))?: ?(.*)"
)
_REPLACED = re.compile(r"(?:replaced with revised version|(?:figures|part) added)[: ]*(.*)", re.IGNORECASE)
_DAY_HEADING = re.compile(r"/\*.{1,99}\*/")  # in listings of the past week
_MAILED = re.compile(r"^Date: (.{1,60})$", re.MULTILINE)

_LOOK_AT = 50_000  # characters, in which the first entry must begin
_BEGINS = re.compile(rf"^{_ID}\n(?:.*\n){{0,9}}?Title:", re.MULTILINE)


def recognises(page: Page) -> bool:
    head = page.text[:_LOOK_AT]
    text = as_mailed(head) if "\\\\" in head else ""
    return "\\\\\n" in text and bool(_BEGINS.search(text))


def read(page: Page) -> Iterator[Record | Fragment | Facts]:
    torn = False
    text = as_mailed(page.text)
    for part in _entries(text):
        if isinstance(part, _Item):
            yield _record(part) or part.head.fragment()
            torn = part.torn
        else:
            yield part.fragment()
    mailed = _MAILED.search(text, 0, text.find("\\\\\n"))
    printed = iso_date(mailed[1]) if mailed else None
    notes = ("the page ends in the middle of an entry",) if torn else ()
    yield Facts(page_date=page_day(printed, page.saved, page.modified), notes=notes)


READER = Reader(name="arxiv-mail", recognises=recognises, read=read)


class _Part(NamedTuple):
    """The lines between two separators, the line of the page on which they begin, and what stands before."""

    line: int
    after: str | None  # the name of the separator, where it has one
    lines: list[str]

    def is_head(self) -> bool:
        labels = {found[1] for line in self.lines if (found := _LABEL.match(line))}
        return bool(self.lines and re.fullmatch(_ID, self.lines[0])) or labels >= {"Title", "Author"}

    def is_furniture(self) -> bool:
        return not self.lines or bool(_DAY_HEADING.fullmatch(self.lines[0].strip()))

    def fragment(self) -> Fragment:
        return Fragment(self.line, squeeze(" ".join(self.lines)))


class _Item(NamedTuple):
    """A head and the parts of the abstract below it, which may hold lines of ``\\\\`` itself."""

    head: _Part
    abstract: list[str]
    replaced: bool  # it stands among the replacements
    torn: bool = False  # the page ends in it


def _parts(text: str) -> Iterator[_Part]:
    """The parts of the page, each without empty lines before it."""
    part = _Part(1, None, [])
    for number, line in enumerate(text.split("\n"), 1):
        if separator := _SEPARATOR.fullmatch(line.rstrip()):
            yield part
            part = _Part(number + 1, separator.lastgroup, [])
        elif part.lines or line.strip():
            part.lines.append(line)
        else:
            part = part._replace(line=number + 1)
    yield part


def _entries(text: str) -> Iterator[_Item | _Part]:
    """The entries, and what stands between them; what stands before and after them is furniture."""
    entry: _Item | None = None
    among = replaced = False
    for part in _parts(text):
        replaced = part.after != "end" and (replaced or part.after == "replacements")
        among = part.after != "end" and among
        if entry and part.after == "within" and not part.is_head():
            entry.abstract.extend(part.lines)
            continue
        if entry:
            yield entry
            entry = None
        if part.is_head():
            entry, among = _Item(part, [], replaced), True
        elif among and not part.is_furniture():
            yield part
    if entry:
        yield entry._replace(torn=bool(part.lines))


def _record(entry: _Item) -> Record | None:
    """What the entry prints; None where the page ends before its abstract, perhaps in its title."""
    fields = _fields(entry.head.lines)
    abstract = squeeze(" ".join(entry.abstract))
    if entry.torn and not abstract:
        return None
    number, version = _identified(fields)
    date_text = (fields.get("Date") or fields.get("replaced", "")).partition("(")[0].strip()
    return Record(
        fields.get("Title", ""),
        abstract,
        AbstractKind.of(abstract, cut=entry.torn),
        authors=author_names(fields.get("Author", "")),
        date=iso_date(date_text),
        date_text=date_text or None,
        identifiers=Identifiers(arxiv=number, doi=first_doi(fields.get("DOI", ""))),
        arxiv_version=version,
        url=abs_address(number),
        venue=fields.get("Journal-ref") or None,
        categories=tuple(fields.get("Categories", "").split()),
        announced=_announced(entry, fields),
        remark=fields.get("Comments") or None,
        line=entry.head.line,
    )


def _announced(entry: _Item, fields: dict[str, str]) -> str:
    if entry.replaced or "replaced" in fields:
        return "replacement"
    return "cross-list" if "*cross-listing*" in entry.head.lines[0] else "new"


def _fields(lines: list[str]) -> dict[str, str]:
    """Label -> text of a head, the first of each; under "ID" the identifier, under "replaced" the day."""
    fields: dict[str, list[str]] = {}
    texts: list[str] = []
    for line in lines:
        if found := re.fullmatch(_ID, line):
            texts = fields.setdefault("ID", [found[1]])
        elif found := _REPLACED.match(line):
            texts = fields.setdefault("replaced", [found[1]])
        elif found := _LABEL.fullmatch(line):
            texts = [found[2]]
            fields.setdefault(found[1], texts)
        else:
            texts.append(line)
    return {label: squeeze(" ".join(pieces)) for label, pieces in fields.items()}


def _identified(fields: dict[str, str]) -> tuple[str | None, int | None]:
    """Identifier and version. The first mails leave out the archive, "Paper: 9205001"."""
    archive = fields.get("Categories", "").partition(" ")[0]
    printed = fields.get("ID", "")
    return identifiers.arxiv(printed) or identifiers.arxiv(f"{archive}/{printed}") or (None, None)
