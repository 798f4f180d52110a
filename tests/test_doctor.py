"""Doctor: whatever is damaged on purpose is found, and mended where that takes no person."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from papertriage.config import Config, Topic
from papertriage.doctor import Finding, examine, mend
from papertriage.errors import LibraryError
from papertriage.ingest import ingest
from papertriage.mark import mark
from papertriage.model import Outcome, Status
from papertriage.query import And, parse
from papertriage.store import Changes, Library
from papertriage.undo import undo
from tests.store.filling import add, paper

EXAMPLES = sorted(str(page) for page in (Path(__file__).parents[1] / "examples" / "pages").iterdir())
DECIDED = Changes(Status.READING, ("mine",), rating=5, note="read again")


@pytest.fixture(autouse=True)
def today(at: Callable[[str], None]) -> None:
    at("2026-05-28T12:00:00Z")


@pytest.fixture
def filled(library: Library) -> Library:
    """The example pages, with a decision on one of their papers."""
    list(ingest(EXAMPLES, library, Config()))
    mark(library.matching(parse("lantern")), DECIDED, library)
    return library


def damage(library: Library, *statements: str) -> None:
    """Do that to the tables behind the library's back."""
    assert library.path
    with closing(sqlite3.connect(library.path, isolation_level=None)) as db:
        for statement in statements:
            db.execute(statement)


def found(library: Library, config: Config | None = None) -> list[tuple[str, str]]:
    return [(finding.kind, finding.place) for finding in examine(library, config or Config())]


def mended(library: Library) -> list[Finding]:
    """What is left when all was mended that can be."""
    mend(library, list(examine(library, Config())))
    return list(examine(library, Config()))


def test_a_sound_library_is_well(filled: Library) -> None:
    assert found(filled) == []


MENDABLE = {
    ("index", "paper_text"): ["DELETE FROM paper_text_docsize WHERE id = 2"],
    ("index", "paper_word"): [
        "INSERT INTO paper_word (paper_word, rowid, title) VALUES ('delete', 1, 'Something')"
    ],
    ("row", "fragment"): ["INSERT INTO fragment (page, line, text) VALUES (99, 1, 'lost')"],
    ("row", "identifier"): ["INSERT INTO identifier (scheme, value, paper) VALUES ('doi', '10.1/x', 99)"],
    ("row", "tag"): ["INSERT INTO tag (paper, name, \"by\", because) VALUES (99, 'rl', 'topic', 'reward')"],
    ("row", "sighting"): [
        "INSERT INTO sighting (page, position, paper, version, printed) VALUES (99, 0, 1, 1, '')"
    ],
    ("row", "alias"): ["INSERT INTO alias (hash, paper, had) VALUES ('0123456789ab', 99, '[]')"],
    ("row", "change"): [
        'INSERT INTO change (operation, "table", "row", "column") VALUES (99, \'tag\', 1, \'\')'
    ],
    ("seen", "paper"): ["UPDATE paper SET seen = seen + 1 WHERE id IN (1, 3)"],
    ("key", "key"): ["INSERT INTO key_fresh (key, paper) VALUES (17, 99)", "DELETE FROM key WHERE paper = 2"],
    ("ruling", "ruling"): [
        "INSERT INTO ruling VALUES ('000000000000', '000000000001', 'maybe', 'rule', 'alike', '2026-01-01')"
    ],
    ("operation", "operation"): [
        "INSERT INTO operation (began_at, what) VALUES ('2026-05-27T11:00:00Z', 'x')"
    ],
}


@pytest.mark.parametrize(("place", "statements"), MENDABLE.items(), ids=map(" ".join, MENDABLE))
def test_what_follows_from_the_pages_is_found_and_mended(
    filled: Library, place: tuple[str, str], statements: list[str]
) -> None:
    before = contents(filled)
    damage(filled, *statements)
    assert place in found(filled)
    assert mended(filled) == []
    assert contents(filled) == before


def contents(library: Library) -> dict[str, list[tuple[object, ...]]]:
    tables = (
        "page",
        "fragment",
        "paper",
        "identifier",
        "sighting",
        "tag",
        "key",
        "alias",
        "ruling",
        "decision",
    )
    return {table: sorted(library._db.execute(f"SELECT * FROM {table}"), key=repr) for table in tables}


def test_all_of_it_is_mended_at_once(filled: Library) -> None:
    before = contents(filled)
    damage(filled, *(statement for statements in MENDABLE.values() for statement in statements))
    assert set(found(filled)) == set(MENDABLE)
    assert mended(filled) == []
    assert contents(filled) == before


def test_an_index_of_sqlite_that_lost_a_row_is_made_anew(filled: Library) -> None:
    where, rewrite = " WHERE status <> ''reading''", "WHERE name = 'paper_status'"
    damage(
        filled,
        "PRAGMA writable_schema = ON",
        f"UPDATE sqlite_master SET sql = sql || '{where}' {rewrite}",
    )
    damage(filled, "REINDEX paper_status")
    damage(
        filled,
        "PRAGMA writable_schema = ON",
        f"UPDATE sqlite_master SET sql = replace(sql, '{where}', '') {rewrite}",
    )
    assert filled.path
    with Library(filled.path) as library:
        assert ("index", "paper_status") in found(library)
        assert mended(library) == []


def test_what_a_person_decided_on_papers_that_are_gone_is_told_and_kept(filled: Library) -> None:
    damage(
        filled,
        "INSERT INTO tag VALUES (99, 'mine', 'person', ''), (99, 'rl', 'topic', '')",
        "INSERT INTO decision (paper, what, drawn, decided_at) VALUES (99, 'later', '', '2026-05-01')",
    )
    left = mended(filled)
    assert [(finding.kind, finding.place) for finding in left] == [("row", "decision"), ("row", "tag")]
    assert left[1].text == "rows that belong to a paper that is gone: 1"
    assert "backup" in left[1].next


def test_what_a_person_said_of_papers_that_are_gone_waits_for_them(filled: Library) -> None:
    filled.pairs.rule("000000000000", "000000000001", Outcome.DIFFERENT, "person", "two studies")
    assert found(filled) == []


def test_mending_can_be_undone_where_it_changed_what_the_journal_knows(filled: Library) -> None:
    damage(filled, "UPDATE paper SET seen = 7 WHERE id = 1")
    before = contents(filled)
    assert mended(filled) == []
    assert undo(filled).what == "doctor --fix: on how many pages papers are"
    assert contents(filled) == before


def test_an_operation_that_was_killed_is_weighed_and_one_that_began_lately_left_alone(
    filled: Library, at: Callable[[str], None]
) -> None:
    damage(
        filled,
        "UPDATE operation SET bytes = 0",
        "INSERT INTO operation (began_at, what) VALUES ('2026-05-28T11:00:00Z', 'going on')",
    )
    count = len(filled.journal.operations())
    assert found(filled) == []
    at("2026-05-29T11:59:59Z")
    assert found(filled) == [("operation", "operation")]
    at("2026-05-29T12:00:01Z")
    assert mended(filled) == []
    assert len(filled.journal.operations()) == count
    assert filled._db.execute("SELECT count(*) FROM operation WHERE bytes = 0").fetchone() == (0,)


def test_a_damaged_file_is_said_to_be_and_left_as_it_is(filled: Library) -> None:
    assert filled.path
    copy = filled.path.with_name("damaged.db")
    filled.copy_to(copy, lambda *_: None)
    data = bytearray(copy.read_bytes())
    [(page_bytes,)] = filled._db.execute("PRAGMA page_size")
    [(root,)] = filled._db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'fragment'")
    data[(root - 1) * page_bytes : (root - 1) * page_bytes + 8] = b"\xff" * 8
    copy.write_bytes(data)
    with Library(copy) as library:
        findings = list(examine(library, Config(topics=(Topic("x", any=("a*",)),))))
        assert {finding.kind for finding in findings} == {"file"}
        mend(library, findings)
        assert list(examine(library, Config())) == findings
    assert copy.read_bytes() == data
    with Library(copy) as library, pytest.raises(LibraryError, match="is damaged"):
        library.copy_to(copy.with_name("again.db"), lambda *_: None)
    assert not copy.with_name("again.db").exists()


def test_topics_that_no_paper_has_are_found_unless_there_are_no_papers(filled: Library) -> None:
    topics = (
        Topic("llm", any=("zebrafish",)),
        Topic("broken", when="nofield:x"),
        Topic("caches", any=("cache",)),
    )
    findings = list(examine(filled, Config(topics=topics)))
    assert [finding.kind for finding in findings] == ["topic", "topic"]
    assert "topic 'broken'" in findings[0].text
    assert findings[1].text == "topic 'llm': no paper has it"
    with Library(None) as empty:
        assert found(empty, Config(topics=topics[:1])) == []


def test_a_paper_that_is_being_read_for_a_month_is_called_to_mind(
    filled: Library, at: Callable[[str], None]
) -> None:
    [number] = filled.matching(parse("status:reading"))
    at("2026-06-27T11:59:59Z")
    assert found(filled) == []
    at("2026-06-28T00:00:00Z")
    [finding] = examine(filled, Config())
    assert (finding.kind, finding.text[:33]) == ("reading", "being read since 2026-05-28: Lant")
    assert filled.resolve(finding.place) == number
    patient = Config()._replace(doctor=Config().doctor._replace(reading_days=60))
    assert found(filled, patient) == []


def test_papers_without_abstract_are_counted_with_the_query_that_lists_them(library: Library) -> None:
    add(library, paper("One"), paper("Two", "An abstract."), paper("Three"))
    [finding] = [each for each in examine(library, Config()) if each.kind == "abstract"]
    assert finding.text == "papers without an abstract: 2"
    assert library.count(parse(finding.place)) == 2


def test_a_paper_that_no_page_prints_is_found_and_kept(filled: Library) -> None:
    alone = filled.add_paper(paper("Nowhere", "Some words."), [17])
    [finding] = mended(filled)
    assert (finding.kind, finding.text) == ("unseen", "no page prints this paper: Nowhere")
    assert filled.resolve(finding.place) == alone


def test_papers_that_have_nothing_to_make_keys_of_lack_none(library: Library) -> None:
    library.add_paper(paper("?!"), [])
    library.add_paper(paper("A paper without a page"), [])
    assert ("key", "key") in found(library)
    assert {finding.kind for finding in mended(library)} == {"unseen", "abstract"}
    assert library.count(And()) == 2
