"""The words of texts as numbers of their stems, and what to call a stem."""

import re
from array import array
from zlib import crc32

from papertriage.ranking.stemming import stem
from papertriage.text import plain

_WORD = re.compile(r"\w{2,40}")


class Vocabulary(dict[str, int]):
    """A word as written -> the number of its stem: 0, 1, ... in the order they came.

    By number, ``names`` has the shortest word of a stem, and ``codes`` 24 bits that depend on the stem alone.
    """

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []
        self.codes = array("I")
        self._numbers: dict[str, int] = {}

    def __missing__(self, word: str) -> int:
        folded = plain(word)
        root = stem(folded)
        number = self._numbers.setdefault(root, len(self.names))
        if number == len(self.names):
            self.names.append(folded)
            self.codes.append(crc32(root.encode()) >> 8)
        self.names[number] = min(self.names[number], folded, key=lambda name: (len(name), name))
        self[word] = number
        return number

    def numbers(self, text: str) -> list[int]:
        """The words of two letters or more, in their order; one of more than 40 comes in pieces."""
        return list(map(self.__getitem__, _WORD.findall(text.lower())))
