"""What can be done with the paper on the screen, and which key does it."""

from collections.abc import Mapping
from enum import StrEnum

from papertriage.cli.keynames import NAMED
from papertriage.config import Config, advice
from papertriage.model import Status


class Action(StrEnum):
    """Everything that a key can do, by the name that the configuration calls it."""

    LATER = "later"
    SKIP = "skip"
    READING = "reading"
    DONE = "done"
    RATE_1 = "1"
    RATE_2 = "2"
    RATE_3 = "3"
    RATE_4 = "4"
    RATE_5 = "5"
    TAG = "tag"
    NOTE = "note"
    OPEN = "open"
    NEXT = "next"
    WHY = "why"
    SIMILAR = "similar"
    UNDO = "undo"
    NARROW = "narrow"
    HELP = "help"
    QUIT = "quit"
    UP = "up"
    DOWN = "down"
    PAGE_UP = "page-up"
    PAGE_DOWN = "page-down"


STATUSES = {
    Action.LATER: Status.LATER,
    Action.SKIP: Status.SKIP,
    Action.READING: Status.READING,
    Action.DONE: Status.DONE,
}
RATINGS = {action: int(action) for action in Action if action.isdigit()}

KEYS = {
    "y": Action.LATER,
    "n": Action.SKIP,
    "r": Action.READING,
    "d": Action.DONE,
    **{str(rating): action for action, rating in RATINGS.items()},
    "t": Action.TAG,
    "m": Action.NOTE,
    "o": Action.OPEN,
    "tab": Action.NEXT,
    "w": Action.WHY,
    "s": Action.SIMILAR,
    "u": Action.UNDO,
    "/": Action.NARROW,
    "?": Action.HELP,
    "q": Action.QUIT,
    "space": Action.PAGE_DOWN,
    "page-down": Action.PAGE_DOWN,
    "page-up": Action.PAGE_UP,
    "down": Action.DOWN,
    "up": Action.UP,
}

MEANINGS = {
    Action.LATER: "keep it, to read later",
    Action.SKIP: "put it away for good",
    Action.READING: "you are reading it",
    Action.DONE: "you have read it",
    Action.RATE_1: "rate it; 3 and more keeps it for later, less skips it",
    Action.TAG: "tag it; Tab completes",
    Action.NOTE: "write a note",
    Action.OPEN: "open it in the browser",
    Action.NEXT: "not now: it comes again another time",
    Action.WHY: "why it stands here",
    Action.SIMILAR: "papers like it",
    Action.UNDO: "take the last decision back",
    Action.NARROW: "go on with a part of the papers",
    Action.HELP: "these keys",
    Action.QUIT: "end",
    Action.PAGE_DOWN: "read on",
}


def keymap(config: Config) -> dict[str, Action]:
    """Key -> what it does, with the keys of the configuration; ConfigError for one that can't be meant."""
    names = [action.value for action in Action]
    own: dict[str, Action] = {}
    for text in config.triage.keys:
        key, _, name = text.rpartition("=")
        reason = ""
        if name not in names:
            reason = f"no action is called {name!r}; {advice(name, names)}"
        elif len(key) != 1 and key not in NAMED:
            reason = f"no key is called {key!r}; type one sign, or one of {', '.join(sorted(NAMED))}"
        elif key in own:
            reason = f"{key!r} has a meaning already"
        if reason:
            raise config.error("triage", "keys", f"{text!r}: {reason}")
        own[key] = Action(name)
    return KEYS | own


def keys_of(action: Action, keys: Mapping[str, Action]) -> list[str]:
    """The keys that do it."""
    return [key for key, does in keys.items() if does == action]
