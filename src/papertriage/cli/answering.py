"""Answers that a key or a word alone gives: they mean the same on the screen and line by line."""

from papertriage.cli.actions import RATINGS, STATUSES, Action
from papertriage.cli.outside import browse
from papertriage.triage import Sitting


def answer(sitting: Sitting, action: Action) -> str | None:
    """Do it; what was done, in words. None where the action asks for more, or is no answer."""
    words = sitting.narrowed_to
    done = _answer(sitting, action)
    if done and words and not sitting.narrowed_to and sitting.card:
        return f"{done}; all of {words!r} are answered, on with the others"
    return done


def _answer(sitting: Sitting, action: Action) -> str | None:
    if action in STATUSES:
        sitting.decide(STATUSES[action])
        return action
    if action in RATINGS:
        sitting.rate(RATINGS[action])
        return f"rated {action}"
    match action:
        case Action.NEXT:
            sitting.pass_over()
            return "not now"
        case Action.UNDO:
            undone = sitting.undo()
            return f"taken back: {undone}" if undone else "nothing to take back"
        case Action.OPEN:
            return _open(sitting)
        case _:
            return None


def _open(sitting: Sitting) -> str:
    assert sitting.card  # keys are answers to a card
    url = sitting.card.entry.paper.url
    if not browse(url):
        return f"{url or 'no link is known'}; can't be opened from here"
    sitting.opened()
    return f"opened {url}"
