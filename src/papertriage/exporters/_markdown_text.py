"""Text from strangers made literal in Markdown: CommonMark, GitHub's additions and Obsidian's.

Only what could mean something is escaped, because a reading list is also read as plain text.
"""

import html
import re
from collections.abc import Iterable
from urllib.parse import quote

from papertriage.text import one_line

_SPECIAL = re.compile(
    r"[\\`*_\[\]<~|$#]"  # code, emphasis, links, HTML, strikethrough, tables, mathematics, Obsidian's tags
    r"|&(?=#?\w+;)"  # &copy;
    r"|=(?==)|%(?=%)"  # Obsidian's ==marked== and %%hidden%%
    r"|:(?=//)|@|(?<=\w)\.(?=[^\W\d])"  # what is made a link without asking: http://, a@b, x.org
)
_SPECIAL_IN_NOTE = re.compile(rf"(?P<address>https?://[^\s<>]*[^\s<>.,;:!?)])|{_SPECIAL.pattern}")
# lists with and without numbers, underlines of headings and tables, quotes
_BLOCK_START = re.compile(r"^(?:\d+(?=[.)])|(?=[-+=:>]))")
_WEB = re.compile(r"https?://[^/?#]", re.IGNORECASE)


def inline(text: str) -> str:
    """The text on one line, to stand behind other words of a line."""
    return _SPECIAL.sub(r"\\\g<0>", one_line(text))


def note_line(text: str) -> str:
    """A line of a person's note, where a block could begin; web addresses in it stay links."""
    return _BLOCK_START.sub(r"\g<0>\\", _SPECIAL_IN_NOTE.sub(_literal_or_link, one_line(text)))


def _literal_or_link(found: re.Match[str]) -> str:
    return f"<{found['address']}>" if found["address"] else f"\\{found[0]}"


def link(text: str, addresses: Iterable[str]) -> str:
    """The text linked to the first http or https address; the bare text where there is none."""
    words = inline(text) or "untitled"
    for address in filter(_WEB.match, addresses):
        # all that could end the link is percent-encoded, and ";" because "&copy;" would be decoded
        return f"[{words}]({quote(one_line(address), safe='/:?#@!&*+,=%~')})"
    return words


def html_line(text: str) -> str:
    """The text on one line, to stand between HTML tags."""
    return html.escape(one_line(text), quote=False)
