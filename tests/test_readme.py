"""The README is true: its commands run as they stand, and its links lead somewhere."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def test_the_two_set_up_commands_stand_in_the_readme() -> None:
    install, test = re.findall(r"^python3 -m venv .*", README, re.MULTILINE)
    assert install.endswith("pip install -q . && .venv/bin/papertriage ingest examples/pages")
    assert test.endswith("pip install -q '.[test]' && .venv/bin/python -m pytest -q")


def test_the_first_set_up_command_ends_with_the_ledger_of_the_sample_pages(tmp_path: Path) -> None:
    """On a clean copy, with nothing but Python and pip. CI runs the second command on a clean clone."""
    for name in ("src", "examples", "README.md", "LICENSE", "pyproject.toml"):
        place = ROOT / name
        (shutil.copytree if place.is_dir() else shutil.copy)(place, tmp_path / name)
    command = next(iter(re.findall(r"^python3 -m venv .*", README, re.MULTILINE)))
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("PAPERTRIAGE_", "COV"))
    }
    environment |= {"XDG_DATA_HOME": str(tmp_path / "data"), "XDG_CONFIG_HOME": str(tmp_path / "config")}
    done = subprocess.run(
        ["bash", "-c", command], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    if "No matching distribution found" in done.stderr or "Could not fetch" in done.stderr:
        pytest.skip("pip reaches no package index here")
    assert done.returncode == 0, done.stderr
    printed = [line for line in README.splitlines() if re.match(r"found = |\s+\d+ = |\d pages read", line)]
    assert done.stderr.splitlines()[-len(printed) - 1 : -1] == printed
    assert (tmp_path / "data" / "papertriage" / "library.db").exists()
    wheel_has = {
        path.name for path in tmp_path.glob(".venv/lib/python*/site-packages/papertriage/store/schema/*.sql")
    }
    assert wheel_has == {path.name for path in (ROOT / "src/papertriage/store/schema").glob("*.sql")}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_to_a_file_leads_somewhere(document: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", document.read_text(encoding="utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []
