"""``dupes``: pairs that may be one paper, and what a person says of them."""

import contextlib
import re
from collections.abc import Sequence
from typing import Annotated

import typer

from papertriage.cli.exitcodes import ExitCode
from papertriage.cli.flags import only_one
from papertriage.cli.output import asks_on_terminal, hint, on_terminal, say, say_fields, say_json
from papertriage.cli.session import Session
from papertriage.errors import PapertriageError
from papertriage.text import plural

_UNDO = "; papertriage undo takes it back"

Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[QUERY]...",
        help="Pairs of which this means a paper; after --split, numbers of sightings.",
        show_default=False,
    ),
]
Reviewed = Annotated[bool, typer.Option("--review", help="Go through the pairs, one key a decision.")]
Explained = Annotated[
    tuple[str, str] | None,
    typer.Option("--explain", metavar="ID ID", help="Why two papers are one or not.", show_default=False),
]
Merged = Annotated[
    tuple[str, str] | None,
    typer.Option("--merge", metavar="ID ID", help="Two papers are one.", show_default=False),
]
Apart = Annotated[
    tuple[str, str] | None,
    typer.Option("--apart", metavar="ID ID", help="Two papers are not one.", show_default=False),
]
Split = Annotated[
    str | None, typer.Option("--split", metavar="ID", help="A paper is two.", show_default=False)
]
Rerun = Annotated[
    bool, typer.Option("--rerun", help="Judge all papers by the rules of today; show what changes.")
]
Apply = Annotated[bool, typer.Option("--apply", help="With --rerun: change it.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def dupes(
    context: typer.Context,
    query: Words = None,
    review: Reviewed = False,
    explain: Explained = None,
    merge: Merged = None,
    apart: Apart = None,
    split: Split = None,
    rerun: Rerun = False,
    apply: Apply = False,
    as_json: Json = False,
) -> ExitCode:
    """List pairs that may be one paper, or decide on them."""
    words = list(query or ())
    flags = {"--review": review, "--explain": explain, "--merge": merge, "--apart": apart, "--split": split}
    _refuse_nonsense(only_one({**flags, "--rerun": rerun}), words, apply=apply, as_json=as_json)
    session: Session = context.obj
    if explain:
        return _explain(session, *explain, as_json=as_json)
    if merge:
        return _merge(session, *merge)
    if apart:
        return _apart(session, *apart)
    if split is not None:
        return _split(session, split, words)
    if rerun:
        return _rerun(session, apply=apply, as_json=as_json)
    return _review(session, words) if review else _list(session, words, as_json=as_json)


def _refuse_nonsense(flag: str, words: Sequence[str], *, apply: bool, as_json: bool) -> None:
    """Raise PapertriageError for what does not go with the flag; empty: the list is wanted."""
    if apply and flag != "--rerun":
        raise PapertriageError("--apply goes with --rerun")
    if as_json and flag not in ("", "--explain", "--rerun"):
        raise PapertriageError("--json goes with the list, --explain and --rerun")
    if words and flag in ("--explain", "--merge", "--apart", "--rerun"):
        raise PapertriageError(f"{words[0]!r} is one name too many")


def _list(session: Session, words: Sequence[str], *, as_json: bool) -> ExitCode:
    from papertriage.dupes import doubts, shown, year

    with session.library() as library:
        in_doubt = doubts(library, words)
        pairs = list(shown(library, in_doubt[: session.most_rows(as_json=as_json)]))
        ids = library.short_ids(entry.id for pair in pairs for entry in pair[:2])
    if as_json:
        from papertriage.cli.dupes_json import pair_json

        say_json([pair_json(pair) for pair in pairs])
    elif on_terminal():
        from papertriage.cli.side_by_side import print_pairs

        print_pairs(pairs, ids)
    else:
        for one, other, reason in pairs:
            titles = (text for entry in (one, other) for text in (year(entry.paper), entry.paper.title))
            say_fields(ids[one.id], ids[other.id], reason, *titles)
    if not in_doubt:
        hint("no pair is in doubt" + (" among these" if words else ""))
        return ExitCode.NOTHING
    shown_of = f"{len(pairs):,} of " if len(pairs) < len(in_doubt) else ""
    hint(f"{shown_of}{plural(len(in_doubt), 'pair')} may be one paper; papertriage dupes --review asks you")
    return ExitCode.DONE


def _review(session: Session, words: Sequence[str]) -> ExitCode:
    if not (asks_on_terminal() and on_terminal()):
        raise PapertriageError("--review needs a terminal; --merge ID ID and --apart ID ID need none")
    from papertriage.cli.reviewing import go_through
    from papertriage.reviewing import Review

    with session.library_to_change() as library:
        review = Review(library, words, session.config)
        waiting = review.left
        go_through(library, review)
    with contextlib.suppress(OSError):  # the terminal may be gone
        hint(f"{review.merged:,} merged, {review.parted:,} kept apart, {plural(review.left, 'pair')} left")
    return ExitCode.DONE if waiting else ExitCode.NOTHING


def _explain(session: Session, one: str, other: str, *, as_json: bool) -> ExitCode:
    from papertriage.cli import dupes_json, dupes_lines
    from papertriage.dupes import explained

    with session.library() as library:
        explanation = explained(library, one, other, session.config.dedup)
    if as_json:
        say_json(dupes_json.explained_json(one, other, explanation))
    else:
        for line in dupes_lines.explanation_lines(explanation):
            say(line)
    return ExitCode.DONE


def _merge(session: Session, one: str, other: str) -> ExitCode:
    from papertriage.dupes import say_same

    with session.library_to_change() as library:
        number = say_same(library, library.resolve(one), library.resolve(other), session.config)
        [entry] = library.entries([number])
        [short] = library.short_ids([entry.id]).values()
    hint(f"one paper now, {short}, seen {plural(len(entry.sightings), 'time')}{_UNDO}")
    return ExitCode.DONE


def _apart(session: Session, one: str, other: str) -> ExitCode:
    from papertriage.dupes import say_different

    with session.library_to_change() as library:
        say_different(library, library.resolve(one), library.resolve(other))
    hint(f"two papers, and nothing puts them together by itself{_UNDO}")
    return ExitCode.DONE


def _split(session: Session, name: str, words: Sequence[str]) -> ExitCode:
    from papertriage.dupes import take_apart

    if strange := [word for word in words if not re.fullmatch(r"[0-9]{1,9}", word)]:
        raise PapertriageError(
            f"{strange[0][:40]!r} is no number of a sighting; `papertriage show {name}` numbers them"
        )
    with session.library_to_change() as library:
        numbers = take_apart(library, name, [int(word) for word in words], session.config)
        stays, leaves = library.entries(numbers)
        ids = library.short_ids([stays.id, leaves.id])
    hint(f"two papers now, {ids[stays.id]} and {ids[leaves.id]}, and nothing puts them together again{_UNDO}")
    return ExitCode.DONE


def _rerun(session: Session, *, apply: bool, as_json: bool) -> ExitCode:
    from papertriage import rejudging
    from papertriage.cli import rerun

    with session.library_to_change() if apply else session.library() as library:
        rejudged = rejudging.rejudge(library, session.config, rerun.with_progress)
        with library.one_moment():
            rejudging.refuse_if_changed(library, rejudged.as_of)
            rerun.print_changes(library, rejudged, as_json=as_json)
        if apply and rejudged.changes:
            rejudging.apply(library, rejudged, session.config)
    if not rejudged.changes:
        hint("nothing would change")
        return ExitCode.DONE
    done = f"done{_UNDO}" if apply else "papertriage dupes --rerun --apply does it"
    hint(f"{plural(rejudged.changes, 'change')}; {done}")
    return ExitCode.DONE
