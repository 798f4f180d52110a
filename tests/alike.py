"""Invented papers that look alike, pages that print them, and all that a library holds: for tests of folding."""

import hashlib
import json
import random
from collections.abc import Iterable
from pathlib import Path

from papertriage.exporters import entry_json
from papertriage.query import And
from papertriage.store import Library

_TABLES = "page paper fragment sighting identifier tag alias ruling decision key".split()


def _text(subject: str, words: int = 90) -> str:
    """So many words that no other subject has in this order."""
    dice = random.Random(subject)
    return " ".join(f"{dice.choice(_SYLLABLES)}{dice.choice(_SYLLABLES)}{subject[:3]}" for _ in range(words))


_SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo yu za".split()

# Under one title: a paper, its shortened copy, another text, no text; then others, and some that tie two together.
RECORDS = (
    {"title": "Quiet Kettles for Small Kitchens", "author": "Lee, Ann", "year": "2021", "abstract": _text("kettle")},
    {"title": "Quiet Kettles for Small Kitchens", "author": "Lee, A.", "year": "2020", "abstract": _text("kettle", 60)},
    {"title": "Quiet Kettles for Small Kitchens", "author": "Roe, Max", "year": "2021", "abstract": _text("spout")},
    {"title": "Quiet Kettles for Small Kitchens", "author": "Lee, Ann", "year": "2021"},
    {"title": "Quiet Ketles for Small Kitchen", "author": "Lee, Ann and Poe, Sue", "year": "2021"},
    {"title": "Loud Kettles for Large Kitchens", "author": "Lee, Ann", "year": "2021", "abstract": _text("kettle")},
    {"title": "Tea at Sea", "author": "Doe, Kim", "year": "1999", "abstract": _text("tea"), "doi": "10.5555/tea"},
    {"title": "Tea at Sea: A Survey", "author": "Doe, Kim", "year": "2003", "doi": "10.5555/tea"},
    {"title": "Tea Ashore", "author": "Doe, Kim", "year": "2001", "abstract": _text("harbour")},
    {"title": "Harbour Rituals of Tea", "author": "Doe, Kim", "year": "2002", "abstract": _text("harbour", 40)},
)  # fmt: skip


def page(folder: Path, *records: int) -> Path:
    """A saved page that prints these of the RECORDS; its name tells them."""
    entries = [
        "@article{key%d,\n%s\n}"
        % (number, ",\n".join(f"  {name} = {{{value}}}" for name, value in RECORDS[number].items()))
        for number in records
    ]
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


def titled(library: Library, titles: Iterable[str]) -> list[int]:
    """The papers of these titles."""
    wanted = set(titles)
    return [number for number, paper in library.papers(numbers(library)) if paper.title in wanted]
