"""What papertriage has exported it reads again, and knows the papers."""

from pathlib import Path

import pytest

from papertriage.clean import clean
from papertriage.config import Config
from papertriage.dedup import keys
from papertriage.export import export
from papertriage.ingest import ingest
from papertriage.model import AbstractKind, Entry, Identifiers, Page, Record, Status
from papertriage.query import And
from papertriage.readers import read_page
from papertriage.store import Changes, Library
from tests.store.filling import add, paper, record

ABSTRACT = "We measure how long a kettle takes & find that <it> depends on the kettle; k minutes in the mean."
PRINTED = (
    paper(
        "Kettles [and *Pots*] at 100 % · an Essay",
        ABSTRACT,
        url="https://tea.org/1",
        authors=("Ada Fern",),
        date="2026",
    ),
    paper(
        "Pots without a Lid: a Measurement",
        authors=("Fern, Ada", "Leaf, Émile"),
        date="2026",
        venue="Journal of Tea 3:1-9",
        identifiers=Identifiers("2604.00001", "10.1000/pots", "29768149"),
    ),
    paper(
        "Lids and What They Hold",
        ABSTRACT.replace("kettle", "lid"),
        url="https://example.org/a_(b)?c=1",
        date="--05-28",
    ),
    paper("Spouts and Their Angles in Use", authors=tuple(f"{letter}. Fern" for letter in "ABCDE")),
    paper("Handles of Tea Cups in Europe", authors_count=15, organization="Tea, Ltd."),
    paper("Saucers under ~~Cups~~ on Tables", ABSTRACT[:59], abstract_kind=AbstractKind.TRUNCATED),
)
PAPERS = [clean(record(printed)) for printed in PRINTED]


@pytest.fixture
def filled(library: Library) -> Library:
    for number, known in zip(add(library, *PAPERS), PAPERS, strict=True):
        library.keys.add(number, keys(known))
    library.mark([2, 3], Changes(Status.SKIP, ("tea",), note="with a > sign\n- [ ] and a task"))
    library.mark([1], Changes(Status.DONE))
    return library


def read_again(library: Library, name: str) -> tuple[Record, ...]:
    reading = read_page(Page("file", "".join(export(And(), library, name, "status"))))
    assert reading.reader == {"md": "papertriage-list", "jsonl": "papertriage-json"}[name]
    assert reading.fragments == ()
    by_title = {record.title: record for record in reading.records}
    return tuple(by_title[known.title] for known in PAPERS)


@pytest.mark.parametrize("name", ["md", "jsonl"])
def test_each_paper_is_known_again_and_nothing_of_it_changes(
    filled: Library, tmp_path: Path, name: str
) -> None:
    before = list(filled.entries(filled.matching(And()), sightings=False))
    (tmp_path / "list").write_text("".join(export(And(), filled, name)), encoding="utf-8")
    (report,) = ingest([str(tmp_path / "list")], filled, Config())
    assert (report.ledger.found, report.ledger.new, report.ledger.maybe) == (6, 0, 0)
    after = list(filled.entries(filled.matching(And()), sightings=False))
    assert list(map(without_count, after)) == list(map(without_count, before))


def without_count(entry: Entry) -> Entry:
    """Without what another sighting may add: itself, and the link that the list makes of an identifier."""
    return entry._replace(seen=0, paper=entry.paper._replace(url=None))


def test_the_lines_of_programs_say_everything(filled: Library) -> None:
    for known, read in zip(PAPERS, read_again(filled, "jsonl"), strict=True):
        assert {name: getattr(read, name) for name in known._fields} == known._asdict()


def test_a_reading_list_says_what_a_person_sees(filled: Library) -> None:
    first, second, third, fourth, fifth, sixth = read_again(filled, "md")
    assert (first.abstract, first.authors, first.date) == (ABSTRACT, ("Ada Fern",), "2026")
    assert second.identifiers == PAPERS[1].identifiers
    assert (second.authors, second.venue) == (PAPERS[1].authors, PAPERS[1].venue)
    assert (third.url, third.date, third.authors) == ("https://example.org/a_%28b%29?c=1", "--05-28", ())
    assert (fourth.authors, fourth.authors_count) == (("A. Fern", "B. Fern", "C. Fern"), 5)
    assert (fifth.authors, fifth.authors_count, fifth.abstract_kind) == ((), 15, AbstractKind.NONE)
    assert (sixth.abstract, sixth.abstract_kind) == (ABSTRACT[:59], AbstractKind.TRUNCATED)


def test_a_list_that_was_edited_is_read_as_far_as_it_is_a_list(filled: Library) -> None:
    lines = "".join(export(And(), filled, "md")).replace("- [ ]", "* [x]").splitlines()
    read = read_page(Page("file", "\n".join([*lines[:2], "- [ ] my own", *lines[2:]])))
    assert len(read.records) == len(PAPERS)
    assert [(part.line, part.text) for part in read.fragments] == [(3, "- [ ] my own")]


def test_an_empty_list_says_so(library: Library) -> None:
    read = read_page(Page("file", "".join(export(And(), library, "md"))))
    assert (read.reader, read.records, read.facts.stated_total) == ("papertriage-list", (), 0)


def test_entries_that_say_nothing_are_fragments() -> None:
    page = '[{"id": "0123456789ab", "title": "", "abstract": ""}, {"title": "Tea", "abstract": "Hot."}]'
    read = read_page(Page("file", page))
    assert [part.line for part in read.fragments] == [1]
    assert [(record.title, record.abstract_kind) for record in read.records] == [("Tea", AbstractKind.FULL)]
