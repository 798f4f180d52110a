"""Pages dumped by lynx and its like: a number before each link, and at the end where they lead."""

import re

from papertriage.model import Page

_REFERENCES = re.compile(
    r"\n[ \t]{0,9}References\n\s{1,20}(?:Visible links:?\n\s{1,20})?1\. (?:https?|file)://", re.IGNORECASE
)
_NUMBER = re.compile(r"\[\d{1,5}\](?=[^\s\[\](){}.,;:!?-])")
_EMPTY_PICTURE = re.compile(r"\[(?:IMG|INLINE|[\w.-]{1,80}\.(?:png|jpe?g|svg|gif|webp))\]", re.IGNORECASE)


def uncovered(page: Page) -> Page:
    """The page without the numbers of its links, or the page itself where no text browser made it."""
    found = _REFERENCES.search(page.text)
    if not found or not _NUMBER.search(page.text):
        return page
    return page._replace(text=_EMPTY_PICTURE.sub("", _NUMBER.sub("", page.text[: found.start() + 1])))
