"""The real command line, called as a person calls it, on a library of its own."""

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from papertriage.cli.main import main

EXAMPLES = Path(__file__).parents[2] / "examples" / "pages"


class Result(NamedTuple):
    code: int
    out: str
    err: str


Triage = Callable[..., Result]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for the library, the configuration and pages; the current folder."""
    monkeypatch.setenv("PAPERTRIAGE_LIBRARY", str(tmp_path / "library.db"))
    monkeypatch.setenv("PAPERTRIAGE_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def triage(home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Triage:
    """``triage("search", "cache")`` is ``papertriage search cache``; ``stdin`` is what is piped in."""

    def run(*arguments: str | Path, stdin: str = "") -> Result:
        assert home.exists()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8"))
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        return Result(code, *capsys.readouterr())

    return run


@pytest.fixture
def filled(triage: Triage) -> Triage:
    """The same, with the example pages in the library."""
    assert triage("ingest", EXAMPLES).code == 0
    return triage
