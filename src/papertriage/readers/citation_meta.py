"""A paper's own page, of whatever publisher or archive, that cites itself to Google Scholar in its head.

The abstract stands in the head too, or is looked for on the page.
"""

from collections.abc import Iterator

from papertriage.model import Fragment, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._cards import tree_of
from papertriage.readers._meta_tags import cited, has_citation, tags_of
from papertriage.readers._own_abstract import described, shown
from papertriage.readers._reference import part


def recognises(page: Page) -> bool:
    return has_citation(page.text)


def read(page: Page) -> Iterator[Record | Fragment]:
    """The one paper."""
    tree = tree_of(page)
    tags = tags_of(tree)
    found = cited(tags)
    abstract = found.abstract or shown(tree) or described(tags)
    reference = found._replace(abstract=abstract, urls=[*found.urls, page.url or ""])
    if reference.title:
        title = tree.select_one('meta[name$="citation_title" i], meta[name$=".title" i]')
        yield part(reference, (title.sourceline if title else None) or 0, reference.title)


# Asked last, for what lists papers, or knows more of one, comes first: PubMed cites itself too
READER = Reader(name="citation-meta", recognises=recognises, read=read, fallback=True)
