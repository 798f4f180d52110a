"""Tables of references: every row is a record, whoever wrote the table."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papertriage.errors import PageError
from papertriage.model import Page, Reading, Record
from papertriage.readers import read_page
from papertriage.readers._author_cell import authors, unglued


def read(text: str) -> Reading:
    return read_page(Page("refs.csv", text))


def one(text: str) -> Record:
    (record,) = read(text).records
    return record


@pytest.mark.parametrize(
    "header",
    [
        "Title,Authors,Publication Year",
        "Item Title;Author(s);Publication Year",
        "Document Title\tAUTHORS\tYear",
        '"Article Title","Author Full Names","Pub_Year"',
        "TI,AU,PY",
        " title ,first_authors,publication_year",
    ],
)
def test_columns_are_known_by_their_names_and_not_by_their_places(header: str) -> None:
    delimiter = next(mark for mark in ";\t," if mark in header)
    row = delimiter.join(("On tea", "Leaf E.", "2019"))
    backwards = [delimiter.join(reversed(line.split(delimiter))) for line in (header, row)]
    for lines in ([header, row], backwards):
        record = one("\n".join(lines))
        assert (record.title, record.authors, record.date) == ("On tea", ("Leaf E.",), "2019")


@pytest.mark.parametrize(
    "text",
    [
        "Title: on tea, Authors: me\nx,y\n",
        "name,year\nTea,2019\n",
        "title\nTea\n",
        "| Title | Year |\n| Tea | 2019 |\n",
        "# Title, Year\nTea,2019",
        "a\nb\nc\nd\nTitle,Year\n",
        "Title,Year," + "x," * 20_000,
    ],
)
def test_what_names_no_columns_of_references_is_no_table_of_them(text: str) -> None:
    with pytest.raises(PageError, match="no reader knows this page"):
        read(text)


def test_a_table_that_is_said_to_be_one_of_references_needs_their_names_all_the_same() -> None:
    with pytest.raises(PageError, match="none of the first lines names columns of references, such as title"):
        read_page(Page("x", "a,b\n1,2\n"), "reference-csv")


def test_every_row_is_a_record_but_empty_ones_at_the_end() -> None:
    records = read("sep=,\nTitle,Year\n\nA,\n,2019\n,\nB,nan\n,\n,\n\n").records
    assert [(record.title, record.date, record.line) for record in records] == [
        ("A", None, 4),
        ("", "2019", 5),
        ("", None, 6),
        ("B", None, 7),
    ]


def test_rows_may_be_longer_or_shorter_than_the_header() -> None:
    records = read("Title,Year,DOI\nA\nB,2019,10.5555/b,x,y\n").records
    assert [record.identifiers.doi for record in records] == [None, "10.5555/b"]


def test_a_quote_is_just_a_quote_to_web_of_science() -> None:
    text = 'PT\tAU\tTI\tPY\nJ\tKim, Y; Lee, S\t"Tea\t2019\nJ\tKim, Y\tMilk"\t2020\n'
    assert [record.title for record in read(text).records] == ['"Tea', 'Milk"']


def test_a_cell_without_end_is_told() -> None:
    text = 'Title,Year\nTea,2019\n"Milk,2020\n' + "x" * 10_000_001
    reading = read(text)
    assert [record.title for record in reading.records] == ["Tea"]
    assert [fragment.line for fragment in reading.fragments] == [2]


@pytest.mark.parametrize(
    ("citation", "venue", "date"),
    [
        (
            "Cancer (2004) 102:4 (253-258). Date of Publication: 25 Aug 2004",
            "Cancer 102(4):253-258",
            "2004-08-25",
        ),
        ("J. Surg. (2019) 54 (83-86). Date of Publication: 2019", "J. Surg. 54:83-86", "2019"),
        ("Endoscopy (2011) 43 SUPPL. 1", "Endoscopy 43 SUPPL. 1", "2011"),
        (
            "J Tea. 2022 Mar;53(2):334-347. doi: 10.1016/j.tea.1. Epub 2021 Oct 12.",
            "J Tea 53(2):334-347",
            "2022-03",
        ),
        ("J Tea. 2021;12:e2.", "J Tea 12:e2", "2021"),
        ("Tea Press", "Tea Press", None),
    ],
)
def test_a_citation_in_one_cell_is_taken_apart(citation: str, venue: str, date: str | None) -> None:
    record = one(f'Title,Source\nTea,"{citation}"\n')
    assert (record.venue, record.date) == (venue, date)


def test_whole_numbers_of_pandas_are_whole() -> None:
    record = one("title,journal,volume,year,pmid\nTea 2.0,J,12.0,2019.0,31.0\n")
    assert (record.title, record.venue, record.date, record.identifiers.pmid) == (
        "Tea 2.0",
        "J 12",
        "2019",
        "31",
    )


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Kim, Y.; Lee, S.;", ["Kim, Y.", " Lee, S.", ""]),
        ("Kim Y.|Lee S.", ["Kim Y.", "Lee S."]),
        ("Y. Kim\nS. Lee", ["Y. Kim", "S. Lee"]),
        ("['Kim, Y.', \"O'Lee, S.\"]", ["Kim, Y.", "O'Lee, S."]),
        ("['Kim, Y.', 'cut off", ["Kim, Y."]),
        ("Kim, Y and Lee, S and Group, ALTS", ["Kim, Y", "Lee, S", "Group, ALTS"]),
        ("Gottfried Kim and Mathias Lee", ["Gottfried Kim", "Mathias Lee"]),
        ("Kim, J. L., & Lee, L. C. D.", ["Kim, J. L.", "Lee, L. C. D."]),
        ("Kim, J., Lee, K. and Park, B.", ["Kim, J.", "Lee, K.", "Park, B."]),
        ("A. Kim, B. Lee and C. Park", ["A. Kim", "B. Lee", "C. Park"]),
        ("Kim Y., Lee S.D.", ["Kim Y.", "Lee S.D."]),
        ("Kim YM, Lee S, Park JK.", ["Kim YM", "Lee S", "Park JK."]),
        ("Andy Kim, Tom Lee", ["Andy Kim", "Tom Lee"]),
        ("Kim, Y.", ["Kim, Y."]),
        ("van der Berg, Simone", ["van der Berg, Simone"]),
        ("Kim, Yuna, Lee, Sora", ["Kim, Yuna", "Lee, Sora"]),
        ("Kim, Y., Jr. and Lee, S.", ["Kim, Y. Jr.", "Lee, S."]),
        ("Kim", ["Kim"]),
        ("[Anonymous]", ["[Anonymous]"]),
    ],
)
def test_authors_are_divided_however_they_are_joined(cell: str, names: list[str]) -> None:
    assert authors(cell) == names


def test_authors_that_nothing_divides_are_told_apart_by_their_capitals() -> None:
    assert unglued("Xiao (Luke) KimIan McLeeJan van DiekenÖzge LeBlancJ. R. Park") == [
        *("Xiao (Luke) Kim", "Ian McLee", "Jan van Dieken", "Özge LeBlanc", "J. R. Park")
    ]


cells = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=20)


@given(rows=st.lists(st.tuples(cells, cells, cells)), delimiter=st.sampled_from(",;\t"))
def test_each_row_is_one_record_in_order_with_the_title_it_has(
    rows: list[tuple[str, str, str]], delimiter: str
) -> None:
    table = io.StringIO()
    writer = csv.writer(table, delimiter=delimiter, lineterminator="\n")
    writer.writerows([("Title", "Authors", "Journal"), *rows, ("The end", "", "")])
    titles = [" ".join(title.split()) for title, _, _ in rows]
    nothing = {"nan", "n/a", "null", "none"}
    read_titles = [record.title for record in read(table.getvalue()).records]
    assert read_titles == [*("" if title.casefold() in nothing else title for title in titles), "The end"]


@given(st.text())
def test_any_cell_of_authors_is_divided(cell: str) -> None:
    assert authors(cell)
    assert "".join(unglued(cell)) == cell
