"""Ingesting into a library: papers fold together the same in any order, and versions are told apart."""

import itertools
import json
import os
import random
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from papertriage.config import Config
from papertriage.exporters import entry_json
from papertriage.ingest import find_pages, ingest
from papertriage.model import Ledger, total
from papertriage.query import And
from papertriage.store import Library

EXAMPLES = sorted(Path(__file__).parents[1].glob("examples/pages/*"))
CORPUS = os.environ.get("PAPERTRIAGE_CORPUS")
needs_corpus = pytest.mark.skipif(not CORPUS, reason="PAPERTRIAGE_CORPUS names no folder of real pages")


def take_in(library: Library, pages: Iterable[Path | str]) -> Ledger:
    reports = list(ingest([str(page) for page in pages], library, Config()))
    assert [report.skipped for report in reports if report.skipped] == []
    return total(report.ledger for report in reports)


def contents(library: Library) -> list[str]:
    """Every paper with its sightings, whatever the order of reading."""
    entries = [entry_json(entry) for entry in library.entries(library.matching(And()))]
    for entry in entries:
        entry["sightings"].sort(key=lambda sighting: (sighting["page"], sighting["position"]))
        del entry["added"]
    return sorted(json.dumps(entry, sort_keys=True) for entry in entries)


def read_in(pages: Sequence[Path]) -> list[str]:
    with Library(None) as library:
        take_in(library, pages)
        return contents(library)


def test_any_order_of_the_pages_gives_the_same_papers() -> None:
    expected = read_in(EXAMPLES)
    assert len(expected) == 12
    orders = list(itertools.permutations(EXAMPLES))
    assert all(read_in(order) == expected for order in orders[:: len(orders) // 15])


def test_one_page_at_a_time_gives_the_same_papers(library_path: Path) -> None:
    for page in EXAMPLES:
        with Library(library_path, create=True) as library:
            take_in(library, [page])
    with Library(library_path) as library:
        assert contents(library) == read_in(EXAMPLES)


def card(number: str, title: str, abstract: str, kind: str = "") -> str:
    return f"""
    <dt><a name='item1'>[1]</a>
      <a href ="/abs/{number}" title="Abstract" id="{number}">arXiv:{number}</a> {kind}</dt>
    <dd><div class='meta'>
      <div class='list-title mathjax'><span class='descriptor'>Title:</span> {title}</div>
      <div class='list-authors'><a href="https://arxiv.org/search/cs?query=Example">Ada Example</a></div>
      <div class='list-subjects'><span class="primary-subject">Machine Learning (cs.LG)</span></div>
      <p class='mathjax'>{abstract}</p>
    </div></dd>"""


def listing(folder: Path, name: str, *cards: str) -> Path:
    page = folder / name
    page.write_text(
        "<html><body><div id='dlpage'><h1>Machine Learning</h1>"
        "<h3>Showing new listings for Thursday, 23 April 2026</h3>"
        f"<dl id='articles'>{''.join(cards)}</dl></div>"
    )
    return page


BANNER = "Get trending papers in your email inbox once a day!\nSubscribe"
WORDS = " ".join(f"phrase{n} about the tidy method" for n in range(30))


OTHER_WORDS = " ".join(f"quite another sentence number{n} here" for n in range(30))


def test_a_number_in_the_title_makes_another_paper(library: Library, tmp_path: Path) -> None:
    flat = listing(tmp_path, "3.html", card("2604.00003", "Tidy 3D Attention for Scenes", WORDS))
    moving = listing(tmp_path, "4.html", card("2604.00004", "Tidy 4D Attention for Scenes", OTHER_WORDS))
    assert take_in(library, [flat, moving]).new == 2


def test_a_paper_listed_twice_with_another_title_is_known_by_its_identifier(
    library: Library, tmp_path: Path
) -> None:
    first = listing(tmp_path, "first.html", card("2604.00001", "Tidy Attention", WORDS))
    again = listing(
        tmp_path, "again.html", card("2604.00001", "Tidy Attention Revisited", WORDS, "(replaced)")
    )
    assert take_in(library, [first, again]) == Ledger(new=1, seen_again=1)


def test_a_repeat_without_identifier_and_with_a_typo_is_merged(library: Library, tmp_path: Path) -> None:
    first = listing(tmp_path, "first.html", card("2604.00001", "Tidy Attention for Long Documents", WORDS))
    again = tmp_path / "again.txt"
    again.write_text(f"{BANNER}Tidy Atention for Long Documents\n{WORDS}\n")
    assert take_in(library, [first, again]) == Ledger(new=1, merged=1)


def test_one_work_under_two_identifiers_is_one_paper_in_two_versions(
    library: Library, tmp_path: Path
) -> None:
    first = listing(tmp_path, "first.html", card("2604.00001", "Tidy Attention for Long Documents", WORDS))
    other = listing(tmp_path, "other.html", card("2605.00009", "Tidy Attention for Long Documents", WORDS))
    again = listing(
        tmp_path, "again.html", "\n", card("2605.00009", "Tidy Attention for Long Documents", WORDS)
    )
    back = listing(
        tmp_path, "back.html", "\n\n", card("2604.00001", "Tidy Attention for Long Documents", WORDS)
    )
    ledger = take_in(library, [first, other, again, back])
    assert ledger == Ledger(new=1, merged=1, seen_again=2)
    (entry,) = library.entries(library.matching(And()))
    assert [sighting.version for sighting in entry.sightings] == [1, 2, 2, 1]
    versions = entry_json(entry)["versions"]
    assert [version["identifiers"]["arxiv"] for version in versions] == ["2605.00009", "2604.00001"]


def test_what_only_may_be_a_repeat_stays_apart_and_is_counted(library: Library, tmp_path: Path) -> None:
    pages = [tmp_path / "one.txt", tmp_path / "two.txt"]
    for page, words in zip(pages, (WORDS, OTHER_WORDS), strict=True):
        page.write_text(f"{BANNER}Tidy Attention for Long Documents\n{words}\n")
    assert take_in(library, pages) == Ledger(new=1, maybe=1)
    assert len(library.matching(And())) == 2


def test_a_truncated_abstract_never_replaces_a_full_one(library: Library, tmp_path: Path) -> None:
    search = tmp_path / "search.html"
    search.write_text(
        "<html><body><h1>Showing 1–1 of 1 results</h1><ol><li class='arxiv-result'>"
        "<p class='list-title'><a href='https://arxiv.org/abs/2604.00001'>arXiv:2604.00001</a></p>"
        "<p class='title is-5 mathjax'>Tidy Attention for Long Documents</p>"
        f"<p class='abstract mathjax'><span class='abstract-short'>{WORDS[:400]}… <a>▽ More</a></span></p>"
        "</li></ol>"
    )
    full = listing(tmp_path, "full.html", card("2604.00001", "Tidy Attention for Long Documents", WORDS))
    for order in ([search, full], [full, search]):
        with Library(None) as fresh:
            take_in(fresh, order)
            (entry,) = fresh.entries(fresh.matching(And()))
            assert (entry.paper.abstract, entry.paper.abstract_kind) == (WORDS, "full")
            assert {sighting.record.abstract_kind for sighting in entry.sightings} == {"full", "truncated"}


@needs_corpus
def test_the_saved_texts_give_348_records_and_307_papers_in_any_order() -> None:
    pages = sorted(Path(str(CORPUS)).glob("hf-text/*.txt"))
    expected: list[str] = []
    for order in itertools.permutations(pages):
        with Library(None) as library:
            ledger = take_in(library, order)
            assert (ledger.found, ledger.new, ledger.merged, ledger.maybe) == (348, 307, 0, 0)
            found = contents(library)
        expected = expected or found
        assert found == expected
    titles = [json.loads(entry)["title"] for entry in expected]
    assert {"Optimized Minimal 3D Gaussian Splatting", "Optimized Minimal 4D Gaussian Splatting"} <= set(
        titles
    )
    assert len(set(titles)) == 307


@needs_corpus
def test_all_saved_pages_fold_the_same_in_any_order() -> None:
    pages = [Path(page) for page in find_pages([f"{CORPUS}/hf-text", f"{CORPUS}/hf", f"{CORPUS}/arxiv"])]
    pages = [page for page in pages if page.suffix in (".html", ".txt") or page.name.startswith("api_")]
    expected = read_in(pages)
    shuffled = random.Random(7)
    for _ in range(2):
        assert read_in(shuffled.sample(pages, len(pages))) == expected


def test_a_record_without_authors_ties_no_papers_of_others_together(tmp_path: Path) -> None:
    told = ("year = 2004", "author = {Kim, Y. and Okapi, B.}, year = 2004", "author = {Berg, S. and Roe, T.}")
    for order in itertools.permutations(enumerate(told)):
        page = tmp_path / "lanterns.bib"
        page.write_text(
            "\n".join(
                f"@article{{k{at}, title = {{Slow Lanterns in Rooms without Windows}}, {more}}}"
                for at, more in order
            )
        )
        with Library(None) as library:
            take_in(library, [page])
            authors = [
                {sighting.record.authors[:1] for sighting in entry.sightings} - {()}
                for entry in library.entries(library.matching(And()))
            ]
        assert sorted(authors, key=str) == [{("Berg, S.",)}, {("Kim, Y.",)}]


def test_a_row_that_tells_of_no_paper_is_none_but_keeps_its_place(library: Library, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("Title,Year,Owner\nTea at Sea,2019,me\n,,\n,,you\nTea Ashore,2020,me\n")
    (report,) = ingest([str(table)], library, Config())
    assert report.ledger == Ledger(new=2, unreadable=1)
    entries = list(library.entries(library.matching(And())))
    assert [(known.paper.title, known.sightings[0].position) for known in entries] == [
        ("Tea at Sea", 0),
        ("Tea Ashore", 3),
    ]
