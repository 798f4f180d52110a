"""A paper's own page on arXiv as text or Markdown: copied, or made by whatever program."""

import re
from collections.abc import Iterator

from papertriage import identifiers
from papertriage.model import AbstractKind, Fragment, Identifiers, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._arxiv_fields import abs_address, first_doi
from papertriage.readers._arxiv_words import CODE, DATELINE, dated
from papertriage.readers._markdown import unescaped, unhyphenated, unlinked
from papertriage.readers._names import names
from papertriage.text import squeeze

_MARKUP = re.compile(r"\s{0,99}(?:<|\{|\[\s{0,9}[{\[\"])")
_CITED = re.compile(r"\barXiv:\s?([\w./-]{7,30})")
_DATELINE_ENDS = re.compile(r"[)\]][ \t*_]{0,9}\n")
_SMALL_PRINT = re.compile(
    r"^[ \t|>*#-]{0,20}(Comments|Subjects|Cite as|Journal reference|(?:Related )?DOI|Report number"
    r"|(?:MSC|ACM) classes|Submission history)(?::|[ \t]{0,9}$)",
    re.MULTILINE,
)
_MARKS = re.compile(r"^[ \t>#*|_-]{1,20}", re.MULTILINE)
_FURNITURE = re.compile(
    r"^(?:(?:View|Download) PDF\b.*|HTML \(experimental\)|TeX Source|Other Formats|view license)$",
    re.MULTILINE | re.IGNORECASE,
)
_BUTTON = re.compile(r"View a PDF of the paper|Access Paper|Full-text links", re.IGNORECASE)
_LABEL = re.compile(r"(?:Title|Authors?|Abstract)\s?:\s?", re.IGNORECASE)
_PARAGRAPHS = re.compile(r"\n[ \t]*\n")
_PARTS = 3  # title, authors, abstract


def recognises(page: Page) -> bool:
    return is_abs_text(page.text)


def is_abs_text(text: str) -> bool:
    """Whether the text, which is no HTML, says once when a paper was submitted, and how to cite it."""
    if "Submitted on" not in text or _MARKUP.match(text):
        return False
    submitted = DATELINE.search(text)
    return submitted is not None and bool(_CITED.search(text)) and not DATELINE.search(text, submitted.end())


def read(page: Page) -> Iterator[Record | Fragment]:
    """The one paper."""
    text = unescaped(unlinked(page.text).replace("**", ""))
    submitted = DATELINE.search(text)
    ends = _DATELINE_ENDS.search(text, submitted.end()) if submitted else None
    head, rest = (text[: ends.start()], text[ends.end() :]) if ends else ("", text)
    small = _small_print(rest)
    title, authors, abstract = _title_authors_abstract(small[""])
    if not title:
        yield Fragment(1, squeeze(text))
        return
    number, version = _number(f"{head} {small.get('Cite as', '')} {page.url}")
    date, date_text = dated(head)
    doi = small.get("Related DOI") or small.get("DOI") or ""
    yield Record(
        title,
        abstract,
        AbstractKind.of(abstract),
        authors=names(authors),
        date=date,
        date_text=date_text,
        identifiers=Identifiers(arxiv=number, doi=first_doi(doi)),
        arxiv_version=version,
        url=abs_address(number),
        venue=small.get("Journal reference"),
        categories=tuple(CODE.findall(small.get("Subjects", ""))),
        remark=small.get("Comments"),
        line=text.count("\n", 0, len(text) - len(rest.lstrip())) + 1,
    )


READER = Reader(name="arxiv-abs-text", recognises=recognises, read=read)


def _small_print(text: str) -> dict[str, str]:
    """What stands behind each label of the table below an abstract; "" has what stands before them all."""
    labels = list(_SMALL_PRINT.finditer(text))
    begins = [label.start() for label in labels] + [len(text)]
    parts = {"": text[: begins[0]]}
    for label, end in zip(labels, begins[1:], strict=True):
        printed = squeeze(text[label.end() : end].replace("|", " ")).strip(" -")
        parts.setdefault(label[1], printed)
    return parts


def _title_authors_abstract(text: str) -> tuple[str, str, str]:
    """The three, each without its label. They are paragraphs, or lines where there are none."""
    bare = unhyphenated(_FURNITURE.sub("", _MARKS.sub("", text)))
    paragraphs = _said(_PARAGRAPHS.split(bare))
    parts = paragraphs if len(paragraphs) >= _PARTS else _said(bare.split("\n"))
    title, authors, *abstract = [*parts, "", ""]
    return title, authors, " ".join(abstract).strip()


def _said(parts: list[str]) -> list[str]:
    texts = (_unlabelled(squeeze(part)) for part in parts)
    return [text for text in texts if text and not _BUTTON.match(text)]


def _unlabelled(text: str) -> str:
    label = _LABEL.match(text)
    return text[label.end() :] if label else text


def _number(text: str) -> tuple[str | None, int | None]:
    """(identifier, version) of the paper as the page cites it, with the version where that is told."""
    cited = (identifiers.arxiv(found.rstrip(".")) for found in _CITED.findall(text))
    known = [*filter(None, cited)]
    return max(known, key=lambda number: number[1] or 0, default=(None, None))
