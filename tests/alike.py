"""Invented papers that look alike, pages that print them, all that a library holds: for tests of folding."""

import hashlib
import json
import random
from pathlib import Path

from papertriage.exporters import entry_json
from papertriage.query import And
from papertriage.store import Library

_TABLES = ("page", "paper", "fragment", "sighting", "identifier", "tag", "alias", "ruling", "decision", "key")
_SYLLABLES = ("ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ro", "su", "ta", "ve")


def _record(author: str, year: int, title: str, abstract: str = "", **more: str) -> dict[str, str]:
    given = {"title": title, "author": author, "year": str(year), "abstract": abstract, **more}
    return {name: value for name, value in given.items() if value}


def _text(subject: str, words: int = 90) -> str:
    """So many words that no other subject has in this order."""
    dice = random.Random(subject)
    return " ".join(f"{dice.choice(_SYLLABLES)}{dice.choice(_SYLLABLES)}{subject[:3]}" for _ in range(words))


# Under one title: a paper, its shortened copy, another text, no text. Then a title misspelled, which ties
# them together; the first text under another title; one DOI under two titles, and two titles over one text.
RECORDS = (
    _record("Lee, Ann", 2021, "Quiet Kettles for Small Kitchens", _text("kettle")),
    _record("Lee, A.", 2020, "Quiet Kettles for Small Kitchens", _text("kettle", 60)),
    _record("Roe, Max", 2021, "Quiet Kettles for Small Kitchens", _text("spout")),
    _record("Lee, Ann", 2021, "Quiet Kettles for Small Kitchens"),
    _record("Lee, Ann and Poe, Sue", 2021, "Quiet Ketles for Small Kitchen"),
    _record("Lee, Ann", 2021, "Loud Kettles for Large Kitchens", _text("kettle")),
    _record("Doe, Kim", 1999, "Tea at Sea", _text("tea"), doi="10.5555/tea"),
    _record("Doe, Kim", 2003, "Tea at Sea: A Survey", doi="10.5555/tea"),
    _record("Doe, Kim", 2001, "Tea Ashore", _text("harbour")),
    _record("Doe, Kim", 2002, "Harbour Rituals of Tea", _text("harbour", 40)),
)


def page(folder: Path, *records: int) -> Path:
    """A saved page that prints these of the RECORDS."""
    entries = []
    for number in records:
        fields = ",\n".join(f"  {name} = {{{value}}}" for name, value in RECORDS[number].items())
        entries.append(f"@article{{key{number},\n{fields}\n}}")
    text = "\n".join(entries)
    path = folder / f"{hashlib.sha256(text.encode()).hexdigest()[:8]}.bib"
    path.write_text(text)
    return path


def exported(library: Library) -> list[str]:
    """Every exported field of every paper, by id."""
    entries = library.entries(library.matching(And()))
    return sorted(json.dumps(entry_json(entry)) for entry in entries)


def contents(library: Library) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table but the journal's own."""
    return {
        table: sorted(library._db.execute(f"SELECT * FROM {table}").fetchall(), key=repr) for table in _TABLES
    }


def numbers(library: Library) -> list[int]:
    """Every paper, the oldest first."""
    return library.matching(And())
