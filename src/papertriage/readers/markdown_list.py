"""Lists of papers that people and robots keep in Markdown: "awesome" lists, daily-arxiv tables, weekly picks.

Seen are tables and bullets of cv-arxiv-daily, tables of DailyArXiv with folded abstracts,
ML-Papers-of-the-Week, and lists that were written by hand, each in its own way.
"""

import re
from collections.abc import Iterator

from papertriage.dates import iso_date
from papertriage.model import Facts, Fragment, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._markdown import definitions
from papertriage.readers._markdown_blocks import Kind, blocks
from papertriage.readers._markdown_draft import Draft, drafted, joined, record
from papertriage.readers._paper_links import SITES
from papertriage.readers.arxiv_text import is_arxiv_text
from papertriage.text import squeeze

_PAPER_LINK = re.compile(
    rf"(?:\]\(|\]:\s|^[ \t]{{0,20}}[-*+] [^\n]{{0,400}}?|href=[\"'])<?https?://(?:[\w-]{{1,40}}\.){{0,3}}(?:{SITES}|[^\s()]{{1,300}}\.pdf\b)",
    re.MULTILINE | re.IGNORECASE,
)
_OTHER_FORMAT = re.compile(
    r"\s{0,99}(?:<!--[^>]{0,2000}-->\s{0,99})?"
    r"(?:<(?:!doctype|html|\?xml|rss|feed|head|body)\b|[{\[]\s{0,99}[{\[\"]|@\w{1,20}\s?\{)",
    re.IGNORECASE,
)
_HUGGING_FACE = re.compile(
    r"/login\?next=%2Fpapers|^(?:new ?)?Get trending papers in your email", re.MULTILINE
)
_UPDATED = re.compile(
    r"(?:updated?|last update)\b[^\d\n]{0,20}(\d{4}[-./]\d{1,2}[-./]\d{1,2})", re.IGNORECASE
)
_ANCHOR = re.compile(
    r"<a\b[^<>]{0,300}?\bhref=[\"']?([^\"'\s<>]{1,2000})[\"']?[^<>]{0,300}>([^<]{0,1000})</a>", re.IGNORECASE
)
_STRONG = re.compile(r"</?(?:b|strong)>", re.IGNORECASE)
_FEWEST = 2  # links to papers; one is a mention


def recognises(page: Page) -> bool:
    """Whether the text is Markdown with links to papers, and no saved page of arXiv or Hugging Face."""
    text = page.text
    if _OTHER_FORMAT.match(text) or _HUGGING_FACE.search(text) or is_arxiv_text(text):
        return False
    found = _PAPER_LINK.finditer(text)
    return sum(1 for _, _ in zip(range(_FEWEST), found, strict=False)) == _FEWEST


def read(page: Page) -> Iterator[Record | Fragment | Facts]:
    text = _STRONG.sub("**", _ANCHOR.sub(r"[\2](\1)", page.text))
    names = definitions(text)
    pending = Draft()
    left_out = 0
    for block in blocks(text):
        draft = drafted(block, names)
        if draft.is_more and pending.title:
            pending = joined(pending, draft)
            continue
        yield from _complete(pending)
        left_out += _is_left_out(pending)
        pending = draft if draft.title else Draft()
        if not draft.title and draft.papers and block.kind in (Kind.ITEM, Kind.ROW):
            yield Fragment(block.line, squeeze(block.text)[:2000])
    yield from _complete(pending)
    left_out += _is_left_out(pending)
    updated = _UPDATED.search(page.text)
    notes = (f"links that lead to no paper, left out: {left_out:,}",) if left_out else ()
    yield Facts(page_date=iso_date(re.sub("[./]", "-", updated[1])) if updated else None, notes=notes)


READER = Reader(name="markdown-list", recognises=recognises, read=read)


def _complete(draft: Draft) -> Iterator[Record]:
    if draft.title and (draft.papers or draft.is_listed):
        yield record(draft)


def _is_left_out(draft: Draft) -> bool:
    return bool(draft.title) and not (draft.papers or draft.is_listed) and draft.has_link
