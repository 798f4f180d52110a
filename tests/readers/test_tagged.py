"""RIS, MEDLINE, ISI and refer: where entries begin and end, whoever wrote them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papertriage.model import Fragment, Page, Reading
from papertriage.readers import read_page


def read(text: str, name: str) -> Reading:
    return read_page(Page("export", text), name)


def titles(text: str, name: str) -> list[str]:
    return [record.title for record in read(text, name).records]


def test_an_entry_of_ris_ends_at_its_end_tag_or_before_the_next_opening_one() -> None:
    assert titles("TY  - JOUR\nTI  - A\nER  - \nTI  - B\nTY  - JOUR\nTI  - C", "ris") == ["A", "B", "C"]
    assert titles("TY  - JOUR\nTI  - A\n\nAB  - x\n\nER  -\n\nER  -\nTY  - BOOK\nT1  - B\n", "ris") == [
        "A",
        "B",
    ]


def test_a_line_without_tag_goes_on_with_the_value_before_it() -> None:
    text = "TY  - JOUR\nTI  - A title\n that wraps\nAB  - One\nUS - two\nDO NOT - three\nER  - "
    (record,) = read(text, "ris").records
    assert (record.title, record.abstract) == ("A title that wraps", "One US - two DO NOT - three")


def test_one_blank_is_enough_before_the_hyphen_of_usual_tags() -> None:
    (record,) = read("TY - JOUR\nTI - A\nAU - Kim, Y.\nPMID - 12345\nER -", "ris").records
    assert (record.title, record.authors, record.identifiers.pmid) == ("A", ("Kim, Y.",), "12345")


def test_what_stands_between_entries_is_told_unless_it_is_known() -> None:
    known = "1.\nProvider: X\nTY  - JOUR\nTI  - A\nER  - \nNL  - J A\n\nLink to x\n2.\nRecord #2 of 2\n% x\n"
    assert read(known, "ris").fragments == ()
    assert read(known + "\nwho\nknows\nTY  - JOUR\nER  -", "ris").fragments == (
        Fragment(13, "who knows"),
        Fragment(15, "TY JOUR"),
    )


def test_a_number_of_pubmed_is_one_only_in_an_export_of_pubmed() -> None:
    text = "TY  - JOUR\nTI  - A\nAN  - 12345\nDP  - {}\nER  - "
    assert [read(text.format(name), "ris").records[0].identifiers.pmid for name in ("NLM", "Scopus")] == [
        "12345",
        None,
    ]


def test_entries_of_medline_are_parted_by_empty_lines_or_their_numbers() -> None:
    text = "OWN - ERIC\nTI  - A\n      wraps\n\nPMID- 1\nTI  - B\nPMID-2\nBTI - C\n\nnot a tag\nAU  - D\n"
    reading = read(text, "pubmed-nbib")
    assert [record.title for record in reading.records] == ["A wraps", "B", "C not a tag"]
    assert reading.records[2].authors == ("D",)


def test_further_lines_of_isi_are_further_names_but_more_of_the_title() -> None:
    (record,) = read("PT J\nAU Kim, Y\n   Lee, S\nTI On\n   tea\nER\n\nEF\n", "isi").records
    assert (record.title, record.authors) == ("On tea", ("Kim, Y", "Lee, S"))


def test_an_entry_of_refer_may_begin_with_its_title() -> None:
    text = "%T A\n%0 Journal Article\n%X One\n\ntwo\n%A Kim\n\n%T B\n%0 Book\n%0 Book\n%T C\n"
    reading = read(text, "endnote-refer")
    assert [record.title for record in reading.records] == ["A", "B", "C"]
    assert (reading.records[0].abstract, reading.records[0].authors) == ("One two", ("Kim",))


words = st.text(st.characters(categories=("L", "N", "Zs", "P", "S")), min_size=1).map(str.strip).filter(bool)
titled = st.lists(words.filter(lambda title: title.split() != []), min_size=1, max_size=5)


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("ris", "TY  - JOUR\nAU  - Kim\nTI  - {}\nER  - \n\n"),
        ("ris", "TY  - JOUR\nAU  - Kim\nTI  - {}\n"),
        ("pubmed-nbib", "PMID- 1\nAU  - Kim\nTI  - {}\n\n"),
        ("isi", "PT J\nAU Kim\nTI {}\nER\n\n"),
        ("endnote-refer", "%0 Book\n%A Kim\n%T {}\n\n"),
    ],
)
@given(printed=titled)
def test_every_title_is_read_as_it_was_printed(name: str, entry: str, printed: list[str]) -> None:
    text = "".join(entry.format(title) for title in printed)
    assert titles(text, name) == [" ".join(title.split()) for title in printed]
