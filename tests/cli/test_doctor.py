"""``doctor``: well, or told what is wrong and what to do; mended on request; and backups."""

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from tests.cli.conftest import EXAMPLES, Triage
from tests.cli.terminal import on_terminal

MENDABLE = (
    "DELETE FROM paper_text_docsize WHERE id = 2",
    "INSERT INTO fragment (page, line, text) VALUES (99, 1, 'lost')",
    "UPDATE paper SET seen = 7 WHERE id = 1",
)


def damage(home: Path, statements: Sequence[str]) -> None:
    with closing(sqlite3.connect(home / "library.db", isolation_level=None)) as db:
        for statement in statements:
            db.execute(statement)


def cut_page(triage: Triage, home: Path) -> None:
    """Read a page that ends in the middle of a record."""
    page = (EXAMPLES / "arxiv-cs.LG-new.html").read_text(encoding="utf-8")
    (home / "cut.html").write_text(page[: page.rindex("<dd>")], encoding="utf-8")
    triage("ingest", "cut.html")


def test_a_sound_library_is_well(filled: Triage) -> None:
    result = filled("doctor")
    assert (result.code, result.out, result.err) == (0, "", "all is well\n")
    assert filled("doctor", "--json").out == "[]\n"
    assert filled("doctor", "--fix").code == 0


def test_what_was_never_read_is_listed_with_page_and_line(triage: Triage, home: Path) -> None:
    cut_page(triage, home)
    result = triage("doctor")
    assert (result.code, result.err) == (1, "1 fragment finding\n")
    kind, place, text, advice = result.out.rstrip("\n").split("\t")
    assert kind == "fragment"
    assert place.startswith("cut.html:")
    assert text
    assert json.loads(triage("doctor", "--json").out) == [
        {"kind": kind, "place": place, "text": text, "next": advice, "mended": False}
    ]


def test_what_can_be_mended_is_and_what_not_is_left(triage: Triage, home: Path) -> None:
    triage("ingest", EXAMPLES)
    cut_page(triage, home)
    damage(home, MENDABLE)
    result = triage("doctor")
    assert result.code == 1
    assert [line.split("\t")[0] for line in result.out.splitlines()] == ["row", "index", "seen", "fragment"]
    assert "papertriage doctor --fix mends it" in result.out
    result = triage("doctor", "--fix")
    assert (result.code, result.err) == (1, "3 mended, 1 fragment finding\n")
    assert [line.split("\t")[3] for line in result.out.splitlines()][:3] == ["mended"] * 3
    assert "mended" not in triage("doctor", "--fix").out


def test_the_json_says_what_was_mended(filled: Triage, home: Path) -> None:
    damage(home, MENDABLE)
    result = filled("doctor", "--fix", "--json")
    assert (result.code, result.err) == (0, "3 mended, all is well\n")
    assert [(finding["kind"], finding["mended"]) for finding in json.loads(result.out)] == [
        ("row", True),
        ("index", True),
        ("seen", True),
    ]


def test_on_a_terminal_the_findings_stand_by_kind_the_first_ten_of_each(filled: Triage, home: Path) -> None:
    many = [f"INSERT INTO fragment (page, line, text) VALUES (1, {line}, 'unread')" for line in range(12)]
    damage(home, [*MENDABLE, *many])
    lines = on_terminal("doctor", columns=200)
    assert lines[lines.index("seen") :][:3] == [
        "seen",
        "  paper: papers that are on more pages, or fewer, than they say: 1",
        "  next: papertriage doctor --fix mends it",
    ]
    lines = on_terminal("doctor", "--fix", columns=200)
    assert "mended: paper_text: does not fit the papers" in lines
    assert sum(line.endswith(": unread") for line in lines) == 10
    assert lines[lines.index("fragment") + 11] == "  and 2 more, which a pipe gets"
    assert lines[-2].startswith("  next: nothing, if it is no paper")
    assert lines[-1] == "3 mended, 12 fragment findings"


def test_a_dubious_topic_is_a_finding(filled: Triage, home: Path) -> None:
    (home / "config.toml").write_text('[topics.x]\nany = ["a*"]\n[topics.y]\nany = ["zebrafish"]\n')
    doubt, empty = filled("doctor").out.splitlines()
    assert doubt.startswith("topic\t")
    assert "config.toml:3: topic 'y': no paper has it" in empty


def test_a_backup_is_a_library_like_the_first(filled: Triage, home: Path) -> None:
    result = filled("doctor", "--backup", home / "copy.db")
    assert (result.code, result.out) == (0, "")
    assert result.err.endswith(" MB, examined and whole\n")
    everything = filled("export", "-f", "jsonl").out
    assert filled("--library", home / "copy.db", "export", "-f", "jsonl").out == everything
    assert filled("--library", home / "copy.db", "doctor").code == 0


def test_a_backup_comes_before_mending(filled: Triage, home: Path) -> None:
    damage(home, MENDABLE[2:])
    assert filled("doctor", "--backup", home / "copy.db", "--fix").code == 0
    assert filled("--library", home / "copy.db", "doctor").out.startswith("seen\t")


def test_the_library_is_not_overwritten_by_its_backup(filled: Triage, home: Path) -> None:
    result = filled("doctor", "--backup", home / "library.db")
    assert result.code == 2
    assert "is the library itself; name another file" in result.err
    assert filled("search", "--count").out == "12\n"


def test_the_progress_of_a_large_backup_is_seen_on_a_terminal(filled: Triage, home: Path) -> None:
    damage(home, ["UPDATE page SET url = hex(randomblob(12000000)) WHERE id = 1"])
    lines = on_terminal("doctor", "--backup", home / "copy.db")
    assert any("copying" in line for line in lines)
    assert lines[-1].endswith("examined and whole")


def test_a_library_that_another_program_writes_to_is_not_called_damaged(filled: Triage, home: Path) -> None:
    (home / "config.toml").write_text("[library]\nbusy_seconds = 0\n")
    with closing(sqlite3.connect(home / "library.db", isolation_level=None)) as db:
        db.execute("BEGIN IMMEDIATE")
        result = filled("doctor")
    assert (result.code, result.out) == (2, "")
    assert "another program is writing to it" in result.err


def test_a_damaged_library_is_said_to_be(filled: Triage, home: Path) -> None:
    filled("doctor", "--backup", home / "copy.db")
    with closing(sqlite3.connect(home / "copy.db")) as db:
        [(page_bytes,)] = db.execute("PRAGMA page_size")
        [(root,)] = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'fragment'")
    data = bytearray((home / "copy.db").read_bytes())
    data[(root - 1) * page_bytes : (root - 1) * page_bytes + 8] = b"\xff" * 8
    (home / "copy.db").write_bytes(data)
    result = filled("--library", home / "copy.db", "doctor", "--fix")
    assert result.code == 1
    assert result.out.startswith("file\t")
    assert "restore a backup" in result.out
