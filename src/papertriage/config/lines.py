"""Where things stand in a TOML text: tomllib tells what a file means, but not on which line.

The text must be valid TOML: tomllib has read it before. The time is linear in its length.
"""

import re
import tomllib
from collections.abc import Iterator
from typing import NamedTuple

_NAME = r"""(?:"(?:\\.|[^"\\\n])*"|'[^'\n]*'|[\w-]+)"""
_NAMES = rf"{_NAME}(?:[ \t]*\.[ \t]*{_NAME})*"
_BETWEEN = re.compile(r"\s*(?:#[^\n]*(?:\n\s*|\Z))*")
_START = re.compile(rf"\[\[?[ \t]*(?P<table>{_NAMES})[ \t]*\]\]?|(?P<key>{_NAMES})[ \t]*=[ \t]*")
# A string in triple quotes may end in five: two that belong to it, and the three that end it.
_TOKEN = re.compile(
    r'''"""(?:\\.|[^\\])*?"{3,5}|\'{3}.*?'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*'|#[^\n]*|[\[{\]}\n]|[^"'#\[\]{}\n]+''',
    re.DOTALL,
)


class Statement(NamedTuple):
    """A table's header, or one ``key = value``: what it names and from where to where it stands.

    ``table`` is the path of the table that it stands in (a header's own), ``path`` the whole path of what it
    names. ``start`` and ``end`` are offsets into the text; ``value`` is where the value starts, and a
    header's is its end.
    """

    table: tuple[str, ...]
    path: tuple[str, ...]
    start: int
    value: int
    end: int

    @property
    def is_header(self) -> bool:
        return self.value == self.end


def statements(text: str) -> Iterator[Statement]:
    """Every header and every key of the text, in order; what an inline table holds is part of its value."""
    table: tuple[str, ...] = ()
    at = _skip(text, 0)
    while found := _START.match(text, at):
        if found["table"]:
            table = _path(found["table"])
            statement = Statement(table, table, at, found.end(), found.end())
        else:
            end = _end_of_value(text, found.end())
            statement = Statement(table, table + _path(found["key"]), at, found.end(), end)
        yield statement
        at = _skip(text, statement.end)


def line_of(text: str, path: tuple[str, ...]) -> int:
    """The line, from 1, that names ``path``; where none does, the nearest table round it, or line 1."""
    named = list(statements(text))
    for length in range(len(path), 0, -1):
        for statement in named:
            if statement.path[:length] == path[:length]:
                return text.count("\n", 0, statement.start) + 1
    return 1


def _skip(text: str, at: int) -> int:
    """Behind the blanks and comments that stand at ``at``."""
    between = _BETWEEN.match(text, at)
    return between.end() if between else at


def _path(names: str) -> tuple[str, ...]:
    """``a."b.c"`` as ("a", "b.c"), quotes and escapes as TOML reads them."""
    path: list[str] = []
    inner: object = tomllib.loads(f"{names} = 0")
    while isinstance(inner, dict):
        [(name, inner)] = inner.items()
        path.append(name)
    return tuple(path)


def _end_of_value(text: str, start: int) -> int:
    """Where the value ends that starts at ``start``: at the comment or line end outside all brackets."""
    depth = 0
    end = len(text)
    for token in _TOKEN.finditer(text, start):
        if depth == 0 and token[0][0] in "#\n":
            end = token.start()
            break
        depth += (token[0] in "[{") - (token[0] in "]}")
    return start + len(text[start:end].rstrip())
