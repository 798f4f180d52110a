"""What holds no list any more is refused in one line that says what to save instead."""

import pytest

from papertriage.containers import open_page
from papertriage.errors import PageError


def refusal(data: bytes) -> str:
    with pytest.raises(PageError) as caught:
        open_page("page", data)
    assert "\n" not in str(caught.value)
    return caught.value.reason


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\n%PDF-1.7 ...", "a PDF, in which the list is lost; save the page as HTML instead"),
        (b"PK\x03\x04\x14\x00", "a ZIP archive or an office document; unpack it, or save the page as HTML"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1",
            "an Outlook mail or an old office document; save it as .eml or as HTML",
        ),
        (b"\x89PNG\r\n\x1a\n\x00", "a picture of a page; save the page as HTML"),
    ],
)
def test_a_file_that_is_no_page_is_told_by_its_beginning(data: bytes, reason: str) -> None:
    assert refusal(data) == reason


@pytest.mark.parametrize(
    "head",
    [
        '<div id="readability-page-1" class="page">',
        "<body id='readabilityBody'>",
        '<link rel="stylesheet" href="chrome://global/skin/aboutReader.css">',
        "<!-- saved from url=(0045)about:reader?url=https%3A%2F%2Fexample.org -->",
    ],
)
def test_a_page_in_reader_mode_is_refused_with_what_to_save(head: str) -> None:
    said = refusal(f"<!doctype html><html>{head}<p>Steam".encode())
    assert said == "saved from a reader mode, which loses the list; leave it and save the page itself"


def test_text_whose_lines_never_end_is_refused_and_html_on_one_line_is_not() -> None:
    assert refusal(b"a title\n" + b"word " * 2_500_000).startswith("a line of over 5,000,000 letters")
    assert open_page("page", b"a title\n" * 1_500_000).text
    assert open_page("page", b" <p>" + b"word " * 2_500_000).text
