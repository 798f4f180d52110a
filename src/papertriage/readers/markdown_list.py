"""Lists of papers that people and robots keep in Markdown: "awesome" lists, daily-arxiv tables, weekly picks.

Seen are tables and bullets of cv-arxiv-daily, tables of DailyArXiv with folded abstracts,
ML-Papers-of-the-Week, and lists that were written by hand, each in its own way.
"""

import re
from collections.abc import Iterator

from papertriage.dates import iso_date
from papertriage.model import Facts, Fragment, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._hf_pieces import is_linked
from papertriage.readers._markdown import definitions, plain
from papertriage.readers._markdown_blocks import Block, Kind, blocks
from papertriage.readers._markdown_draft import Draft, joined, papers_of, record
from papertriage.readers._markdown_row import row_draft
from papertriage.readers._markdown_text import text_draft
from papertriage.readers._markdown_title import all_links
from papertriage.readers._paper_links import SITES, is_label
from papertriage.readers._reading_list import is_reading_list
from papertriage.readers.arxiv_abs_text import is_abs_text
from papertriage.readers.arxiv_list_text import is_arxiv_text
from papertriage.readers.hf_paper_text import is_paper_page
from papertriage.text import squeeze

_PAPER = re.compile(rf"://(?=((?:[\w-]{{1,40}}\.){{0,3}}(?:{SITES}|[^\s()]{{1,300}}\.pdf\b)))", re.IGNORECASE)
_LINK_BEGINS = re.compile(
    r"(?:\]\(|\]:\s|href=[\"']|^[ \t]{0,20}[-*+] [^\n]{0,400})<?https?\Z", re.MULTILINE | re.IGNORECASE
)
_LONGEST_BEGINNING = 440  # characters
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
_SHORTEST_TITLE = 3  # words; less heads a section
_FEWEST = 2  # links to papers; one is a mention


def recognises(page: Page) -> bool:
    """Whether the text is Markdown with links to papers, and no saved page of arXiv or Hugging Face."""
    text = page.text
    if _OTHER_FORMAT.match(text) or not _links_to_papers(text):
        return False
    arxiv = is_arxiv_text(text) or is_abs_text(text)
    hugging_face = _HUGGING_FACE.search(text) or is_linked(text) or is_paper_page(text)
    return not (arxiv or hugging_face or is_reading_list(text))


def read(page: Page) -> Iterator[Record | Fragment | Facts]:
    left_out = 0
    for part in _parts(_STRONG.sub("**", _ANCHOR.sub(r"[\2](\1)", page.text))):
        if isinstance(part, Fragment):
            yield part
        elif part.papers or part.is_listed:
            yield record(part)
        else:
            left_out += part.has_link
    updated = _UPDATED.search(page.text)
    notes = (f"links that lead to no paper, left out: {left_out:,}",) if left_out else ()
    yield Facts(page_date=iso_date(re.sub("[./]", "-", updated[1])) if updated else None, notes=notes)


def _links_to_papers(text: str) -> bool:
    found = last = 0
    for paper in _PAPER.finditer(text):  # and then what stands before it: the other way is slow
        at = paper.start()
        begins = max(last, at - _LONGEST_BEGINNING)
        line_end = text.rfind("\n", begins, max(begins, at - len("\n<https")))
        if _LINK_BEGINS.search(text, max(begins, line_end), at):
            found, last = found + 1, paper.end(1)
            if found == _FEWEST:
                return True
    return False


READER = Reader(name="markdown-list", recognises=recognises, read=read)


def _heading(block: Block) -> Draft:
    """What may be a paper's title, if links follow: a heading of some words."""
    title = squeeze(plain(block.text)) if block.kind is Kind.HEADING else ""
    return Draft(title, line=block.line) if len(title.split()) >= _SHORTEST_TITLE else Draft()


def _opens_with_label(block: Block, names: dict[str, str]) -> bool:
    """Whether a link such as "[2406.00001](...)" or "[pdf](...)" stands first, perhaps behind "Paper:"."""
    first = next(iter(all_links(block.text, names)), None)
    before = plain(block.text[: first.start]).strip(" :*_[(>") if first else ""
    return bool(first and is_label(plain(first.text)) and (not before or is_label(before)))


def _parts(text: str) -> Iterator[Draft | Fragment]:
    """What blocks with a title say, each with what the blocks below it add, and items that lack one."""
    names = definitions(text)
    titled = heading = Draft()
    for block in blocks(text):
        draft = _drafted(block, names)
        if heading.title and draft.papers and not draft.title and _opens_with_label(block, names):
            if titled.title:
                yield titled
            titled, draft = heading, draft._replace(is_more=True)
        heading = Draft() if draft.title else _heading(block)
        if draft.is_more and titled.title:
            titled = joined(titled, draft)
            continue
        if titled.title:
            yield titled
        titled = draft
        if not draft.title and draft.papers and block.kind in (Kind.ITEM, Kind.ROW):
            yield Fragment(block.line, squeeze(block.text))
    if titled.title:
        yield titled


def _drafted(block: Block, names: dict[str, str]) -> Draft:
    """What the block says."""
    found = all_links(block.text, names)
    draft = row_draft(block, found, names) if block.cells else text_draft(block, found)
    has_link = any(link.target.startswith("http") for link in found)
    return draft._replace(papers=draft.papers or papers_of(found), has_link=has_link, line=block.line)
