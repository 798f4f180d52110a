"""Google Scholar's results, and a person's library there: an ``h3.gs_rt`` a paper.

Below a title stands an excerpt with the words searched for; names and venue are cut to fit. A result that
a person has opened shows the whole abstract.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from papertriage.model import AbstractKind, Facts, Fragment, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._cards import address, card_records, first, said, torn_in, tree_of
from papertriage.readers._facts import facts
from papertriage.readers._scholar import byline, identifiers_of, names

if TYPE_CHECKING:
    from bs4 import Tag

_HOME = "https://scholar.google.com/"
_TITLE = re.compile(r"""<\w{1,9}\s[^<>]{0,300}\bclass\s*=\s*["']?gs_rt\b""")
_NOTHING = re.compile(r"did not match any articles")
_RESULTS = re.compile(r"""\bid=["']?gs_res_ccl_mid\b""")  # in every language, also where nothing was found
_FOUND = re.compile(r"[Aa]bout (\d[\d,]{0,15}) results")
_KINDS = re.compile(r"(?:\[[A-Z]{1,8}\]\s*)+")  # "[CITATION][C]"
_OLD_DASH = re.compile(r"^[-–]\s*")  # behind the age of a paper: "3 days ago - We ..."
_CUT = ("…", "...")


def recognises(page: Page) -> bool:
    text = page.text
    if "gs_" not in text:  # much the quicker test
        return False
    return bool(_TITLE.search(text) or _RESULTS.search(text)) or (
        "Google Scholar" in text and bool(_NOTHING.search(text))
    )


def read(page: Page) -> Iterator[Record | Fragment | Facts]:
    tree = tree_of(page)
    torn = torn_in(tree, page, "div")
    titles = tree.select(".gs_rt:not(h2)")  # "Related searches" is an h2
    cards = [title.parent for title in titles if title.parent]
    yield from card_records((([card], _record(card, page)) for card in cards), torn)
    yield _facts(page, len(cards), bool(torn))


def _record(card: "Tag", page: Page) -> Record | None:
    link = card.select_one(".gs_rt a")
    title = _title(card, link)
    if not title:
        return None
    who = byline(said(card.select_one(".gs_a")))
    url = address(link, page, _HOME)
    abstract, kind = _abstract(card)
    return Record(
        title,
        abstract,
        kind,
        authors=names(said(card.select_one(".gs_fmaa"))) or who.authors,
        date=who.year,
        date_text=who.year,
        identifiers=identifiers_of(url, who.venue),
        url=url,
        venue=who.venue,
    )


def _title(card: "Tag", link: "Tag | None") -> str:
    """The title without what Scholar says before it of the kind of text."""
    if title := said(link):
        return title
    for kind in card.select(".gs_rt .gs_ctc, .gs_rt .gs_ctu"):
        kind.extract()
    printed = said(card.select_one(".gs_rt"))
    kinds = _KINDS.match(printed)
    return printed[kinds.end() :] if kinds else printed


def _abstract(card: "Tag") -> tuple[str, AbstractKind]:
    if whole := said(first(card, ".gs_fma_snp", ".gs_fma_abs")):
        return whole, AbstractKind.TRUNCATED if whole.endswith(_CUT) else AbstractKind.FULL
    snippet = card.select_one(".gs_rs")
    age = snippet.select_one(".gs_age") if snippet else None
    if age:
        age.extract()
    text = said(snippet)
    text = _OLD_DASH.sub("", text) if age else text
    return text, AbstractKind.SNIPPET if text else AbstractKind.NONE


def _facts(page: Page, shown: int, torn: bool) -> Facts:
    found = _FOUND.search(page.text)
    more = found and int(found[1].replace(",", "")) > shown
    notes = (f"not all results: {shown} of about {found[1]}",) if found and more else ()
    nothing = _NOTHING.search(page.text) or (_RESULTS.search(page.text) and not torn)
    return facts(torn=torn, stated_total=0 if not shown and nothing else None, notes=notes)


READER = Reader(name="scholar-results", recognises=recognises, read=read)
