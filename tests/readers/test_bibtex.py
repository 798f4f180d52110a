"""BibTeX: its syntax, and what people and programs make of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papertriage.clean import clean
from papertriage.errors import PageError
from papertriage.model import Page, Reading, Record
from papertriage.readers import read_page


def read(text: str) -> Reading:
    return read_page(Page("refs.bib", text), "bibtex")


def one(text: str) -> Record:
    (record,) = read(text).records
    return record


@pytest.mark.parametrize(
    "entry",
    [
        "@article{key, title = {Tea}}",
        "@ARTICLE { key , TITLE={{Tea}}, }",
        "@article{,\n  title = {Tea}\n}",
        "@article{title = {Tea}}",
        "@article{Van den Berg, 2012, title = {Tea}}",
        '@article(key, title = "Tea")',
        '@article{key, title = "Tea"\n year = 2012}',
        '@string{t = {T}}@article{key, title = T # "ea"}',
        '@string(t = "Te" # {a}) @article{key, title = t}',
        "@article{key, year = 2012 title = {Tea}}",
        "@article{key, note = x y z,\n title = {Tea}}",
        "@article{key, title = {Tea}, abstract = {cut off here",
        "@article{key, title = {Tea}, title = {Milk}}",
        "@misc{key, title = {Tea}, a = {mail@example.org (see @article{x})}}",
        "user@example.org said: @book{key, title = {Tea}} and so on",
        "@comment{title = {Milk}} @preamble{x} @book{key, title = {Tea}}",
        "@book{key, key words = {a}, book-group-author = {b}, title = {Tea}}",
    ],
)
def test_an_entry_is_read_however_it_is_written(entry: str) -> None:
    reading = read(entry)
    assert [record.title for record in reading.records] == ["Tea"]
    assert not reading.fragments


def test_a_broken_entry_costs_only_itself() -> None:
    text = (
        "@book{a, title = {Tea}}\n@book{b, title = {{Milk}\n\n@book{c, title = {Cup}}\n@book{d, title = {Pot"
    )
    reading = read(text)
    assert [record.title for record in reading.records] == ["Tea", "Cup"]
    assert [(fragment.line, fragment.text) for fragment in reading.fragments] == [
        (2, "@book{b, title = {{Milk}"),
        (5, "@book{d, title = {Pot"),
    ]


def test_a_quote_within_quotes_is_part_of_the_value() -> None:
    record = one('@book{a, title = "So-called "tea" and {"}milk{"}", year = "2001"}')
    assert (record.title, record.date) == ('So-called "tea" and "milk"', "2001")


@pytest.mark.parametrize(
    "title", [r"Half \{ a set", r"Half \} a set", r"A \{set\}", r"G{\"o}del", r"Co:\\\\"]
)
@pytest.mark.parametrize(
    "entry", ["@book{{a, title = {{{}}}, year = 2001}}", '@book{{a, title = "{}", year = 2001}}']
)
def test_escaped_marks_close_nothing(entry: str, title: str) -> None:
    record = one(entry.format(title))
    assert (record.title, record.date) == (title, "2001")


def test_a_backslash_at_the_end_of_a_value_escapes_nothing() -> None:
    record = one("@book{a, file = {C:\\papers\\}, title = {Tea}, year = 2001}")
    assert (record.title, record.date) == ("Tea", "2001")


def test_names_are_divided_by_and_outside_of_braces() -> None:
    entry = r"@book{a, author = {Kim, Y. and {Tea and Milk} AND\n Stra{\ss} and others}}".replace(r"\n", "\n")
    assert one(entry).authors == ("Kim, Y.", "Tea and Milk", r"Stra{\ss}")


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("Cups {(Tea} 2009)", "Cups (Tea 2009)"),
        ("{(TEA)}, {TEA}s, {{``}}tea{''} {&} milk 5{\\%}", "(TEA), TEAs, ``tea'' & milk 5\\%"),
        (r"Radix-2\({}^{\mbox{k}}\) {Tea}", r"Radix-2\({}^{\mbox{k}}\) Tea"),
        (r"$\{x\}_{n}$ and ${T}$ of {T}", r"$\{x\}_{n}$ and ${T}$ of T"),
        (r"\textbf{Tea}, \frac{1}{2}, x^{2} {and} y_{i}", r"\textbf{Tea}, \frac{1}{2}, x^{2} and y_{i}"),
        (r"{\em Tea} in {G}\"{o}ttingen {\'E}tudes", r"{\em Tea} in G\"{o}ttingen {\'E}tudes"),
        (r"Tea \} of {T}wo", r"Tea \} of Two"),
    ],
)
def test_braces_that_only_keep_bibtex_from_changing_a_value_are_not_of_it(printed: str, title: str) -> None:
    assert one(f"@book{{a, title = {{x {printed}}}, journal = {{x {printed}}}}}").title == f"x {title}"


def test_a_corporate_author_has_no_braces() -> None:
    entry = (
        "@book{a, author = {{The Tea Collaboration} and {W. van der} Leaf and Fern, {A}da}, title = {Tea}}"
    )
    assert one(entry).authors == ("The Tea Collaboration", "W. van der Leaf", "Fern, Ada")


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ("year = {2019}, month = mar", "2019-03"),
        ("year = 2019, month = {6}", "2019-06"),
        ("year = 2019, month = 6, day = 7", "2019-06-07"),
        ('year = 2019, month = "10~" # jan', "2019-01-10"),
        ("year = 2019, month = {MAR 1}", "2019-03-01"),
        ("date = {2019-05-04}", "2019-05-04"),
        ("year = {to appear}", None),
    ],
)
def test_months_are_macros_numbers_or_words(fields: str, date: str | None) -> None:
    assert one(f"@book{{a, title = {{Tea}}, {fields}}}").date == date


def test_proceedings_without_a_title_have_that_of_the_book() -> None:
    record = one("@proceedings{a, booktitle = {Teapots}, series = {LNT}, volume = 7}")
    assert (record.title, record.venue) == ("Teapots", "LNT 7")


def test_a_subtitle_belongs_to_the_title() -> None:
    assert one("@book{a, title = {Tea}, subtitle = {A history}}").title == "Tea: A history"


def test_a_file_of_nothing_but_macros_is_refused() -> None:
    with pytest.raises(PageError, match="lists no paper"):
        read("@string{a = {b}}")


def test_a_readme_that_tells_how_to_cite_it_is_no_bibtex() -> None:
    for text in ("# Tea\n\n@article{a, title={Tea}}", "See [it](x)\n@article{a, b={c}}", "<pre>\n@book{a,"):
        with pytest.raises(PageError, match="no reader knows this page"):
            read_page(Page("README", text))


texts = st.text(st.characters(categories=("L", "N", "P", "S", "Zs"), exclude_characters='{}\\"@')).map(
    lambda text: " ".join(text.split())
)


@given(st.lists(texts, min_size=1, max_size=4))
def test_every_title_is_read_as_it_was_printed(titles: list[str]) -> None:
    text = "\n".join(
        f"@book{{k{at}, author = {{Kim}}, title = {{{title}}}}}" for at, title in enumerate(titles)
    )
    assert [record.title for record in read(text).records] == titles


def test_an_entry_has_from_its_book_what_it_lacks_wherever_the_book_stands() -> None:
    book = "@proceedings{kettle, title = {Kettle 2024}, year = {2024}, pages = {1--900}}\n"
    entry = "@inproceedings{tea, title = {Tea}, crossref = {kettle}, pages = {1--2}}\n"
    for text in (book + entry, entry + book):
        (record,) = (record for record in read(text).records if record.title == "Tea")
        assert (record.venue, record.date) == ("Kettle 2024, pp. 1-2", "2024")


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("{``}All{''} of {T}ea", "“All” of Tea"),
        (r"50{\%} {\&} 1{,}000", "50% & 1,000"),
        (r"H\textsubscript{2}O in 10\textsuperscript{-3}", "H₂O in 10⁻³"),
        (r"{\textquotedblleft}Tea{\textquotedblright}", "“Tea”"),
        ("{0, 1} and {-1}", "{0, 1} and {-1}"),
    ],
)
def test_what_programs_put_in_braces_is_readable(printed: str, meant: str) -> None:
    paper = clean(Record(printed, abstract=printed))
    assert paper.title == meant
    assert paper.abstract.replace("{T}", "T") == meant
