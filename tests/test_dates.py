"""Printed dates, and the years that pages leave out."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papertriage.dates import iso_date, last, nearest, page_day, with_year


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("Sep 23, 2024", "2024-09-23"),
        ("Sept. 3, 2024", "2024-09-03"),
        ("September 2024", "2024-09"),
        ("Jan 13", "--01-13"),
        ("Feb 29", "--02-29"),
        ("13 Jun 14", "2014-06-13"),
        ("13 Jun 92", "1992-06-13"),
        ("9 August", "--08-09"),
        ("Fri, 3 Mar 2023", "2023-03-03"),
        ("Friday, 9 August 2024", "2024-08-09"),
        ("Fri, 5 Jul 2019 20:43:30 GMT", "2019-07-05"),
        ("Sat Aug 10 2024 10:12:33 GMT+0200 (Central European Summer Time)", "2024-08-10"),
        ("8 December, 2025", "2025-12-08"),
        ("2018 Dec 27", "2018-12-27"),
        ("2024-08-01T00:00:00.000Z", "2024-08-01"),
        ("2024-08", "2024-08"),
        ("2024", "2024"),
        ("  Sep \n 23,\t2024 ", "2024-09-23"),
    ],
)
def test_a_printed_date_is_shortened_to_what_is_known(printed: str, iso: str) -> None:
    assert iso_date(printed) == iso


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Feb 30, 2024",
        "Feb 29, 2023",
        "2024-13",
        "2024-00",
        "Jan 0",
        "May",
        "mayhem 3",
        "3/4/2024",
        "1,024",
    ],
)
def test_what_is_no_date_in_any_calendar_gives_none(text: str) -> None:
    assert iso_date(text) is None


@given(st.text(alphabet=st.characters()) | st.from_regex(r"[A-Z][a-z]{2} \d{1,2}(, \d{4})?", fullmatch=True))
def test_any_text_gives_a_real_date_or_none(text: str) -> None:
    found = iso_date(text)
    if found and not found.startswith("--"):
        assert date.fromisoformat((found + "-01-01")[:10]).year


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31)))
def test_every_day_is_read_in_each_way_of_printing_it(day: date) -> None:
    for shape in ("%Y-%m-%d", "%b %d, {y}", "%A, %d %B {y}", "%d %b {y} 11:30:00 GMT"):
        assert iso_date(day.strftime(shape).replace("{y}", f"{day.year}")) == day.isoformat()


def test_a_date_without_year_takes_that_of_the_day_the_page_was_made() -> None:
    assert with_year("--04-06", "2026-04-17") == "2026-04-06"
    assert with_year("--04-17", "2026-04-17") == "2026-04-17"
    assert with_year("--04-17", "2026-04") == "2026-04-17"


def test_a_date_that_would_lie_after_the_page_stays_without_year() -> None:
    assert with_year("--04-18", "2026-04-17") == "--04-18"
    assert with_year("--02-29", "2026-04-17") == "--02-29"


def test_a_year_is_never_made_up() -> None:
    assert with_year("--04-06", "--04-17") == "--04-06"
    assert with_year("--04-06", None) == "--04-06"
    assert with_year("2024-04-06", "2026-04-17") == "2024-04-06"


def test_the_container_tells_the_year_of_the_printed_day() -> None:
    assert page_day("--04-17", "2026-04-20", "2020-01-01") == "2026-04-17"
    assert page_day("--12-31", "2027-01-01", None) == "2026-12-31"
    assert page_day("--04-18", "2026-04-17", None) == "2026-04-18"  # already tomorrow at the server
    assert page_day(None, "2026-04-17", None) == "2026-04-17"


def test_the_files_own_day_counts_only_where_the_printed_day_agrees() -> None:
    assert page_day("--04-17", None, "2026-04-19") == "2026-04-17"
    assert page_day("--12-31", None, "2027-01-01") == "2026-12-31"
    assert page_day("--04-17", None, "2026-04-20") == "--04-17"
    assert page_day(None, None, "2026-04-20") is None


def test_a_day_that_is_printed_whole_needs_no_witness() -> None:
    assert page_day("2024-08-01", "2026-04-20", "2026-04-20") == "2024-08-01"


def test_the_29th_of_february_is_found_in_a_leap_year() -> None:
    assert last("--02-29", "2026-04-17") == "2024-02-29"
    assert nearest("--02-29", "2026-03-01", within=7) == "--02-29"


def test_a_day_that_is_no_whole_day_is_no_witness() -> None:
    assert last("--04-17", "2026-04") == "--04-17"
