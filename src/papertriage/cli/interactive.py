"""Triage on a terminal: the paper is drawn, a key is waited for, and what it means is done."""

from collections.abc import Callable, Mapping, Sequence

from papertriage.cli import phrases
from papertriage.cli.actions import Action, keys_of
from papertriage.cli.answering import answer
from papertriage.cli.keys import GONE, RESIZED, Terminal
from papertriage.cli.outside import edited
from papertriage.cli.prompt import Prompt
from papertriage.cli.screen import Frame, View, frame
from papertriage.drawing import Card
from papertriage.errors import PapertriageError
from papertriage.text import harmless
from papertriage.triage import Sitting

_STEPS = {Action.UP: -1, Action.DOWN: 1, Action.PAGE_UP: -1, Action.PAGE_DOWN: 1}
_PAGES = (Action.PAGE_UP, Action.PAGE_DOWN)


def sit(sitting: Sitting, keys: Mapping[str, Action]) -> None:
    """Show papers and do what the keys mean, until there are no more, or the person or terminal is gone."""
    with Terminal() as terminal:
        screen = _Screen(terminal, sitting, keys)
        while sitting.card and screen.go_on(sitting.card):
            pass


class _Screen:
    """What stands on the screen beside the paper: pairs of words in place of its abstract, and a notice."""

    def __init__(self, terminal: Terminal, sitting: Sitting, keys: Mapping[str, Action]) -> None:
        self._terminal, self._sitting, self._keys = terminal, sitting, keys
        self._pairs: list[tuple[str, str]] = []
        self._turned_to: Action | None = None  # what the pairs are about
        self._first = 0
        self._notice = ""

    def go_on(self, card: Card) -> bool:
        """Draw the paper and do what the next key means; False at the end."""
        shown = self._draw(card)
        key = self._terminal.key()
        action = self._keys.get(key)
        if key == GONE or (action == Action.QUIT and not self._pairs):
            return False
        if action in _STEPS:
            self._scroll(action, shown)
        elif key != RESIZED:
            self._press(action, card)
        return True

    def _draw(self, card: Card, prompt: Prompt | None = None) -> Frame:
        view = View(card, self._sitting.progress, self._pairs, self._first, self._notice, prompt)
        shown = frame(view, self._keys, self._terminal.size)
        self._terminal.show(shown.lines)
        return shown

    def _scroll(self, action: Action, shown: Frame) -> None:
        self._first = shown.first + _STEPS[action] * (shown.room - 1 if action in _PAGES else 1)

    def _press(self, action: Action | None, card: Card) -> None:
        """Do what the key means; whatever it is, what took the place of the abstract goes."""
        turned_to, self._turned_to = self._turned_to, None
        self._pairs, self._first, self._notice = [], 0, ""
        try:
            if action is None and turned_to is None:
                self._notice = f"no such key; {next(iter(keys_of(Action.HELP, self._keys)), '?')} is help"
            elif action and action != turned_to:
                self._do(action, card)
        except PapertriageError as error:
            self._notice = str(error)

    def _do(self, action: Action, card: Card) -> None:
        match action:
            case Action.WHY | Action.SIMILAR | Action.HELP:
                self._pairs, self._turned_to = self._looked_up(action), action
            case Action.TAG:
                self._ask(card, "tag", self._tag, self._sitting.known_tags())
            case Action.NARROW:
                self._ask(card, "only papers with (empty: all)", self._sitting.narrow)
            case Action.NOTE:
                with self._terminal.lent():
                    text = edited(card.entry.note)
                self._sitting.note(harmless(text))
                self._notice = "note kept"
            case Action.OPEN:
                with self._terminal.lent():
                    self._notice = answer(self._sitting, action) or ""
            case _:
                self._notice = answer(self._sitting, action) or ""

    def _looked_up(self, action: Action) -> list[tuple[str, str]]:
        """What to show in place of the abstract."""
        if action == Action.WHY:
            return list(phrases.reasons(self._sitting.why()))
        if action == Action.HELP:
            return list(phrases.helped(self._keys))
        return phrases.similar(self._sitting.similar())

    def _tag(self, name: str) -> None:
        if name := name.strip():
            self._sitting.tag(name)
            self._notice = f"tagged {name}"

    def _ask(self, card: Card, label: str, take: Callable[[str], None], words: Sequence[str] = ()) -> None:
        """Let the person type until what was typed can be taken, or is given up."""
        prompt = Prompt(label, words)
        while (key := self._next_key(card, prompt)) not in ("esc", GONE):
            if key == RESIZED:
                continue
            self._notice = ""
            if key != "enter":
                prompt.press(key)
            elif self._is_taken(prompt.text, take, card):
                return
        self._notice = ""

    def _next_key(self, card: Card, prompt: Prompt) -> str:
        self._draw(card, prompt)
        return self._terminal.key()

    def _is_taken(self, text: str, take: Callable[[str], None], card: Card) -> bool:
        """Take what was typed, or say why not; that ends typing only where the paper itself is gone."""
        try:
            take(text)
        except PapertriageError as error:
            self._notice = str(error)
            return self._sitting.card is not card
        return True
