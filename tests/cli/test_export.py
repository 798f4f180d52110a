"""``export``: what must never be written over, which formats fit which files, and what is said of nothing."""

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Triage


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("library.db", "is the library itself"),
        ("../{home}/library.db", "is the library itself"),
        ("linked", "is the library itself"),
        ("hard", "is the library itself"),
        ("library.db-wal", "is a part of the library"),
        ("library.db-shm", "is a part of the library"),
        ("library.db-journal", "is a part of the library"),
        ("config.toml", "is the configuration"),
    ],
)
def test_an_export_never_overwrites_what_papertriage_keeps(
    filled: Triage, home: Path, name: str, reason: str
) -> None:
    (home / "linked").symlink_to("library.db")
    os.link(home / "library.db", home / "hard")
    (home / "config.toml").write_text("[search]\nlimit = 5\n")
    before = (home / "library.db").read_bytes()
    target = name.format(home=home.name)
    result = filled("export", "-o", target)
    assert result == (2, "", f"papertriage: {target}: {reason}; name another file\n")
    assert (home / "library.db").read_bytes() == before
    assert filled("doctor", "--backup", "config.toml").code == 2
    assert (home / "config.toml").read_text() == "[search]\nlimit = 5\n"


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("", "-o .: is a folder; name a file, such as read.md"),
        ("/nowhere/x.md", "-o /nowhere/x.md: no folder /nowhere; make it, or name another file"),
        ("loop/x.md", "-o loop/x.md: no folder loop; make it, or name another file"),
    ],
)
def test_where_nothing_can_be_written_it_says_what_to_do(
    filled: Triage, home: Path, target: str, reason: str
) -> None:
    (home / "loop").symlink_to("loop")
    assert filled("export", "-o", target).err == f"papertriage: {reason}\n"


def test_a_link_that_leads_to_itself_is_no_trap(filled: Triage, home: Path) -> None:
    (home / "loop").symlink_to("loop")
    assert filled("export", "-o", "loop").err == "loop: 12 papers\n"


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["-o", "x.bib"], "x.bib: the format md is not what such a file holds; name another file; -f can be"),
        (["-o", "x.CSV", "-f", "jsonl"], "x.CSV: the format jsonl is not what such a file holds"),
        (["-o", "x.jsonl"], "add -f jsonl, or name another file"),
        (["-o", "x.md", "-f", "ids"], "add -f md, or name another file"),
        (["--group-by", "status", "-f", "ids"], "--group-by goes with -f md; ids has no headings"),
        (["-f", "docx"], "no export format called 'docx'; known: ids, jsonl, md"),
    ],
)
def test_a_format_that_does_not_fit_is_refused(filled: Triage, options: list[str], reason: str) -> None:
    result = filled("export", *options)
    assert result.code == 2
    assert len(result.err.splitlines()) == 1
    assert reason in result.err


@pytest.mark.parametrize(
    "options", [["-o", "x.json", "-f", "jsonl"], ["-o", "x.ndjson", "-f", "jsonl"], ["-o", "x.txt"]]
)
def test_names_that_say_nothing_else_can_be_written(filled: Triage, home: Path, options: list[str]) -> None:
    assert filled("export", *options).code == 0
    assert (home / options[1]).exists()


def test_what_can_be_written_to_need_not_be_a_file(filled: Triage) -> None:
    assert filled("export", "-o", "/dev/null").err == "/dev/null: 12 papers\n"


def test_nothing_is_said_in_the_same_words_everywhere(filled: Triage) -> None:
    for command in (["search"], ["export"], ["export", "-f", "jsonl"], ["mark", "-s", "skip"], ["stats"]):
        result = filled(*command, "qqqq")
        assert (result.code, result.err) == (1, "nothing matched\n")
        assert "Reading list" not in result.out


def test_a_tag_that_no_paper_has_is_told_with_the_nearest(filled: Triage) -> None:
    filled("mark", "title:lantern", "-t", "serving")
    for command in (["search"], ["export"], ["mark", "-s", "skip"], ["stats"]):
        result = filled(*command, "tag:servng")
        assert result.err == "no paper has the tag 'servng'; did you mean 'serving'?\nnothing matched\n"
    assert filled("search", "tag:serving", "title:harbor").err == "nothing matched\n"
    assert filled("search", "tag:quantum").err == "nothing matched\n"
