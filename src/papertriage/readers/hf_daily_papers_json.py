"""Hugging Face's api/daily_papers, api/papers and collections: JSON of papers, in an array or each alone."""

import re
from collections.abc import Iterator

from papertriage.model import Facts, Fragment, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._hf_json import array_in, parts
from papertriage.readers._hf_page import page_date

_OPENS = re.compile(r"\s*([\[{])")
_PAPER = re.compile(r'"paper"\s*:\s*\{|"(?:id|arxiv_id|paper_id)"\s*:\s*"\d{4}\.\d{4,5}"', re.ASCII)
_ONLY_HERE = re.compile(r'"(?:upvotes|discussionId|numComments|submittedBy|submittedOnDailyAt)"\s*:')


def recognises(page: Page) -> bool:
    """Whether the text is JSON about papers with what only Hugging Face counts."""
    text = page.text
    return bool(_OPENS.match(text) and _PAPER.search(text) and _ONLY_HERE.search(text))


def read(page: Page) -> Iterator[Record | Fragment | Facts]:
    """The papers of the array; of an object that holds none, the object itself."""
    text = page.text.lstrip()
    skipped = page.text.count("\n", 0, len(page.text) - len(text))
    array = 0 if text.startswith("[") else array_in(text)
    found = parts(text, array) if array is not None else parts(f"[{text}]", 0)
    yield Facts(page_date=page_date(page, None))
    yield from (
        part._replace(line=part.line + skipped) if isinstance(part, Fragment) else part for part in found
    )


READER = Reader(name="hf-daily-papers-json", recognises=recognises, read=read)
