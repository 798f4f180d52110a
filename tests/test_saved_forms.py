"""A page is the same page however it was saved: each form, and forms within forms, give the same papers."""

import gzip
import html
import os
import re
from base64 import encodebytes
from binascii import b2a_qp
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papertriage.model import Identifiers
from papertriage.reading import Options, ReadPage, read_saved
from papertriage.sources import Saved
from tests.containers.mails import mhtml
from tests.test_golden_pages import PAGES

EXAMPLES = int(os.environ.get("PAPERTRIAGE_EXAMPLES", "80"))
SAMPLES = sorted(Path(__file__).parents[1].glob("examples/pages/*"))

Told = tuple[str, str, Identifiers, tuple[str, ...]]


def told(name: str, data: bytes) -> list[Told]:
    """Title, abstract, identifiers and authors of each paper."""
    (page,) = read_saved(Saved(name, data, "digest", None), Options(), 10)
    assert isinstance(page, ReadPage), page
    return [
        (record.title, record.abstract, record.identifiers, record.authors) for record in page.reading.records
    ]


@cache
def expected(path: Path) -> list[Told]:
    return told(path.name, path.read_bytes())


def is_text(path: Path) -> bool:
    """Whether a page is plain UTF-8, so that it can be saved anew in other forms."""
    try:
        return "\r" not in path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        return False


def is_html(path: Path) -> bool:
    return path.suffix == ".html"


WHOLE = [path for path in (*SAMPLES, *PAGES) if is_text(path)]

# What browsers do to the text of a page


def as_it_is(page: str) -> str:
    return page


def chrome_complete(page: str) -> str:
    """The comment of "Webpage, Complete", after the doctype."""
    doctype = re.match(r"\s*<!doctype[^>]*>", page, re.IGNORECASE)
    head = doctype[0] if doctype else ""
    return f"{head}\n<!-- saved from url=(0024)https://example.org/list -->\n{page.removeprefix(head)}"


def single_file(page: str) -> str:
    """SingleFile's comment, in the html element where there is one."""
    comment = (
        "<!--\n Page saved with SingleFile \n url: https://example.org/list \n"
        " saved date: Sat Aug 10 2024 10:12:33 GMT+0200 (Central European Summer Time)\n-->"
    )
    element = re.search(r"<html[^>]*>", page, re.IGNORECASE)
    return f"{page[: element.end()]}{comment}{page[element.end() :]}" if element else comment + page


def view_source(page: str) -> str:
    """Chrome's view-source window, saved."""
    cells = "\n".join(
        f'<tr><td class="line-number" value="{number}"></td><td class="line-content">'
        f'<span class="html-tag">{html.escape(line, quote=False)}</span></td></tr>'
        for number, line in enumerate(page.split("\n"), 1)
    )
    return f'<html><body><div class="line-gutter"></div><table><tbody>{cells}</tbody></table></body></html>'


# How the text becomes bytes


def utf8(page: str) -> bytes:
    return page.encode()


def utf8_with_mark_and_crlf(page: str) -> bytes:
    return page.replace("\n", "\r\n").encode("utf-8-sig")


def utf16_le(page: str) -> bytes:
    return b"\xff\xfe" + page.encode("utf-16-le")


def utf16_be(page: str) -> bytes:
    return b"\xfe\xff" + page.encode("utf-16-be")


def references(page: str, charset: str) -> bytes:
    """What the charset lacks as character references, and the charset declared instead of the page's own."""
    undeclared = re.sub(r"<meta[^>]*charset[^>]*>", "", page, flags=re.IGNORECASE)
    head = re.search(r"<head[^>]*>", undeclared, re.IGNORECASE)
    place = head.end() if head else 0
    declared = f'{undeclared[:place]}<meta charset="{charset}">{undeclared[place:]}'
    return declared.encode(charset, "xmlcharrefreplace")


def ascii_with_references(page: str) -> bytes:
    return references(page, "us-ascii")


def latin1_with_references(page: str) -> bytes:
    return references(page, "iso-8859-1")


# What is wrapped round the bytes


def gzipped(data: bytes) -> bytes:
    return gzip.compress(data, 1)


def in_mhtml(data: bytes) -> bytes:
    """Chrome's, whose part is quoted-printable and does not tell its charset."""
    is_text = not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\x1f\x8b"))
    return mhtml(re.sub(rb"\r?\n", b"\r\n", b2a_qp(data, istext=is_text)))


def in_mail(data: bytes) -> bytes:
    kind = b"text/html" if data.lstrip(b"\xef\xbb\xbf").lstrip()[:1] == b"<" else b"text/plain"
    return (
        b"From: reader@example.org\r\nSubject: a list\r\nMIME-Version: 1.0\r\nContent-Type: " + kind + b"\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\n" + encodebytes(data).replace(b"\n", b"\r\n")
    )


TEXTS: list[Callable[[str], str]] = [as_it_is, chrome_complete, single_file, view_source]
ENCODINGS = [utf8, utf8_with_mark_and_crlf, utf16_le, utf16_be]
ENCODINGS_OF_HTML = [*ENCODINGS, ascii_with_references, latin1_with_references]
WRAPPERS = [gzipped, in_mhtml, in_mail]


def encodings(path: Path) -> Sequence[Callable[[str], bytes]]:
    return ENCODINGS_OF_HTML if is_html(path) else ENCODINGS


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_each_saved_form_of_a_sample_page_gives_the_same_papers(path: Path) -> None:
    page = path.read_text(encoding="utf-8-sig")
    forms = [encode(page) for encode in encodings(path)] + [wrap(utf8(page)) for wrap in WRAPPERS]
    if is_html(path):
        forms += [utf8(form(page)) for form in TEXTS]
    assert expected(path)
    assert [told(path.name, form) for form in forms] == [expected(path)] * len(forms)


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.data())
def test_any_page_in_forms_within_forms_gives_the_same_papers(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(WHOLE))
    form = data.draw(st.sampled_from(TEXTS if is_html(path) else [as_it_is]))
    encode = data.draw(st.sampled_from(encodings(path)))
    saved = encode(form(path.read_text(encoding="utf-8-sig")))
    for wrap in data.draw(st.lists(st.sampled_from(WRAPPERS), max_size=2, unique=True)):
        saved = wrap(saved)
    assert told(path.name, saved) == expected(path)


def obsidian(page: str) -> str:
    head = 'title: "Papers"\nsource: "https://example.org/list"\ncreated: 2026-05-28\ntags:\n  - "clippings"'
    return f"---\n{head}\n---\n{page}"


def jina(page: str) -> str:
    return f"Title: Papers\n\nURL Source: https://example.org/list\n\nMarkdown Content:\n{page}"


def may_be_clipped(path: Path) -> bool:
    """Whether a page is of a kind that clippers make, and is no clipping yet."""
    kinds = ("hf-papers", "arxiv-list", "markdown")
    return not is_html(path) and path.parent.name.startswith(kinds) and not path.read_text().startswith("---")


@pytest.mark.parametrize("clip", [obsidian, jina])
@pytest.mark.parametrize("path", [path for path in WHOLE if may_be_clipped(path)], ids=lambda path: path.name)
def test_a_clipping_of_a_page_gives_the_same_papers(path: Path, clip: Callable[[str], str]) -> None:
    page = path.read_text(encoding="utf-8-sig")
    assert told(path.name, clip(page).encode()) == expected(path)
