"""Marking: a person's decision on papers chosen by id or by query."""

import re
from collections.abc import Iterable, Sequence

from papertriage.errors import PapertriageError, QueryError, UnknownPaperError
from papertriage.model import Entry, Status
from papertriage.query import parse
from papertriage.store import Changes, Library


def check(changes: Changes) -> None:
    """Raise PapertriageError for a decision that says nothing or that a person can't make."""
    if changes == Changes():
        raise PapertriageError("say what to mark: -s STATUS, -t TAG, -p PRIORITY, -r RATING or -m NOTE")
    if changes.status == Status.MUTED:
        raise PapertriageError("only a topic mutes papers; -s skip puts them away for good")
    for name in (*changes.tags, *changes.untags):
        if not re.fullmatch(r"[\w.-]+", name):
            raise PapertriageError(f"{name!r} is no tag; use letters, digits, - _ and .")


def choose(words: Sequence[str], library: Library) -> list[int]:
    """The papers that the words mean: ids where every word is one, else a query.

    Strict, as for every selection: a query never falls back to papers that have only some of its words.
    Raises QueryError where nothing is asked for, and where only some of the words are ids.
    """
    query, numbers = " ".join(words), list[int]()
    if not query.strip():
        raise QueryError("say which papers: ids, or a query such as status:new")
    for word in words:
        try:
            numbers.append(library.resolve(word))
        except UnknownPaperError as error:
            if numbers:
                raise QueryError(f"{error}; or if this is a query, put it in quotes") from error
            return library.matching(parse(query))
    return list(dict.fromkeys(numbers))


def ids_in(lines: Iterable[str], library: Library) -> list[int]:
    """The papers named by the first word of each line; empty lines are passed over."""
    names = (line.split(maxsplit=1)[0] for line in lines if line.strip())
    return list(dict.fromkeys(library.resolve(name) for name in names))


def mark(chosen: Sequence[int], changes: Changes, library: Library, *, rehearse: bool = False) -> int:
    """Apply the decision to the chosen papers, or only say so; how many it changes.

    Raises PapertriageError where another command has merged or taken away one of them since.
    """
    if rehearse:
        with library.rehearsal():
            return library.mark(chosen, changes)
    with library.transaction():
        library.check_there(chosen)
        with library.operation(f"mark {_names(library, chosen)}: {in_words(changes)}"):
            return library.mark(chosen, changes)


def opened(library: Library, entry: Entry) -> None:
    """Keep that somebody opened the paper's page, which says that it interests."""
    with library.operation(f"opened {entry.paper.short_title!r}"):
        library.opened(entry.number)


def in_words(changes: Changes) -> str:
    """What is decided: "status later, +survey, rating 4"."""
    parts = [
        changes.status and f"status {changes.status}",
        *(f"+{name}" for name in changes.tags),
        *(f"-{name}" for name in changes.untags),
        None if changes.priority is None else f"priority {changes.priority}",
        None if changes.rating is None else f"rating {changes.rating}",
        None if changes.note is None else "note",
    ]
    return ", ".join(filter(None, parts))


def _names(library: Library, chosen: Sequence[int]) -> str:
    """The title of the one paper, or how many they are."""
    if len(chosen) != 1:
        return f"{len(chosen):,} papers"
    [(_, paper)] = library.papers(chosen)
    return repr(paper.short_title)
