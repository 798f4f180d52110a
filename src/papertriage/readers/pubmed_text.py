"""PubMed's "Save > Summary (text)" and "Abstract (text)": one paragraph a paper, or a few.

https://pubmed.ncbi.nlm.nih.gov/help/#save-citations
"""

import re
from collections.abc import Iterator

from papertriage.model import Fragment, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._reference import Reference, part
from papertriage.text import squeeze

_PMID = re.compile(r"\bPMID: (\d{1,8})\b", re.ASCII)
_BEGINS = re.compile(r"(?:\A\s{0,99}|\n[ \t]*\n)(\d{1,5})([.:]) (?=\S)", re.ASCII)
_LOOK_AT = 20_000
_NAME = r"[^\W\d_][\w'’-]*(?: [\w'’-]+){0,4}"
_NAMED = rf"{_NAME} [A-Z]{{1,4}}(?: (?:Jr|Sr|[2-4](?:nd|rd|th)|I{{2,3}}))?"
_AUTHORS = re.compile(rf"(?:{_NAMED}(?:, |(?=[.;])))+(?:et al)?(?:; [^.]{{1,300}})?\.(?: |$)")
_KEYS = re.compile(r"\(\d{1,3}\)|(?<=[\w)])(?:#|\*)", re.ASCII)  # to addresses of authors
# "N Engl J Med. 2018 Jun 28;378(26):2456-2466. doi: 10.1056/NEJMoa1800410. Epub 2018 May 16."
_CITATION = re.compile(
    r"(?P<journal>[^.]{2,200})\. (?P<date>(?P<year>[12]\d{3})(?: [A-Z][a-z]{2}[\w /-]{0,12})?)"
    r"(?:;(?P<volume>[^.;:()]{0,20})(?:\((?P<number>[^()]{1,30})\))?(?::(?P<pages>[^.;]{1,40}))?)?\.",
    re.ASCII,
)
_DOI = re.compile(r"\bdoi: ?(\S{1,200})", re.IGNORECASE)
_PARAGRAPHS = re.compile(r"\n[ \t]*\n")
_NO_ABSTRACT = re.compile(
    r"Author information|Collaborators?"
    r"|(?:Comment|Erratum|Update|Retraction|Republished|Expression|Summary|Original)[\w ]{0,30}"
    r" (?:in|on|for|from|of)\b"
    r"|Copyright|©|\(c\)|DOI|PMCID|PMID|Conflict of interest|Publisher|\[",
)


def recognises(page: Page) -> bool:
    """Whether the text begins with a numbered paper, and tells PubMed's number of one."""
    begins = _BEGINS.match(page.text)
    return bool(begins and _PMID.search(page.text, 0, _LOOK_AT) and _CITATION.search(page.text, 0, _LOOK_AT))


def read(page: Page) -> Iterator[Record | Fragment]:
    """The papers in order: those with PubMed's number, for paragraphs of abstracts are numbered, too."""
    line, seen = 1, 0
    marks = list(_marks(page.text))
    ends = [*(mark.start() for mark in marks[1:]), len(page.text)]
    for mark, end in zip(marks, ends, strict=False):
        line, seen = line + page.text.count("\n", seen, mark.start(1)), mark.start(1)
        text = page.text[mark.end() : end]
        found = _summary(squeeze(text)) if mark[2] == ":" else _abstract(_PARAGRAPHS.split(text))
        yield part(found, line, text)


READER = Reader(name="pubmed-text", recognises=recognises, read=read)


def _marks(text: str) -> Iterator[re.Match[str]]:
    """Where papers begin: each number is by one more than that before, and a citation follows it."""
    number = 0
    for mark in _BEGINS.finditer(text):
        follows = int(mark[1]) == number + 1 and (mark[2] == ":" or _CITATION.match(text, mark.end()))
        if not number or follows:
            number = int(mark[1])
            yield mark


def _summary(text: str) -> Reference:
    """The paper of "Fern A, Lark B. Title. J Tea. 2024 Jun 3;12(3):1-2. doi: .... PMID: 1." """
    authors = _AUTHORS.match(text)
    head = authors.end() if authors else 0
    cited = next((found for found in _CITATION.finditer(text, head) if found.start() > head), None)
    behind = cited or _PMID.search(text, head)
    title = text[head : behind.start() if behind else len(text)]
    return _reference(cited, text)._replace(
        title=title.strip(), authors=_names(authors[0] if authors else "")
    )


def _abstract(paragraphs: list[str]) -> Reference:
    """The paper of paragraphs: citation, title, authors, what is said of them, the abstract."""
    citation, title, *rest = [*map(squeeze, paragraphs), ""]
    said = [text for text in rest if text and not _NO_ABSTRACT.match(text)]
    authors = _KEYS.sub("", said[0]) if said else ""
    authors = authors if _AUTHORS.fullmatch(authors) else ""
    abstract = next(iter(said[1:] if authors else said), "")
    found = _reference(_CITATION.search(citation), f"{citation} {' '.join(rest)}")
    return found._replace(title=title, abstract=abstract, authors=_names(authors))


def _names(authors: str) -> list[str]:
    names = (name.strip(" .") for name in re.split("[,;]", authors))
    return [name for name in names if name]


def _reference(cited: re.Match[str] | None, text: str) -> Reference:
    """What a citation says, and the identifiers in the text."""
    parts = {name: value.strip() for name, value in cited.groupdict("").items()} if cited else {}
    pmid, doi = _PMID.search(text), _DOI.search(text)
    date = parts.pop("date", "")
    return Reference(**parts, dates=[date], dois=[doi[1]] if doi else [], pmids=[pmid[1]] if pmid else [])
