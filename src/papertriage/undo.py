"""Undoing: operations taken back, and done again."""

from papertriage.errors import PapertriageError
from papertriage.model import Outcome
from papertriage.store import Library
from papertriage.store.journal import Operation
from papertriage.uniting import keys_of


def undo(library: Library, number: int | None = None) -> Operation:
    """Take back an operation, or the last one; what was taken back.

    Raises PapertriageError where there is none, or where later operations build on it.
    """
    with library.transaction():
        chosen = _chosen(library, number, undone=False)
        _refuse_if_needed(library, chosen.number, "undo")
        with library.journal.operation(f"undo of {chosen.number}", undoes=chosen.number):
            _take_back(library, chosen.number)
    return chosen._replace(undone=True)


def redo(library: Library, number: int | None = None) -> Operation:
    """Do again what was taken back, or what was taken back last; what was done again."""
    with library.transaction():
        chosen = _chosen(library, number, undone=True)
        undoing = library.journal.undoing(chosen.number)
        assert undoing is not None  # for it is undone
        _refuse_if_needed(library, undoing, "redo")
        _take_back(library, undoing)
        library.journal.forget(undoing)
    return chosen._replace(undone=False)


def _chosen(library: Library, number: int | None, *, undone: bool) -> Operation:
    """The operation of that number, or the last one that can be undone, or redone."""
    operations = [known for known in library.journal.operations() if known.undone is undone]
    if undone:
        operations.sort(key=lambda known: library.journal.undoing(known.number) or 0, reverse=True)
    named = [known for known in operations if number in (None, known.number)]
    if named:
        return named[0]
    verb = "redo" if undone else "undo"
    if number is None:
        raise PapertriageError(f"nothing to {verb}")
    raise PapertriageError(f"no operation {number} to {verb}; `papertriage undo --list` shows them")


def _refuse_if_needed(library: Library, number: int, verb: str) -> None:
    """Raise PapertriageError where later operations build on this one."""
    later = library.journal.dependents(number)
    if later:
        latest = "; ".join(f"{other.number} ({other.what})" for other in later[-3:])
        more = f" and {len(later) - 3:,} more" if len(later) > 3 else ""
        first = f"--redo {later[-1].undoes}" if later[-1].undoes else str(later[-1].number)
        raise PapertriageError(
            f"can't {verb} it alone, later ones build on it: {latest}{more}; first `papertriage undo {first}`"
        )


def _take_back(library: Library, number: int) -> None:
    """Take back an operation; the papers that it regrouped are found by the keys of what they print then."""
    numbers = library.journal.regrouped(number)
    for paper in numbers:
        library.keys.change(paper, keys_of(library.regrouping.placed(paper)), ())
    library.journal.take_back(number)
    for paper in numbers:
        library.keys.change(paper, (), keys_of(library.regrouping.placed(paper)))
        if library.pairs.by_person(paper, paper) is Outcome.DIFFERENT:
            raise PapertriageError(
                "that would make one paper of two which you said since are not the same;"
                " undo that first (`papertriage undo --list`)"
            )
