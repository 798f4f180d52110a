"""Pages that pandoc made Markdown, with the classes of their elements: fences, spans, attributes."""

import re

from papertriage.model import Page

_FENCE = re.compile(
    r"^[ \t:]{0,40}:{3,80}(?:[ \t]{1,9}(?:\{[^{}\n]{0,2000}\}|[\w-]{1,80}))?[ \t]{0,9}(?::{3,80})?$",
    re.MULTILINE,
)
_ATTRIBUTES = r"\{(?:[#.][^\s{}]{1,200}|[\w-]{1,60}=\"[^\"{}]{0,1000}\")(?:\s{1,9}[^{}]{0,3000})?\}"
_SPAN = re.compile(rf"\[([^\[\]]{{0,2000}})\]{_ATTRIBUTES}")
_BEHIND = re.compile(rf"(?<=[\])\w]){_ATTRIBUTES}| {_ATTRIBUTES}$", re.MULTILINE)


def uncovered(page: Page) -> Page:
    """The page as plain Markdown, or the page itself where pandoc did not write it."""
    if ":::" not in page.text:  # much the quicker test
        return page
    if not _FENCE.search(page.text) or not _BEHIND.search(page.text):
        return page
    text = _FENCE.sub("", page.text)
    for _ in range(3):  # spans in spans
        text = _SPAN.sub(r"\1", text)
    return page._replace(text=_BEHIND.sub("", text))
