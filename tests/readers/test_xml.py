"""XML from strangers gives its whole elements, whatever stands around them."""

import time
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papertriage.errors import PageError
from papertriage.model import Fragment, Page
from papertriage.readers._xml import root_name, text_at, whole


def elements(text: str, *names: str) -> list[Element | Fragment]:
    return list(whole(Page("page.xml", text), *names or ["item"]))


def texts(text: str) -> list[str]:
    """The text of each whole item, in brackets that of each fragment."""
    return [f"[{part.text}]" if isinstance(part, Fragment) else text_at(part) for part in elements(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("<feed>", "feed"),
        ('\n <?xml version="1.0"?>\n<!-- made <by> me - -->\n<rdf:RDF xmlns="x">', "RDF"),
        ('<!DOCTYPE xml SYSTEM "a.dtd"><xml><records>', "xml"),
        ('<!DOCTYPE r [<!ENTITY a "b">\n]><r>', "r"),
        ("no XML <at> all", ""),
        ("<!-- a comment without an end", ""),
        ("", ""),
    ],
)
def test_the_root_is_named_without_its_prefix(text: str, name: str) -> None:
    assert root_name(Page("page.xml", text)) == name


def test_an_element_tells_its_line_and_has_no_prefixes() -> None:
    (item,) = elements('<r>\n\n<a:item x="1">\n<dc:title>On <i>Tea</i>\n Leaves</dc:title></a:item></r>')
    assert isinstance(item, Element)
    assert (item.tag, item.get("line"), item.get("x")) == ("item", "3", "1")
    assert text_at(item, "title") == "On Tea Leaves"
    assert text_at(item, "no/such") == text_at(None) == ""


def test_only_elements_of_the_names_count_and_one_within_another_is_part_of_it() -> None:
    found = elements("<r><items><item><entry>1</entry></item></items><entry>2</entry></r>", "item", "entry")
    assert [text_at(part) for part in found if isinstance(part, Element)] == ["1", "2"]


def test_a_broken_element_costs_only_itself() -> None:
    assert texts("<r><item>1</item><item><b>2</item><item>3</item></r>") == ["1", "[<item><b>2</item>]", "3"]
    assert texts("<r><item>1<item>2</item></r>") == ["[<item>1]", "2"]
    assert texts("<r><item>1</item><item>2</it") == ["1", "[<item>2</it]"]
    assert texts("</item><item/><item x='1' /><item>2</item>") == ["", "", "2"]


def test_what_looks_like_a_tag_in_a_comment_or_in_cdata_is_none() -> None:
    assert texts("<!-- <item> --><item>1<![CDATA[</item>]]></item>") == ["1</item>"]
    assert texts("<item>1</item><!-- <item>2</item>") == ["1"]


def test_stray_ampersands_and_entities_of_html_are_read() -> None:
    assert texts("<item>R&D &eacute;&nbsp;&lt;p&gt; <![CDATA[a & b]]></item>") == ["R&D é <p> a & b"]
    assert texts("<item>\x00\x0b\ud800tea\uffff</item>") == ["tea"]


def test_a_doctype_that_defines_entities_is_refused() -> None:
    bomb = '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><r><item>&b;</item></r>'
    with pytest.raises(PageError, match="has a DOCTYPE that defines entities; remove it"):
        elements(bomb)
    assert texts('<!DOCTYPE r PUBLIC "-//NLM//DTD//EN" "a.dtd"><r><item>tea</item></r>') == ["tea"]


def test_an_element_of_too_many_tags_is_a_fragment() -> None:
    (part,) = elements(f"<item>{'<a/>' * 300_001}</item>")
    assert isinstance(part, Fragment)
    assert len(part.text) == 200


ENDLESS = ["<item>" * 200_000, "<item " * 200_000, "<!--" * 500_000, "<![CDATA[" * 500_000, "<" * 2_000_000]
ENDLESS += ["<item " + " " * 2_000_000, "<item>" + "&" * 2_000_000 + "</item>", "<item>" + "<a>" * 200_000]


@pytest.mark.parametrize("text", ENDLESS, ids=lambda text: text[:12])
def test_a_page_made_to_take_long_is_read_in_time(text: str) -> None:
    start = time.process_time()
    elements(text)
    assert time.process_time() - start < 5


@given(st.text(alphabet=st.characters()))
def test_any_text_is_read(text: str) -> None:
    root_name(Page("page.xml", text))
    elements(text)
    elements(f"<r><item>{text}</item></r>")


@given(st.lists(st.text(alphabet=st.characters(categories=("L", "N", "P", "S", "Zs")))), st.integers(0))
def test_what_is_escaped_is_read_as_it_was(titles: list[str], cut: int) -> None:
    printed = [f"<item>{escape(title)}</item>" for title in titles]
    assert texts(f"<r>{''.join(printed)}</r>") == [" ".join(title.split()) for title in titles]
    cut_off = "".join(printed)[: cut % (len("".join(printed)) + 1)]
    whole_ones = [part for part in elements(cut_off) if isinstance(part, Element)]
    assert len(whole_ones) == cut_off.count("</item>")
