"""Semantic Scholar: what the pages in tests/pages can't show at a glance."""

import json
from typing import Any

import pytest

from papertriage.model import AbstractKind, Page, Record
from papertriage.readers import read_page


def of_json(**paper: Any) -> Record:
    (record,) = read_page(Page("page", json.dumps({"paperId": "1", "title": "Tea", **paper}))).records
    return record


@pytest.mark.parametrize(
    "paper",
    [
        {
            "authors": None,
            "externalIds": [],
            "journal": "Tea",
            "tldr": "x",
            "year": "long ago",
            "abstract": 1,
        },
        {"authors": ["Ada", None, {"name": None}], "externalIds": {"DOI": None}, "publicationDate": 2020},
    ],
)
def test_fields_of_the_wrong_type_are_passed_over(paper: dict[str, Any]) -> None:
    record = of_json(**paper)
    assert (record.title, record.authors, record.abstract, record.date) == ("Tea", (), "", None)


def test_a_search_without_results_is_no_error() -> None:
    answer = '{"total": 0, "data": [], "title": "", "paperId": ""}'
    assert read_page(Page("page", answer)).facts.stated_total == 0


def test_an_author_without_papers_gives_none() -> None:
    author = {"authorId": "1", "papers": [None, {"paperId": "2", "title": None}]}
    reading = read_page(Page("page", json.dumps([{"paperId": "1", "title": "Tea"}, author])))
    assert [record.title for record in reading.records] == ["Tea"]


def row(inside: str) -> Record:
    title = '<a class="x" href="/paper/1"><h2 class="cl-paper-title">Tea</h2></a>'
    (record,) = read_page(Page("page", f'<div class="cl-paper-row">{title}{inside}</div>')).records
    return record


@pytest.mark.parametrize(
    ("box", "text", "kind"),
    [
        ('<div class="cl-paper-abstract">Tea is hot.</div>', "Tea is hot.", AbstractKind.FULL),
        (
            '<div class="cl-paper-abstract">Tea is <button>Expand</button></div>',
            "Tea is",
            AbstractKind.TRUNCATED,
        ),
        ('<div class="cl-paper-abstract">Tea is…</div>', "Tea is…", AbstractKind.TRUNCATED),
        ('<div class="cl-paper-abstract"><span>TLDR</span>Hot.</div>', "Hot.", AbstractKind.SUMMARY),
        ('<div class="tldr-abstract-replacement">Hot.</div>', "Hot.", AbstractKind.SUMMARY),
        ('<div class="cl-paper-abstract"><button>Expand</button></div>', "", AbstractKind.NONE),
        ("", "", AbstractKind.NONE),
    ],
)
def test_a_summary_and_the_beginning_of_an_abstract_are_no_abstract(
    box: str, text: str, kind: AbstractKind
) -> None:
    record = row(box)
    assert (record.abstract, record.abstract_kind) == (text, kind)


@pytest.mark.parametrize(
    ("people", "authors", "count"),
    [
        ('<span data-test-id="author-list">A. Fern, B. Lark</span>', ("A. Fern", "B. Lark"), None),
        ('<span class="cl-paper-authors">A. Fern, +3 authors</span>', ("A. Fern",), 4),
        ("", (), None),
    ],
)
def test_authors_behind_a_button_are_counted(
    people: str, authors: tuple[str, ...], count: int | None
) -> None:
    record = row(people)
    assert (record.authors, record.authors_count) == (authors, count)


def test_the_link_may_stand_round_the_title_or_be_missing() -> None:
    assert row("").url == "https://www.semanticscholar.org/paper/1"
    (record,) = read_page(
        Page("page", '<div class="cl-paper-row"><p class="cl-paper-title">Tea</p></div>')
    ).records
    assert record.url is None
