"""What exports say of a paper becomes one record, in whatever pieces they say it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papertriage.model import AbstractKind, Fragment, Record
from papertriage.readers._reference import Reference, part, record, reference_of, venue
from papertriage.readers._reference_date import when


@pytest.mark.parametrize(
    ("year", "dates", "iso", "printed"),
    [
        ("2019", ["2019/10//undefined"], "2019-10", "2019/10//undefined"),  # Zotero
        ("2019", ["2019///"], "2019", "2019///"),
        ("2014//", [], "2014", "2014//"),
        ("2012", ["Jan"], "2012-01", "Jan 2012"),  # EndNote
        ("2021", ["FEB 23"], "2021-02-23", "FEB 23 2021"),  # Web of Science
        ("2006", ["MAR-APR"], "2006-03", "MAR-APR 2006"),
        ("2020", ["4-8 Aug. 2020"], "2020-08-04", "4-8 Aug. 2020"),  # IEEE
        ("Start date: 20170812", [], "2017-08-12", "Start date: 20170812"),  # TRID
        ("", ["2015/october"], "2015-10", "2015/october"),
        ("2018 Dec 27", [], "2018-12-27", "2018 Dec 27"),  # PubMed
        ("2015 Jan-Feb", [], "2015-01", "2015 Jan-Feb"),
        ("2017 Winter", [], "2017", "2017 Winter"),
        ("2013 06 10", [], "2013-06-10", "2013 06 10"),
        ("2019", ["2019 Jul-Aug 15"], "2019-07-15", "2019 Jul-Aug 15"),
        ("2021", ["September  1, 2021"], "2021-09-01", "September 1, 2021"),  # AIS
        ("2018", ["2018-05-03T10:11:12Z"], "2018-05-03", "2018-05-03T10:11:12Z"),
        ("2018-05/2018-06", [], "2018-05", "2018-05/2018-06"),  # biblatex
        ("2020", ["6"], "2020-06", "2020-6"),
        ("2015.0", [], "2015", "2015.0"),
        ("1999", ["1999/00/00"], "1999", "1999"),
        ("2014", ["2019/01/01"], "2014", "2014"),  # a date of something else
        ("", ["3/4/2024"], "2024", "3/4/2024"),  # March or April?
        ("in press", [], None, "in press"),
        ("99", ["YEAR/MONTH/DAY/"], None, "YEAR/MONTH/DAY/"),
        ("", ["", ""], None, None),
    ],
)
def test_the_fullest_date_of_the_stated_year_counts(
    year: str, dates: list[str], iso: str | None, printed: str | None
) -> None:
    assert when(year, dates) == (iso, printed)


@given(st.text(), st.lists(st.text(), max_size=3))
def test_any_dates_are_read(year: str, dates: list[str]) -> None:
    iso, printed = when(year, dates)
    assert printed or not iso


@pytest.mark.parametrize(
    ("said", "line"),
    [
        (
            Reference(journal="J Tea", volume="12", number="3", pages="45", last_page="67"),
            "J Tea 12(3):45-67",
        ),
        (Reference(journal="J Tea", volume="12", pages="45--67"), "J Tea 12:45-67"),
        (Reference(journal="J Tea", volume="12", pages="1 – 10", last_page="10"), "J Tea 12:1-10"),
        (Reference(journal="J Tea", number="3", pages="pp. 45-67"), "J Tea (3):45-67"),
        (Reference(journal="J Tea", pages="45", last_page="67"), "J Tea, pp. 45-67"),
        (Reference(journal="J Tea", pages="S0883-9441(09)00074-3"), "J Tea"),
        (Reference(journal="J Tea", pages="p. 45", last_page="45"), "J Tea, p. 45"),
        (Reference(journal="J Tea", pages="xi-xiv"), "J Tea, pp. xi-xiv"),
        (Reference(journal=" J\n Tea ", pages="No", last_page="Specified"), "J Tea"),
        (Reference(journal="J Tea", number="Leaf, E. (1991). A checklist of leaves."), "J Tea"),
        (Reference(journal="CoRR", volume="abs/2105.00001"), "CoRR"),
        (Reference("Tea", journal="Tea", volume="1"), "1"),  # a book's title is not its venue
        (Reference(volume="38", number="2"), "38(2)"),
        (Reference(pages="866"), None),
        (Reference(), None),
    ],
)
def test_the_place_stands_behind_the_journal(said: Reference, line: str | None) -> None:
    assert venue(said) == line


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (Reference(dois=["http://dx.doi.org/10.5555/A.1"]), {"doi": "10.5555/a.1"}),
        (Reference(dois=["http://doi.acm.org/10.5555/a"]), {"doi": "10.5555/a"}),
        (Reference(dois=["S0000 [pii]", "10.5555/a [doi]"]), {"doi": "10.5555/a"}),
        (Reference(dois=[r"10.5555/a\_3"]), {"doi": "10.5555/a_3"}),
        (Reference(dois=["10.5555/a/abstract"]), {"doi": "10.5555/a"}),
        (Reference(urls=["https://doi.org/10.5555/a/full/pdf"]), {"doi": "10.5555/a"}),
        (
            Reference(dois=["10.1002/1529-0131(199905)42:5&lt;911::AID-ANR9&gt;3.0.CO;2-L"]),
            {"doi": "10.1002/1529-0131(199905)42:5<911::aid-anr9>3.0.co;2-l"},
        ),
        (Reference(dois=["10.1002/1529-0131(199905)42:5<911"]), {}),
        (Reference(dois=[r"10.5555/a{\_}3"]), {"doi": "10.5555/a_3"}),
        (Reference(urls=["ftp://x", "https://doi.org/10.5555/a"]), {"doi": "10.5555/a"}),
        (Reference(urls=["http://sfx.org/?sid=1&id=doi:10.5555%2Fa.b&x=1"]), {"doi": "10.5555/a.b"}),
        (Reference(urls=["https://scopus.com/x?eid=2&doi=10.5555%2fa&md5=1"]), {"doi": "10.5555/a"}),
        (Reference(dois=["10.48550/arXiv.2206.00002"]), {"arxiv": "2206.00002"}),
        (Reference(arxiv=["math.GT/0309136v2"]), {"arxiv": "math/0309136"}),
        (Reference(arxiv=["see arXiv:2206.00002 [cs]"]), {"arxiv": "2206.00002"}),
        (Reference(journal="arXiv preprint arXiv:2206.00002"), {"arxiv": "2206.00002"}),
        (Reference(journal="CoRR", volume="abs/2206.00002"), {"arxiv": "2206.00002"}),
        (Reference(number="{arXiv}:2206.00002"), {"arxiv": "2206.00002"}),
        (Reference(urls=["http://arxiv.org/abs/2206.00002v1"]), {"arxiv": "2206.00002"}),
        (Reference(pmids=["x", "PMID: 12345"]), {"pmid": "12345"}),
        (Reference(urls=["https://www.ncbi.nlm.nih.gov/pubmed/21294377"]), {"pmid": "21294377"}),
        (Reference(dois=["n/a"], pmids=["0"], arxiv=["12345678"], volume="2206.00002"), {}),
    ],
)
def test_identifiers_are_found_wherever_an_export_puts_them(said: Reference, found: dict[str, str]) -> None:
    assert dict(record(said).identifiers.pairs()) == found


@pytest.mark.parametrize(
    ("printed", "abstract", "kind"),
    [
        ("Tea is hot.", "Tea is hot.", AbstractKind.FULL),
        ("Tea is…", "Tea is…", AbstractKind.TRUNCATED),
        (
            "Tea (ABSTRACT TRUNCATED AT 250 WORDS)",
            "Tea (ABSTRACT TRUNCATED AT 250 WORDS)",
            AbstractKind.TRUNCATED,
        ),
        ("Abstract\nWe steep.", "We steep.", AbstractKind.FULL),
        ("Abstract Meaning is hot.", "Abstract Meaning is hot.", AbstractKind.FULL),
        ("[No abstract available]", "", AbstractKind.NONE),
        ("No abstract available.", "", AbstractKind.NONE),
        ("", "", AbstractKind.NONE),
    ],
)
def test_an_abstract_says_how_much_of_it_there_is(printed: str, abstract: str, kind: AbstractKind) -> None:
    read = record(Reference(abstract=printed))
    assert (read.abstract, read.abstract_kind) == (abstract, kind)


def test_names_that_name_nobody_are_left_out() -> None:
    nobody = [" et al.", "", "Others", "[Anonymous]", "[No author name available]"]
    read = record(Reference(authors=["Kim, Y.;", *nobody]))
    assert read.authors == ("Kim, Y.",)


def test_names_in_one_value_are_parted_by_semicolons_but_no_entity_is() -> None:
    read = record(Reference(authors=["Kim, Y.; Mu&ntilde;oz, A.; Lee & Co;", "Wang, W. 0001"]))
    assert read.authors == ("Kim, Y.", "Mu&ntilde;oz, A.", "Lee & Co", "Wang, W.")


def test_braces_round_an_address_are_no_part_of_it() -> None:
    assert record(Reference(urls=[r"\url{https://example.org/tea}"])).url == "https://example.org/tea"


def test_each_field_has_the_first_value_of_its_best_tag_but_dates_and_addresses_all() -> None:
    tags = {"title": ("T1", "T2"), "authors": ("AF", "AU"), "dois": ("DO", "L3")}
    values = {"T1": [], "T2": ["Tea", "Milk"], "AU": ["A", "B"], "DO": ["1", "2"], "L3": ["3"], "XX": ["x"]}
    assert reference_of(values, tags) == Reference("Tea", authors=["A", "B"], dois=["1", "2", "3"])
    assert reference_of({}, tags) == Reference(dois=[])


def test_what_says_nothing_of_a_paper_is_a_fragment() -> None:
    assert part(Reference(year="2001"), 7, " TY\n JOUR " + "x" * 999) == Fragment(7, "TY JOUR " + "x" * 192)
    assert part(Reference(authors=["Kim"]), 7, "") == Record("", authors=("Kim",), line=7)
