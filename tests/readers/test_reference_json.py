"""CSL-JSON, Crossref, OpenAlex and Publish or Perish: what their values may be, and what they leave out."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papertriage.model import Page, Reading, Record
from papertriage.readers import read_page


def read(value: Any, name: str) -> Reading:
    return read_page(Page("answer.json", json.dumps(value)), name)


def csl(**fields: Any) -> Record:
    (record,) = read([{"type": "article", "title": "Tea", **fields}], "csl-json").records
    return record


@pytest.mark.parametrize(
    ("issued", "date"),
    [
        ({"date-parts": [[2019, 3, 4]]}, "2019-03-04"),
        ({"date-parts": [["2019", "3"]]}, "2019-03"),
        ({"date-parts": [[2019], [2020]]}, "2019"),
        ({"date-parts": [[None]]}, None),
        ({"date-parts": 2019}, "2019"),
        ({"raw": "4 March 2019"}, "2019-03-04"),
        ({"literal": "March 2019"}, "2019-03"),
        ({}, None),
        ("2019", None),
        (None, None),
    ],
)
def test_dates_of_csl_are_numbers_or_texts(issued: Any, date: str | None) -> None:
    assert csl(issued=issued).date == date


def test_names_of_csl_have_particles_or_are_those_of_groups() -> None:
    people = [
        {"family": "Berg", "given": "Simone", "non-dropping-particle": "van der"},
        {"family": "Plato"},
        {"literal": "Tea Group"},
        {"name": "Milk Group"},
        {},
        "Nobody",
    ]
    assert csl(author=people).authors == ("van der Berg, Simone", "Plato", "Tea Group", "Milk Group")


def test_crossref_has_lists_where_csl_has_one_value() -> None:
    listed = {"title": ["Tea", "Tee"], "container-title": ["J Tea"], "volume": 12, "article-number": "e1"}
    record = csl(**listed)
    assert (record.title, record.venue) == ("Tea", "J Tea 12:e1")
    assert csl(title=[["Tea"]], DOI="10.5555/x").title == ""


def test_tags_of_an_abstract_by_crossref_are_no_part_of_it() -> None:
    printed = (
        "<jats:title>ABSTRACT</jats:title><jats:sec><jats:title>Aim.</jats:title>"
        "<jats:p>H<jats:sub>2</jats:sub>O at "
        "<jats:tex-math>$x$</jats:tex-math><mml:math><mml:mi>x</mml:mi></mml:math></jats:p></jats:sec>"
        "<jats:p>Hot</jats:p>"
    )
    assert csl(abstract=printed).abstract == "Aim: H2O at $x$ Hot"
    assert csl(abstract="x <i>y</i> <jats").abstract == "x <i>y</i> <jats"


def test_an_answer_with_nothing_in_it_is_read_as_such() -> None:
    empty = {"status": "ok", "message-type": "work-list", "message": {"total-results": 0, "items": []}}
    assert read(empty, "crossref-json").facts.stated_total == 0
    assert (
        read({"meta": {"count": 0, "db_response_time_ms": 3}, "results": []}, "openalex-json").records == ()
    )


def test_words_of_an_inverted_index_come_in_order() -> None:
    work = {
        "id": "https://openalex.org/W1",
        "title": "Tea",
        "abstract_inverted_index": {"b": [1, 10**40], "a": [0]},
    }
    (record,) = read(work, "openalex-json").records
    assert record.abstract == "a b b"


@given(st.lists(st.text("abcxyz.", min_size=1), min_size=1))
def test_an_abstract_survives_being_made_an_index(words: list[str]) -> None:
    index: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        index.setdefault(word, []).append(place)
    (record,) = read(
        {"results": [{"title": "Tea", "abstract_inverted_index": index}]}, "openalex-json"
    ).records
    assert record.abstract == " ".join(words)


def test_what_publish_or_perish_shows_is_a_snippet() -> None:
    result = {
        "title": "Tea",
        "abstract": "Hot",
        "article_url": "http://x.org",
        "authors": ["A Kim"],
        "year": 2019,
    }
    (record,) = read([result], "publish-or-perish-json").records
    assert (record.abstract_kind, record.url, record.date) == ("snippet", "http://x.org", "2019")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
KEYS = {
    "csl-json": ["title", "author", "issued", "container-title", "abstract", "DOI", "PMID", "note", "page"],
    "openalex-json": [
        "title",
        "authorships",
        "biblio",
        "ids",
        "primary_location",
        "abstract_inverted_index",
        "doi",
    ],
    "publish-or-perish-json": [
        "title",
        "authors",
        "year",
        "source",
        "abstract",
        "doi",
        "volume",
        "article_url",
    ],
}


@pytest.mark.parametrize("name", KEYS)
@given(data=st.data())
def test_values_of_any_kind_are_read(name: str, data: st.DataObject) -> None:
    item = data.draw(st.dictionaries(st.sampled_from(KEYS[name]), json_values))
    reading = read([item, {"title": "The end"}], name)
    assert reading.records[-1].title == "The end"
    assert len(reading.records) + len(reading.fragments) == 2
