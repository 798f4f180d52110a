"""Text for people: made safe, squeezed, folded, and counted or listed in words."""

import re
import unicodedata
from collections.abc import Sequence

# C0 and C1 controls but for white space, lone surrogates, soft hyphen, zero-width characters and the
# marks that turn the direction of writing: none of them belongs into a title, and each can make a
# terminal or a reader show something else than what is there (CVE-2021-42574 for the last kind).
_NEVER = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff"
)
# The zero-width joiner and non-joiner are a part of Persian, of Indic scripts and of emoji: they belong there
# where letters or signs beyond Latin stand on both sides.
_JOINED = f"[^\x00-\u024f\u2000-\u206f{_NEVER}]"
_JOINER = "[\u200c\u200d]"
# All that may go is asked for first, as one class of characters: that is eight times as quick.
_HARMFUL = re.compile(f"[{_NEVER}\u200c\u200d](?:(?<!{_JOINER})|(?<!{_JOINED}{_JOINER})|(?!{_JOINED}))")
_BREAKS = re.compile("[\t-\r\x1c-\x1f\x85\u2028\u2029]")


def squeeze(text: str) -> str:
    """The text with every run of white space made one blank, and none at the ends."""
    return " ".join(text.split())


def harmless(text: str) -> str:
    """The text without control characters, escapes, surrogates and invisible marks; line ends stay."""
    if text.isprintable():  # much the quicker test, and mostly enough
        return text
    return _HARMFUL.sub("", text)


def unbroken(text: str) -> str:
    """The text harmless and on one line: a blank for each sign that breaks it, its blanks as they stand."""
    return _BREAKS.sub(" ", harmless(text))


def escape_harmful(json_text: str) -> str:
    """JSON that means the same and holds none of what ``harmless`` takes out."""
    return _HARMFUL.sub(lambda found: f"\\u{ord(found[0]):04x}", json_text)


def one_line(text: str) -> str:
    """The text harmless and squeezed: fit for a line of a terminal."""
    return squeeze(harmless(text))


def plain(text: str) -> str:
    """The text case-folded and without accents: "Étale" and "ETALE" become "etale"."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def listed(names: Sequence[str]) -> str:
    """The names in one line, parted by semicolons where one of them holds a comma."""
    return ("; " if any("," in name for name in names) else ", ").join(names)


def plural(number: int, name: str) -> str:
    """ "1 paper", "1,204 papers"."""
    return f"{number:,} {name}" if number == 1 else f"{number:,} {name}s"


def either(names: Sequence[str]) -> str:
    """ "topic, status or week"."""
    return " or ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def named(names: Sequence[str], total: int, most: int) -> str:
    """ "A, B and 1,203 more": at most so many of the names, and how many more there are of ``total``."""
    return _and_more(listed(names[:most]), total - len(names[:most]))


def some(names: Sequence[str], most: int, between: str = ", ") -> str:
    """The first of the names, ``between`` them what parts them, and how many more there are."""
    return _and_more(between.join(names[:most]), len(names) - most)


def _and_more(text: str, more: int) -> str:
    return f"{text} and {more:,} more" if more > 0 else text
