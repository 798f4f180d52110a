"""The keys of papers: found alike, whether they came lately or long ago."""

from collections import defaultdict
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from papertriage.model import Identifiers
from papertriage.store import Library
from tests.store.filling import paper

few_keys = st.integers(-3, 3) | st.sampled_from([-(2**31), 2**31 - 1])
comings = st.lists(st.tuples(st.integers(1, 30), st.lists(few_keys, max_size=4), st.booleans()), max_size=40)


def waiting(library: Library) -> int:
    return int(library._db.execute("SELECT count(*) FROM key_fresh").fetchone()[0])


def known(library: Library) -> list[tuple[int, int]]:
    return library._db.execute("SELECT key, paper FROM key ORDER BY key, paper").fetchall()


@given(comings, st.lists(few_keys, unique=True), st.booleans())
def test_a_key_finds_its_papers_wherever_it_is_and_none_where_they_are_a_crowd(
    papers: list[tuple[int, list[int], bool]], asked: list[int], expected: bool
) -> None:
    carriers: defaultdict[int, set[int]] = defaultdict(set)
    with Library(None) as library, library.keys.expected(asked if expected else ()):
        for number, its_keys, settled in papers:
            library.keys.add(number, its_keys)
            for key in its_keys:
                carriers[key].add(number)
            if settled:
                library.keys.settle(0)
        found = library.keys.carriers(asked)
        assert known(library) == sorted((key, number) for key, its in carriers.items() for number in its)
    there = [carriers[key] for key in asked if 0 < len(carriers[key]) <= 20]
    assert sorted(map(sorted, found)) == sorted(map(sorted, there))


@given(st.lists(few_keys), st.lists(few_keys), st.booleans(), st.booleans())
def test_changed_keys_find_the_paper_at_once(
    old: list[int], new: list[int], settled: bool, expected: bool
) -> None:
    with Library(None) as library:
        library.keys.add(1, sorted(set(old)))
        if settled:
            library.keys.settle(0)
        with library.keys.expected([*old, *new] if expected else ()):
            library.keys.change(1, old, new)
            assert library.keys.carriers(sorted(set(new))) == [{1}] * len(set(new))
            assert not library.keys.carriers(sorted(set(old) - set(new)))
        assert known(library) == [(key, 1) for key in sorted(set(new))]


def test_keys_wait_until_they_are_many_and_then_all_are_settled(library: Library) -> None:
    library.keys.add(1, range(-60_000, 60_000))
    before = known(library)
    library.keys.settle(120_000)
    assert waiting(library) == 120_000
    library.keys.settle(119_999)
    assert waiting(library) == 0
    assert known(library) == before


def test_keys_that_wait_are_found_by_the_next_process(library_path: Path) -> None:
    tidy = paper("Tidy Attention")
    with Library(library_path, create=True) as library:
        number = library.add_paper(tidy, [17, 18])
    with Library(library_path) as library:
        assert waiting(library) == 2
        assert library.candidates(Identifiers(), [18]) == [(number, tidy)]


def test_keys_that_are_taken_away_are_gone_from_both_tables(library: Library) -> None:
    library.keys.add(1, [1, 2])
    library.keys.settle(0)
    library.keys.add(1, [1, 3])
    library._db.execute("DELETE FROM key WHERE key IN (1, 3)")
    assert known(library) == [(2, 1)]
