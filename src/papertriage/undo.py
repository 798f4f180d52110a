"""Undoing: operations taken back, and done again."""

import contextlib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

from papertriage.clean import clean
from papertriage.config import UndoSettings
from papertriage.dedup import keys
from papertriage.errors import PapertriageError
from papertriage.store import Library
from papertriage.store.journal import Operation


def undo(library: Library, number: int | None = None) -> Operation:
    """Take back an operation, or the last one; what was taken back.

    Raises PapertriageError where there is none, or where later operations build on it.
    """
    chosen = _chosen(library, number, undone=False)
    _refuse_if_needed(library, chosen.number, "undo")
    with library.transaction(), library.journal.operation(f"undo of {chosen.number}", undoes=chosen.number):
        with _keys_kept_up(library, library.journal.touched_papers(chosen.number)):
            library.journal.take_back(chosen.number)
    return chosen._replace(undone=True)


def redo(library: Library, number: int | None = None) -> Operation:
    """Do again what was taken back, or what was taken back last; what was done again."""
    chosen = _chosen(library, number, undone=True)
    undoing = library.journal.undoing(chosen.number)
    assert undoing is not None  # for it is undone
    _refuse_if_needed(library, undoing, "redo")
    with library.transaction(), _keys_kept_up(library, library.journal.touched_papers(undoing)):
        library.journal.take_back(undoing)
        library.journal.forget(undoing)
    return chosen._replace(undone=False)


def prune(library: Library, settings: UndoSettings) -> None:
    """Forget operations that are older, or take more room, than the settings allow."""
    since = datetime.now(UTC) - timedelta(days=settings.keep_days)
    library.journal.prune(since.strftime("%Y-%m-%dT%H:%M:%SZ"), settings.keep_megabytes * 1e6)


def _chosen(library: Library, number: int | None, *, undone: bool) -> Operation:
    """The operation of that number, or the last one that can be undone, or redone."""
    operations = [known for known in library.journal.operations() if known.undone is undone]
    if undone:
        operations.sort(key=lambda known: library.journal.undoing(known.number) or 0, reverse=True)
    found = [known for known in operations if number in (None, known.number)]
    if found:
        return found[0]
    verb = "redo" if undone else "undo"
    if number is None:
        raise PapertriageError(f"nothing to {verb}")
    raise PapertriageError(f"no operation {number} to {verb}; `papertriage undo --list` shows them")


def _refuse_if_needed(library: Library, number: int, verb: str) -> None:
    """Raise PapertriageError where later operations build on this one."""
    if later := library.journal.dependents(number):
        known = {operation.number: operation for operation in library.journal.operations()}
        told = [f"{other} ({known[other].what})" if other in known else str(other) for other in later[-3:]]
        first = f"first `papertriage undo {later[-1]}`"
        raise PapertriageError(f"can't {verb} it alone: {', '.join(told)} came later and builds on it; {first}")


@contextlib.contextmanager
def _keys_kept_up(library: Library, numbers: Sequence[int]) -> Iterator[None]:
    """Whatever is done inside to the sightings of these papers, afterwards they are found by just their keys."""
    before = {number: _keys(library, number) for number in numbers}
    yield
    for number in numbers:
        library.regrouping.change_keys(number, before[number], _keys(library, number))


def _keys(library: Library, number: int) -> set[int]:
    """The keys of everything that a paper's sightings print; none where there is no such paper."""
    return {
        key
        for _, paper in library.papers([number])
        for placed in library.regrouping.placed(number, paper)
        for key in keys(clean(placed.record))
    }
