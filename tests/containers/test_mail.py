"""A mail, and MHTML which is one, gives the page that is in it; an mbox gives one page a mail."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papertriage.containers import open_page, open_pages
from papertriage.containers.encoding import decoded
from papertriage.errors import PageError
from papertriage.model import Page
from tests.containers.mails import mail, mbox, mhtml

MAILING = (
    "-" * 78 + "\n\\\\\narXiv:2607.01234\nTitle: Steam\n\\\\\n  We boil.\n"
    "\\\\ ( https://arxiv.org/abs/2607.01234 , 9kb)\n"
)


def refusal(data: bytes) -> str:
    with pytest.raises(PageError) as caught:
        open_page("saved", data)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_mhtml_holds_a_page_whose_charset_it_does_not_tell() -> None:
    page = open_page("p.mhtml", mhtml(b"<p>caf=C3=A9 =E2=80=93 tea</p>"))
    assert page == Page(
        "p.mhtml",
        "<p>café – tea</p>",
        url="https://example.org/list",
        saved="2024-08-09",
        notes=("taken out of MHTML",),
    )


def test_mhtml_without_a_day_or_an_address_is_read_all_the_same() -> None:
    page = open_page(
        "p.mhtml", mhtml(b"<p>tea</p>", date=b"soon").replace(b"Snapshot-Content-Location", b"X-Other")
    )
    assert (page.url, page.saved) == ("https://example.org/list#part", None)
    assert open_page("p.mhtml", mhtml(b"<p>tea").replace(b"-Location", b"-Elsewhere")).url is None


def test_a_charset_that_mhtml_tells_is_taken() -> None:
    page = open_page("p.mhtml", mhtml(b"<p>=DE=C1=CA", kind=b"text/html; charset=koi8-r"))
    assert page.text.strip() == "<p>чай"


@pytest.mark.parametrize("data", [mhtml(b"tea", kind=b"image/png"), mhtml(b"")])
def test_mhtml_without_a_page_is_refused(data: bytes) -> None:
    assert refusal(data) == "saved: MHTML without a page or a text in it; save it again"


def test_mhtml_nested_too_deeply_is_refused() -> None:
    nested = b"".join(
        b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="%d"\n\n--%d\n' % (n, n)
        for n in range(2000)
    )
    assert "nested too deeply" in refusal(nested)


def test_a_page_in_mhtml_may_be_packed_itself() -> None:
    packed = gzip.compress("<p>café".encode())
    quoted = b"".join(b"=%02X" % byte for byte in packed)
    page = open_page("p.mhtml", mhtml(quoted))
    assert (page.text, page.url, page.saved) == ("<p>café", "https://example.org/list", "2024-08-09")
    assert page.notes == ("taken out of MHTML", "unpacked from gzip")


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252"])
def test_a_mail_gives_its_text_in_whatever_encoding(charset: str, encoding: str) -> None:
    page = open_page("m.eml", mail("Étude of kettles\n", charset=charset, encoding=encoding).as_bytes())
    assert (page.text, page.saved, page.notes[0]) == (
        "Étude of kettles\n",
        "2019-07-05",
        "taken out of a mail",
    )


def test_of_text_and_html_a_mail_gives_the_html_for_its_links() -> None:
    assert "<a" in open_page("m.eml", mail("kettles\n", '<a href="x">kettles</a>').as_bytes()).text


def test_but_the_text_where_that_is_the_mailing_of_arxiv() -> None:
    assert open_page("m.eml", mail(MAILING, "<div>one line</div>").as_bytes()).text == MAILING


def test_a_mail_that_was_forwarded_in_a_mail_counts_where_it_is_longer() -> None:
    outer = mail("see below\n")
    outer.add_attachment(mail(None, "<p>" + "kettle " * 30))
    assert open_page("m.eml", outer.as_bytes()).text.startswith("<p>kettle")


def test_a_mail_without_a_text_is_refused() -> None:
    assert refusal(mail(" \n").as_bytes()) == "saved: a mail without a page or a text in it; save it again"
    assert "without" in refusal(mail(None).as_bytes())


@pytest.mark.parametrize(
    "text",
    [
        "Subject: tea\nContent-Type: text/plain\n\nContent-Type: multipart/related\n",
        "Title: Steam\nFrom: A. Person\nDate: 5 Jul 2019\n\nWe boil.\n",
        "Abstract: none\n" * 20_000,
    ],
)
def test_lines_with_colons_are_no_mail_yet(text: str) -> None:
    assert open_page("m.txt", text.encode()).text == text


def test_an_mbox_gives_one_page_a_mail() -> None:
    box = mbox(mail("first\n").as_bytes(), mail(None, "<p>second").as_bytes(), mail("third\n").as_bytes())
    pages = open_pages("box.mbox", gzip.compress(box))
    assert [page.name for page in pages] == ["box.mbox#1", "box.mbox#2", "box.mbox#3"]
    assert [page.text.strip() for page in pages if isinstance(page, Page)] == ["first", "<p>second", "third"]
    assert isinstance(pages[0], Page)
    assert pages[0].notes == ("unpacked from gzip", "taken out of an mbox", "taken out of a mail")


def test_a_mail_without_a_text_costs_an_mbox_no_other_mail() -> None:
    pages = open_pages("box", mbox(mail(None).as_bytes(), mail("second\n").as_bytes()))
    assert isinstance(pages[0], PageError)
    assert (pages[0].name, pages[0].reason[:14]) == ("box#1", "a mail without")
    assert isinstance(pages[1], Page)


def test_an_mbox_of_one_mail_is_one_page_of_its_own_name() -> None:
    assert open_page("box", mbox(mail("only\n").as_bytes())).name == "box"


def test_where_one_page_is_wanted_an_mbox_is_refused() -> None:
    assert refusal(mbox(mail("a\n").as_bytes(), mail("b\n").as_bytes())).startswith("saved: holds 2 pages")


def test_a_line_that_begins_with_from_parts_no_mail() -> None:
    text = "kettles\n\nFrom here on: steam\nand more\n\n>From me\n"
    quoted = text.replace(">From", ">>From")
    assert open_page("box", mbox(mail(quoted, encoding="8bit").as_bytes())).text.rstrip() == text.rstrip()


@pytest.mark.parametrize("text", ["From here on: steam\n", "From here on\nRemark: steam\n\nmore\n"])
def test_a_text_that_begins_with_from_is_no_mbox(text: str) -> None:
    assert open_page("m.txt", text.encode()).text == text


@given(st.binary().map(mhtml) | st.binary().map(mbox) | st.binary().map(lambda data: mbox(data, data)))
def test_any_mail_is_pages_or_refusals(data: bytes) -> None:
    for page in open_pages("page", data, max_bytes=100_000):
        assert isinstance(page, PageError) or page.text


@given(st.data())
def test_a_mail_with_a_few_bytes_changed_is_pages_or_refusals(data: st.DataObject) -> None:
    saved = bytearray(
        mbox(mail(MAILING, "<p>é").as_bytes(), mhtml(b"<p>=C3=A9", kind=b"text/html; charset=x"))
    )
    for _ in range(data.draw(st.integers(1, 5))):
        saved[data.draw(st.integers(0, len(saved) - 1))] = data.draw(st.integers(0, 255))
    assert open_pages("page", bytes(saved[: data.draw(st.integers(0, len(saved)))]))


def test_a_charset_with_a_nul_in_its_name_is_one_that_nobody_knows() -> None:
    assert decoded("mail", b"Quiet Kettles", "utf\x008") == ("Quiet Kettles", ())
