"""Triage line by line, for screen readers and pipes: a paper is printed, and a line of input decides."""

import sys
from collections.abc import Iterable, Mapping
from shutil import get_terminal_size
from textwrap import wrap

from papertriage.cli import phrases
from papertriage.cli.actions import MEANINGS, RATINGS, Action
from papertriage.cli.answering import answer
from papertriage.cli.output import asks_on_terminal, hint, note, on_terminal, say
from papertriage.cli.outside import edited
from papertriage.drawing import Card
from papertriage.errors import PapertriageError
from papertriage.text import harmless, unbroken
from papertriage.triage import Sitting

_NARROWEST = 20  # columns that lines are wrapped at
_NAMES = 16  # columns
_TAKE_MORE = (Action.TAG, Action.NOTE, Action.NARROW)
_MEANINGS = MEANINGS | {
    Action.TAG: "with a NAME behind it: tag it",
    Action.NOTE: "with a TEXT behind it: its note; alone: write it in your editor",
    Action.NARROW: "with a QUERY behind it: go on with these papers; alone: with all",
    Action.PAGE_DOWN: "or an empty line: print the paper again",
}


def sit(sitting: Sitting, keys: Mapping[str, Action]) -> None:
    """Print papers and do what the lines of stdin say, until either ends, or a line says quit."""
    printed = 0
    while card := sitting.card:
        if card.entry.number != printed:
            _print(card)
            printed = card.entry.number
        line = _next_line()
        if not line or _meant(line.strip(), keys) == Action.QUIT:
            return
        try:
            if done := _do(sitting, card, line.strip(), keys):
                hint(f"{done}; {sitting.progress.left:,} left")
        except PapertriageError as error:
            note(str(error))


def _print(card: Card) -> None:
    entry, paper = card.entry, card.entry.paper
    _say(f"{card.short_id}  {paper.title or '(no title)'}")
    for line in (phrases.authors(entry), phrases.whereabouts(entry), phrases.tags(entry)):
        if line:
            _say(line)
    _say(paper.abstract or "(no abstract)")
    _say(phrases.score(card.why))
    say("")


def _say(text: str, indent: str = "") -> None:
    """The text; on a terminal in lines of its width, all but the first indented."""
    if not on_terminal():
        say(text)
        return
    width = max(_NARROWEST, get_terminal_size().columns)
    for line in wrap(unbroken(text), width, subsequent_indent=indent) or [""]:
        say(line)


def _next_line() -> str:
    """The line with its end; empty where there are no more."""
    sys.stdout.flush()
    if asks_on_terminal():
        sys.stderr.write("> ")
        sys.stderr.flush()
    return sys.stdin.readline()


def _do(sitting: Sitting, card: Card, line: str, keys: Mapping[str, Action]) -> str | None:
    """Do what the line says; what was done, where that is an answer. PapertriageError where it can't be."""
    word, _, rest = line.partition(" ")
    action, rest = _meant(word, keys), rest.strip()
    if action is None or (rest and action not in _TAKE_MORE):
        raise PapertriageError(f"{line!r} is no answer; ? tells the answers")
    match action:
        case Action.TAG:
            sitting.tag(rest)
            return f"tagged {rest}"
        case Action.NOTE:
            sitting.note(harmless(rest) or edited(card.entry.note))
            return "note kept"
        case Action.NARROW:
            sitting.narrow(rest)
            return f"only {rest!r}" if rest else "all papers"
        case Action.WHY | Action.SIMILAR | Action.HELP:
            _print_pairs(_looked_up(sitting, action, keys))
            return None
    done = answer(sitting, action)
    if done is None:  # scrolling, where there is nothing to scroll
        _print(card)
    return done


def _looked_up(sitting: Sitting, action: Action, keys: Mapping[str, Action]) -> Iterable[tuple[str, str]]:
    if action == Action.WHY:
        return phrases.reasons(sitting.why())
    if action == Action.SIMILAR:
        return phrases.similar(sitting.similar())
    names = ", ".join(action for action in _MEANINGS if action not in RATINGS)
    return [*phrases.helped(keys, _MEANINGS), ("", f"names are answers, too: {names}; tab, space")]


def _meant(word: str, keys: Mapping[str, Action]) -> Action | None:
    """What the word stands for: a key, the name of an action, or nothing at all, which is the space bar.

    Names may be written in capitals, too; a letter alone is the key that it is.
    """
    name = word.lower() if len(word) > 1 else word
    return Action(name) if name in list(Action) else keys.get(name or "space")


def _print_pairs(pairs: Iterable[tuple[str, str]]) -> None:
    for name, value in pairs:
        _say(f"{name:<{_NAMES}} {value}", " " * (_NAMES + 1))
