"""Google Scholar: what the pages in tests/pages can't show at a glance."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papertriage.model import AbstractKind, Page, Record
from papertriage.readers import read_page
from papertriage.readers._scholar import Byline, byline, names, venue_and_year

NBSP = "\xa0"


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        (
            "Z Niu, G Zhong…\xa0- Computational …, 2022 - Elsevier",
            (("Z Niu", "G Zhong"), "Computational …", "2022"),
        ),
        ("A Fern - 2019", (("A Fern",), None, "2019")),
        ("A Fern - 2010 - books.example.com", (("A Fern",), None, "2010")),
        ("A Fern - tea.example.com", (("A Fern",), None, None)),
        ("A Fern - Journal of Tea", (("A Fern",), "Journal of Tea", None)),
        ("A Fern - Tea …, 2022", (("A Fern",), "Tea …", "2022")),
        ("A Fern – Tea - Series B, 1998 – Leaf", (("A Fern",), "Tea - Series B", "1998")),
        ("A Fern - Tea - Series B, 1998", (("A Fern",), "Tea - Series B", "1998")),
        ("…, AH Lark, J Ash - …, 2020 - tea.example", (("AH Lark", "J Ash"), None, "2020")),
        ("A Fern", (("A Fern",), None, None)),
        ("", ((), None, None)),
    ],
)
def test_the_line_under_a_title_gives_authors_venue_and_year(
    printed: str, parts: tuple[tuple[str, ...], str | None, str | None]
) -> None:
    assert byline(printed) == Byline(*parts)


def test_a_volume_is_no_year() -> None:
    assert venue_and_year("Nature 521 (7553), 436-444") == ("Nature 521 (7553), 436-444", None)
    assert venue_and_year("Tea 2019") == ("Tea", "2019")
    assert names("A Fern, B Lark, ...") == ("A Fern", "B Lark")


@given(st.text(alphabet=st.characters()))
def test_any_text_may_stand_under_a_title(text: str) -> None:
    byline(text)
    byline("A Fern - " + text + ", 2020 - " + text)


def result(title: str, below: str = "") -> Record:
    text = f'<div class="gs_r"><div class="gs_ri"><h3 class="gs_rt">{title}</h3>{below}</div></div><p>'
    (record,) = read_page(Page("page", text)).records
    return record


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ("<span>[PDF]</span> <a href='http://tea.example'>[Retracted] Tea</a>", "[Retracted] Tea"),
        ("<span>[CITATION][C]</span> Tea", "Tea"),
        ("[BUCH][B] Tea", "Tea"),
        ("[1] Tea", "[1] Tea"),
    ],
)
def test_the_kind_of_text_is_no_part_of_a_title(title: str, read: str) -> None:
    assert result(title).title == read


@pytest.mark.parametrize(
    ("below", "text", "kind"),
    [
        ('<div class="gs_rs">Tea …</div>', "Tea …", AbstractKind.SNIPPET),
        (
            '<div class="gs_rs"><span class="gs_age">2 days ago</span> - Tea</div>',
            "Tea",
            AbstractKind.SNIPPET,
        ),
        ('<div class="gs_rs">- Tea</div>', "- Tea", AbstractKind.SNIPPET),
        (
            '<div class="gs_fma_abs"><div class="gs_fma_snp">Tea is …</div></div>',
            "Tea is …",
            AbstractKind.TRUNCATED,
        ),
        ('<div class="gs_fma_abs">Tea.</div><div class="gs_rs">Te …</div>', "Tea.", AbstractKind.FULL),
        ("", "", AbstractKind.NONE),
    ],
)
def test_only_an_opened_result_has_an_abstract(below: str, text: str, kind: AbstractKind) -> None:
    record = result("<a>Tea</a>", below)
    assert (record.abstract, record.abstract_kind) == (text, kind)


@pytest.mark.parametrize(
    ("href", "url"),
    [
        (
            "http://scholar.google.com/scholar_url?url=https://arxiv.org/pdf/2408.1&amp;hl=en",
            "https://arxiv.org/pdf/2408.1",
        ),
        ("https://scholar.google.au/scholar_url?url=http://tea.example", "http://tea.example"),
        (
            "http://scholar.google.com/scholar_url?url=https://x.example/%28a%29%3Fb%3D1+2&amp;x",
            "https://x.example/(a)?b=1+2",
        ),
        ("https://scholar.google.com/scholar?cluster=1", "https://scholar.google.com/scholar?cluster=1"),
        ("", None),
    ],
)
def test_a_link_through_scholar_is_unwrapped(href: str, url: str | None) -> None:
    text = f'<div><h3><a class="gse_alrt_title" href="{href}">Tea</a></h3></div>'
    (record,) = read_page(Page("page", text, saved="2026-03-01")).records
    assert record.url == url


def test_a_heading_with_two_links_is_one_paper() -> None:
    link = '<a class="gse_alrt_title" href="http://tea.example">{}</a>'
    text = f"<div><h3>{link.format('Tea')}{link.format('PDF')}</h3><h3>{link.format('Milk')}</h3></div>"
    assert [record.title for record in read_page(Page("page", text)).records] == ["Tea", "Milk"]


def test_an_alert_without_headings_gives_its_titles() -> None:
    text = (
        '<!-- <h3 --><div><a class="gse_alrt_title">Tea</a><p>x</p><div class="gse_alrt_sni">Hot</div></div>'
    )
    (record,) = read_page(Page("page", text)).records
    assert (record.title, record.abstract, record.authors) == ("Tea", "Hot", ())


@pytest.mark.parametrize(
    "row", ["<td class=gsc_a_t><a>Tea</a>", "<td class=gsc_a_t><a>Tea</a><div class=gs_gray>A</div>"]
)
def test_a_row_of_a_profile_may_lack_all_but_the_title(row: str) -> None:
    (record,) = read_page(Page("page", f"<table><tr class=gsc_a_tr>{row}</table>")).records
    assert (record.title, record.venue, record.date) == ("Tea", None, None)


def test_a_row_without_a_title_is_a_fragment() -> None:
    reading = read_page(Page("page", "<table><tr class=gsc_a_tr><td class=gsc_a_y>2020</table>"))
    assert [fragment.text for fragment in reading.fragments] == ["2020"]
