"""``config``, and what becomes of settings that can't be meant."""

from pathlib import Path

import pytest

from tests.cli.conftest import Triage

BROKEN = '[export]\nformat = "bibtex"\n[triage]\nkeys = ["l=latr"]\n'
FORMAT = "export: format: 'bibtex' is none of ids, jsonl, md; choose one: papertriage config export.format md"
KEYS = "triage: keys: 'l=latr': no action is called 'latr'; did you mean 'later'?"


@pytest.mark.parametrize(
    ("key", "value", "reason"),
    [("export.format", "bibtex", FORMAT), ("triage.keys", '["l=latr"]', KEYS)],
)
def test_what_can_not_be_meant_is_refused_when_it_is_set(
    triage: Triage, home: Path, key: str, value: str, reason: str
) -> None:
    assert triage("config", key, value) == (2, "", f"papertriage: {reason}\n")
    assert not (home / "config.toml").exists()


def test_what_can_not_be_meant_is_told_by_each_command_that_wants_it(filled: Triage, home: Path) -> None:
    (home / "config.toml").write_text(BROKEN)
    place = home / "config.toml"
    for command, line, reason in (
        (["export"], 2, FORMAT),
        (["config"], 2, FORMAT),
        (["config", "triage.keys"], 4, KEYS),
        (["triage"], 4, KEYS),
    ):
        result = filled(*command)
        assert (result.code, result.err) == (2, f"papertriage: {place}:{line}: {reason}\n")
    found = filled("doctor")
    assert found.code == 1
    assert [line.split("\t")[0] for line in found.out.splitlines()] == ["setting", "setting"]
    assert filled("export", "-f", "ids").code == 0
    assert filled("config", "search.limit").code == 0


def test_one_fault_can_be_mended_while_there_is_another(triage: Triage, home: Path) -> None:
    (home / "config.toml").write_text(BROKEN)
    assert triage("config", "export.format", "ids").code == 0
    assert triage("config", "triage.keys", '["l=later"]').code == 0
    assert triage("config").code == 0


def test_what_the_editor_leaves_is_checked(
    triage: Triage, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "config.toml").write_text(BROKEN)
    monkeypatch.setenv("VISUAL", "true")
    assert FORMAT in triage("config", "--edit").err


@pytest.mark.parametrize("key", ["topics", "topics.x.any"])
def test_a_topic_that_is_not_there_is_written_by_hand(triage: Triage, key: str) -> None:
    told = triage("config", key, '["foo"]').err
    assert told.startswith(f"papertriage: no setting called {key!r}; ")
    assert told.endswith("topics are written in the file itself: papertriage config --edit\n")


def test_a_key_of_a_topic_is_guessed(triage: Triage, home: Path) -> None:
    (home / "config.toml").write_text('[topics.x]\nany = ["foo"]\n')
    assert "did you mean 'topics.x.score'?" in triage("config", "topics.x.scor", "2").err


def test_where_the_library_is_can_be_asked(triage: Triage, home: Path) -> None:
    assert triage("config", "library.path").out.endswith(f"; now {home / 'library.db'}\n")
    assert triage("--library", "x.db", "config", "library.path").out.endswith("; now x.db\n")


def test_a_configuration_that_is_named_must_be_there(filled: Triage, home: Path) -> None:
    for command in (["search", "model"], ["config"], ["triage"], ["doctor"]):
        result = filled("--config", "own.toml", *command)
        assert (result.code, result.out) == (2, "")
        assert result.err == (
            "papertriage: own.toml: no such file; name one that is there, or make it:"
            " papertriage --config own.toml config --edit\n"
        )
    assert filled("--config", "own.toml", "config", "--path").out == "own.toml\n"
    assert filled("--config", "own.toml", "config", "search.limit", "3").code == 0
    assert filled("--config", "own.toml", "search", "model").code == 0
