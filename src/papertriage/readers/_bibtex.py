"""BibTeX's syntax: blocks, and fields in them, each of which may be broken without harm to the next."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

_BLOCK = re.compile(r"@\s{0,9}([A-Za-z][\w-]{0,40})\s{0,9}([{(])")
_BLOCK_ON_LINE = re.compile(r"^[ \t]{0,40}@[ \t]{0,9}[A-Za-z][\w-]{0,40}\s{0,9}[{(]", re.MULTILINE)
_KEY = re.compile(r"\s*([^,=\"#]{0,300}?)\s*(?:,|$)")
_FIELD = re.compile(r"[\s,]*([A-Za-z][^\s=,{}\"#]{0,60}(?:[ \t]+[A-Za-z-]{1,20})?)\s*=\s*")
_NEXT_FIELD = re.compile(r",\s*(?=[A-Za-z][\w-]{0,60}\s{0,99}=\s{0,99}[{\"])")
_BARE = re.compile(r"[^\s,{}#\"()]+")
_JOINT = re.compile(r"\s*#\s*")
_BRACE = re.compile(r"[{}]")
_BRACE_OR_PARENTHESIS = re.compile(r"[{})]")
_BRACE_OR_QUOTE = re.compile(r"[{}\"]")


class Block(NamedTuple):
    """``@kind{body}``, and where in the text it begins; the kind is in lower case."""

    kind: str
    body: str
    start: int


def blocks(text: str) -> Iterator[Block]:
    """The blocks in order. One whose braces don't match ends where the next begins on a line of its own."""
    starts = (found.start() for found in _BLOCK_ON_LINE.finditer(text))
    at = limit = 0
    while found := _BLOCK.search(text, at):
        while limit <= found.start() < len(text):
            limit = next(starts, len(text))
        end = _end(text, found.end(), limit, found[2])
        yield Block(found[1].lower(), text[found.end() : end], found.start())
        at = max(end, found.end())


def key(body: str) -> tuple[str, int]:
    """(key of an entry, where its fields begin); a key may be missing, or have blanks in it."""
    found = _KEY.match(body)
    return (found[1], found.end()) if found else ("", 0)


def fields(body: str, at: int, macros: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """(name in lower case, value) of each whole field from ``at`` on; unknown macros stand for themselves."""
    while found := _FIELD.match(body, at):
        value, at = _value(body, found.end(), macros)
        if value is not None:
            yield found[1].lower(), value
        if not _FIELD.match(body, at) and (next_field := _NEXT_FIELD.search(body, at)):
            at = next_field.start()


def _value(body: str, at: int, macros: Mapping[str, str]) -> tuple[str | None, int]:
    """(value, where it ends): "..." # macro # {...}; None where it breaks off."""
    pieces = []
    while True:
        if body.startswith(("{", '"'), at):
            ...
