"""``mark``, ``topics``, ``export`` and ``config``: what people decide, and what comes of it."""

import io
import json
import os
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Triage


def test_a_query_is_a_selection(filled: Triage) -> None:
    assert filled("mark", "title:splatting", "-s", "skip").err == "2 papers matched, 2 changed\n"
    assert filled("search", "--count", "status:skip").out == "2\n"


def test_a_dry_run_lists_what_would_be_marked_and_changes_nothing(filled: Triage) -> None:
    result = filled("mark", "-n", "title:splatting", "-s", "skip")
    assert len(result.out.splitlines()) == 2
    assert result.err == "2 papers matched, 2 would change\n"
    assert filled("search", "--count", "status:skip").out == "0\n"


def test_a_mark_that_matches_nothing_says_so(filled: Triage) -> None:
    result = filled("mark", "nonsense", "-s", "skip")
    assert (result.code, result.err) == (1, "nothing matched\n")


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ([], "say what to mark"),
        (["-s", "muted"], "only a topic mutes"),
        (["-s", "read"], "-s wants new, later, reading, done or skip, not 'read'"),
        (["-t", "two words"], "no tag"),
        (["-r", "9"], "-r wants a whole number from 0 to 5"),
    ],
)
def test_a_decision_that_makes_no_sense_is_refused_in_a_line(
    filled: Triage, options: list[str], reason: str
) -> None:
    result = filled("mark", "docking", *options)
    assert result.code == 2
    assert len(result.err.splitlines()) == 1
    assert reason in result.err


def test_what_is_missing_is_called_as_the_help_calls_it(filled: Triage) -> None:
    assert filled("show").err == "papertriage: Missing argument 'ID...'; see `papertriage show --help`\n"
    merged = filled("dupes", "--merge", "x").err
    assert merged == "papertriage: Option '--merge' requires 2 arguments; see `papertriage dupes --help`\n"


def test_a_list_is_not_overwritten_by_nothing(filled: Triage, home: Path) -> None:
    filled("export", "-o", "list.md", "title:splatting")
    before = (home / "list.md").read_text()
    result = filled("export", "-o", "list.md", "title:spatting")
    assert (result.code, result.err) == (
        1,
        "no paper has 'spatting'; did you mean 'splatting'?\nnothing matched; list.md was not written\n",
    )
    assert (home / "list.md").read_text() == before


def test_without_a_terminal_no_editor_is_started_by_itself(
    filled: Triage, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    result = filled("config", "--edit")
    assert result.code == 2
    assert "no terminal to edit" in result.err


def test_a_decision_outlives_a_paper_that_is_seen_again(filled: Triage, home: Path) -> None:
    filled("mark", "title:lantern", "-s", "done")
    page = "Get trending papers in your email inbox once a day!\nSubscribe"
    (entry,) = json.loads(filled("search", "--json", "title:lantern").out)
    (home / "again.txt").write_text(
        f"{page}{entry['title']}\n{entry['abstract']}\nAnother Title Here\n{'Words. ' * 60}\n"
    )
    assert "1 seen again" in filled("ingest", "again.txt").err
    (again,) = json.loads(filled("search", "--json", "title:lantern").out)
    assert (again["status"], again["seen"]) == ("done", entry["seen"] + 1)


def test_topics_are_written_on_request_checked_and_applied(filled: Triage, home: Path) -> None:
    assert "no topics yet" in filled("topics").err
    assert filled("topics", "--init").code == 0
    assert filled("topics", "--check").code == 0
    result = filled("topics")
    assert "papertriage topics --apply tags the library anew" in result.err
    assert len(result.out.splitlines()) == 10
    assert filled("topics", "--apply").code == 0
    assert "--apply" not in filled("topics").err
    assert filled("topics", "--init").code == 2


def test_topics_tag_what_is_ingested_and_say_why(triage: Triage, home: Path) -> None:
    from tests.cli.conftest import EXAMPLES

    (home / "config.toml").write_text(
        '[topics.serving]\nany = ["key-value cache", "throughput"]\nscore = 2\n'
        '[topics.physics]\nany = ["magnon*"]\nmute = true\n'
    )
    triage("ingest", EXAMPLES)
    (entry,) = json.loads(triage("search", "--json", "tag:serving").out)
    assert entry["tags"] == [{"name": "serving", "by": "topic", "because": "key-value cache, throughput"}]
    assert entry["score"] == 2
    assert triage("search", "--count", "status:muted").out == "1\n"
    (home / "config.toml").write_text('[topics.serving]\nany = ["docking"]\n')
    triage("mark", "title:lantern", "-t", "serving")
    assert triage("topics", "--apply").code == 0
    tagged = {
        entry["title"][:7]: entry["tags"][0]["by"]
        for entry in json.loads(triage("search", "--json", "tag:serving").out)
    }
    assert tagged == {"Lantern": "person", "Harbor:": "topic"}
    assert triage("search", "--count", "status:muted").out == "0\n"


def test_a_tag_of_a_topic_is_not_taken_away_by_hand_and_that_is_said(filled: Triage, home: Path) -> None:
    (home / "config.toml").write_text('[topics.serving]\nany = ["key-value cache"]\n')
    filled("topics", "--apply")
    told = "a topic gave the tag 'serving': papertriage config --edit, then papertriage topics --apply\n"
    for dry in ([], ["-n"]):
        result = filled("mark", *dry, "title:lantern", "-T", "serving")
        assert (result.code, result.err.splitlines(keepends=True)[1:]) == (0, [told])
    assert filled("mark", "title:docking", "-T", "serving").err == "1 paper matched, 0 changed\n"


def test_a_dubious_topic_is_a_finding(filled: Triage, home: Path) -> None:
    (home / "config.toml").write_text('[topics.x]\nany = ["a*"]\n')
    result = filled("topics", "--check")
    assert result.code == 1
    assert "config.toml:2" in result.out


def test_a_reading_list_is_grouped_and_can_go_to_a_file(filled: Triage, home: Path) -> None:
    filled("mark", "title:lantern", "-s", "done")
    out = filled("export", "--group-by", "status").out
    assert out.startswith("# Reading list (12)\n\n## new (11)\n")
    assert "- [x] [Lantern: Paged Key-Value Caches that Forget Gracefully](https://" in out
    result = filled("export", "status:done", "-o", "read.md")
    assert result == (0, "", "read.md: 1 paper\n")
    assert "Lantern" in (home / "read.md").read_text()


def test_json_lines_hold_every_sighting(filled: Triage) -> None:
    entries = [json.loads(line) for line in filled("export", "-f", "jsonl").out.splitlines()]
    assert (len(entries), sum(len(entry["sightings"]) for entry in entries)) == (12, 22)


def test_an_export_of_nothing_is_told_by_its_exit_code(filled: Triage) -> None:
    assert filled("export", "status:reading", "-f", "ids").code == 1
    assert filled("export", "-f", "docx").code == 2


def test_config_shows_changes_and_says_where_a_value_comes_from(triage: Triage, home: Path) -> None:
    assert triage("config", "--path").out == f"{home / 'config.toml'}\n"
    assert "search.limit = 20\t" in triage("config").out
    assert not (home / "config.toml").exists()
    assert triage("config", "search.limit", "5").code == 0
    assert "search.limit = 5" in triage("config", "search.limit").out
    assert "config.toml:2" in triage("config", "--origin", "search.limit").out
    assert "did you mean" in triage("config", "search.limits").err


def test_the_editor_gets_a_starter_file_and_its_result_is_checked(
    triage: Triage, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = home / "editor.py"
    script.write_text("import sys; open(sys.argv[1], 'a').write('[topics.mine]\\nany = [\"x\"]\\n')")
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", f"{sys.executable} {script}")
    result = triage("config", "--edit")
    assert result.code == 0
    assert "a starter file with ten topics" in result.err
    assert "[topics.mine]" in (home / "config.toml").read_text()
    script.write_text("import sys; open(sys.argv[1], 'a').write('[[broken')")
    assert triage("config", "--edit").code == 2
    monkeypatch.setenv("EDITOR", "no-such-editor-here")
    assert "set EDITOR" in triage("config", "--edit").err
    assert os.environ["EDITOR"] == "no-such-editor-here"
