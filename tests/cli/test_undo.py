"""``undo``: what was done last, or any operation, taken back and done again; and the list of them."""

import json
from pathlib import Path

from papertriage.store import Library
from tests.cli.conftest import EXAMPLES, Triage
from tests.cli.terminal import on_terminal


def test_the_last_operation_is_taken_back_and_done_again(filled: Triage) -> None:
    filled("mark", "title:splatting", "-s", "skip")
    undone = filled("undo")
    assert undone.code == 0
    assert undone.err == (
        "took back 2: mark 2 papers: status skip (2 papers); papertriage undo --redo 2 reverses that\n"
    )
    assert filled("search", "--count", "status:skip").out == "0\n"
    redone = filled("undo", "--redo")
    assert redone.err.startswith("did again 2: mark 2 papers: status skip (2 papers); papertriage undo 2 ")
    assert filled("search", "--count", "status:skip").out == "2\n"


def test_an_ingest_is_taken_back_whole(filled: Triage) -> None:
    found = exported(filled)
    assert filled("undo", "1").code == 0
    assert filled("stats").out.startswith("0 papers")
    assert filled("doctor").out == ""
    assert "0 new" not in filled("ingest", EXAMPLES).err
    assert exported(filled) == found


def exported(filled: Triage) -> list[dict[str, object]]:
    """Every paper by its id, but for the time at which it came."""
    entries = json.loads(filled("search", "--json", "").out)
    return sorted(({**entry, "added": ""} for entry in entries), key=lambda entry: entry["id"])


def test_what_later_operations_build_on_is_refused_in_a_line(filled: Triage) -> None:
    filled("mark", "title:splatting", "-s", "skip")
    refused = filled("undo", "1")
    assert refused.code == 2
    assert refused.err == (
        "papertriage: can't undo it alone, later ones build on it: 2 (mark 2 papers: status skip); "
        "first `papertriage undo 2`\n"
    )


def test_the_list_tells_number_time_papers_and_what_is_undone(filled: Triage) -> None:
    filled("mark", "title:splatting", "-s", "skip")
    filled("undo")
    last, first = (line.split("\t") for line in filled("undo", "--list").out.splitlines())
    assert (last[0], last[2:]) == ("2", ["2 papers", "undone", "mark 2 papers: status skip"])
    assert (first[0], first[3]) == ("1", "")
    assert first[4].startswith("ingest ")
    told = json.loads(filled("undo", "--list", "--json").out)
    assert [operation["number"] for operation in told] == [2, 1]
    assert list(told[0]) == ["number", "at", "what", "papers", "undone"]
    assert told[0]["undone"]


def test_on_a_terminal_the_list_is_cut(filled: Triage, home: Path) -> None:
    (home / "config.toml").write_text("[search]\nlimit = 1\n")
    filled("mark", "title:splatting", "-s", "skip")
    last, more = on_terminal("undo", "--list")
    assert last.split()[0] == "2"
    assert more == "1 of 2; -n 0 lists all"
    assert len(on_terminal("undo", "--list", "-n", "0")) == 2


def test_in_a_pipe_the_list_is_cut_where_that_is_wanted(filled: Triage) -> None:
    filled("mark", "title:splatting", "-s", "skip")
    assert len(filled("undo", "--list").out.splitlines()) == 2
    assert len(filled("undo", "--list", "-n", "1").out.splitlines()) == 1
    assert len(json.loads(filled("undo", "--list", "-n", "1", "--json").out)) == 1


def test_where_there_is_nothing_it_is_said(triage: Triage, home: Path) -> None:
    with Library(home / "library.db", create=True):
        pass
    assert triage("undo", "--list") == (1, "", "nothing to undo\n")
    assert triage("undo", "--list", "--json") == (1, "[]\n", "nothing to undo\n")
    assert triage("undo") == (2, "", "papertriage: nothing to undo\n")
    assert (
        triage("undo", "7").err
        == "papertriage: no operation 7 to undo; `papertriage undo --list` shows them\n"
    )


def test_options_that_make_no_sense_are_refused(filled: Triage) -> None:
    assert filled("undo", "--list", "--redo").code == 2
    assert filled("undo", "--json").err == "papertriage: --json and -n go with --list\n"
    assert filled("undo", "-n", "3").code == 2


def test_the_journal_keeps_what_the_configuration_says(filled: Triage, home: Path) -> None:
    (home / "config.toml").write_text("[undo]\nkeep_megabytes = 0\n")
    filled("mark", "-n", "title:splatting", "-s", "skip")
    assert [line.split("\t")[0] for line in filled("undo", "--list").out.splitlines()] == ["1"]
    filled("mark", "title:splatting", "-s", "skip")
    assert [line.split("\t")[0] for line in filled("undo", "--list").out.splitlines()] == ["2"]
