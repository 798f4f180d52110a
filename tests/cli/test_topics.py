"""``topics``: report card, difference, reasons and suggestions, as people and programs see them."""

import json
import tomllib
from pathlib import Path

import pytest

from tests.cli.conftest import Triage

TOPICS = """
[topics.serving]
any = ["key-value cache", "throughput"]
none = ["physics"]
score = 2

[topics.no-magnets]
any = ["magnon*"]
mute = true

[topics.recent]
when = "year:2026.. not title:harbor"
"""


@pytest.fixture
def tagged(filled: Triage, home: Path) -> Triage:
    """The example pages, tagged by three topics."""
    (home / "config.toml").write_text(TOPICS)
    assert filled("topics", "--apply").code == 0
    return filled


def test_the_report_card_tells_what_was_kept(tagged: Triage) -> None:
    assert tagged("topics").out.splitlines() == [
        "serving:          1 hit, none decided yet",
        "no-magnets:       1 hit, none decided yet; 1 muted",
        "recent:           9 hits, none decided yet",
    ]
    tagged("mark", "title:lantern", "-s", "later")
    tagged("mark", "title:splatting", "-s", "skip")
    tagged("mark", "tag:no-magnets", "-s", "later")
    out = tagged("topics").out
    assert "serving:          1 hit, 1 kept (100 %), 1 decided\n" in out
    assert "; 0 muted, and it hid 1 paper that you kept or opened later\n" in out


def test_the_json_of_the_report_card_has_the_figures_of_each_topic(tagged: Triage) -> None:
    tagged("mark", "title:lantern", "-r", "5")
    serving, magnets, _ = json.loads(tagged("topics", "--json").out)
    assert serving == {
        "name": "serving", "hits": 1, "decided": 1, "kept": 1, "share_kept": 1.0, "mutes": False, "muted": 0,
        "found_hidden": 0, "hits_if_applied": 1,
    }  # fmt: skip
    assert (magnets["mutes"], magnets["muted"], magnets["share_kept"]) == (True, 1, 0.0)


def test_the_difference_is_shown_with_titles_and_nothing_changes(tagged: Triage, home: Path) -> None:
    before = tagged("export", "-f", "jsonl").out
    changed = (
        TOPICS.replace('"throughput"', '"docking"')
        .replace("mute = true", "")
        .replace("year:2026", "year:2025")
    )
    (home / "config.toml").write_text(changed)
    result = tagged("topics", "--diff")
    lines = result.out.splitlines()
    assert any(line.startswith("serving: 1 paper gains it") for line in lines)
    assert any(line.startswith("  + ") and "Harbor: Learning to Dock" in line for line in lines)
    assert "no longer muted: 1 paper" in lines
    assert result.err.startswith("papertriage topics --apply would change ")
    (home / "config.toml").write_text(TOPICS)
    assert tagged("export", "-f", "jsonl").out == before


def test_the_difference_of_nothing_is_nothing(tagged: Triage) -> None:
    result = tagged("topics", "--diff")
    assert (result.code, result.out) == (0, "")
    assert result.err == "papertriage topics --apply would change 0 papers\n"


def test_the_difference_as_json_names_every_paper_that_changes(tagged: Triage, home: Path) -> None:
    (home / "config.toml").write_text('[topics.splats]\nany = ["splatting"]\nmute = true\n')
    found = json.loads(tagged("topics", "--diff", "--json", "-n", "0").out)
    splats = next(topic for topic in found["topics"] if topic["name"] == "splats")
    assert splats["gained"]["papers"] == len(splats["gained"]["some"]) == 2
    assert splats["muted"] == splats["gained"]
    assert found["unmuted"]["papers"] == 1
    few = json.loads(tagged("topics", "--diff", "--json", "-n", "1").out)
    recent = next(topic for topic in few["topics"] if topic["name"] == "recent")
    assert (recent["lost"]["papers"], len(recent["lost"]["some"])) == (9, 1)
    assert "  - and 8 more" in tagged("topics", "--diff", "-n", "1").out.splitlines()


def test_applying_is_one_operation_that_can_be_undone(tagged: Triage, home: Path) -> None:
    before = tagged("export", "-f", "jsonl").out
    (home / "config.toml").write_text('[topics.splats]\nany = ["splatting"]\nmute = true\n')
    assert tagged("topics", "--apply").err.endswith("papertriage undo takes it back\n")
    assert tagged("export", "-f", "jsonl").out != before
    assert "undo takes" not in tagged("topics", "--apply").err


def test_each_topic_says_why_a_paper_has_it_or_not(tagged: Triage, home: Path) -> None:
    (home / "config.toml").write_text(
        TOPICS + '[topics.pages]\nany = ["cache*"]\n[topics.not]\nany = ["cache"]\nnone = ["paged", "x"]\n'
    )
    result = tagged("topics", "--explain", "2604.01127")
    assert result.err.startswith("Lantern: Paged Key-Value Caches")
    lines = result.out.splitlines()
    assert (
        lines[0]
        == "yes  serving     'key-value cache' in title and abstract; 'throughput' in abstract; score 2"
    )
    assert lines[1] == "no   no-magnets  has none of: magnon*"
    assert lines[2].startswith(
        "yes  recent      is what 'when' asks for: year:2026.. not title:harbor; score 1"
    )
    assert lines[3].startswith(
        "yes  pages       'cache*' in title and abstract; score 1; gets the tag with --apply"
    )
    assert "'paged' in title, which 'none' forbids" in lines[4].replace(" and abstract", "")
    assert lines[4].startswith("no ")


def test_what_mutes_a_paper_and_what_is_out_of_date_is_explained(tagged: Triage, home: Path) -> None:
    paper = tagged("search", "-f", "ids", "tag:no-magnets").out.strip()
    assert "; mutes it" in tagged("topics", "--explain", paper).out
    tagged("mark", paper, "-s", "later")
    assert "would mute it, but you decided" in tagged("topics", "--explain", paper).out
    (home / "config.toml").write_text('[topics.recent]\nany = ["nothing such"]\nwhen = "year:1999"\n')
    lines = tagged("topics", "--explain", paper).out.splitlines()
    assert "is not what 'when' asks for: year:1999" in lines[0]
    assert lines[1] == "no   no-magnets  no topic is called so any more; its tag stays until --apply"


def test_suggestions_are_topics_to_paste(filled: Triage, home: Path) -> None:
    (home / "config.toml").write_text(
        '[topics.kept-words]\nany = ["nothing such"]\n[topics.skipped-words]\nany = ["nor this"]\n'
    )
    result = filled("topics", "--suggest")
    assert (result.code, result.out) == (1, "")
    assert result.err == "0 kept and 0 skipped papers are too few to learn words from; 5 of each are enough\n"
    titles = [
        f"{about} in {number} ways"
        for about in ("Paged attention", "Whistling kettles")
        for number in range(6)
    ]
    bibtex = (f"@article{{a{at}, title={{{title}}}, year=2024}}\n" for at, title in enumerate(titles))
    (home / "more.bib").write_text("".join(bibtex))
    filled("ingest", "more.bib")
    filled("mark", "title:paged year:2024", "-s", "later")
    filled("mark", "title:whistling", "-s", "skip")
    result = filled("topics", "--suggest")
    topics = tomllib.loads(result.out)["topics"]
    assert topics["kept-words-2"] == {"any": ["paged attention"], "score": 1}
    assert topics["skipped-words-2"] == {"any": ["whistling kettles"], "score": -1}
    assert '"paged attention",  # in 6 of 6 kept, 0 of 6 skipped' in result.out
    (home / "config.toml").write_text(result.out)
    result = filled("topics", "--suggest")
    assert (result.code, result.out) == (1, "")
    assert "no word that your topics don't know" in result.err
    assert filled("topics", "--check").code == 0


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["--diff", "--apply"], "--diff and --apply: one at a time"),
        (["--explain", "x", "--suggest"], "one at a time"),
        (["--apply", "--json"], "--json goes with the report card"),
        (["--explain", "ffff"], "no paper is called 'ffff'"),
    ],
)
def test_what_makes_no_sense_is_said_in_a_line(tagged: Triage, options: list[str], reason: str) -> None:
    result = tagged("topics", *options)
    assert (result.code, result.out) == (2, "")
    assert len(result.err.splitlines()) == 1
    assert reason in result.err


def test_a_title_from_a_stranger_harms_no_terminal(filled: Triage, home: Path) -> None:
    title = "Evil \\u202e title \\u001b[31m"
    (home / "evil.json").write_text(
        json.dumps([]).replace("[]", f'[{{"type": "article", "id": "x", "title": "{title}"}}]')
    )
    filled("ingest", "evil.json")
    (home / "config.toml").write_text('[topics.evil]\nany = ["evil"]\n')
    result = filled("topics", "--diff")
    assert "\x1b" not in result.out
    assert "\u202e" not in result.out
