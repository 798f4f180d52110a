"""Real saved pages of Hugging Face Papers, where there are some: PAPERTRIAGE_CORPUS names their folder."""

import json
import os
import random
import re
from pathlib import Path
from typing import Any

import pytest

from papertriage.containers import open_page
from papertriage.model import Page, Reading
from papertriage.readers import read_page
from papertriage.text import squeeze

CORPUS = Path(os.environ.get("PAPERTRIAGE_CORPUS", "no-corpus"))
TEXTS = ["a-compact", "b-paragraphs", "c-with-metadata"]
HEAD_LINES = 12  # before the first card of each text

pytestmark = pytest.mark.skipif(
    not CORPUS.is_dir(), reason="PAPERTRIAGE_CORPUS names no folder of saved pages"
)


def opened(name: str) -> Page:
    return open_page(name, (CORPUS / name).read_bytes())


def text_page(name: str) -> Page:
    return opened(f"hf-text/{name}.txt")


def truth(name: str) -> list[dict[str, Any]]:
    said: list[dict[str, Any]] = json.loads(
        (CORPUS / f"hf-text/{name}.truth.json").read_text(encoding="utf-8")
    )
    return said


def cards(reading: Reading) -> set[tuple[str, str]]:
    return {(record.title, record.abstract) for record in reading.records}


@pytest.mark.parametrize("name", TEXTS)
def test_texts_read_as_a_person_reads_them(name: str) -> None:
    reading = read_page(text_page(name))
    for record, said in zip(reading.records, truth(name), strict=True):
        assert (record.title, record.abstract) == (squeeze(said["title"]), squeeze(said["abstract"]))
        assert (record.authors_count, record.comments) == (said["authors_count"], said["votes_or_comments"])
        assert bool(record.organization) == bool(said["organization"])
        assert record.date_text == said["date_text"] or not said["date_text"]
        assert record.votes is None
    assert not reading.fragments


@pytest.mark.parametrize("name", TEXTS)
def test_a_lost_line_costs_one_card_at_most(name: str) -> None:
    page, dice = text_page(name), random.Random(2)
    lines, whole = page.text.split("\n"), cards(read_page(page))
    for lost in dice.sample(range(HEAD_LINES, len(lines)), 40):
        left = cards(read_page(page._replace(text="\n".join([*lines[:lost], *lines[lost + 1 :]]))))
        assert max(len(whole - left), len(left - whole)) <= 1, lines[lost]


@pytest.mark.parametrize("name", TEXTS)
def test_votes_before_titles_and_missing_metadata_change_no_card(name: str) -> None:
    page = text_page(name)
    whole = read_page(page)
    lines = page.text.split("\n")
    for record in reversed(whole.records[1:]):
        lines.insert(record.line - 1, str(record.line % 7 or "-"))
    voted = read_page(page._replace(text="\n".join(lines)))
    assert cards(voted) == cards(whole)
    assert [record.votes for record in voted.records[1:]] == [record.line % 7 for record in whole.records[1:]]
    assert [record.comments for record in voted.records] == [record.comments for record in whole.records]
    bare = re.sub(r"\n\n[^\n]{1,80}\n·\n[^\n]+", "", page.text)
    assert cards(read_page(page._replace(text=bare))) == cards(whole)


def test_the_day_of_2024_reads_the_same_by_json_and_by_cards() -> None:
    page = opened("hf/2024-08-01_daily_date.html")
    by_json = read_page(page)
    by_cards = read_page(page._replace(text=re.sub(r'data-props="[^"]*"', "", page.text)))
    assert len(by_json.records) == 13
    assert by_json.facts.page_date == by_cards.facts.page_date == "2024-08-01"
    for one, other in zip(by_json.records, by_cards.records, strict=True):
        assert (one.title, one.url, one.votes) == (other.title, other.url, other.votes)
        assert (one.comments, one.authors_count) == (other.comments, other.authors_count)
        assert one.abstract
        assert one.authors


def test_a_chrome_save_reads_as_the_page_itself() -> None:
    saved = read_page(opened("saved-variants/hf_2024-08-01_chrome-complete.html"))
    assert saved.records == read_page(opened("hf/2024-08-01_daily_date.html")).records


def test_the_api_of_2026_gives_each_paper_whole() -> None:
    reading = read_page(opened("hf/api_daily_papers_2026-02-04.json"))
    assert len(reading.records) == 50
    assert not reading.fragments
    for record in reading.records:
        assert record.identifiers.arxiv
        assert record.abstract
        assert record.authors
        assert record.date
        assert record.date > "2025"
