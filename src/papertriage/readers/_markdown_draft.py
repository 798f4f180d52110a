"""What a block of a Markdown list says of a paper, and the record that it makes."""

import re
from typing import NamedTuple

from papertriage import identifiers
from papertriage.dates import iso_date
from papertriage.model import AbstractKind, Record
from papertriage.readers._addresses import identified
from papertriage.readers._markdown import Link, plain
from papertriage.readers._paper_links import calls_itself_paper, leads_to_paper

# What columns, and lines with a colon, are called; the first that is there counts
FIELDS = {
    "title": "title, paper title, paper, papers, article, name, 标题, 题目, 论文, 论文标题",
    "authors": "authors, author, author(s), 作者",
    "date": "publish date, date, published, publication date, time, year, updated, 日期, 时间, 年份",
    "abstract": "abstract, abstracts",
    "summary": "summary, tldr, tl;dr, 摘要, 总结, highlight, highlights",
    "venue": "venue, conference, journal, publication, pub., pub, published in, booktitle, 会议, 期刊",
    "remark": "comment, comments, note, notes, remark",
}


class Draft(NamedTuple):
    """What a block says; ``is_more`` of the paper above it, as it has no title of its own."""

    title: str = ""
    papers: tuple[str, ...] = ()  # addresses
    authors: tuple[str, ...] = ()
    date_text: str = ""
    abstract: str = ""
    abstract_kind: AbstractKind = AbstractKind.NONE
    venue: str = ""
    organization: str = ""
    remark: str = ""
    has_link: bool = False
    is_listed: bool = False  # in a column of titles, so that it is a paper without a link too
    is_more: bool = False
    line: int = 0


def joined(draft: Draft, more: Draft) -> Draft:
    """The draft with what a line below it adds."""
    missing = {field: value for field, value in more._asdict().items() if value and not getattr(draft, field)}
    kind = draft.abstract_kind if draft.abstract else more.abstract_kind
    return draft._replace(**{**missing, "abstract_kind": kind, "is_more": False})


def record(draft: Draft) -> Record:
    """The paper of a draft."""
    versions = (identifiers.arxiv(target) for target in draft.papers)
    return Record(
        draft.title,
        draft.abstract,
        draft.abstract_kind,
        authors=draft.authors,
        organization=draft.organization or None,
        date=iso_date(re.sub("[./]", "-", draft.date_text)),
        date_text=draft.date_text or None,
        identifiers=identified(draft.papers),
        arxiv_version=next((known[1] for known in versions if known), None),
        url=draft.papers[0] if draft.papers else None,
        venue=draft.venue or None,
        remark=draft.remark or None,
        line=draft.line,
    )


def papers_of(found: list[Link]) -> tuple[str, ...]:
    """The addresses of papers: those on the sites of papers first, then what is only called so."""
    targets = [link.target for link in found if link.target.startswith("http")]
    called = [link.target for link in found if calls_itself_paper(plain(link.text))]
    sure = [target for target in targets if leads_to_paper(target)]
    return tuple(dict.fromkeys([*sure, *(target for target in called if target.startswith("http"))]))
