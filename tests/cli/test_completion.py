"""Completion in shells: offered, and no part of any other start."""

import subprocess

import pytest

from tests.cli.conftest import Triage


def test_a_script_for_a_shell_is_printed(triage: Triage) -> None:
    result = triage("--show-completion", "bash")
    assert (result.code, result.err) == (0, "")
    assert "_PAPERTRIAGE_COMPLETE=complete_bash" in result.out


@pytest.mark.parametrize(
    ("line", "word", "offered"),
    [
        ("papertriage un", 1, "undo"),
        ("papertriage search --li", 2, "--like"),
        ("papertriage triage --order n", 3, "new"),
    ],
)
def test_commands_options_and_values_are_offered(
    triage: Triage, monkeypatch: pytest.MonkeyPatch, line: str, word: int, offered: str
) -> None:
    monkeypatch.setenv("_PAPERTRIAGE_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", str(word))
    assert triage() == (0, f"{offered}\n", "")


def test_a_shell_that_is_not_known_is_told(triage: Triage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_PAPERTRIAGE_COMPLETE", "complete_abacus")
    assert triage().code == 1


def test_the_script_is_one_that_bash_takes(triage: Triage) -> None:
    script = triage("--show-completion", "bash").out + "complete -p papertriage"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "complete -o default -F _papertriage_completion papertriage\n"
