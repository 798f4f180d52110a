"""``dupes``: pairs in doubt, what is said of them, and the whole library judged again."""

import json
from pathlib import Path
from typing import Any

import pytest

from papertriage import rejudging
from papertriage.cli import side_by_side
from papertriage.model import Outcome
from papertriage.store import Library
from papertriage.store.regrouping import PlacedVersion
from tests.alike import page
from tests.cli.conftest import Triage
from tests.cli.driving import driven
from tests.cli.terminal import on_terminal


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


def test_the_json_names_both_papers_of_each_pair_and_the_reason(doubtful: Triage) -> None:
    pairs = json.loads(doubtful("dupes", "--json").out)
    assert [list(pair) for pair in pairs] == [["papers", "reason"]] * 2
    assert list(pairs[0]["papers"][0]) == ["id", "title", "date", "status"]


@pytest.mark.usefixtures("doubtful")
def test_on_a_terminal_the_list_is_cut_and_has_a_paper_a_line(home: Path) -> None:
    (home / "config.toml").write_text("[search]\nlimit = 1\n")
    one, other, *_, more = on_terminal("dupes")
    assert one.endswith("Tea Ashore (2001)")
    assert other.endswith("Harbour Rituals of Tea (2002)")
    assert more.startswith("1 of 2 pairs may be one paper")


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


def test_a_rerun_tells_where_it_counts_other_versions(doubtful: Triage, home: Path) -> None:
    doubtful("ingest", page(home, 1))
    with Library(home / "library.db") as library, library.transaction():
        library.regrouping.number_versions([PlacedVersion(3, 0, 2)])
    (line,) = doubtful("dupes", "--rerun").out.splitlines()
    assert line.split("\t")[0] == "versions"
    assert line.split("\t")[2:] == ["1 instead of 2", "Quiet Kettles for Small Kitchens"]


@pytest.mark.usefixtures("doubtful")
def test_progress_is_shown_where_somebody_looks() -> None:
    lines = on_terminal("dupes", "--rerun")
    assert any("judging" in line and "records" in line for line in lines)
    assert lines[-1].endswith("nothing would change")


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
        (["--review", "--rerun"], "--review and --rerun: one at a time"),
        (["--split", ""], "no paper is called ''"),
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


def test_a_review_asks_pair_by_pair_and_every_answer_is_kept(doubtful: Triage) -> None:
    with driven("dupes", "--review", columns=120, lines=40) as terminal:
        terminal.see("q quit")
        terminal.press_and_see("?", "both are merged, with all that hangs on them")
        terminal.press_and_see("?", "Ashore")
        terminal.press_and_see("u", "nothing to take back")
        terminal.press_and_see("s", "merged; u takes it back")
        terminal.press_and_see("u", "taken back")
        terminal.press_and_see("s", "merged; u takes it back")
        terminal.press("n")
        assert terminal.end() == 0
    assert "\x1b[1;4;33mAshore\x1b[0m" in terminal.written
    assert terminal.written.endswith("1 merged, 1 kept apart, 0 pairs left\r\n")
    assert doubtful("dupes").code == 1
    assert [line.split("\t")[4].split()[0] for line in doubtful("undo", "--list").out.splitlines()][:3] == [
        "not", "merge", "merge",
    ]  # fmt: skip


def test_a_narrow_terminal_without_colours_shows_one_below_the_other(doubtful: Triage) -> None:
    with driven("dupes", "--review", columns=60, lines=12, NO_COLOR="1") as terminal:
        terminal.see("more lines: ↓")
        terminal.press_and_see("k", "Kettles")
        terminal.press_and_see("u", "Ashore")
        terminal.press_and_see("\x1b[6~" * 9 + "\x1b[A", "1 more line: ↓")
        assert "Harbour Rituals" not in terminal.press_and_see("x", "more lines: ↓")
        terminal.resize(120, 40)
        terminal.see("Harbour Rituals")
        terminal.press("q")
        assert terminal.end() == 0
    assert "\x1b[1;4mAshore\x1b[0m" in terminal.written
    assert "\x1b[33m" not in terminal.written
    assert terminal.written.endswith("0 merged, 0 kept apart, 2 pairs left\r\n")


def test_a_review_without_pairs_ends_at_once(triage: Triage, home: Path) -> None:
    triage("ingest", page(home, 0))
    with driven("dupes", "--review") as terminal:
        assert terminal.end() == 1
