"""``dupes``: pairs in doubt, what is said of them, and the whole library judged again."""

import fcntl
import json
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path
from typing import Any

import pytest

from papertriage import rejudging
from papertriage.cli import side_by_side
from papertriage.model import Outcome
from papertriage.store import Library
from tests.alike import page
from tests.cli.conftest import Result, Triage


@pytest.fixture
def doubtful(triage: Triage, home: Path) -> Triage:
    """Two pairs in doubt: two papers of one title, and one abstract under two titles."""
    for records in ((0, 2), (8, 9)):
        assert triage("ingest", page(home, *records)).code == 0
    return triage


def ids(doubtful: Triage) -> list[tuple[str, str]]:
    return [(line.split("\t")[0], line.split("\t")[1]) for line in doubtful("dupes").out.splitlines()]


def test_in_a_pipe_a_pair_is_a_line(doubtful: Triage) -> None:
    listed = doubtful("dupes")
    assert listed.code == 0
    lines = [line.split("\t") for line in listed.out.splitlines()]
    assert [line[3:] for line in lines] == [
        ["2001", "Tea Ashore", "2002", "Harbour Rituals of Tea"],
        ["2021", "Quiet Kettles for Small Kitchens"] * 2,
    ]
    assert lines[1][2] == "same title, abstract shares 0.00 of its phrases"
    assert listed.err == "2 pairs may be one paper; papertriage dupes --review asks you\n"


def test_a_query_means_pairs_and_none_is_exit_code_1(doubtful: Triage) -> None:
    assert len(doubtful("dupes", "title:ashore").out.splitlines()) == 1
    assert doubtful("dupes", "title:nonsense") == (1, "", "no pair is in doubt among these\n")
    for pair in ids(doubtful):
        doubtful("dupes", "--merge", *pair)
    assert doubtful("dupes") == (1, "", "no pair is in doubt\n")


def test_the_list_as_json(doubtful: Triage) -> None:
    pairs = json.loads(doubtful("dupes", "--json").out)
    assert [list(pair) for pair in pairs] == [["papers", "reason"]] * 2
    assert list(pairs[0]["papers"][0]) == ["id", "title", "date", "status"]


def test_on_a_terminal_the_list_is_for_people(
    doubtful: Triage, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("papertriage.cli.dupes.on_terminal", lambda: True)
    (home / "config.toml").write_text("[search]\nlimit = 1\n")
    listed = doubtful("dupes")
    assert "Tea Ashore (2001)" in listed.out
    assert "Kettles" not in listed.out
    assert listed.err.startswith("1 of 2 pairs may be one paper")


def test_a_merge_keeps_both_ids_and_is_taken_back(doubtful: Triage) -> None:
    one, other = ids(doubtful)[0]
    merged = doubtful("dupes", "--merge", one, other)
    assert merged.code == 0
    assert "papertriage undo takes it back" in merged.err
    assert doubtful("show", one).out == doubtful("show", other).out
    assert "mark" not in doubtful("undo").err
    assert len(ids(doubtful)) == 2


def test_what_was_merged_leaves_by_its_id_and_stays_apart(doubtful: Triage) -> None:
    one, other = ids(doubtful)[0]
    doubtful("dupes", "--merge", one, other)
    assert "nothing puts them together again" in doubtful("dupes", "--split", other).err
    assert doubtful("show", one).out != doubtful("show", other).out
    assert (one, other) not in ids(doubtful)


def test_what_was_merged_is_found_by_its_former_id(doubtful: Triage) -> None:
    one, other = ids(doubtful)[0]
    doubtful("dupes", "--merge", one, other)
    assert (
        doubtful("search", "-f", "ids", f"id:{one}").out == doubtful("search", "-f", "ids", f"id:{other}").out
    )
    [entry] = json.loads(doubtful("show", one, "--json").out)
    [former] = entry["former_ids"]
    assert {entry["id"][:4], former[:4]} == {one, other}
    assert ["merged", "in", former] in [line.split() for line in doubtful("show", one).out.splitlines()]


def test_two_papers_are_said_to_be_two(doubtful: Triage) -> None:
    one, other = ids(doubtful)[0]
    assert "nothing puts them together" in doubtful("dupes", "--apart", one, other).err
    assert (one, other) not in ids(doubtful)
    assert "names of one paper" in doubtful("dupes", "--apart", one, one).err
    assert "printed once only" in doubtful("dupes", "--split", one).err


def test_sightings_leave_by_the_numbers_that_show_prints(doubtful: Triage, home: Path) -> None:
    doubtful("ingest", page(home, 1, 3))
    [name] = doubtful("search", "-f", "ids", "seen:2..").out.split()
    seen = [line.split()[1] for line in doubtful("show", name).out.splitlines() if line.startswith("seen")]
    assert seen == ["1", "2", "3"]
    assert "--split" in doubtful("dupes", "--split", name).err
    assert doubtful("dupes", "--split", name, "two").err.startswith("papertriage: 'two' is no number")
    assert doubtful("dupes", "--split", name, "2", "3").code == 0


def test_an_explanation_names_gates_figures_and_rulings(doubtful: Triage) -> None:
    one, other = ids(doubtful)[1]
    told = doubtful("dupes", "--explain", one, other).out
    assert told.splitlines()[0].split(maxsplit=1) == ["title", "the same"]
    assert "by text" in told
    assert "maybe: same title" in told
    assert "a rule said maybe on" in told
    explained = json.loads(doubtful("dupes", "--explain", one, other, "--json").out)
    assert list(explained) == ["papers", "verdict", "reason", "figures", "gates", "rulings"]
    assert explained["verdict"] == "maybe"
    assert explained["gates"][-1]["verdict"] == "maybe"
    assert explained["rulings"][0]["by"] == "rule"


def test_other_rules_are_shown_before_they_are_applied(doubtful: Triage, home: Path) -> None:
    assert doubtful("dupes", "--rerun") == (0, "", "nothing would change\n")
    doubtful("ingest", page(home, 1))
    (home / "config.toml").write_text('[ingest]\nmaybe = "join"\n[dedup]\nequal_title_text = 1.0\n')
    found = doubtful("dupes", "--rerun")
    before = doubtful("search", "--json", "").out
    assert {line.split("\t")[0] for line in found.out.splitlines()} == {"joined"}
    assert "papertriage dupes --rerun --apply does it" in found.err
    assert doubtful("search", "--json", "").out == before
    as_json = json.loads(doubtful("dupes", "--rerun", "--json").out)
    assert list(as_json[0]) == ["change", "papers", "about"]
    assert "done; papertriage undo takes it back" in doubtful("dupes", "--rerun", "--apply").err
    assert doubtful("dupes", "--rerun").err == "nothing would change\n"
    doubtful("undo")
    assert doubtful("search", "--json", "").out == before


def test_what_was_found_is_not_printed_of_a_library_that_was_changed_since(
    doubtful: Triage, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    doubtful("ingest", page(home, 1))
    (home / "config.toml").write_text("[dedup]\nequal_title_text = 1.0\n")
    judged = rejudging.rejudge

    def then_merged(library: Library, *arguments: Any) -> rejudging.Rejudged:
        found = judged(library, *arguments)
        doubtful("dupes", "--merge", *ids(doubtful)[0])
        return found

    monkeypatch.setattr(rejudging, "rejudge", then_merged)
    refused = doubtful("dupes", "--rerun")
    assert (refused.code, refused.out) == (2, "")
    assert "was changed while it was judged; run `papertriage dupes --rerun` again" in refused.err


def test_other_versions_are_told(doubtful: Triage, home: Path) -> None:
    doubtful("ingest", page(home, 1))
    with Library(home / "library.db") as library, library.transaction():
        library.regrouping.number_versions([(3, 0, 2)])
    (line,) = doubtful("dupes", "--rerun").out.splitlines()
    assert line.split("\t")[0] == "versions"
    assert line.split("\t")[2:] == ["1 instead of 2", "Quiet Kettles for Small Kitchens"]


def test_progress_is_shown_where_somebody_looks(doubtful: Triage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert "nothing would change" in doubtful("dupes", "--rerun").err


def test_what_would_come_apart_into_doubt_or_out_of_it_is_told(doubtful: Triage, home: Path) -> None:
    doubtful("ingest", page(home, 5))
    with Library(home / "library.db") as library:
        one, other = (entry.id for entry in library.entries([1, 3]))
        library.pairs.rule(one, other, Outcome.MAYBE, "rule", "as it was said once")
    (home / "config.toml").write_text("[dedup]\nany_title_words = 1000\n")
    lines = [line.split("\t") for line in doubtful("dupes", "--rerun").out.splitlines()]
    assert [line[0] for line in lines] == ["apart", "doubtful", "settled"]
    assert [line[2] for line in lines] == ["without sighting 2", lines[1][2], "as it was said once"]
    assert doubtful("dupes", "--rerun", "--apply").code == 0
    assert doubtful("dupes", "--rerun").err == "nothing would change\n"
    assert len(ids(doubtful)) == 3


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--review", "--rerun"], "one at a time"),
        (["--apply"], "--apply goes with --rerun"),
        (["--rerun", "word"], "'word' is one name too many"),
        (["--review"], "--review needs a terminal"),
        (["--merge", "0000", "1111", "--json"], "--json goes with"),
        (["--explain", "0000", "1111"], "no paper is called '0000'"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_line(
    doubtful: Triage, arguments: list[str], reason: str
) -> None:
    refused = doubtful("dupes", *arguments)
    assert refused.code == 2
    assert len(refused.err.splitlines()) == 1
    assert reason in refused.err


def test_the_words_that_differ_are_marked(doubtful: Triage) -> None:
    one, other = side_by_side.marked("a 3D model of it", "a 4D model, of it")
    assert [str(text) for text in (one, other)] == ["a 3D model of it", "a 4D model, of it"]
    assert [text.plain[span.start : span.end] for text in (one, other) for span in text.spans] == [
        "3D model",
        "4D model,",
    ]
    assert side_by_side.marked("", "alone")[1].spans == []


def reviewed(*keys: str, columns: int = 120, lines: int = 40, **environment: str) -> Result:
    """What a review prints on a terminal where these keys are pressed, one after each drawing."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(ours, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    process = subprocess.Popen(
        [sys.executable, "-m", "papertriage", "dupes", "--review"],
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "TERM": "xterm-256color", **environment},
    )
    os.close(theirs)
    shown = b""
    for key in keys:
        shown += drawn_by(ours)
        os.write(ours, key.encode())
    shown += drawn_by(ours, until_end=True)
    _, err = process.communicate(timeout=20)
    os.close(ours)
    return Result(process.returncode, shown.decode(), err)


def drawn_by(terminal: int, *, until_end: bool = False) -> bytes:
    """What is drawn until nothing more comes for a moment, or until the program ends."""
    shown, patience = b"", time.monotonic() + 20
    while time.monotonic() < patience:
        ready, _, _ = select.select([terminal], [], [], 0.3)
        if not ready:
            if shown and not until_end:
                break
            continue
        try:
            part = os.read(terminal, 65_536)
        except OSError:  # the other end is closed
            break
        if not part:
            break
        shown += part
    return shown


def test_a_review_asks_pair_by_pair_and_every_answer_is_kept(doubtful: Triage) -> None:
    result = reviewed("?", "?", "u", "s", "u", "s", "n")
    assert result.code == 0
    assert "both are merged, with all that hangs on them" in result.out
    assert "nothing to take back" in result.out
    assert "merged; u takes it back" in result.out
    assert "\x1b[1;4;33mAshore\x1b[0m" in result.out
    assert result.err == "1 merged, 1 kept apart, 0 pairs left\n"
    assert doubtful("dupes").code == 1
    assert [line.split("\t")[4].split()[0] for line in doubtful("undo", "--list").out.splitlines()][:3] == [
        "not", "merge", "merge",
    ]  # fmt: skip


def test_a_narrow_terminal_without_colours_shows_one_below_the_other(doubtful: Triage) -> None:
    result = reviewed("k", "u", "\x1b[B", "x", "q", columns=60, lines=12, NO_COLOR="1")
    far_down = reviewed(*["\x1b[6~"] * 9, "\x1b[A", "q", columns=60, lines=12, NO_COLOR="1")
    assert far_down.out.rindex("1 more line: ↓") > far_down.out.index("more lines: ↓")
    assert "\x1b[1;4mAshore\x1b[0m" in result.out
    assert "more lines: ↓" in result.out
    assert "\x1b[33m" not in result.out
    assert result.err == "0 merged, 0 kept apart, 2 pairs left\n"


def test_a_review_without_pairs_ends_at_once(triage: Triage, home: Path) -> None:
    triage("ingest", page(home, 0))
    assert reviewed().code == 1
