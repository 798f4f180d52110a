"""arXiv's metadata by OAI-PMH: one ``record`` a paper, in the formats arXiv, arXivRaw, arXivOld or oai_dc.

https://info.arxiv.org/help/oa/index.html
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from papertriage import identifiers
from papertriage.dates import iso_date
from papertriage.model import AbstractKind, Facts, Fragment, Identifiers, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._arxiv_fields import abs_address, arxiv_in, author_names, first_doi
from papertriage.readers._xml import line_of, root_name, text_at, whole

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ROOTS = {"OAI-PMH", "ListRecords", "GetRecord", "records", "record"}
_LOOK_AT = 20_000  # characters


def recognises(page: Page) -> bool:
    head = page.text[:_LOOK_AT].lower()
    return "/oai/" in head and "arxiv" in head and root_name(page) in _ROOTS


def read(page: Page) -> Iterator[Record | Fragment | Facts]:
    day, records, notes = page.saved, 0, []
    for part in whole(page, "responseDate", "record", "error", "resumptionToken"):
        if isinstance(part, Fragment):
            yield part
        elif part.tag == "record":
            yield _record(part) or Fragment(line_of(part), text_at(part))
            records += 1
        elif part.tag == "responseDate":
            day = iso_date(text_at(part))
        elif part.tag == "error":
            notes.append(f"arXiv answered: {text_at(part)}")
        elif text_at(part):  # the last answer of a list has an empty token
            notes.append(f"not the whole list: {records} of {part.get('completeListSize', 'many')}")
    yield Facts(0 if notes and not records else None, day, tuple(notes))


READER = Reader(name="arxiv-oai", recognises=recognises, read=read)


def _record(entry: "Element") -> Record | None:
    """What an entry tells; None where it has no metadata, as a deleted one, or they tell nothing."""
    paper = entry.find("metadata/*")
    if paper is None:
        return None
    record = _dublin_core(paper) if paper.tag == "dc" else _arxiv(paper)
    number, _ = arxiv_in(text_at(entry, "header/identifier")) or (None, None)
    number = record.identifiers.arxiv or number
    if not record.title and not number:
        return None
    return record._replace(
        identifiers=record.identifiers._replace(arxiv=number),
        url=abs_address(number),
        date=iso_date(record.date_text or ""),
        line=line_of(entry),
    )


def _arxiv(paper: "Element") -> Record:
    """The fields of arXiv's own formats, which name them alike."""
    number, _ = identifiers.arxiv(text_at(paper, "id")) or (None, None)
    abstract = text_at(paper, "abstract")
    names = [_name(author) for author in paper.findall("authors/author")]
    return Record(
        text_at(paper, "title"),
        abstract,
        AbstractKind.of(abstract),
        authors=tuple(filter(None, names)) or author_names(text_at(paper, "authors")),
        date_text=text_at(paper, "created") or text_at(paper, "version/date") or None,
        identifiers=Identifiers(number, first_doi(text_at(paper, "doi"))),
        arxiv_version=len(paper.findall("version")) or None,
        venue=text_at(paper, "journal-ref") or None,
        categories=tuple(text_at(paper, "categories").split()),
        remark=text_at(paper, "comments") or None,
    )


def _name(author: "Element") -> str:
    """The whole name; a collaboration has but a last one. "" of the ":" that may stand behind it."""
    parts = (text_at(author, part) for part in ("forenames", "keyname", "suffix"))
    name = " ".join(filter(None, parts))
    return name if any(letter.isalpha() for letter in name) else ""


def _dublin_core(paper: "Element") -> Record:
    """The fields of oai_dc: the comment is a second description, and the first date that of version 1."""
    descriptions = [text_at(description) for description in paper.findall("description")]
    comments = [text for text in descriptions if text.startswith("Comment: ")]
    abstract = next((text for text in descriptions if text not in comments), "")
    names = [text_at(name) for name in paper.findall("identifier")]
    number, version = next(filter(None, map(arxiv_in, names)), (None, None))
    return Record(
        text_at(paper, "title"),
        abstract,
        AbstractKind.of(abstract),
        authors=tuple(filter(None, (text_at(creator) for creator in paper.findall("creator")))),
        date_text=text_at(paper, "date") or None,
        identifiers=Identifiers(number, next(filter(None, map(identifiers.doi, names)), None)),
        arxiv_version=version,
        venue=next((name for name in names if not name.startswith(("http", "doi:"))), None),
        remark=comments[0].removeprefix("Comment: ") if comments else None,
    )
