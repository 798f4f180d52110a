"""Pages of one paper: of arXiv, and of whoever cites itself to Google Scholar."""

import pytest

from papertriage.errors import PageError
from papertriage.model import AbstractKind, Page, Record
from papertriage.readers import read_page

TITLE = '<meta name="citation_title" content="Tea">'
LONG = "We ask forty guests how long they would steep a cup of tea, and why. " * 8


def one(text: str, url: str | None = None) -> Record:
    (record,) = read_page(Page("page", text, url)).records
    return record


@pytest.mark.parametrize(
    "text",
    [
        TITLE,
        "<html><head><META CONTENT='Tea' NAME='citation_title'></head>",
        '<?xml version="1.0"?><!DOCTYPE html><meta name=citation_title content=Tea />',
        '<meta name="DC.Title" content="Tea"><meta name="DC.Identifier" content="doi:10.5555/tea">',
    ],
)
def test_a_page_that_cites_itself_is_its_paper(text: str) -> None:
    assert read_page(Page("page", text)).reader == "citation-meta"
    assert one(text).title == "Tea"


@pytest.mark.parametrize(
    "text",
    [
        f"# How to be found\n\nPut this into your page:\n\n    {TITLE}\n",
        '<meta name="dc.title" content="Tea"><p>10.5555/tea',
        '<meta name="title" content="Tea"><meta name="citation_author" content="Ada">',
    ],
)
def test_a_page_that_only_tells_of_such_tags_is_none(text: str) -> None:
    with pytest.raises(PageError, match="no reader knows this page"):
        read_page(Page("page", text))


def test_a_page_whose_title_is_empty_is_refused() -> None:
    with pytest.raises(PageError, match="lists no paper"):
        read_page(Page("page", '<meta name="citation_title" content=" ">'))


def test_references_of_a_paper_are_no_list_of_papers() -> None:
    cited = "".join(
        f'<li><a href="https://arxiv.org/abs/2401.0000{n}">Kettles of Year {n}, a Study</a>, A. Fern, 2024'
        for n in range(9)
    )
    assert one(f"<html>{TITLE}<body><ol>{cited}</ol></body></html>").title == "Tea"


def test_the_page_tells_its_address_where_its_tags_do_not() -> None:
    assert one(TITLE, "https://tea.example.org/1").url == "https://tea.example.org/1"
    canonical = '<link rel="canonical" href="https://tea.example.org/2">'
    assert one(TITLE + canonical, "https://tea.example.org/1").url == "https://tea.example.org/2"


@pytest.mark.parametrize(
    ("body", "abstract", "kind"),
    [
        (f'<meta name="citation_abstract" content="Hot.">{LONG}', "Hot.", AbstractKind.FULL),
        (f'<div class="abstract">{LONG}</div>', LONG.strip(), AbstractKind.FULL),
        (f"<section class='abstract'><h2>Abstract.</h2><p>{LONG}</section>", LONG.strip(), AbstractKind.FULL),
        (f"<h3>Summary</h3><p>{LONG}</p><h3>Cups</h3><p>Blue.</p>", LONG.strip(), AbstractKind.FULL),
        (f"<h3>ABSTRACT:</h3>We ask.<br>{LONG}<h4>Cups</h4>", f"We ask. {LONG}".strip(), AbstractKind.FULL),
        (f'<meta name="description" content="{LONG}">', LONG.strip(), AbstractKind.FULL),
        (f'<meta property="og:description" content="{LONG}…">', f"{LONG}…", AbstractKind.TRUNCATED),
        ('<meta name="description" content="By Ada Fern, 2024.">', "", AbstractKind.NONE),
        ("<div class='abstract'>Show abstract</div>", "", AbstractKind.NONE),
        (f"<div class='abstract'>{LONG * 60}</div>", "", AbstractKind.NONE),
        (f"<h1>Tea</h1><p>{LONG}</p>", "", AbstractKind.NONE),
    ],
)
def test_an_abstract_is_taken_only_where_the_page_calls_it_so(
    body: str, abstract: str, kind: AbstractKind
) -> None:
    record = one(TITLE + body)
    assert (record.abstract, record.abstract_kind) == (abstract, kind)


COPIED = "[Submitted on 5 May 2024]\n{}\nSubjects: Tea (cs.CL)\nCite as: arXiv:2405.00001v2 [cs.CL]\n"


@pytest.mark.parametrize(
    "printed",
    [
        "On Tea\nAda Fern, Bo Lark\nView PDF\nWe ask.\nAnd ask.",
        "Title:On Tea\nAuthors:Ada Fern, Bo Lark\nAbstract:We ask. And ask.",
        "# Title:On\n# Tea\n\nAuthors: Ada Fern, Bo\nLark\n\n> Abstract: We ask.\n> And ask.",
        "**On Tea**\n\n[Ada Fern](/a/1), [Bo Lark](/a/2)\nHTML (experimental)\n\nWe ask. And ask.\n",
    ],
)
def test_title_authors_and_abstract_of_a_copied_page_are_told_apart(printed: str) -> None:
    record = one(COPIED.format(printed))
    assert (record.title, record.authors) == ("On Tea", ("Ada Fern", "Bo Lark"))
    assert (record.abstract, record.abstract_kind) == ("We ask. And ask.", AbstractKind.FULL)
    assert (record.identifiers.arxiv, record.arxiv_version, record.categories) == (
        "2405.00001",
        2,
        ("cs.CL",),
    )


def test_a_copied_page_that_ends_at_its_dateline_is_refused_in_part() -> None:
    reading = read_page(Page("page", "arXiv:2405.00001 (cs)\n[Submitted on 5 May 2024]\n"))
    assert (reading.records, len(reading.fragments)) == ((), 1)


def test_a_copied_page_without_abstract_has_none() -> None:
    record = one(COPIED.format("On Tea\nAda Fern"))
    assert (record.abstract, record.abstract_kind) == ("", AbstractKind.NONE)


def test_a_page_of_arxiv_without_title_is_a_fragment() -> None:
    text = 'arXiv<blockquote class="abstract">Abstract: We ask.</blockquote>'
    reading = read_page(Page("page", text))
    assert (reading.records, [part.text for part in reading.fragments]) == ((), ["We ask."])


def test_notes_on_two_papers_are_no_page_of_one() -> None:
    text = COPIED.format("On Tea\nAda Fern\nWe ask.") + COPIED.format("On Milk\nBo Lark\nWe drink.")
    with pytest.raises(PageError, match="no reader knows this page"):
        read_page(Page("page", text))


def test_headings_that_lead_nowhere_take_linear_time() -> None:
    assert one(TITLE + "<h2>Abstract</h2>" * 20_000).abstract == ""


def test_a_copied_page_of_hugging_face_without_its_day_is_refused_in_part() -> None:
    reading = read_page(Page("page", "arxiv:2405.00001\nOn Tea\nView arXiv page\n"), "hf-paper-text")
    assert (reading.records, [part.text for part in reading.fragments]) == ((), ["arxiv:2405.00001 On Tea"])
