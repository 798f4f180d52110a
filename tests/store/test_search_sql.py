"""What a query finds, in which order, with which words marked, and at what cost."""

import sqlite3
from collections.abc import Iterator

import pytest

from papertriage import clock
from papertriage.errors import QueryError
from papertriage.model import MARK_OFF, MARK_ON
from papertriage.query import parse
from papertriage.store.database import memory
from papertriage.store.search import SORTS, count, matching, ranked
from tests.store.shelf import Book, put


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    db = memory()
    yield db
    db.close()


def _found(db: sqlite3.Connection, query: str) -> list[int]:
    return matching(db, parse(query))


def _order(
    db: sqlite3.Connection, query: str, sort: str | None = None, limit: int | None = None
) -> list[int]:
    return [hit.number for hit in ranked(db, parse(query), sort, limit)]


def _marked(db: sqlite3.Connection, query: str) -> list[str]:
    """Title and abstract of what is found, with brackets for marks."""
    hits = ranked(db, parse(query), None, 20)
    texts = (f"{hit.marked_title}|{hit.marked_abstract}" for hit in hits)
    return [text.replace(MARK_ON, "[").replace(MARK_OFF, "]") for text in texts]


# What is found


def test_words_are_found_in_every_form_and_every_text(db: sqlite3.Connection) -> None:
    put(
        db,
        Book(title="Robots"),
        Book(abstract="a ROBOT"),
        Book(authors="Ann Robot"),
        Book(note="robotic"),
        Book(),
    )
    assert _found(db, "robot") == [1, 2, 3, 4]
    assert _found(db, "title:robot") == [1]
    assert _found(db, "author:robot") == [3]


def test_accents_make_no_difference(db: sqlite3.Connection) -> None:
    put(db, Book(title="Étale cohomology"), Book(authors="K. Godel"))
    assert _found(db, "etale") == [1]
    assert _found(db, "ETAL*") == [1]
    assert _found(db, "author:Gödel") == [2]


@pytest.mark.parametrize(
    "word", ["optimization", "evaluation", "policymaker", "bias", "generalized", "étale", "한국어"]
)
def test_every_start_of_a_word_finds_it(db: sqlite3.Connection, word: str) -> None:
    put(db, Book(title=f"On {word}s"))
    assert all(_found(db, f"{word[:length]}*") == [1] for length in range(1, len(word) + 1))


def test_a_prefix_finds_no_word_that_does_not_begin_so(db: sqlite3.Connection) -> None:
    put(db, Book(title="the state of San Francisco Bay"))
    assert _found(db, "stati* or bayes*") == []


def test_a_phrase_ends_with_its_text(db: sqlite3.Connection) -> None:
    put(db, Book(title="latent", abstract="diffusion"), Book(title="latent diffusion"))
    assert _found(db, '"latent diffusion"') == [2]
    assert _found(db, '"latent diff"*') == [2]


def test_a_note_is_found_once_it_is_written_and_no_more_when_it_is_gone(db: sqlite3.Connection) -> None:
    put(db, Book(note="reproduce this"))
    db.execute("UPDATE paper SET note = 'compare'")
    assert _found(db, "reproduce or reprod*") == []
    assert _found(db, "compare compar*") == [1]
    db.execute("DELETE FROM paper")
    assert count(db, parse("compare")) == count(db, parse("compar*")) == 0


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("added:7d..", [1, 2]),
        ("added:7d", [1, 2]),
        ("added:1w..", [1, 2]),
        ("added:1d..", [1]),
        ("added:..7d", [3, 4]),
        ("added:3m..1w", [3]),
        ("added:1y..", [1, 2, 3]),
        ("added:9999y..", [1, 2, 3, 4]),
        ("added:..9999y", []),
        ("added:2026-05", [1, 2, 3]),
        ("added:2026-05-22", [2]),
        ("added:..2026-05-20", [3, 4]),
    ],
)
def test_days_are_counted_back_from_now(
    db: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch, query: str, found: list[int]
) -> None:
    monkeypatch.setattr(clock, "now", lambda: "2026-05-28T09:30:00Z")
    days = ("2026-05-28T09:30:00Z", "2026-05-22T09:30:00Z", "2026-05-20T00:00:00Z", "2020-01-01T00:00:00Z")
    put(db, *(Book(added_at=day) for day in days))
    assert _found(db, query) == found


# The order


def test_a_word_in_the_title_counts_for_more(db: sqlite3.Connection) -> None:
    put(
        db,
        Book(title="a b c", abstract="robot"),
        Book(title="robot", abstract="a b c"),
        Book(),
        Book(),
        Book(),
    )
    assert _order(db, "robot") == [2, 1]


def test_equals_are_ordered_newest_first_and_then_as_on_their_page(db: sqlite3.Connection) -> None:
    old, new = "2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z"
    put(db, *(Book(title="robot", added_at=day) for day in (old, old, new, new)))
    assert all(_order(db, "robot", sort) == [3, 4, 1, 2] for sort in [*SORTS, None])
    assert all(_order(db, "", sort) == [3, 4, 1, 2] for sort in [*SORTS, None])


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("added", [2, 1, 3]),
        ("date", [2, 1, 3]),
        ("year", [2, 1, 3]),
        ("title", [1, 3, 2]),
        ("seen", [3, 1, 2]),
        ("rating", [1, 2, 3]),
        ("priority", [2, 1, 3]),
        ("score", [1, 2, 3]),
    ],
)
def test_orders_put_the_most_first_and_the_unknown_last(
    db: sqlite3.Connection, sort: str, order: list[int]
) -> None:
    put(
        db,
        Book(title="a robot", date="2023", seen=2, rating=5, score=1.5),
        Book(title="C robot", date="2024-05", seen=1, rating=1, priority=3, added_at="2026-02-01T00:00:00Z"),
        Book(title="B robot", date="--05-28", seen=3, priority=-1, score=-1.0),
    )
    assert _order(db, "robot", sort) == order
    assert _order(db, "", sort) == order


def test_an_unknown_order_is_told_the_known_ones(db: sqlite3.Connection) -> None:
    with pytest.raises(QueryError, match="can't sort by 'size'; known: relevance, added, date"):
        ranked(db, parse("robot"), "size", 1)


def test_the_more_relevant_paper_comes_first(db: sqlite3.Connection) -> None:
    put(db, Book(abstract="robot"), Book(title="robot", abstract="robot"), Book(), Book(), Book())
    assert [paper.number for paper in ranked(db, parse("robot"), None, None)] == [2, 1]


def test_of_thousands_of_papers_the_newest_are_ranked(db: sqlite3.Connection) -> None:
    put(db, Book(title="robot robot"), *[Book(abstract="robot and more")] * 4999)
    assert _order(db, "robot", limit=1) == [1]
    put(db, Book(title="robot"))
    assert _order(db, "robot", limit=1) == [5001]
    assert _order(db, "robot")[0] == 1


def test_of_several_words_the_rarest_are_ranked_first(db: sqlite3.Connection) -> None:
    put(db, Book(title="zebra"), Book(title="zebra robot"), *[Book(abstract="robot cat")] * 5000)
    assert _order(db, "zebra or robot or cat", limit=2) == [1, 2]
    four = _order(db, "zebra or robot or cat", limit=4)
    assert (four[:2], len(set(four))) == ([1, 2], 4)
    assert len(_order(db, "cat or robot", limit=4)) == 4
    assert _order(db, "zebra or title:robot", limit=4) == [2, 1]


# The marks


def test_the_words_that_were_found_are_marked(db: sqlite3.Connection) -> None:
    put(db, Book(title="Robots learn", abstract="A robot's latent-diffusion model"))
    assert _marked(db, 'robot "latent diffusion"') == ["[Robots] learn|A [robot]'s [latent-diffusion] model"]
    assert _marked(db, "title:robot") == ["[Robots] learn|A robot's latent-diffusion model"]
    assert _marked(db, "robot or zebra") == _marked(db, "robot not zebra") == _marked(db, "robot")


def test_a_prefix_is_marked_where_it_was_looked_for(db: sqlite3.Connection) -> None:
    put(db, Book(title="Optimization", abstract="optimal or optimized, un-optimized, reoptimized"))
    assert _marked(db, "optimiz*") == ["[Optimization]|optimal or [optimized], un-[optimized], reoptimized"]
    assert _marked(db, "title:optimiz*") == ["[Optimization]|optimal or optimized, un-optimized, reoptimized"]
    assert _marked(db, '"or optim"*') == ["Optimization|optimal [or optimized], un-optimized, reoptimized"]


def test_a_word_is_marked_once(db: sqlite3.Connection) -> None:
    put(db, Book(title="Robots learn robotics"))
    assert _marked(db, "robot rob*") == ["[Robots] learn [robotics]|"]


def test_what_was_not_found_by_words_is_not_marked(db: sqlite3.Connection) -> None:
    put(db, Book(title="Robots", venue="ACL"), Book(title="Cats"))
    assert _marked(db, "venue:acl") == ["Robots|"]
    assert _marked(db, "zebra or venue:acl") == ["Robots|"]
    assert _marked(db, "not cat") == ["Robots|"]
    assert _marked(db, "--") == []


def test_all_that_is_found_comes_without_marks(db: sqlite3.Connection) -> None:
    put(db, Book(title="Robots", abstract="robot"))
    assert [paper[1:] for paper in ranked(db, parse("robot"), None, None)] == [("Robots", "robot")]


# Asking among a few papers


def test_among_no_papers_nothing_is_found(db: sqlite3.Connection) -> None:
    put(db, Book())
    assert matching(db, parse(""), []) == []


def test_among_some_papers_their_text_is_that_of_now(db: sqlite3.Connection) -> None:
    put(db, Book(title="robot"), Book(title="cat"))
    assert matching(db, parse("robot rob*"), [1, 2]) == [1]
    db.execute("UPDATE paper SET title = 'robot' WHERE id = 2")
    assert matching(db, parse("robot rob*"), [1, 2]) == [1, 2]
    assert matching(db, parse("robot"), [2]) == [2]


def test_among_some_papers_a_change_that_is_undone_is_not_seen(db: sqlite3.Connection) -> None:
    put(db, Book(title="robot"))
    db.execute("BEGIN")
    db.execute("UPDATE paper SET title = 'cat'")
    assert matching(db, parse("cat"), [1]) == [1]
    db.execute("ROLLBACK")
    assert matching(db, parse("cat"), [1]) == []
    assert matching(db, parse("robot"), [1]) == [1]


def test_a_question_may_be_put_while_another_is_being_answered(db: sqlite3.Connection) -> None:
    put(db, Book(title="robot"), Book(title="robots"))
    assert _found(db, "title:rob*") == [1, 2]
    answers = db.execute("SELECT id FROM paper ORDER BY id")
    assert next(answers) == (1,)
    assert matching(db, parse("title:rob*"), [2]) == [2]
    assert answers.fetchall() == [(2,)]


_QUERIES = [
    "robot",
    "rob*",
    "title:rob*",
    "not robot",
    "tag:x",
    "has:tag has:doi",
    "id:2408.03961",
    "source:page",
    "year:2024",
]


def _steps(papers: int, query: str) -> int:
    """How many steps SQLite takes to ask a query among the first fifty of so many papers."""
    db = memory()
    tags, identifiers = (("x", "topic"),), (("doi", "10.1/x"), ("arxiv", "2408.03961"))
    book = Book(title="robot", date="2024", tags=tags, identifiers=identifiers, page=("reader", "page"))
    put(db, *[book] * papers)
    steps = 0

    def step() -> int:
        nonlocal steps
        steps += 1
        return 0

    matching(db, parse("robot"), range(1, 51))
    db.set_progress_handler(step, 1)
    assert len(matching(db, parse(query), range(1, 51))) == (0 if query.startswith("not") else 50)
    db.close()
    return steps


@pytest.mark.parametrize("query", _QUERIES)
def test_among_some_papers_a_query_costs_the_same_in_a_larger_library(query: str) -> None:
    assert _steps(1000, query) == _steps(100, query)
