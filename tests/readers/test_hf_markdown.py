"""Hugging Face Papers as Markdown and text by many programs: all give the papers of the HTML."""

from pathlib import Path

import pytest

from papertriage.model import AbstractKind, Fragment, Page, Reading, Record
from papertriage.readers import read_page
from tests.readers.conversions import conversions, reading_of, unspaced

LINKED = conversions("hf-papers-markdown", "hf-papers-html")
LINKLESS = conversions("hf-papers-text", "hf-papers-html")
LOSES_CARDS = ("trafilatura", "defuddle")  # they keep what they take for an article


def label(path: object) -> str:
    return path.name if isinstance(path, Path) else str(path)


def told(record: Record) -> tuple[object, ...]:
    """What a card shows, but for its address; some programs write titles in capitals, and break words."""
    # A number that is zero is not printed: "-" is no vote yet, and no number no comment
    return (
        unspaced(record.title).casefold(),
        unspaced(record.abstract),
        record.abstract_kind,
        record.organization,
        record.authors_count,
        record.date_text,
        record.votes or 0,
        record.comments or 0,
    )


def kept(text: Path, meant: Reading, read: Reading) -> list[Record]:
    """The papers of the HTML of which the program left anything."""
    if text.name.split(".")[1] not in LOSES_CARDS:
        return list(meant.records)
    titles = {record.title for record in read.records}
    return [record for record in meant.records if record.title in titles]


@pytest.mark.parametrize(("text", "page"), LINKED, ids=label)
def test_addresses_tell_each_paper_and_its_votes_and_comments(text: Path, page: Path) -> None:
    read, meant = reading_of(text), reading_of(page)
    expected = kept(text, meant, read)
    assert [record.identifiers for record in read.records] == [record.identifiers for record in expected]
    assert [record.url for record in read.records] == [record.url for record in expected]
    if not text.name.endswith("defuddle.md"):
        assert [told(record) for record in read.records] == [told(record) for record in expected]


@pytest.mark.parametrize(("text", "page"), LINKLESS, ids=label)
def test_without_addresses_the_order_tells_them(text: Path, page: Path) -> None:
    read, meant = reading_of(text), reading_of(page)
    assert read.records
    assert [told(record) for record in read.records] == [told(record) for record in kept(text, meant, read)]


def linked(*cards: str) -> Reading:
    """A page of these cards, each with the address of a paper."""
    return read_page(Page("page", "## by AK and the research community\n\nOct 2\n\n" + "\n\n".join(cards)))


def card(number: int, tail: str = "") -> str:
    address = f"https://huggingface.co/papers/2606.0000{number}"
    return f"### [Kettle number {number}]({address})\n\n[It boils.]({address})\n\n{tail}"


def test_votes_and_comments_are_told_by_where_they_lead() -> None:
    tail = "[3](https://huggingface.co/papers/2606.00001#community)\n\n[1.2k](/login?next=%2Fpapers%2F2606.00002)"
    first, second = linked(card(1, tail), card(2)).records
    assert (first.votes, first.comments) == (None, 3)
    assert (second.votes, second.comments) == (1200, None)


def test_a_number_behind_the_date_is_comments() -> None:
    (record,) = linked(card(1, "Meadow AI\n\n·\n\nMay 29, 2025 6")).records
    assert (record.comments, record.date, record.organization) == (6, "2025-05-29", "Meadow AI")


def test_the_foot_of_the_page_is_no_paper() -> None:
    foot = "Previous Next © Hugging Face TOS Privacy About Jobs Models Datasets Spaces Pricing Docs"
    text = f"Daily Papers\n\nby AK and the research community\n\nA kettle\n\n·\n\n3 authors\n\n5\n\n{foot}\n"
    (record,) = read_page(Page("page", text), "hf-papers-text").records
    assert (record.title, record.authors_count, record.comments) == ("A kettle", 3, 5)


def test_a_link_in_an_abstract_begins_no_card() -> None:
    abstract = "We extend the kettle of [last year](/papers/2506.99999) by a whistle, and it boils."
    abstract += " We measure how loud."
    (record,) = linked(f"### [A second whistle](/papers/2606.00001)\n\n{abstract}").records
    assert record.title == "A second whistle"
    assert record.abstract == abstract.replace("[last year](/papers/2506.99999)", "last year")


def test_reference_links_have_their_addresses_at_the_end() -> None:
    text = "### [A kettle][1]\n\n[It boils.][1]\n\n[7][2]\n\n[1]: https://huggingface.co/papers/2606.00001\n"
    (record,) = linked(text + "[2]: https://huggingface.co/login?next=%2Fpapers%2F2606.00001\n").records
    assert (record.title, record.abstract, record.votes) == ("A kettle", "It boils.", 7)
    assert record.identifiers.arxiv == "2606.00001"


def test_a_card_that_lost_its_title_is_a_fragment() -> None:
    reading = linked(card(1), "[7](/login?next=%2Fpapers%2F2606.00002) and nothing else")
    assert [record.title for record in reading.records] == ["Kettle number 1"]
    assert reading.fragments == (Fragment(11, "7 and nothing else"),)


def test_a_machines_summary_is_told_from_an_abstract_on_trending_pages() -> None:
    vote = "[Upvote 7](/login?next=%2Fpapers%2F2606.00001)"
    (record,) = linked(card(1, vote)).records
    assert (record.abstract_kind, record.votes) == (AbstractKind.SUMMARY, 7)


def test_markdown_that_only_mentions_such_addresses_is_another_format() -> None:
    text = "- [Tea leaves](https://huggingface.co/papers/2606.00001)\n- [Pot lids](https://huggingface.co/papers/2606.00002)\n"
    assert read_page(Page("page", text)).reader == "markdown-list"
