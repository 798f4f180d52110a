"""bioRxiv and medRxiv: what the pages in tests/pages can't show at a glance."""

import json
from typing import Any

import pytest

from papertriage.model import Page, Record
from papertriage.readers import read_page


def item(**fields: Any) -> Record:
    answer = {"collection": [{"server": "biorxiv", "title": "Tea", **fields}]}
    (record,) = read_page(Page("page", json.dumps(answer))).records
    return record


@pytest.mark.parametrize(
    ("authors", "names"),
    [
        ("Fern, A. B.; Lark, B.; ", ("Fern, A. B.", "Lark, B.")),
        ([{"author_name": "Ada Fern"}, {"author_inst": "Tea"}], ("Ada Fern",)),
        ("", ()),
        (None, ()),
    ],
)
def test_authors_come_as_a_text_or_as_a_list(authors: Any, names: tuple[str, ...]) -> None:
    assert item(authors=authors).authors == names


@pytest.mark.parametrize(
    ("published", "remark"), [("NA", None), ("10.5555/Bee.1", "published as 10.5555/bee.1"), (None, None)]
)
def test_na_is_no_identifier(published: Any, remark: str | None) -> None:
    assert item(published=published).remark == remark


def test_an_item_that_tells_only_its_server_is_a_fragment() -> None:
    reading = read_page(Page("page", '{"collection": [{"server": "biorxiv"}]}'))
    assert (reading.records, len(reading.fragments)) == ((), 1)


def test_a_link_without_a_card_is_a_paper_all_the_same() -> None:
    text = '<a class="highwire-cite-linked-title" href="/content/10.1101/2024.02.03.000001v1">Tea</a>'
    (record,) = read_page(Page("page", text)).records
    assert (record.title, record.identifiers.doi) == ("Tea", "10.1101/2024.02.03.000001")


@pytest.mark.parametrize(
    ("metadata", "venue"),
    [
        ({"journal": "Tea", "volume": "12", "issue": "(3)", "pages": "45-67;"}, "Tea 12(3):45-67"),
        ({"journal": "Tea", "volume": "12"}, "Tea 12"),
        ({"journal": "Tea", "pages": "2024.1;"}, "Tea"),
        ({}, None),
    ],
)
def test_the_venue_has_volume_and_pages_where_there_are_such(
    metadata: dict[str, str], venue: str | None
) -> None:
    spans = "".join(f'<i class="highwire-cite-metadata-{part}">{text}</i>' for part, text in metadata.items())
    text = f'<li class="highwire-cite"><a class="highwire-cite-linked-title" href="/x">Tea</a>{spans}</li>'
    (record,) = read_page(Page("page", text)).records
    assert record.venue == venue
