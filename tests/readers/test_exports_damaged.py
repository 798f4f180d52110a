"""Exports that are cut off, damaged, or made to do harm are read or refused, and in time."""

import os
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papertriage.containers import open_page
from papertriage.errors import PageError
from papertriage.model import Page, Record
from papertriage.readers import read_page
from tests.test_golden_pages import PAGES

FORMATS = {
    "bibtex": '@a{(\\"#=,\n',
    "ris": "TY  - \nER\n",
    "pubmed-nbib": "PMID- \n",
    "isi": "PT \nER \n",
    "endnote-refer": "%T \n%0 \n",
    "reference-csv": ",;\t\"' \n",
    "pubmed-xml": "<PubmedArticle></>&",
    "jats-xml": "<article></>&",
    "endnote-xml": "<record></>&",
    "csl-json": "[{\"',:1e\\",
    "crossref-json": "[{\"',:1e\\",
    "openalex-json": "[{\"',:1e\\",
    "publish-or-perish-json": "[{\"',:1e\\",
}
CORPUS = Path(os.environ.get("PAPERTRIAGE_CORPUS", "no-corpus"))


def saved(name: str) -> list[bytes]:
    return [path.read_bytes() for path in PAGES if path.parent.name == name]


def records(page: Page | bytes, name: str) -> tuple[Record, ...]:
    """What is read; nothing where the page is refused. Whatever else is raised is a bug."""
    try:
        return read_page(open_page("page", page) if isinstance(page, bytes) else page, name).records
    except PageError:
        return ()


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_an_export_cut_spliced_or_flipped_anywhere_is_read_or_refused(name: str, data: st.DataObject) -> None:
    whole, other = (data.draw(st.sampled_from(saved(name))) for _ in range(2))
    at, since = data.draw(st.integers(0, len(whole))), data.draw(st.integers(0, len(other)))
    noise = data.draw(st.binary(max_size=9) | st.text(FORMATS[name], max_size=9).map(str.encode))
    for damaged in (whole[:at], whole[:at] + noise + other[since:], whole[:at] + noise + whole[at + 1 :]):
        records(damaged, name)


@pytest.mark.parametrize("name", FORMATS)
@settings(deadline=None)
@given(text=st.text())
def test_any_text_is_read_or_refused(name: str, text: str) -> None:
    records(Page("page", text), name)


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_that_breaks_off_has_the_records_before_that(name: str) -> None:
    for data in saved(name):
        whole = records(data, name)
        for at in range(1, len(data), max(1, len(data) // 25)):
            cut = records(data[:at], name)
            assert cut[:-1] == whole[: max(0, len(cut) - 1)]


@pytest.mark.parametrize(
    ("name", "mark"), [(name, mark) for name, marks in FORMATS.items() for mark in marks]
)
def test_an_export_made_to_take_long_is_read_or_refused_in_time(name: str, mark: str) -> None:
    text = open_page("page", saved(name)[0]).text
    start = time.process_time()
    for filling in (mark * 100_000, f"{mark}x" * 30_000, f"{mark} " * 50_000):
        records(Page("page", text[: len(text) // 2] + filling), name)
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("bibtex", "@book{a,\ntitle = {Tea},\n" + "@book{a,\ntitle = {" * 50_000),
        ("bibtex", "@book{a, title = " + "a#" * 200_000 + "}"),
        ("bibtex", "@book{a, title = " + "{" * 200_000 + "}" * 200_000),
        ("bibtex", "@book{a, author = {" + " and {" * 100_000 + "}}"),
        ("reference-csv", "Title,Authors\nTea," + "A, B and C, " * 100_000),
        ("reference-csv", 'Title,Authors\nTea,"[' + "'" * 300_000),
        ("reference-csv", "Title,Source\nTea,a (2004) " + "(" * 300_000),
        ("csl-json", '[{"type": "x", "title": "Tea", "a": ' + "9" * 300_000 + "}]"),
        ("crossref-json", '[{"abstract": "<jats:' + "<mml:math</jats:tex-math>" * 20_000 + '"}]'),
    ],
    ids=lambda value: value[:40],
)
def test_what_is_worst_for_a_format_is_read_in_time(name: str, text: str) -> None:
    start = time.process_time()
    records(Page("page", text), name)
    assert time.process_time() - start < 5


@pytest.mark.parametrize("name", [name for name in FORMATS if name.endswith("json")])
def test_json_nested_without_end_is_refused(name: str) -> None:
    with pytest.raises(PageError, match="nested too deeply"):
        read_page(Page("page", '[{"title": ' + "[" * 100_000), name)


@pytest.mark.skipif(not CORPUS.is_dir(), reason="PAPERTRIAGE_CORPUS names no folder of saved pages")
@pytest.mark.parametrize(
    ("name", "papers"),
    [
        ("exports/asreview_embase.csv", 6),
        ("exports/asreview_embase.ris", 6),
        ("exports/asreview_generic_semicolon.csv", 2),
        ("exports/asreview_generic_tab.tsv", 2),
        ("exports/asreview_ovid_psycinfo.ris", 6),
        ("exports/asreview_ris_issue_992.txt", 19),
        ("exports/asreview_scopus.ris", 6),
        ("exports/jabref-authors.bib", 212),
        ("exports/jabref_complex.bib", 20),
        ("exports/jabref_EndnoteXmlImporterTestArticle2.xml", 2),
        ("exports/jabref_IsiImporterTestWOS.isi", 2),
        ("pubmed/pubmed-29768149.xml", 1),
        ("pubmed/pubmed.nbib", 75),
    ],
)
def test_real_exports_read_as_a_person_counts_them(name: str, papers: int) -> None:
    reading = read_page(open_page(name, (CORPUS / name).read_bytes()))
    assert (len(reading.records), reading.fragments) == (papers, ())
    assert all(record.title and record.date for record in reading.records)
