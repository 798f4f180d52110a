"""Papers that are indexed together: found as any other, and all or none of them."""

import pytest

from papertriage.query import parse
from papertriage.store import Library
from tests.store.filling import add, paper


def found(library: Library, words: str) -> list[int]:
    return library.matching(parse(words))


def test_papers_of_a_filling_are_found_as_they_are_at_its_end(library: Library) -> None:
    [old] = add(library, paper("Tidy Attention"))
    with library.filling([]):
        [one, other, gone] = add(
            library, paper("Warm Kettles"), paper("Cold Kettles"), paper("No Kettles"), page="next.txt"
        )
        library.change_paper(one, paper("Warm Kettles"), paper("Warm Teapots"))
        library.change_paper(old, paper("Tidy Attention"), paper("Tidier Attention"))
        library._db.execute("DELETE FROM paper WHERE id = ?", (gone,))
    assert found(library, "kettles") == [other]
    assert found(library, "teapots") == found(library, "teapo*") == [one]
    assert found(library, "tidy") == []
    assert found(library, "tidier") == [old]
    assert list(library.health.faults("9")) == []


def test_what_comes_after_a_filling_is_indexed_at_once(library: Library) -> None:
    with library.filling([]):
        pass
    assert found(library, "kettles") == []
    numbers = add(library, paper("Warm Kettles"))
    assert found(library, "kettles") == numbers


def test_a_filling_that_fails_leaves_nothing(library: Library) -> None:
    with pytest.raises(ZeroDivisionError), library.filling([]):
        add(library, paper("Warm Kettles"))
        raise ZeroDivisionError
    assert found(library, "kettles") == []
    assert library._db.execute("SELECT count(*) FROM unindexed").fetchone() == (0,)
    numbers = add(library, paper("Warm Kettles"))
    assert found(library, "kettles") == numbers
    assert list(library.health.faults("9")) == []
