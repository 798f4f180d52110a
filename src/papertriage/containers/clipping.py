"""Pages clipped as Markdown: the address and the day stand in a few lines above the text.

Front matter between lines of "---" is written by Obsidian's Web Clipper (source, created), MarkDownload
(source, created), firecrawl (url, retrieved) and NotebookLM exports (url, exported). Jina's reader
writes "Title:", "URL Source:", "Published Time:" and, last, "Markdown Content:".
"""

import re

from papertriage.dates import iso_date
from papertriage.model import Page

_LOOK_AT = 20_000
_DASHES = r"(?:---|\.\.\.)[ \t]{0,9}(?:\n|\Z)"
_FRONT = re.compile(rf"\s{{0,9}}---[ \t]{{0,9}}\n(?P<lines>(?:(?!{_DASHES}).*\n)*?){_DASHES}")
_BARE = re.compile(r"(?P<lines>(?:url|source):[ \t]{0,9}\S+\n(?:[\w -]{1,40}:.*\n)*)(?=\n)", re.IGNORECASE)
_JINA = re.compile(r"(?P<lines>(?:Title|URL Source):(?:.*\n){1,12}?)Markdown Content:[ \t]{0,9}(?:\n|\Z)")
_FIELD = re.compile(r"([\w][\w -]{0,40}?)[ \t]{0,9}:[ \t]{0,9}(.*)")
_CONTINUED = re.compile(r"\s{0,99}(?:-.*|#.*)?|\s.*")  # of a list or a long value, a comment, nothing

_ADDRESS = re.compile(r"""https?://[^\s"'<>()\[\]]{1,2000}""")
_ADDRESSES = ("source", "url", "url source", "link", "source url", "original url", "permalink")
_DAYS = ("retrieved", "exported", "clipped", "saved", "date saved", "created", "captured", "accessed", "date")
_LAST_DAY = "published time"  # Jina tells no other, and the page was not saved before it


def uncovered(page: Page) -> Page:
    """The page with address and day from the lines above its text, or the page itself where it has none.

    Those lines become empty ones, so that all others keep their numbers.
    """
    head = page.text[:_LOOK_AT]
    found = _FRONT.match(head) or _BARE.match(head) or _JINA.match(head)
    fields = _fields(found["lines"]) if found else {}
    if not found or not fields:
        return page
    url = next((address[0] for key in _ADDRESSES if (address := _ADDRESS.search(fields.get(key, "")))), None)
    days = (iso_date(fields[key]) for key in (*_DAYS, _LAST_DAY) if key in fields)
    return page._replace(
        text="\n" * found[0].count("\n") + page.text[found.end() :],
        url=page.url or url,
        saved=page.saved or next((day for day in days if day and len(day) == len("2026-04-18")), None),
        notes=(*page.notes, f"front matter read: from {url}" if url else "front matter left out"),
    )


def _fields(lines: str) -> dict[str, str]:
    """The fields by their names in small letters; none where a line is no field and goes on with none."""
    fields: dict[str, str] = {}
    for line in lines.splitlines():
        if found := _FIELD.fullmatch(line):
            fields.setdefault(re.sub("[_-]", " ", found[1].lower()), found[2].strip("\"' "))
        elif not _CONTINUED.fullmatch(line):
            return {}
    return fields
