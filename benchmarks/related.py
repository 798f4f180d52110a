"""How alike the papers are that ``search --like`` finds, beside a cosine of tf-idf, and how long it takes.

    python benchmarks/related.py FOLDER [--check | --grid] [--papers N]

FOLDER holds for each collection NAME.docs.jsonl (id, title, abstract, authors) and NAME.qrels.tsv (query,
document, grade). Two documents are of one topic where people found both relevant to one query; each document
that has such company is asked for. With --check the exit code is 1 where the cosine finds more; --grid prints
what the defaults were chosen from; --papers times it in a library of that many synthetic papers, of which
one in ten is marked "later".
"""

import argparse
import json
import math
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import synthetic

from papertriage.model import AbstractKind, Paper, Status
from papertriage.query import Node, parse
from papertriage.query.tokens import tokens
from papertriage.store import Changes, Library
from papertriage.store import related as store_related

SHOWN = 10  # papers that count
ASKED = 200  # papers that are asked for where time is taken

Finder = Callable[[str], Sequence[str]]  # the id of a document -> ids of those like it, likest first


class Collection(NamedTuple):
    """Documents, and for each that has any: the others of its topics."""

    documents: list[dict[str, str]]
    alike: dict[str, set[str]]


class Score(NamedTuple):
    """Means over all documents asked for, each from 0 to 1; ``hits`` is of the ten, or of all if fewer."""

    recall: float
    hits: float
    ndcg: float


def load(folder: Path, name: str) -> Collection:
    documents = [json.loads(line) for line in (folder / f"{name}.docs.jsonl").open(encoding="utf-8")]
    topics: defaultdict[str, set[str]] = defaultdict(set)
    for line in (folder / f"{name}.qrels.tsv").open(encoding="utf-8"):
        query, document, _ = line.split("\t")
        topics[query].add(document)
    alike: defaultdict[str, set[str]] = defaultdict(set)
    for topic in topics.values():
        for document in topic if len(topic) > 1 else ():
            alike[document] |= topic - {document}
    return Collection(documents, dict(alike))


def measure(finder: Finder, alike: Mapping[str, Set[str]]) -> Score:
    scores = [_score(finder(document)[:SHOWN], others) for document, others in alike.items()]
    return Score(*(sum(column) / len(scores) for column in zip(*scores, strict=True)))


def _score(found: Sequence[str], others: Set[str]) -> Score:
    hits = [document in others for document in found]
    most = min(SHOWN, len(others))
    return Score(sum(hits) / len(others), sum(hits) / most, _gain(hits) / _gain([True] * most))


def _gain(hits: Sequence[bool]) -> float:
    return sum(hit / math.log2(place + 1) for place, hit in enumerate(hits, 1))


def cosine(collection: Collection) -> Finder:
    """The cosine of vectors of (1 + ln tf) x ln(N / df), over title and abstract."""
    counts = {each["id"]: Counter(_words(each)) for each in collection.documents}
    documents_with = Counter(word for words in counts.values() for word in words)
    holders: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
    vectors: dict[str, dict[str, float]] = {}
    for name, words in counts.items():
        weights = {
            word: (1 + math.log(times)) * math.log(len(counts) / documents_with[word])
            for word, times in words.items()
        }
        length = math.hypot(*weights.values()) or 1.0
        vectors[name] = {word: weight / length for word, weight in weights.items()}
        for word, weight in vectors[name].items():
            holders[word].append((name, weight))

    def find(name: str) -> list[str]:
        products: defaultdict[str, float] = defaultdict(float)
        for word, weight in vectors[name].items():
            for other, its_weight in holders[word]:
                products[other] += weight * its_weight
        products.pop(name, None)  # a document without a word has none
        return sorted(products, key=lambda other: (-products[other], other))[:SHOWN]

    return find


def _words(document: Mapping[str, str]) -> Iterator[str]:
    return (word.lower() for text in ("title", "abstract") for word in tokens(document[text]))


def ours(library: Library, collection: Collection) -> Finder:
    """The real thing; the library is filled with the documents."""
    with library.transaction():
        numbers = {each["id"]: library.add_paper(_paper(each), []) for each in collection.documents}
    names = {number: name for name, number in numbers.items()}
    return lambda name: [names[hit.entry.number] for hit in library.related(numbers[name], SHOWN)]


def _paper(document: Mapping[str, str]) -> Paper:
    title, abstract, authors = document["title"], document["abstract"], document["authors"]
    return Paper(title=title, abstract=abstract, abstract_kind=AbstractKind.FULL, authors=(authors,))


def compare(folder: Path, name: str) -> bool:
    """Print the table of one collection; whether the library finds no fewer than the cosine."""
    collection = load(folder, name)
    asked = len(collection.alike)
    company = sum(map(len, collection.alike.values())) / asked
    print(
        f"\n{name}: {len(collection.documents)} documents, {asked} asked for, {company:.0f} others of a topic"
    )
    print("\n| | recall@10 | hits of the most possible | nDCG@10 |\n|---|--:|--:|--:|")
    theirs = _report("cosine of tf-idf", measure(cosine(collection), collection.alike))
    with Library(None) as library:
        mine = _report("search --like", measure(ours(library, collection), collection.alike))
    return mine.ndcg >= theirs.ndcg and mine.recall >= theirs.recall


def _report(name: str, score: Score) -> Score:
    print(f"| {name} | {score.recall:.3f} | {score.hits:.3f} | {score.ndcg:.3f} |", flush=True)
    return score


def grid(folder: Path, names: Sequence[str]) -> None:
    """Print nDCG@10 where one default is another."""
    print(f"\n| default | is | {' | '.join(names)} |\n|---|--:|{'--:|' * len(names)}")
    collections = [load(folder, name) for name in names]
    choices = {"_WORDS": (10, 20, 40, 80), "_TITLE_TIMES": (1, 2, 3), "_MOST_TIMES": (1, 3, 5, 8)}
    for default, values in choices.items():
        usual = getattr(store_related, default)
        for value in values:
            setattr(store_related, default, value)
            print(f"| {default} | {value} | {' | '.join(map(_ndcg, collections))} |", flush=True)
        setattr(store_related, default, usual)


def _ndcg(collection: Collection) -> str:
    with Library(None) as library:
        return f"{measure(ours(library, collection), collection.alike).ndcg:.3f}"


def take_time(papers: int) -> None:
    """Print what the search for papers alike costs in a library of synthetic ones, in ms of the processor."""
    print(f"\n| {papers:,} papers | median, ms | 95 %, ms |\n|---|--:|--:|")
    with (
        tempfile.TemporaryDirectory() as folder,
        Library(Path(folder, "library.db"), create=True) as library,
    ):
        numbers = [number for some in _portions(papers) for number in _add(library, some)]
        library.mark(numbers[::10], Changes(status=Status.LATER))
        for query in ("", "status:new", "status:later"):
            asked = numbers[:: max(1, papers // ASKED)]
            times = sorted(_milliseconds(library, number, parse(query)) for number in asked)
            middle, late = times[len(times) // 2], times[len(times) * 95 // 100]
            print(f"| --like {query} | {middle:.0f} | {late:.0f} |", flush=True)


def _portions(papers: int) -> Iterator[list[Paper]]:
    """As many papers as ingest would write at once."""
    left = synthetic.papers(papers)
    while portion := list(islice(left, 500)):
        yield portion


def _add(library: Library, papers: Sequence[Paper]) -> list[int]:
    with library.transaction():
        return [library.add_paper(paper, []) for paper in papers]


def _milliseconds(library: Library, number: int, node: Node) -> float:
    start = time.process_time()
    library.related(number, SHOWN, node)
    return 1000 * (time.process_time() - start)


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure search --like, beside a cosine of tf-idf.")
    parser.add_argument("folder", type=Path, help="holds NAME.docs.jsonl and NAME.qrels.tsv")
    one_of = parser.add_mutually_exclusive_group()
    one_of.add_argument("--check", action="store_true", help="exit with 1 where the cosine finds more")
    one_of.add_argument("--grid", action="store_true", help="print what the defaults were chosen from")
    parser.add_argument("--papers", type=int, metavar="N", help="take the time at so many synthetic papers")
    arguments = parser.parse_args()
    names = sorted(path.name.removesuffix(".docs.jsonl") for path in arguments.folder.glob("*.docs.jsonl"))
    if not names:
        parser.error(f"{arguments.folder}: holds no NAME.docs.jsonl")
    if arguments.grid:
        grid(arguments.folder, names)
        return 0
    held = [compare(arguments.folder, name) for name in names]
    if arguments.papers:
        take_time(arguments.papers)
    return 1 if arguments.check and not all(held) else 0


if __name__ == "__main__":
    sys.exit(main())
