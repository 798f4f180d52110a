"""What the readers of web pages share: texts, addresses and identifiers of cards, and items of JSON."""

from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given
from hypothesis import strategies as st

from papertriage.model import AbstractKind, Facts, Fragment, Identifiers, Page, Record
from papertriage.readers import _cards, _json_items, read_page
from papertriage.readers._addresses import identified
from papertriage.readers._facts import CUT_OFF, facts


def tag(markup: str) -> Tag:
    found = BeautifulSoup(markup, "html.parser").find()
    assert isinstance(found, Tag)
    return found


# Cards


def test_words_that_a_tag_cuts_are_whole_and_a_line_break_parts_them() -> None:
    assert _cards.said(tag("<p>Ket<b>tle</b>\n of<br>tea</p>")) == "Kettle of tea"
    assert _cards.said(None) == ""


@pytest.mark.parametrize(
    ("link", "url", "leads"),
    [
        ('<a href="/tea/1">', None, "https://home.example/tea/1"),
        ('<a href="tea/1">', "https://mirror.example/list/", "https://mirror.example/list/tea/1"),
        ('<a href="tea/1">', "file:///home/ada/list.html", "https://home.example/tea/1"),
        ('<a href=" http://tea.example/ ">', None, "http://tea.example/"),
        ('<a href="javascript:void(0)" data-href="/tea/1">', None, "https://home.example/tea/1"),
        ('<a href="javascript:void(0)">', None, None),
        ('<a href="http://[tea">', None, None),
        ('<a href="#tea">', None, None),
        ("<a>", None, None),
    ],
)
def test_a_link_leads_where_a_browser_would_go(link: str, url: str | None, leads: str | None) -> None:
    assert _cards.address(tag(link), Page("page", "", url), "https://home.example/") == leads


def test_no_link_leads_nowhere() -> None:
    assert _cards.address(None, Page("page", ""), "https://home.example/") is None


def test_elements_whose_end_tags_are_left_out_end_where_the_next_begins() -> None:
    page = Page("page", "<dl><dt>a<dd>1<dd>2<dt>b<dd>3</dl><table><tr><td>x<td>y<tr><td>z</table>")
    tree = _cards.tree_of(page, "dt dd", "tr", "td")
    assert [_cards.said(cell) for cell in tree.select("dt, dd, td")] == [
        "a",
        "1",
        "2",
        "b",
        "3",
        "x",
        "y",
        "z",
    ]
    terms = [list(map(_cards.said, _cards.following(term))) for term in tree.select("dt")]
    assert terms == [["1", "2"], ["3"]]


@pytest.mark.parametrize(
    ("text", "torn"),
    [
        ("<ul><li>a</li><li>b</li></ul>", False),
        ("<ul><li>a<li>b</ul>", False),
        ("<ul><li>a</li><li class=x>b", True),
        ("<ul><li>a</li>", False),
        ("<li>a</li><link rel=x>", False),
        ("<li>a</body>", False),
    ],
)
def test_a_page_is_torn_where_its_last_element_does_not_end(text: str, torn: bool) -> None:
    assert _cards.is_torn(Page("page", text), "li", "ul") is torn


@pytest.mark.parametrize(
    ("text", "torn"),
    [
        ("<ul><li id=a>a</li><li id=b>b", ["b"]),
        ("<ul><li id=a>a</li><li id=b>b<i>c", ["b"]),
        ("<ul><li id=a>a</li><li id=b", []),
        ("<ul><li id=a>a</li>", []),
        ("<ul><li id=a>a</li></ul>", []),
        ("<ul><li id=a><li id=b></li>", []),
        ("", []),
    ],
)
def test_the_cards_that_a_page_ends_inside_of_are_torn(text: str, torn: list[str]) -> None:
    page = Page("page", text)
    found = _cards.torn_in(_cards.tree_of(page), page, "li", "ul")
    assert [tag.get("id") for tag in found if tag.name == "li"] == torn


def test_a_torn_card_counts_only_where_its_abstract_has_begun() -> None:
    card, other = tag("<li>Tea<b>1</b></li>"), tag("<li>Tea<b>1</b></li>")
    whole, begun = Record("Tea"), Record("Tea", "It is", AbstractKind.FULL)
    snippet = Record("Tea", "It is", AbstractKind.SNIPPET)
    assert list(_cards.card_records([([other], whole), ([other, card], whole)], [card])) == [
        whole._replace(line=1),
        Fragment(1, "Tea 1 Tea 1"),
    ]
    assert list(_cards.card_records([([card], begun)], [card])) == [
        Record("Tea", "It is", AbstractKind.TRUNCATED, line=1),
    ]
    assert list(_cards.card_records([([card], snippet)], [card])) == [snippet._replace(line=1)]
    assert list(_cards.card_records([([card], whole)])) == [whole._replace(line=1)]


def test_a_card_of_which_nothing_can_be_read_is_shown_by_its_text_or_its_markup() -> None:
    cards = [([tag("<li> Tea<b>1</b> </li>")], None), ([tag("<li><img src='x'></li>")], None)]
    assert [part.text for part in _cards.card_records(cards) if isinstance(part, Fragment)] == [
        "Tea 1",
        '<li><img src="x"/></li>',
    ]


# Identifiers in addresses


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("http://arxiv.org/abs/2408.00001v3", Identifiers(arxiv="2408.00001")),
        ("https://arxiv.org/pdf/2408.00001.pdf", Identifiers(arxiv="2408.00001")),
        ("https://arxiv.org/abs/hep-th/9205001?context=math", Identifiers(arxiv="hep-th/9205001")),
        ("https://arxiv.org/abs/nothing", Identifiers()),
        ("https://doi.org/10.48550/arXiv.2408.00001", Identifiers(arxiv="2408.00001")),
        ("https://doi.org/10.5555/Tea.12", Identifiers(doi="10.5555/tea.12")),
        ("https://x.example/doi/full/10.5555/tea.12#abstract", Identifiers(doi="10.5555/tea.12")),
        (
            "https://x.example/chapter/10.5555%2F978-3-030-00001-1_42",
            Identifiers(doi="10.5555/978-3-030-00001-1_42"),
        ),
        ("https://x.example/articles/10.5555/tea.12/full", Identifiers(doi="10.5555/tea.12")),
        ("https://x.example/content/pdf/10.5555/tea.12.pdf", Identifiers(doi="10.5555/tea.12")),
        ("https://x.example/article?id=10.5555/tea.12&x=1", Identifiers(doi="10.5555/tea.12")),
        (
            "https://x.example/10.1101/2024.02.03.000001v2.full.pdf",
            Identifiers(doi="10.1101/2024.02.03.000001"),
        ),
        ("https://x.example/10.1101/162008", Identifiers(doi="10.1101/162008")),
        ("https://x.example/article/doi/10.1093/tea/btz682/5559530", Identifiers(doi="10.1093/tea/btz682")),
        ("https://pubmed.ncbi.nlm.nih.gov/90000001/", Identifiers(pmid="90000001")),
        ("https://www.ncbi.nlm.nih.gov/pubmed/90000001", Identifiers(pmid="90000001")),
        ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC1234/", Identifiers()),
        ("https://tea.example/2408.00001", Identifiers()),
        (None, Identifiers()),
    ],
)
def test_an_address_may_tell_what_a_paper_is_called(address: str | None, found: Identifiers) -> None:
    assert identified([address]) == found


def test_of_each_kind_the_first_identifier_counts() -> None:
    links = ["https://doi.org/10.5555/a", "https://arxiv.org/abs/2408.00001", "https://doi.org/10.5555/b"]
    assert identified(links) == Identifiers("2408.00001", "10.5555/a")


@given(st.text(alphabet=st.characters()))
def test_any_text_may_stand_for_an_address(text: str) -> None:
    identified([text, "https://doi.org/10.5555/" + text, "https://arxiv.org/abs/" + text])


# JSON


def titles(text: str) -> list[str]:
    """The titles of the records, and "?" and the line of the fragments."""
    return [
        part.title if isinstance(part, Record) else f"?{part.line}"
        for part in _json_items.json_records(text, "data|notes", record)
    ]


def record(item: dict[str, Any]) -> list[Record] | None:
    return [Record(item["title"])] if "title" in item else [] if "skip" in item else None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('{"n": 1, "data": [{"title": "a"}, {"title": "b"}], "x": [{"title": "c"}]}', ["a", "b"]),
        ('{"notes": {"title": "a"}}', ["a"]),
        (' [{"title": "a", "data": [{"title": "b"}]}, null, {"skip": 1}, {"title": "c"}]', ["a", "c"]),
        ('{"title": "a"}', ["a"]),
        ('{"title": "a"}\n{"title": "b"}\n', ["a", "b"]),
        ('[{"title": "a"},\n1,\n{"y": 1},\n{"title": "b', ["a", "?2", "?3", "?4"]),
        ('[{"title": "a"}, 1' + "0" * 5000, ["a", "?1"]),
        ('{"data": []}', []),
        ("[", []),
        ("{", ["?1"]),
    ],
)
def test_the_items_of_an_array_come_one_by_one(text: str, found: list[str]) -> None:
    assert titles(text) == found


def test_fields_of_the_wrong_type_are_empty() -> None:
    assert [_json_items.line(value) for value in (" a\n b", None, 1, "x\ud800y")] == ["a b", "", "", "xy"]
    assert [_json_items.number(value) for value in (7, "60568", True, "x", "9" * 20, None, 1.5)] == [
        *(7, 60568),
        *(None, None, None, None, None),
    ]
    assert [_json_items.each(value) for value in ([1], 1, None)] == [[1], [1], []]
    assert [_json_items.fields(value) for value in ({"a": 1}, [1], None)] == [{"a": 1}, {}, {}]


@pytest.mark.parametrize(("text", "is_json"), [('\n {"a"', True), ("[", True), ("<p>[", False), ("", False)])
def test_json_begins_with_an_array_or_an_object(text: str, is_json: bool) -> None:
    assert _json_items.is_json(text) is is_json


@pytest.mark.parametrize(
    ("shown", "total", "torn", "stated_total", "notes"),
    [
        (3, 1204, [], None, ("not all results: 3 of 1,204",)),
        (1203, 1204, ["x"], 7, ("not all results: 1,203 of 1,204", CUT_OFF)),
        (3, 3, False, 3, ()),
        (3, None, False, None, ()),
        (0, None, True, None, (CUT_OFF,)),
    ],
)
def test_what_a_page_leaves_out_is_told(
    shown: int, total: int | None, torn: object, stated_total: int | None, notes: tuple[str, ...]
) -> None:
    told = facts(shown, total, torn=torn, stated_total=stated_total)
    assert (told.notes, told.stated_total) == (notes, stated_total)


def test_a_page_that_found_nothing_states_so() -> None:
    assert facts(0, 0, notes=("quiet",)) == Facts(0, None, ("quiet",))


def test_a_fragment_is_cut_to_what_shows_what_it_is() -> None:
    entry = '<li class="entry article">' + "tea " * 2000 + "</li>"
    reading = read_page(Page("page", f'<p itemprop="x"><ul>{entry}</ul>'), "dblp-html")
    assert [len(part.text) for part in reading.fragments] == [2000]
