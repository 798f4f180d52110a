"""How well ``search`` ranks, beside rank_bm25 and bm25s, on labelled collections.

    python benchmarks/search.py FOLDER [--check | --grid]

FOLDER holds for each collection NAME.docs.jsonl (id, title, abstract, authors), NAME.queries.tsv (id, words)
and NAME.qrels.tsv (query, document, grade). The real search runs for each query, for its first ten hits.
With --check the exit code is 1 where another ranks better; --grid prints what the defaults were chosen from.
"""

import argparse
import json
import math
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import NamedTuple

from papertriage.model import AbstractKind, Paper
from papertriage.query import parse
from papertriage.query.relaxing import any_word
from papertriage.query.tokens import tokens
from papertriage.search import search
from papertriage.store import Library
from papertriage.store import search as store_search

try:
    import bm25s
    import Stemmer
    from rank_bm25 import BM25Okapi
except ImportError as error:
    sys.exit(f"{error.name} is missing: pip install '.[benchmark]'")

SHOWN = 10  # hits that count

Ranker = Callable[[str], Sequence[str]]  # the words of a query -> ids of documents, best first


class Collection(NamedTuple):
    """Documents, and questions whose answers people graded: query -> document -> grade, from 1."""

    name: str
    documents: list[dict[str, str]]
    queries: dict[str, str]
    grades: dict[str, dict[str, int]]


class Score(NamedTuple):
    """Means over all queries, each from 0 to 1."""

    ndcg: float
    recall: float
    mrr: float


def load(folder: Path, name: str) -> Collection:
    documents = [json.loads(line) for line in (folder / f"{name}.docs.jsonl").open(encoding="utf-8")]
    grades: dict[str, dict[str, int]] = {}
    for query, document, grade in _table(folder / f"{name}.qrels.tsv"):
        grades.setdefault(query, {})[document] = int(grade)
    queries = {
        query: _typed(text) for query, text in _table(folder / f"{name}.queries.tsv") if query in grades
    }
    return Collection(name, documents, queries, grades)


def _table(path: Path) -> Iterator[list[str]]:
    for line in path.open(encoding="utf-8"):
        yield line.rstrip("\n").split("\t")


def _typed(text: str) -> str:
    """A question as a person types it into a search: its words, without the three that are signs."""
    return " ".join(word for word in tokens(text) if word.lower() not in ("and", "or", "not"))


def measure(ranker: Ranker, collection: Collection) -> Score:
    scores = [_score(ranker(text), collection.grades[query]) for query, text in collection.queries.items()]
    return Score(*(sum(column) / len(scores) for column in zip(*scores, strict=True)))


def _score(ranked: Sequence[str], grades: Mapping[str, int]) -> Score:
    found = [grades.get(document, 0) for document in ranked[:SHOWN]]
    best = sorted(grades.values(), reverse=True)[:SHOWN]
    first = next((1 / place for place, grade in enumerate(found, 1) if grade), 0.0)
    return Score(_gain(found) / _gain(best), sum(map(bool, found)) / len(grades), first)


def _gain(grades: Sequence[int]) -> float:
    return sum(grade / math.log2(place + 1) for place, grade in enumerate(grades, 1))


def others(collection: Collection) -> dict[str, Ranker]:
    """rank_bm25 and bm25s in their usual settings; they see what search sees."""
    rankers = {"rank_bm25 (Okapi)": _okapi(collection)}
    for stemmed, stopped in product((False, True), repeat=2):
        name = "bm25s" + ", stemmed" * stemmed + ", stop words" * stopped
        rankers[name] = _bm25s(collection, stemmed=stemmed, stopped=stopped)
    return rankers


def _texts(collection: Collection) -> list[str]:
    return [" ".join((each["title"], each["abstract"], each["authors"])) for each in collection.documents]


def _okapi(collection: Collection) -> Ranker:
    index = BM25Okapi([tokens(text.lower()) for text in _texts(collection)])

    def rank(words: str) -> list[str]:
        scores = index.get_scores(tokens(words.lower()))
        best = sorted(range(len(scores)), key=lambda place: -scores[place])[:SHOWN]
        return [collection.documents[place]["id"] for place in best]

    return rank


def _bm25s(collection: Collection, *, stemmed: bool, stopped: bool) -> Ranker:
    def divided(texts: list[str]) -> object:
        stemmer = Stemmer.Stemmer("english") if stemmed else None
        stop_words = "en" if stopped else []
        return bm25s.tokenize(texts, stopwords=stop_words, stemmer=stemmer, show_progress=False)

    index = bm25s.BM25()
    index.index(divided(_texts(collection)), show_progress=False)

    def rank(words: str) -> list[str]:
        [places], _ = index.retrieve(divided([words]), k=SHOWN, show_progress=False)
        return [collection.documents[place]["id"] for place in places]

    return rank


def fill(library: Library, collection: Collection) -> dict[int, str]:
    """Put the documents into the library; number of the paper -> id of the document."""
    with library.transaction():
        return {library.add_paper(_paper(document), []): document["id"] for document in collection.documents}


def _paper(document: Mapping[str, str]) -> Paper:
    title, abstract, authors = document["title"], document["abstract"], document["authors"]
    return Paper(title=title, abstract=abstract, abstract_kind=AbstractKind.FULL, authors=(authors,))


def ours(library: Library, names: Mapping[int, str]) -> Ranker:
    def rank(words: str) -> list[str]:
        return [names[hit.entry.number] for hit in search(words, library, limit=SHOWN).hits]

    return rank


def compare(folder: Path, name: str) -> bool:
    """Print the table of one collection; whether the real search ranks no worse than any other."""
    collection = load(folder, name)
    print(f"\n{name}: {len(collection.documents)} documents, {len(collection.queries)} queries\n")
    print("| | nDCG@10 | recall@10 | MRR@10 |\n|---|---|---|---|")
    best = max(_report(other, measure(ranker, collection)) for other, ranker in others(collection).items())
    with Library(None) as library:
        mine = _report("papertriage search", measure(ours(library, fill(library, collection)), collection))
    return mine >= best


def _report(name: str, score: Score) -> float:
    print(f"| {name} | {score.ndcg:.4f} | {score.recall:.4f} | {score.mrr:.4f} |", flush=True)
    return score.ndcg


# What the defaults were chosen from

TOKENIZERS = {"porter": "porter unicode61 remove_diacritics 2", "as typed": "unicode61 remove_diacritics 2"}
TITLE_WEIGHTS = (1.0, 1.5, 2.0, 3.0, 5.0)


def grid(folder: Path, names: Sequence[str]) -> None:
    """Print nDCG@10 of every choice of stemming, weight of the title, and rule for any word."""
    print(f"\n| stemming | title weighs | rule | {' | '.join(names)} |\n|---|---|---|{'---|' * len(names)}")
    collections = [load(folder, name) for name in names]
    for stemming, weight in product(TOKENIZERS, TITLE_WEIGHTS):
        store_search.WEIGHTS = f"{weight}, 1.0, 1.0, 1.0"
        columns = [_rules(collection, TOKENIZERS[stemming]) for collection in collections]
        for rule in columns[0]:
            scores = " | ".join(f"{column[rule]:.4f}" for column in columns)
            print(f"| {stemming} | {weight} | {rule} | {scores} |", flush=True)


def _rules(collection: Collection, tokenizer: str) -> dict[str, float]:
    """Rule -> nDCG@10, in a library whose text is divided by that tokenizer of FTS5."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "library.db")
        with Library(path, create=True) as library:
            names = fill(library, collection)
        _divide_again(path, tokenizer)
        with Library(path) as library:

            def strict(words: str) -> list[str]:
                return [names[hit.entry.number] for hit in library.ranked(parse(words), None, SHOWN)]

            def loose(words: str) -> list[str]:
                node = any_word(parse(words)) or parse(words)
                return [names[hit.entry.number] for hit in library.ranked(node, None, SHOWN)]

            rankers: dict[str, Ranker] = {
                "all the words": strict,
                "any of them": loose,
                "any where none has all": lambda words: strict(words) or loose(words),
                "any, to fill up": ours(library, names),
            }
            return {rule: measure(ranker, collection).ndcg for rule, ranker in rankers.items()}


def _divide_again(path: Path, tokenizer: str) -> None:
    db = sqlite3.connect(path)
    db.execute("DROP TABLE paper_text")
    db.execute(
        f"""
        CREATE VIRTUAL TABLE paper_text USING fts5 (
            title, abstract, authors, note, content = 'paper', content_rowid = 'id', tokenize = '{tokenizer}'
        )
        """
    )
    db.execute("INSERT INTO paper_text (paper_text) VALUES ('rebuild')")
    db.commit()
    db.close()


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure how well search ranks, beside rank_bm25 and bm25s.")
    parser.add_argument(
        "folder", type=Path, help="holds NAME.docs.jsonl, NAME.queries.tsv and NAME.qrels.tsv"
    )
    one_of = parser.add_mutually_exclusive_group()
    one_of.add_argument("--check", action="store_true", help="exit with 1 where another ranks better")
    one_of.add_argument("--grid", action="store_true", help="print what the defaults were chosen from")
    arguments = parser.parse_args()
    names = sorted(path.name.removesuffix(".docs.jsonl") for path in arguments.folder.glob("*.docs.jsonl"))
    if not names:
        parser.error(f"{arguments.folder}: holds no NAME.docs.jsonl")
    if arguments.grid:
        grid(arguments.folder, names)
        return 0
    held = [compare(arguments.folder, name) for name in names]
    return 1 if arguments.check and not all(held) else 0


if __name__ == "__main__":
    sys.exit(main())
