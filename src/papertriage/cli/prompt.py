"""A line that is being typed at the bottom of the screen."""

from collections.abc import Sequence


class Prompt:
    """What was typed so far behind a ``label``; Tab goes through those ``words`` that begin so."""

    def __init__(self, label: str, words: Sequence[str] = ()) -> None:
        self.label = label
        self.text = ""
        self._words = words
        self._typed = ""
        self._turn = 0

    @property
    def offered(self) -> list[str]:
        """The words that begin with what was typed."""
        return [word for word in self._words if word.startswith(self._typed)]

    def press(self, key: str) -> None:
        """Take in a key, as ``Terminal.key`` gives it; one that means nothing here changes nothing."""
        match key:
            case "tab":
                self._complete()
                return
            case "backspace":
                self.text = self.text[:-1]
            case "ctrl-u":
                self.text = ""
            case "ctrl-w":
                self.text = self.text.rstrip().rpartition(" ")[0]
            case "space":
                self.text += " "
            case _ if len(key) == 1 and key.isprintable():
                self.text += key
            case _:
                return
        self._typed, self._turn = self.text, 0

    def _complete(self) -> None:
        if offered := self.offered:
            self.text = offered[self._turn % len(offered)]
            self._turn += 1
