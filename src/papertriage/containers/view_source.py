"""Pages saved from a browser's view-source window: the page is there, as text in a page about it."""

import html
import re

from papertriage.model import Page

_LOOK_AT = 20_000
_CHROME_LINE = re.compile(r"<td\b[^<>]{0,80}\bclass=[\"']?line-content\b[^<>]{0,80}>")
_FIREFOX_BODY = re.compile(r"<body\b[^<>]{0,80}\bid=[\"']?viewsource\b[^<>]{0,200}>")
_TAG = re.compile(r"<[^<>]*>")
_SCHEME = "view-source:"


def uncovered(page: Page) -> Page:
    """The page that the window showed, or the page itself where it is from no such window."""
    head = page.text[:_LOOK_AT]
    if _CHROME_LINE.search(head):
        cells = _CHROME_LINE.split(page.text)[1:]
        lines = [cell.partition("</td>")[0] for cell in cells]
    elif body := _FIREFOX_BODY.search(head):
        lines = [page.text[body.end() :].rpartition("</body>")[0]]
    else:
        return page
    return page._replace(
        text="\n".join(html.unescape(_TAG.sub("", line)) for line in lines),
        url=page.url and page.url.removeprefix(_SCHEME),
        notes=(*page.notes, "unescaped from a view-source window"),
    )
