"""DBLP: what the pages in tests/pages can't show at a glance."""

import json
from typing import Any

import pytest

from papertriage.errors import PageError
from papertriage.model import Page, Record
from papertriage.readers import read_page


def hit(**info: Any) -> Record:
    answer = {"result": {"hits": {"@total": "1", "hit": [{"info": {"title": "Tea.", **info}}]}}}
    (record,) = read_page(Page("page", json.dumps(answer))).records
    return record


@pytest.mark.parametrize(
    ("authors", "names"),
    [
        ({"author": [{"text": "Wei Wang 0001"}, {"text": "Bo Lark"}]}, ("Wei Wang", "Bo Lark")),
        ({"author": {"@pid": "1", "text": "Louis XIV 0002"}}, ("Louis XIV",)),
        ({"author": ["Ada Fern", "Bo Lark"]}, ("Ada Fern", "Bo Lark")),
        ({"author": "Ada Fern"}, ("Ada Fern",)),
        ({}, ()),
        (None, ()),
    ],
)
def test_authors_come_alone_or_in_lists_with_or_without_numbers(authors: Any, names: tuple[str, ...]) -> None:
    assert hit(authors=authors).authors == names


@pytest.mark.parametrize(("printed", "title"), [("Tea.", "Tea"), ("Tea?", "Tea?"), ("Tea....", "Tea...")])
def test_one_full_stop_is_dblps(printed: str, title: str) -> None:
    assert hit(title=printed).title == title


def test_a_preprint_is_known_by_its_arxiv_identifier_alone() -> None:
    record = hit(venue="CoRR", volume="abs/2408.00001", ee="http://arxiv.org/abs/2408.00001")
    assert record.identifiers.pairs() == [("arxiv", "2408.00001")]


def test_entities_that_a_dtd_defines_are_refused() -> None:
    head = '<?xml version="1.0"?><!DOCTYPE dblp [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    bomb = f"{head}<dblp><article><title>&b;</title></article></dblp>"
    with pytest.raises(PageError, match="DOCTYPE"):
        read_page(Page("page", bomb))


def test_the_doctype_of_dblps_own_file_does_no_harm() -> None:
    head = '<?xml version="1.0"?>\n<!DOCTYPE dblp SYSTEM "dblp.dtd">\n'
    text = f"{head}<dblp><article><title>Tea.</title></article></dblp>"
    (record,) = read_page(Page("page", text)).records
    assert record.title == "Tea"


def test_an_entry_without_a_venue_of_its_own_stands_in_the_volume_above_it() -> None:
    entry = '<li class="entry {}" itemprop="x"><cite><span class="title">{}</span></cite></li>'
    text = "<ul>" + entry.format("editor toc", "Teas.") + entry.format("inproceedings", "Tea.") + "</ul>"
    (record,) = read_page(Page("page", text)).records
    assert (record.title, record.venue, record.date) == ("Tea", "Teas", None)
