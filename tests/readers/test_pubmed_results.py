"""PubMed's result pages: what the pages in tests/pages can't show at a glance."""

import pytest

from papertriage.model import Page, Record
from papertriage.readers import read_page


def summary(inside: str) -> Record:
    text = f"""<a href="https://pubmed.ncbi.nlm.nih.gov/"></a><div class="docsum-content">
    <a class="docsum-title" href="/90000001/">Tea.</a>{inside}</div>"""
    (record,) = read_page(Page("page", text)).records
    return record


@pytest.mark.parametrize(
    ("citation", "venue", "date", "doi"),
    [
        (
            "J Tea. 2010 Jul;136(4):495-525. doi: 10.5555/a0019486.",
            "J Tea 136(4):495-525",
            "2010-07",
            "10.5555/a0019486",
        ),
        (
            "J Tea. 2023 Nov 21:104973232. doi: 10.5555/1. Online ahead of print.",
            "J Tea",
            "2023-11-21",
            "10.5555/1",
        ),
        ("Tea (Basel). 2021 Spring;3:1.", "Tea (Basel) 3:1", "2021", None),
        ("Tea. 1999.", "Tea", "1999", None),
        ("In: TeaPearls [Internet]", "In: TeaPearls [Internet]", None, None),
        ("", None, None, None),
    ],
)
def test_a_citation_is_taken_apart(
    citation: str, venue: str | None, date: str | None, doi: str | None
) -> None:
    record = summary(f'<span class="docsum-journal-citation full-journal-citation">{citation}</span>')
    assert (record.venue, record.date, record.identifiers.doi) == (venue, date, doi)


def test_names_that_are_shortened_are_those_shown() -> None:
    assert summary('<span class="docsum-authors short-authors">Fern A, et al.</span>').authors == ("Fern A",)


def test_the_number_of_a_paper_may_stand_in_its_link_only() -> None:
    assert summary("").identifiers.pmid == "90000001"
    card = '<div class="docsum-content"><p class="docsum-title">Tea</p></div>'
    (record,) = read_page(Page("page", f'<link href="https://pubmed.ncbi.nlm.nih.gov/">{card}')).records
    assert (record.identifiers.pmid, record.url) == (None, None)
