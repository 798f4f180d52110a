"""Hugging Face Papers: what the pages in tests/pages can't show at a glance."""

import json
import re
from pathlib import Path
from textwrap import fill
from typing import Any

import pytest

from papertriage.containers import open_page
from papertriage.model import AbstractKind, Page, Reading, Record
from papertriage.readers import read_page

PAGES = Path(__file__).parent.parent / "pages"
BANNER = "Get trending papers in your email inbox!"
ABSTRACT = "We boil water in a kettle and measure how long it takes. " * 8
OTHER = "Bees were asked where they had been, and most of them danced. " * 8


def page(folder: str, name: str, **facts: Any) -> Page:
    return open_page(name, PAGES.joinpath(folder, name).read_bytes())._replace(**facts)


def read(*lines: str) -> Reading:
    return read_page(Page("page.txt", "\n".join(lines)))


def records(*lines: str) -> list[Record]:
    return list(read(BANNER, *lines).records)


def cards(reading: Reading) -> set[tuple[str, str]]:
    return {(record.title, record.abstract) for record in reading.records}


def titles(*lines: str) -> list[str]:
    return [record.title for record in records(*lines)]


@pytest.mark.parametrize("name", ["lines.txt", "paragraphs.txt", "metadata.txt", "votes-first.txt"])
def test_a_line_that_is_lost_costs_one_card_and_not_the_rest(name: str) -> None:
    whole = page("hf-papers-text", name)
    lines = whole.text.split("\n")
    first = next(record.line for record in read_page(whole).records)
    for lost in range(first, len(lines)):
        left = read_page(whole._replace(text="\n".join([*lines[:lost], *lines[lost + 1 :]])))
        assert len(cards(read_page(whole)) - cards(left)) <= 1, lines[lost]
        assert len(cards(left) - cards(read_page(whole))) <= 1, lines[lost]


@pytest.mark.parametrize("name", ["lines.txt", "paragraphs.txt", "metadata.txt", "votes-first.txt"])
def test_a_line_that_stands_twice_changes_nothing(name: str) -> None:
    whole = page("hf-papers-text", name)
    lines = whole.text.split("\n")
    for record in read_page(whole).records:
        for at in (record.line - 1, lines.index(record.abstract)):
            left = read_page(whole._replace(text="\n".join([*lines[:at], lines[at], *lines[at:]])))
            assert cards(left) >= cards(read_page(whole)) - {(record.title, record.abstract)}


@pytest.mark.parametrize("name", ["paragraphs.txt", "metadata.txt"])
def test_empty_lines_make_no_difference(name: str) -> None:
    whole = page("hf-papers-text", name)
    for ends in ("\n", "\n\n", "\n \n\n"):
        spaced = read_page(whole._replace(text=re.sub(r"\n+", ends, whole.text)))
        assert cards(spaced) == cards(read_page(whole))


@pytest.mark.parametrize("name", ["lines.txt", "paragraphs.txt", "metadata.txt"])
def test_wrapped_lines_make_no_difference(name: str) -> None:
    whole = page("hf-papers-text", name)
    wrapped = [fill(line, 100, break_on_hyphens=False) for line in whole.text.split("\n")]
    assert cards(read_page(whole._replace(text="\n".join(wrapped)))) == cards(read_page(whole))


def test_the_label_of_the_button_is_cut_from_the_first_title_only() -> None:
    lines = ("SubscribeKettles: A Survey", ABSTRACT, "SubscribeNet for Bees", OTHER)
    assert titles(*lines) == ["Kettles: A Survey", "SubscribeNet for Bees"]


@pytest.mark.parametrize(
    "title", ["Subscribe to Nothing: A Survey", "Subscribers of Bees", "Subscribed Kettles", "A Kettle"]
)
def test_a_title_that_begins_like_the_button_is_left_alone(title: str) -> None:
    assert titles(title, ABSTRACT) == [title]
    assert titles("Subscribe", title, ABSTRACT) == [title]
    assert titles("new", f"Subscribe{title}", ABSTRACT) == [title]


def test_banner_button_and_title_may_share_a_line() -> None:
    assert [record.title for record in read(f"{BANNER}SubscribeA Kettle", ABSTRACT).records] == ["A Kettle"]


def test_a_number_before_a_title_is_votes_and_one_behind_the_date_comments() -> None:
    first, second = records("12", "A Kettle", ABSTRACT, "· 4 authors", "3", "-", "A Bee", OTHER)
    assert (first.votes, first.comments, second.votes, second.comments) == (12, 3, 0, None)


def test_a_lone_number_behind_the_date_is_comments_where_no_title_has_votes() -> None:
    first, second = records("A Kettle", ABSTRACT, "4 authors", "·", "Jan 13, 2024", "7", "A Bee", OTHER)
    assert (first.comments, second.votes) == (7, None)


def test_a_lone_number_is_votes_where_the_comments_stand_with_the_date() -> None:
    first, second = records("A Kettle", ABSTRACT, "4 authors", "·", "Jan 13, 2024 2", "7", "A Bee", OTHER)
    assert (first.comments, second.votes) == (2, 7)


def test_numbers_between_cards_without_metadata_are_votes() -> None:
    assert [record.votes for record in records("A Kettle", ABSTRACT, "1,234", "A Bee", OTHER)] == [None, 1234]


def test_a_title_without_abstract_takes_no_other_cards() -> None:
    kettle, bee = records("A Kettle", "4 authors", "·", "Jan 13, 2024", "A Bee", OTHER)
    assert (kettle.abstract, kettle.abstract_kind) == ("", AbstractKind.NONE)
    assert bee.abstract == OTHER.strip()


def test_who_and_when_of_a_lost_card_are_a_fragment() -> None:
    reading = read(
        BANNER,
        "Submitted by moss",
        "4 authors",
        "·",
        "Jan 13, 2024",
        "Submitted by moss",
        "A Kettle",
        ABSTRACT,
    )
    assert [(fragment.line, fragment.text) for fragment in reading.fragments] == [
        (3, "4 authors · Jan 13, 2024")
    ]


def test_a_text_that_no_abstract_can_be_is_a_fragment() -> None:
    reading = read(BANNER, "A Kettle", ABSTRACT, "x" * 50_000)
    assert [record.title for record in reading.records] == ["A Kettle"]
    assert [(fragment.line, len(fragment.text)) for fragment in reading.fragments] == [(4, 2000)]


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("MeadowAI Meadow AI", "Meadow AI"),
        ("google Google", "Google"),
        ("Institute for Kettles", "Institute for Kettles"),
        ("Meadow", "Meadow"),
    ],
)
def test_a_handle_before_an_organisation_is_left_out(printed: str, name: str) -> None:
    assert [
        record.organization for record in records("A Kettle", ABSTRACT, printed, "·", "Jan 13, 2024")
    ] == [name]


def test_an_abstract_may_name_the_page_of_another_paper() -> None:
    link = "https://huggingface.co/papers/2401.00001"
    assert [record.identifiers.arxiv for record in records("A Kettle", f"{ABSTRACT}See {link}")] == [None]


def test_the_last_word_of_a_wrapped_abstract_is_no_furniture() -> None:
    kettle = ("", "A Kettle", "", "We boil water. The kettles of many years are now", "Models", "")
    bee = ("A Bee", "", "Bees were asked. All they said is written down at", "https://huggingface.co/bees")
    assert [record.abstract[-10:] for record in records(*kettle, *bee)] == ["now Models", "ce.co/bees"]


def test_a_page_without_banner_is_known_by_the_ends_of_its_cards() -> None:
    card = ("  • 4 authors", "·", "Jan 13, 2024")
    assert len(read("A Kettle", ABSTRACT, *card, "A Bee", OTHER, *card).records) == 2


@pytest.mark.parametrize(
    ("facts", "page_date", "date"),
    [
        ({}, "--04-17", "--01-13"),
        ({"modified": "2026-04-18"}, "2026-04-17", "2026-01-13"),
        ({"modified": "2026-09-09"}, "--04-17", "--01-13"),
        ({"saved": "2026-09-09"}, "2026-04-17", "2026-01-13"),
        ({"url": "https://huggingface.co/papers/date/2026-04-17"}, "2026-04-17", "2026-01-13"),
        ({"url": "https://huggingface.co/papers?date=2026-01-12"}, "2026-01-12", "--01-13"),
    ],
)
def test_a_date_without_year_has_that_of_the_page_if_the_page_tells(
    facts: dict[str, str], page_date: str, date: str
) -> None:
    reading = read_page(page("hf-papers-text", "metadata.txt", **facts))
    assert (reading.facts.page_date, reading.records[3].date) == (page_date, date)
    assert bool(reading.facts.notes) == date.startswith("--")


def test_the_json_and_the_cards_of_a_page_agree() -> None:
    by_json, by_card = (
        read_page(page("hf-papers-html", f"day{kind}.html")).records for kind in ("", "-cards-only")
    )
    for one, other in zip(by_json, by_card, strict=True):
        assert (one.title, one.url, one.votes, one.comments) == (
            other.title,
            other.url,
            other.votes,
            other.comments,
        )
        assert one.authors_count == other.authors_count


def test_a_mirror_and_single_quotes_make_no_difference() -> None:
    whole = page("hf-papers-html", "day.html")
    props = re.search(r'data-target="DailyPapers" data-props="([^"]*)"', whole.text)
    assert props
    quoted = whole.text.replace(f'"{props[1]}"', "'" + props[1].replace("&quot;", '"') + "'")
    mirrored = whole.text.replace('href="/papers/', 'href="https://hf-mirror.com/papers/')
    for text in (quoted, mirrored):
        assert read_page(whole._replace(text=text)).records == read_page(whole).records


def test_papers_that_only_the_cards_show_come_after_those_of_the_json() -> None:
    whole = page("hf-papers-html", "day.html")
    more = whole.text.replace(
        "</main>", '<article><h3><a href="/papers/2408.09999?x=1">A Kettle</a></h3></article></main>'
    )
    last = read_page(whole._replace(text=more)).records[3]
    assert (last.title, last.identifiers.arxiv, last.url) == (
        "A Kettle",
        "2408.09999",
        "https://huggingface.co/papers/2408.09999",
    )


def test_an_article_that_is_no_card_is_furniture() -> None:
    whole = page("hf-papers-html", "day-cards-only.html")
    more = whole.text.replace("</main>", "<article><p>Join us</p></article></main>")
    assert read_page(whole._replace(text=more)) == read_page(whole)


def test_a_paper_whose_identifier_is_no_name_gets_no_address() -> None:
    odd = {"id": "../a b", "title": "A Kettle", "upvotes": 1, "summary": 3, "authors": {}}
    text = json.dumps([{"paper": odd, "organization": 1}])
    assert read_page(Page("page.json", text)).records == (Record("A Kettle", votes=1),)
    other = text.replace("../a b", "kettle-1")
    assert read_page(Page("page.json", other)).records[0].url == "https://huggingface.co/papers/kettle-1"


def test_fragments_of_json_tell_their_line() -> None:
    text = '\n\n[{"paper": {"title": "A Kettle", "upvotes": 1}},\n\n{"paper": {'
    assert [fragment.line for fragment in read_page(Page("page.json", text)).fragments] == [5]


def test_an_item_of_a_collection_whose_type_is_no_name_is_a_fragment() -> None:
    odd, paper = '{"type": ["model"], "upvotes": 1}', '{"type": "paper", "id": "2408.00001", "title": "Tea"}'
    text = f'{{"items": [{odd}, {{"type": "model"}}, null,\n{paper}]}}'
    reading = read_page(Page("page", text), "hf-daily-papers-json")
    assert [record.title for record in reading.records] == ["Tea"]
    assert [(part.line, part.text) for part in reading.fragments] == [(1, odd)]
