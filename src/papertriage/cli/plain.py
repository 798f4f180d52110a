"""Triage line by line, for screen readers and pipes: a paper is printed, and a line of input decides."""

import sys
from collections.abc import Iterable, Mapping

from papertriage.cli import telling
from papertriage.cli.actions import Action
from papertriage.cli.answering import answer
from papertriage.cli.output import hint, note, say
from papertriage.cli.outside import edited
from papertriage.errors import PapertriageError
from papertriage.text import harmless
from papertriage.triage import Card, Sitting


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
            _do(sitting, card, line.strip(), keys)
        except PapertriageError as error:
            note(str(error))


def _print(card: Card) -> None:
    paper = card.entry.paper
    say(f"{card.short_id}  {paper.title or '(no title)'}")
    for line in (telling.authors(card.entry), telling.whereabouts(card.entry), telling.tags(card.entry)):
        if line:
            say(line)
    say(paper.abstract or "(no abstract)")
    say(telling.score(card.why))
    say("")


def _next_line() -> str:
    """The line with its end; empty where there are no more."""
    sys.stdout.flush()
    if sys.stdin.isatty():
        sys.stderr.write("> ")
        sys.stderr.flush()
    return sys.stdin.readline()


def _do(sitting: Sitting, card: Card, line: str, keys: Mapping[str, Action]) -> None:
    """Do what the line says; PapertriageError where that can't be done."""
    word, _, rest = line.partition(" ")
    match _meant(word, keys):
        case Action.TAG:
            sitting.tag(rest.strip())
            hint(f"tagged {rest.strip()}")
        case Action.NOTE:
            sitting.note(harmless(rest.strip()) or edited(card.entry.note))
            hint("note kept")
        case Action.NARROW:
            sitting.narrow(rest)
            hint(telling.progress(sitting.progress))
        case Action.WHY:
            _print_pairs(telling.reasons(sitting.why()))
        case Action.SIMILAR:
            _print_pairs(telling.similar(sitting.similar()))
        case Action.HELP:
            _print_pairs(telling.helped(keys))
        case None:
            raise PapertriageError(f"{word!r} is no answer; ? tells the answers")
        case action:
            done = answer(sitting, action)
            if done is None:  # scrolling, where there is nothing to scroll
                _print(card)
            else:
                hint(done)


def _meant(word: str, keys: Mapping[str, Action]) -> Action | None:
    """What the word stands for: a key, the name of an action, or nothing at all, which is the space bar."""
    if word in list(Action):
        return Action(word)
    return keys.get(word or "space")


def _print_pairs(pairs: Iterable[tuple[str, str]]) -> None:
    for name, value in pairs:
        say(f"{name:<16} {value}")
