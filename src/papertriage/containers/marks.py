"""Comments that browsers leave in the pages they save: where a page came from, and when."""

import re

from papertriage.dates import iso_date
from papertriage.model import Page

_LOOK_AT = 8192
_CHROME = re.compile(r"<!-- saved from url=\(\d{4,6}\)(\S{1,2000}) -->")
# "Archive processed by SingleFile" until 2021
_SINGLE_FILE = re.compile(
    r"<!--\s{1,9}(?:Page saved with|Archive processed by) SingleFile\s{1,9}"
    r"url: (?P<url>\S{1,2000})\s{1,9}saved date: (?P<saved>[^\n]{1,200})"
)


def marked(page: Page) -> Page:
    """The page with the address and the day of saving that its comments tell, where they do."""
    head = page.text[:_LOOK_AT]
    if found := _SINGLE_FILE.search(head):
        return page._replace(url=found["url"], saved=iso_date(found["saved"]) or page.saved)
    if found := _CHROME.search(head):
        return page._replace(url=page.url or found[1])
    return page
