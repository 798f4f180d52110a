"""What is wrapped round a page is peeled off, and what is no page is refused in one line."""

import codecs
import gzip
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papertriage.containers import open_page
from papertriage.errors import PageError

PAGE = "<!doctype html>\n<p>Étude of kettles – naïve “steam”</p>\n"
ASCII_BEFORE = "<p>kettle</p>\n" * 200


def read(data: bytes) -> str:
    return open_page("page.html", data).text


def refusal(data: bytes, max_bytes: int = 1_000_000) -> str:
    with pytest.raises(PageError) as caught:
        open_page("page.html", data, max_bytes=max_bytes)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_utf8_needs_no_declaration() -> None:
    page = open_page("page.html", PAGE.encode(), modified="2026-04-17")
    assert (page.name, page.text, page.modified, page.notes) == ("page.html", PAGE, "2026-04-17", ())


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_tells_the_encoding(mark: bytes, encoding: str) -> None:
    assert read(mark + PAGE.encode(encoding)) == PAGE


@pytest.mark.parametrize(
    "declaration",
    [
        '<meta charset="koi8-r">',
        "<META CHARSET=koi8-r>",
        '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">',
        "<?xml version='1.0' encoding='koi8-r'?>",
    ],
)
def test_a_declared_charset_is_taken(declaration: str) -> None:
    page = open_page("page.html", f"{declaration}<p>чайник".encode("koi8-r"))
    assert (page.text, page.notes) == (f"{declaration}<p>чайник", ())


def test_a_declaration_counts_only_near_the_beginning() -> None:
    assert read((ASCII_BEFORE + '<meta charset="koi8-r">é').encode()).endswith("é")


def test_a_charset_that_does_not_fit_gives_way_with_a_note() -> None:
    page = open_page("page.html", '<meta charset="shift_jis"><p>naïve – é'.encode())
    assert page.text.endswith("naïve – é")
    assert page.notes == ("read as UTF-8: it declares shift_jis",)


@pytest.mark.parametrize("charset", ["klingon-8", "hex", "unicode_escape", "utf-16"])
def test_a_charset_that_no_browser_knows_is_noted(charset: str) -> None:
    page = open_page("page.html", f'<meta charset="{charset}"><p>“steam”'.encode("cp1252"))
    assert page.text.endswith("“steam”")
    assert page.notes == (f"read as cp1252: it declares {charset} and is not UTF-8",)


def test_bytes_that_declare_nothing_and_are_no_utf8_are_read_as_cp1252() -> None:
    page = open_page("page.txt", "“steam” and \x81".encode("cp1252", "ignore") + b"\x81")
    assert page.text.startswith("“steam” and")
    assert page.notes == ("read as cp1252: it declares no charset and is not UTF-8",)


def test_latin1_is_cp1252_as_in_a_browser() -> None:
    page = open_page("page.html", '<meta charset="iso-8859-1">“steam”'.encode("cp1252"))
    assert (page.text[-7:], page.notes) == ("“steam”", ())


def test_utf8_that_calls_itself_latin1_is_read_as_utf8() -> None:
    page = open_page("page.html", '<meta charset="latin1">“steam”'.encode())
    assert (page.text[-7:], page.notes) == ("“steam”", ("read as UTF-8: it declares latin1",))


def test_a_letter_that_the_end_of_the_file_cuts_in_two_does_not_change_the_charset() -> None:
    assert read(PAGE.encode() + "é".encode()[:1]) == PAGE


def test_lines_end_in_lf() -> None:
    assert read(b"a\r\nb\rc\n") == "a\nb\nc\n"


def test_gzip_is_unpacked_also_in_several_members() -> None:
    page = open_page("page.html", gzip.compress(PAGE.encode()) + gzip.compress(b"more"))
    assert (page.text, page.notes) == (PAGE + "more", ("unpacked from gzip",))


def test_containers_in_containers_are_peeled_off_up_to_a_limit() -> None:
    data = PAGE.encode()
    for _ in range(6):
        data = gzip.compress(data)
    assert read(data) == PAGE
    assert refusal(gzip.compress(data)) == "page.html: wrapped more than 6 times; unpack it first"


def test_gzip_that_ends_too_early_is_refused() -> None:
    assert "ends too early" in refusal(gzip.compress(PAGE.encode() * 50)[:-12])


def test_damaged_gzip_is_refused() -> None:
    assert "damaged gzip" in refusal(b"\x1f\x8b\x08\x00 not gzip at all, really")


def test_a_gzip_bomb_is_stopped_in_bounded_memory() -> None:
    bomb = gzip.compress(b"0" * 50_000_000)
    tracemalloc.start()
    assert "larger than 1,000,000 bytes" in refusal(bomb)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10_000_000


def test_a_file_above_the_limit_is_refused() -> None:
    assert "larger than 10 bytes" in refusal(b"a" * 11, max_bytes=10)


@pytest.mark.parametrize("data", [b"", b" \r\n\t ", codecs.BOM_UTF8, gzip.compress(b"", mtime=0)])
def test_a_file_without_text_is_called_empty(data: bytes) -> None:
    assert refusal(data) == "page.html: empty; save the page again"


@pytest.mark.parametrize(
    "data",
    [
        b"\x7fELF\x02\x01\x01\x00\x00",
        b"text with a \x00 in it",
        b"\x01\x02\x03\x04",
        codecs.BOM_UTF16_LE + b"a\x00\x00\x00",
    ],
)
def test_what_is_no_text_is_called_binary(data: bytes) -> None:
    assert "binary" in refusal(data)


def test_the_comment_of_a_complete_save_tells_the_address() -> None:
    page = open_page(
        "p.html", b"<!doctype html>\n<!-- saved from url=(0028)https://example.org/list?a=b -->\n<p>x"
    )
    assert (page.url, page.saved) == ("https://example.org/list?a=b", None)


@pytest.mark.parametrize("made", ["Page saved with", "Archive processed by"])
def test_the_comment_of_singlefile_tells_address_and_day(made: str) -> None:
    day = "Sat Aug 10 2024 10:12:33 GMT+0200 (Central European Summer Time)"
    comment = f"<html><!--\n {made} SingleFile \n url: https://example.org/ \n saved date: {day}\n-->"
    page = open_page("p.html", comment.encode())
    assert (page.url, page.saved) == ("https://example.org/", "2024-08-10")


@given(st.binary() | st.binary().map(gzip.compress))
def test_any_bytes_are_a_page_or_refused(data: bytes) -> None:
    try:
        page = open_page("page", data, max_bytes=100_000)
    except PageError:
        return
    page.text.encode()  # no half of a letter
    assert "\r" not in page.text
    assert "\x00" not in page.text
