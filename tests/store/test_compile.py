"""Every tree as SQL: it runs, and it finds what the tree means."""

import random
import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papertriage.errors import QueryError
from papertriage.model import Status
from papertriage.query import And, Node, Not, Or, Text, parse
from papertriage.store.compile import compiled
from papertriage.store.database import memory
from papertriage.store.search import SORTS, count, matching, ranked
from tests.query.trees import WORDS, trees
from tests.store.meaning import means
from tests.store.shelf import Book, put


def _book(dice: random.Random) -> Book:
    """A paper with a bit of everything that tests/query/trees.py may ask for."""

    def words(most: int) -> str:
        return " ".join(dice.choices(WORDS, k=dice.randint(0, most)))

    return Book(
        title=words(3),
        abstract=words(6),
        authors="\n".join(dice.sample(["robot zebra", "cat", "catalog and"], dice.randint(0, 2))),
        note=words(1),
        date=dice.choice([None, "2021", "2022-05", "2023-01-31", "2024-12", "--05-28"]),
        venue=dice.choice([None, "ACL 2024", "NeurIPS"]),
        url=dice.choice([None, "https://example.org"]),
        status=dice.choice(list(Status)),
        rating=dice.choice([None, 1, 3, 4, 5]),
        priority=dice.randint(-2, 3),
        seen=dice.randint(0, 4),
        score=dice.choice([0.0, 1.5, -2.0]),
        added_at=dice.choice(["2025-12-31T23:59:59Z", "2026-01-15T08:00:00Z", "2026-02-03T10:00:00Z"]),
        tags=tuple({(dice.choice(["survey", "vision"]), dice.choice(["topic", "person"])) for _ in range(2)}),
        identifiers=dice.choice(
            [(), (("arxiv", "2408.03961"),), (("doi", "10.1000/xyz(7)"), ("pmid", "31415926"))]
        ),
        page=dice.choice([None, ("arxiv-list", "page 1.html"), ("hf-papers", "page 2.html")]),
    )


BOOKS = [_book(random.Random(seed)) for seed in range(40)]


@pytest.fixture(scope="module")
def db() -> Iterator[sqlite3.Connection]:
    db = memory()
    put(db, *BOOKS)
    yield db
    db.close()


def _meant(tree: Node) -> list[int]:
    return [number for number, book in enumerate(BOOKS, 1) if means(tree, book, number)]


@given(tree=trees)
def test_the_sql_of_a_tree_finds_what_the_tree_means(db: sqlite3.Connection, tree: Node) -> None:
    assert matching(db, tree) == _meant(tree)


@given(tree=trees)
def test_a_query_finds_the_same_whichever_way_it_is_asked(db: sqlite3.Connection, tree: Node) -> None:
    found = matching(db, tree)
    assert count(db, tree) == len(found)
    for sort in SORTS:
        assert sorted(hit.number for hit in ranked(db, tree, sort, None)) == found
    assert {hit.number for hit in ranked(db, tree, None, 3)} <= set(found)


@given(tree=trees, numbers=st.sets(st.integers(1, len(BOOKS) + 2)))
def test_among_some_papers_a_query_finds_what_it_finds_of_them_in_all(
    db: sqlite3.Connection, tree: Node, numbers: set[int]
) -> None:
    assert matching(db, tree, sorted(numbers)) == [number for number in _meant(tree) if number in numbers]


_SIGNS = [
    "(",
    ")",
    '"',
    "*",
    "^",
    "-",
    "+",
    ":",
    "{title}",
    "AND",
    "or",
    "NOT",
    "NEAR",
    "title:",
    "tag:",
    "robot",
]
_ANYTHING = st.text(alphabet=st.characters()) | st.lists(
    st.sampled_from([*_SIGNS, "\x00", "\ud800", " "])
).map("".join)


@given(text=_ANYTHING)
def test_any_text_can_be_searched(db: sqlite3.Connection, text: str) -> None:
    try:
        tree = parse(text)
    except QueryError:
        return
    assert len(ranked(db, tree, None, 100)) == count(db, tree) == len(matching(db, tree, range(1, 99)))


@given(words=st.text(alphabet=st.characters()), prefix=st.booleans())
def test_any_words_of_a_tree_can_be_searched(db: sqlite3.Connection, words: str, prefix: bool) -> None:
    for tree in (
        Text(words, prefix=prefix),
        Text(words, "title", prefix),
        Or((Text(words), Text("cat", prefix=True))),
    ):
        assert matching(db, tree) == matching(db, tree, range(1, 99))


def test_every_letter_can_begin_a_prefix(db: sqlite3.Connection) -> None:
    for start in range(0, 0x110000, 500):
        letters = [
            letter for letter in map(chr, range(start, min(start + 500, 0x110000))) if letter.isalnum()
        ]
        if letters:
            matching(db, And(tuple(Text(f"a{letter}b", prefix=True) for letter in letters)))


def _nested(levels: int, leaf: Node) -> Node:
    for level in range(levels):
        leaf = And((Text("robot"), leaf)) if level % 2 else Or((Text("zebra"), Not(leaf)))
    return leaf


@pytest.mark.parametrize("levels", [1, 8, 9, 10, 11, 12, 18])
def test_a_deep_query_finds_what_it_means(db: sqlite3.Connection, levels: int) -> None:
    for leaf in (Text("cat"), Text("rob", "title", prefix=True)):
        tree = _nested(levels, leaf)
        assert matching(db, tree) == _meant(tree)
        assert matching(db, tree, range(1, 9)) == [number for number in _meant(tree) if number < 9]


@pytest.mark.parametrize(
    "word",
    ["robot or", "robot", "rob*", "title:rob*", "rob* or", "tag:survey or", "not seen:1", "title:cat* and"],
)
def test_a_query_of_five_hundred_words_is_not_too_long(db: sqlite3.Connection, word: str) -> None:
    words = " ".join([word] * (500 // len(word.split()) - 1))
    tree = parse(f"{words} robot")
    assert matching(db, tree) == _meant(tree)


@pytest.mark.parametrize("kind", [And, Or])
def test_a_tree_of_thousands_of_conditions_is_not_too_deep(
    db: sqlite3.Connection, kind: type[And | Or]
) -> None:
    tree = kind((*(Text(f"r{number}", prefix=True) for number in range(3000)), Text("robot", prefix=True)))
    assert matching(db, tree) == _meant(tree)


@pytest.mark.parametrize("query", ["--", "not --", "(-- or !)", "title:--", "--*", '""'])
def test_words_without_a_letter_mean_no_paper(db: sqlite3.Connection, query: str) -> None:
    assert matching(db, parse(query)) == []


@pytest.mark.parametrize(
    "query", ["robot --", "robot not --", "robot or !", "(-- or !) robot", "-- title:-- robot"]
)
def test_words_without_a_letter_are_passed_over_beside_others(db: sqlite3.Connection, query: str) -> None:
    assert matching(db, parse(query)) == matching(db, parse("robot"))


def test_a_choice_of_nothing_means_no_paper_and_a_demand_for_nothing_every_one(
    db: sqlite3.Connection,
) -> None:
    assert matching(db, Or(())) == matching(db, And((Text("robot"), Or(())))) == []
    assert matching(db, And(())) == matching(db, Not(Or(()))) == list(range(1, len(BOOKS) + 1))


def test_words_that_must_all_be_found_are_asked_for_in_one_go() -> None:
    sql = compiled(parse('robot title:"c++" (cat or zebra) not gpt-4 not (rob and catalog) status:new'))
    assert sql.match == (
        '("robot" AND {title} : "c++" AND ("cat" OR "zebra")) NOT ("gpt-4" OR ("rob" AND "catalog"))'
    )
    assert sql.where == ("(paper.status = ?)", ("new",))


def test_nothing_typed_stands_in_the_sql() -> None:
    sql = compiled(
        parse('id:"xx\'y" or tag:"x\'y" or venue:"x\'y" or source:"x\'y" or "x\'y"* or added:2026')
    )
    assert "x'y" not in sql.where.sql
    assert "2026" not in sql.where.sql
