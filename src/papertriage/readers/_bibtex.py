"""The syntax of BibTeX: blocks, and the fields in them. What is broken ends at the next block or field."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

_BLOCK = re.compile(r"@\s{0,9}([A-Za-z][\w-]{0,40})\s{0,9}([{(])")
_BLOCK_ON_LINE = re.compile(r"^[ \t]{0,40}@[ \t]{0,9}[A-Za-z][\w-]{0,40}\s{0,9}[{(]", re.MULTILINE)
_KEY = re.compile(r"\s*([^,={}\"#\s][^,={}\"#\n]{0,300})?,")
_NAME = r"[A-Za-z][^\s=,{}\"#]{0,60}(?:[ \t][A-Za-z]{1,20})?"
_IS = r"\s{0,99}=\s{0,99}"
_FIELD = re.compile(rf"[\s,]*({_NAME}){_IS}")
_NEXT_FIELD = re.compile(rf"[,\n]\s{{0,99}}(?={_NAME}{_IS}[{{\"])")
_BARE = re.compile(r"[^\s,{}#\"()]+")  # a number, or the name of a macro
_JOINT = re.compile(r"\s{0,99}#\s{0,99}")
_CLOSING = {"{": "}", "(": ")", '"': '"'}
_QUOTE = r"\"(?=[ \t]{0,99}(?:[,#})\n]|\Z))"  # one that something else follows is part of the value
_MARKS = {"}": re.compile(r"[{}]"), ")": re.compile(r"[{})]"), '"': re.compile(rf"[{{}}]|{_QUOTE}")}
_TOKEN = re.compile(r"\\(?:[A-Za-z]+\s*|.|\Z)|[{}$]|[\^_]\s*|[^\\{}$^_]+", re.DOTALL)
_COMMAND = re.compile(r"\\[^\\{}%&_#$()\[\] ]")  # but no escaped sign
_FORMULA = {"$": True, "\\(": True, "\\[": True, "\\)": False, "\\]": False}
_UNESCAPED = {mark: re.compile(rf"\\.|{marks.pattern}", re.DOTALL) for mark, marks in _MARKS.items()}


class Block(NamedTuple):
    """``@kind{body}``, the kind in lower case, and where in the text it begins."""

    kind: str
    body: str
    start: int


def blocks(text: str) -> Iterator[Block]:
    """The blocks in order. One that isn't closed goes on to the next that begins on a line of its own."""
    on_lines = (found.start() for found in _BLOCK_ON_LINE.finditer(text))
    at, limit = 0, -1
    while found := _BLOCK.search(text, at):
        while limit < found.end():
            limit = next(on_lines, len(text))
        at = closed(text, found.end(), limit, _CLOSING[found[2]])
        at = limit if at < 0 else at
        yield Block(found[1].lower(), text[found.end() : at], found.start())


def key(body: str) -> tuple[str, int]:
    """(key of an entry, which may have blanks, and be missing; where its fields begin)."""
    found = _KEY.match(body)
    return (found[1] or "", found.end()) if found else ("", 0)


def fields(body: str, at: int, macros: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """(name in lower case, value) of each whole field from ``at`` on; an unknown macro stands for itself."""
    while found := _FIELD.match(body, at) or _NEXT_FIELD.search(body, at):
        at = found.end()
        if found.re is _FIELD:
            value, at = _value(body, at, macros)
            if value is None:
                return
            yield found[1].lower(), value


def _value(body: str, at: int, macros: Mapping[str, str]) -> tuple[str | None, int]:
    """(value, where it ends) of pieces joined by "#"; None where one isn't closed."""
    pieces = []
    while True:
        mark = _CLOSING.get(body[at : at + 1])
        if mark:
            end = closed(body, at + 1, len(body), mark)
            if end < 0:
                return None, at
            pieces.append(body[at + 1 : end])
            at = end + 1
        elif bare := _BARE.match(body, at):
            pieces.append(macros.get(bare[0].lower(), bare[0]))
            at = bare.end()
        joint = _JOINT.match(body, at)
        if not joint:
            return "".join(pieces), at
        at = joint.end()


def closed(text: str, at: int, limit: int, mark: str) -> int:
    r"""Where the mark stands that closes what is open at ``at``; -1 where none does before ``limit``.

    To BibTeX an escaped brace is a brace, but not to those who write one. So it is none, unless nothing
    closes then, as behind the last backslash of "{C:\papers\}".
    """
    end = _balanced(_UNESCAPED[mark], text, at, limit, mark)
    return end if end >= 0 else _balanced(_MARKS[mark], text, at, limit, mark)


def _balanced(marks: re.Pattern[str], text: str, at: int, limit: int, mark: str) -> int:
    depth = 0
    for found in marks.finditer(text, at, limit):
        if found[0] == mark and depth <= 0:
            return found.start()
        depth += {"{": 1, "}": -1}.get(found[0], 0)
    return -1


def ungrouped(value: str) -> str:
    r"""The value without the braces that only keep BibTeX from changing it: "{FPGA}", "{(I}".

    The others mean something to LaTeX: in formulas, behind commands and scripts, and round commands.
    """
    return "".join(_ungrouped(value)) if "{" in value else value


def _ungrouped(value: str) -> Iterator[str]:
    stay: list[bool] = []  # whether each open brace does
    formula = argument = False  # whether one is open, and whether a brace opens an argument
    for token in _TOKEN.finditer(value):
        sign, stays = token[0], True
        if sign == "{":
            stays = formula or argument or bool(_COMMAND.match(value, token.end()))
            stay.append(stays)
        elif sign == "}":
            stays = bool(stay) and stay.pop()
        elif sign in _FORMULA:
            formula = not formula if sign == "$" else _FORMULA[sign]
        argument = sign[0] in "^_" or (sign == "}" and stays) or bool(_COMMAND.match(sign))
        if stays:
            yield sign
