"""docs/commands.md against the program: every command and option, and none that is not there."""

import re
from pathlib import Path

import pytest

from papertriage.cli.main import COMMANDS
from papertriage.query import parse
from tests.cli.conftest import Triage

TEXT = (Path(__file__).parents[2] / "docs" / "commands.md").read_text(encoding="utf-8")
OPTION = re.compile(r"(?<![\w-])--?[a-zA-Z][a-z-]*")


def section(name: str) -> str:
    return TEXT.split(f"\n## {name}\n")[1].split("\n## ")[0]


@pytest.mark.parametrize("name", COMMANDS)
def test_the_options_of_a_command_are_those_that_are_told(triage: Triage, name: str) -> None:
    told = {
        option
        for row in re.findall(r"^\| (`-.*?) \|", section(name), re.MULTILINE)
        for option in OPTION.findall(row)
    }
    helped = triage(name, "--help").out.split("Options:")[1]
    there = {
        option
        for row in re.findall(r"^  (-.*?)(?:  |$)", helped, re.MULTILINE)
        for option in OPTION.findall(row)
    }
    assert told == there - {"-h", "--help"}


def test_no_other_commands_are_told() -> None:
    headings = set(re.findall(r"^## ([a-z]+)$", TEXT, re.MULTILINE))
    assert headings == set(COMMANDS)


def test_every_query_that_is_told_can_be_asked() -> None:
    block = section("search").split("```")[1].strip("\n")
    for line in block.splitlines():
        parse(re.split(r"  +(?=[a-z\"]+[^:]* )", line)[0].split("   ")[0])
