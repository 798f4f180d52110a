"""Proceedings of ACL, CVF, NeurIPS and PMLR: what the pages in tests/pages can't show at a glance."""

from pathlib import Path

import pytest

from papertriage.containers import open_page
from papertriage.model import Page, Record
from papertriage.readers import acl_anthology, neurips_proceedings, read_page

PAGES = Path(__file__).parent.parent / "pages"


def entry(href: str) -> str:
    return (
        '<p class="d-sm-flex align-items-stretch"><span class="d-block"><strong>'
        f'<a class="align-middle" href="{href}">{href}</a></strong><br><a href="/people/a/">A</a></span></p>'
    )


@pytest.mark.parametrize(
    ("href", "is_paper"),
    [
        ("/2026.tea-main.0/", False),
        ("/2026.tea-main.10/", True),
        ("/P19-1000/", False),
        ("/P19-1100/", True),
        ("/J98-2000/", False),
        ("/W19-0600/", False),
        ("/W19-0610/", True),
        ("/C69-0100/", False),
        ("/D19-5300/", False),
        ("/D19-1300/", True),
        ("https://www.aclweb.org/anthology/papers/P/P19/P19-1000", False),
        ("/elsewhere/", True),
    ],
)
def test_front_matter_is_told_by_its_identifier(href: str, is_paper: bool) -> None:
    reading = read_page(Page("page", entry("/2026.tea-main.7/") + entry(href) + "<div></div>"))
    assert (len(reading.records) == 2) is is_paper
    assert reading.fragments == ()


def test_an_identifier_of_thousands_of_digits_is_none() -> None:
    page = Page("page", entry(f"/2026.tea-main.{'0' * 5000}/") + "<div></div>")
    assert len(list(acl_anthology.read(page))) == 2


def cvf(behind: str, href: str = "/content/TVPR2024/html/Tea.html") -> Record:
    (record,) = read_page(
        Page("page", f'<dl><dt class="ptitle"><br><a href="{href}">Tea</a></dt>{behind}</dl>')
    ).records
    return record


@pytest.mark.parametrize(
    ("behind", "authors"),
    [
        (
            '<dd><input name="query_author" value="Ada Fern"><input name="query_author" value=""></dd>',
            ("Ada Fern",),
        ),
        (
            '<dd></dd><p><b class="bibref">@x{y, author = {Fern, Ada and Lark, Bo}}</b></p>',
            ("Fern, Ada", "Lark, Bo"),
        ),
        ("<dd>Ada Fern*, Bo Lark</dd>", ("Ada Fern", "Bo Lark")),
        ("<dd>[<a href='x.pdf'>pdf</a>]</dd>", ()),
        ("", ()),
    ],
)
def test_authors_are_buttons_or_cited_or_plain(behind: str, authors: tuple[str, ...]) -> None:
    assert cvf(behind).authors == authors


@pytest.mark.parametrize(
    ("bibtex", "href", "date"),
    [
        ("month = {June}, year = {2020}", "x.html", "2020-06"),
        ("month = {Tea time}, year = {2020}", "x.html", "2020"),
        ("year = {2020}", "x.html", "2020"),
        ("", "content_tvpr_2013/html/Tea_2013_TVPR_paper.html", "2013"),
        ("", "/content/Tea.html", None),
    ],
)
def test_the_date_is_cited_or_that_of_the_address(bibtex: str, href: str, date: str | None) -> None:
    assert cvf(f'<dd><div class="bibref">@x{{y, {bibtex}}}</div></dd>', href).date == date


def test_each_whole_entry_of_a_page_that_ends_anywhere_is_read() -> None:
    page = open_page("page", PAGES.joinpath("cvf-openaccess", "cvpr-2020.html").read_bytes())
    whole = read_page(page).records[0]
    for end in range(
        page.text.index('<dt class="ptitle"><br><a href="content_TVPR_2020/html/Ash'), len(page.text), 7
    ):
        reading = read_page(page._replace(text=page.text[:end]))
        assert reading.records[0] == whole
        assert len(reading.records) + len(reading.fragments) <= 3


@pytest.mark.parametrize(
    "text",
    [
        '<title>Ada Fern</title><ul><li><a href="https://papers.nips.cc/paper/1-tea">Tea</a></ul>',
        '<title>NeurIPS</title><a href="/paper_files/paper/2020/file/abc-Paper.pdf">Tea</a>',
        "- [Tea](https://papers.nips.cc/paper/1-tea), NeurIPS",
    ],
)
def test_a_page_with_some_links_to_papers_is_no_volume(text: str) -> None:
    assert not neurips_proceedings.recognises(Page("page", text))


def test_a_paper_that_is_in_no_list_is_read_too() -> None:
    link = '<a title="paper title" href="/paper/1-tea">Tea</a>'
    (record,) = read_page(Page("page", f'<ul><li>{link}<i class="fa">x</i></ul>')).records
    assert (record.title, record.authors, record.date) == ("Tea", (), None)
