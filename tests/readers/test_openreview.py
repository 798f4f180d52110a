"""OpenReview: what the pages in tests/pages can't show at a glance."""

import json
from typing import Any

import pytest

from papertriage.model import AbstractKind, Page, Record
from papertriage.readers import read_page


def note(content: dict[str, Any], **fields: Any) -> list[Record]:
    answer = {
        "notes": [
            {"id": "a", "forum": "a", "content": content, **fields},
            {"id": "b", "forum": "b", "content": {"title": "Milk"}},
        ]
    }
    *first, last = read_page(Page("page", json.dumps(answer))).records
    assert last.title == "Milk"
    return first


@pytest.mark.parametrize(
    "wrap", [lambda value: value, lambda value: {"value": value}], ids=["api 1", "api 2"]
)
def test_both_versions_of_the_api_say_the_same(wrap: Any) -> None:
    content = {
        "title": "Tea",
        "abstract": "Hot.",
        "authors": ["Ada Fern"],
        "venue": "TEA 2024",
        "ee": "https://arxiv.org/abs/2408.00001",
    }
    (record,) = note({key: wrap(value) for key, value in content.items()})
    assert (record.title, record.abstract, record.authors) == ("Tea", "Hot.", ("Ada Fern",))
    assert (record.venue, record.identifiers.arxiv) == ("TEA 2024", "2408.00001")


@pytest.mark.parametrize("reply", [{"replyto": "a"}, {"forum": "c"}])
def test_a_reply_is_no_paper(reply: dict[str, str]) -> None:
    assert note({"title": "Good but narrow", "review": "Tea."}, **reply) == []


@pytest.mark.parametrize(
    ("dates", "day"),
    [
        ({"pdate": 1705400000000, "cdate": 1600000000000}, "2024-01-16"),
        ({"pdate": None, "tcdate": 1600000000000}, "2020-09-13"),
        ({"cdate": 10**15}, None),
        ({"cdate": -1}, None),
        ({"cdate": "soon"}, None),
        ({}, None),
    ],
)
def test_the_day_is_that_of_publication_else_of_submission(dates: dict[str, Any], day: str | None) -> None:
    assert note({"title": "Tea"}, **dates)[0].date == day


def test_a_note_without_an_id_is_a_paper_without_an_address() -> None:
    notes = [
        {"content": {"title": "Tea"}, "forum": None},
        {"content": {"abstract": "Hot."}, "id": "a", "forum": "a"},
    ]
    records = read_page(Page("page", json.dumps(notes))).records
    assert [(record.title, record.abstract, record.url) for record in records] == [
        ("Tea", "", None),
        ("", "Hot.", "https://openreview.net/forum?id=a"),
    ]


def test_an_answer_without_notes_is_no_error() -> None:
    text = '{"notes": [], "count": 0, "content": {}, "forum": ""}'
    assert read_page(Page("page", text)).facts.stated_total in (0, None)


def listed(inside: str) -> Record:
    text = f'<ul><li><div class="note"><h4><a href="/forum?id=a">Tea</a></h4>{inside}</div></li></ul>'
    (record,) = read_page(Page("page", text)).records
    return record


@pytest.mark.parametrize(
    ("meta", "date", "venue"),
    [
        (
            "<li>Published: 1 Jan 2024</li><li>TEA 2024 poster</li><li>Everyone</li>",
            "2024-01-01",
            "TEA 2024 poster",
        ),
        ("<li>TEA 2024 poster</li>", None, "TEA 2024 poster"),
        ("<li>Readers: Everyone</li><li>3 Replies</li><li>CC BY 4.0</li><li></li>", None, None),
    ],
)
def test_the_small_print_tells_date_and_venue(meta: str, date: str | None, venue: str | None) -> None:
    record = listed(f'<ul class="note-meta-info">{meta}</ul>')
    assert (record.date, record.venue) == (date, venue)


def test_details_without_an_abstract_give_none() -> None:
    record = listed('<div><strong class="note-content-field">Abstract:</strong></div>')
    assert (record.abstract, record.abstract_kind) == ("", AbstractKind.NONE)
