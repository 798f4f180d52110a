"""Synthetic records as pages and as JSON Lines, one in twenty a damaged copy of an earlier one."""

import json
import random
from array import array
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from damage import cut_abstract, misspelt_title, renamed
from synthetic import paper

from papertriage.model import Paper

PAGE = 100  # records
COPIES = (misspelt_title, cut_abstract, renamed)
_BANNER = (
    "Get trending papers in your email inbox once a day!\nGet trending papers in your email inbox!\nSubscribe"
)


class Record(NamedTuple):
    """What a page prints; ``copy_of`` is the number of the record that it repeats."""

    paper: Paper
    copy_of: int | None = None


class Written(NamedTuple):
    """What was saved: the bytes of titles and abstracts, and each copy's number before that of its original.

    The numbers are packed, for what this process holds counts for those that it starts, too.
    """

    raw_bytes: int
    repeats: Sequence[int]


def records(count: int, seed: int) -> Iterator[Record]:
    """That many records; what is no copy is the paper with the record's number."""
    chance = random.Random(seed)
    is_copy = bytearray(count)
    for number in range(count):
        original = chance.randrange(number) if number and chance.random() < 0.05 else None
        if original is None or is_copy[original]:
            yield Record(paper(number, seed))
        else:
            is_copy[number] = True
            yield Record(chance.choice(COPIES)(chance, paper(original, seed)), original)


def fresh_page(count: int, seed: int, number: int) -> list[Record]:
    """A page that a library of ``count`` records lacks: 70 new papers, 30 copies of its own."""
    chance = random.Random(f"{seed}/page {number}")
    new = [Record(paper(count + 70 * number + at, seed)) for at in range(70)]
    old = (paper(chance.randrange(count), seed) for _ in range(30))
    page = [*new, *(Record(chance.choice(COPIES)(chance, known)) for known in old)]
    chance.shuffle(page)
    return page


def write_page(path: Path, page: Sequence[Record]) -> int:
    """Save a page as the text that copying a Hugging Face listing gives; the bytes of its papers."""
    text = "".join(f"{record.paper.title}\n{record.paper.abstract}\n" for record in page)
    path.write_text(_BANNER + text, encoding="utf-8")
    return len(text.encode())


def write_pages(folder: Path, count: int, seed: int) -> Written:
    """Save so many records as pages of 100."""
    raw_bytes, repeats = 0, array("l")
    rest = records(count, seed)
    for start in range(0, count, PAGE):
        page = list(islice(rest, PAGE))
        raw_bytes += write_page(folder / f"page{start // PAGE:06}.txt", page)
        for at, record in enumerate(page, start):
            repeats.extend(() if record.copy_of is None else (at, record.copy_of))
    return Written(raw_bytes, repeats)


def write_lines(path: Path, count: int, seed: int) -> Written:
    """Save so many records as JSON Lines in the shape of Semantic Scholar's, without any identifier."""
    raw_bytes, repeats = 0, array("l")
    with path.open("w", encoding="utf-8") as file:
        for number, (known, copy_of) in enumerate(records(count, seed)):
            line = {"paperId": None, "title": known.title, "abstract": known.abstract}
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
            raw_bytes += len((known.title + known.abstract).encode())
            repeats.extend(() if copy_of is None else (number, copy_of))
    return Written(raw_bytes, repeats)
