"""LaTeX set in Unicode: the tokens of a text once over, with a stack of open groups.

That takes linear time on any text. What is not known stays as it is.
"""

import re
from itertools import pairwise

from papertriage.latex.forms import COMMANDS, Form, lowered, raised
from papertriage.latex.tables import ACCENTS, ESCAPED, LETTERS, NAMES, SILENT, SYMBOLS

_DEEPEST = 40  # groups in groups, and commands in a row that wait; a text that goes deeper is no LaTeX

# A URL is one run with the words before it: "https://github.com/a_1/b".
_TOKEN = re.compile(r"\\+([A-Za-z]+)(\s*)|\\+[^\\A-Za-z]?|[{}$^_:]|[^\\{}$^_:]+(?:://[^\s\\{}$]*)?")

# Scripts outside of formulas: "S^{3}", "10^-3", "x^n", "K_1", "H_2O"; but not "v_0.2" and "snake_case".
_RAISED = r"\^(?:(?=\{)|(?<=[^\s^]\^)(?=\\[A-Za-z]|[-+]?\d+(?!\.?\d)|[A-Za-z*†](?!\w)))"
_LOWERED = r"_(?<=[^\s_]_)(?=\{|\\[A-Za-z])"
_INDEX = r"_(?:(?<=(?<!\w)[^\W\d_]_)|(?<=(?<!\w)[A-Z]{2}_))(?=\d{1,2}(?![a-z0-9_]|\.\d))"
_PLAIN_SCRIPT = re.compile(f"{_RAISED}|{_LOWERED}|{_INDEX}")

_DOLLAR = re.compile(r"(?<!\\)\$")
_PROSE = re.compile(r"(?:\s[a-z]{3,}){3}")
_WORD = re.compile(r"[A-Za-z]{2}")

# What of the text after a command is its argument, if it is no group.
_ARGUMENT = re.compile(r"\s*(\S?)")
_LETTER = re.compile(r"(\S)")
_SCRIPT = re.compile(r"\s*([-+]?\d+|\S?)")

_SCRIPTS: dict[str, Form] = {"^": raised, "_": lowered}
_KNOWN = COMMANDS.keys() | LETTERS.keys() | NAMES | SILENT | SYMBOLS.keys()


def typeset(text: str) -> str:
    """The text with its commands, scripts and formulas set; a text that nests too deeply as it is."""
    formula_dollars = _formula_dollars(text)
    scripts = {found.start() for found in _PLAIN_SCRIPT.finditer(text)}
    if not (formula_dollars or scripts or "\\" in text):
        return text
    groups = [_Group()]
    formula = False
    for found in _TOKEN.finditer(text):
        source, group = found[0], groups[-1]
        if found[1]:
            group.add_command(source, found[1], found[2], formula)
        elif source[0] == "\\":
            group.add_escaped(source)
        elif source == "{":
            groups.append(_Group(literal=group.after == "unknown"))
        elif source == "}" and len(groups) > 1:
            _close(groups, formula)
        elif source == "$" and found.start() in formula_dollars:
            formula = not formula
            group.pieces.append("")  # so that a formula's first symbol has nothing before it
        elif source in _SCRIPTS and (formula or found.start() in scripts):
            group.give_up()  # no command takes a script as its argument
            group.waiting.append(_Command(source, 1, _SCRIPTS[source], _SCRIPT))
        else:
            group.add_run(source)
        if len(groups) + len(group.waiting) > _DEEPEST:
            return text
    return "{".join(group.text() for group in groups)


class _Command:
    """A command that waits for its arguments; ``source`` is what has been read of it."""

    def __init__(self, source: str, needs: int, form: Form, argument: re.Pattern[str] = _ARGUMENT) -> None:
        self.source = source
        self.needs = needs
        self.form = form
        self.argument = argument
        self.arguments: list[str] = []


class _Group:
    """What has been read between two braces."""

    def __init__(self, literal: bool = False) -> None:
        self.literal = literal  # the braces are an unknown command's and stay
        self.bare = False  # the braces hold a command and go
        self.after = ""  # the kind of command that was read last: "known", "unknown", or "" for a text
        self.pieces: list[str] = []
        self.waiting: list[_Command] = []

    def add(self, text: str, source: str) -> None:
        """Add a letter, a symbol or a group, or give it to the command that waits for it."""
        while self.waiting:
            command = self.waiting[-1]
            command.source += source
            command.arguments.append(text)
            if len(command.arguments) < command.needs:
                return
            self.waiting.pop()
            source = command.source
            form = command.form(*command.arguments)
            text = source if form is None else form
        self.pieces.append(text)

    def add_run(self, run: str) -> None:
        """Add text without commands, but for the letters that commands wait for."""
        while self.waiting and run:
            if not (found := self.waiting[-1].argument.match(run)):
                self.give_up()
                break
            if found[1]:
                self.add(found[1], found[0])
            run = run[found.end() :]
        if run:
            self.pieces.append(run)
            self.after = ""

    def add_command(self, source: str, name: str, blank: str, formula: bool) -> None:
        """Add a command with a name of letters; a blank ends the name and is kept where it parts words."""
        word = source.rstrip()
        self.bare |= (known := name in _KNOWN)
        self.after = "known" if known else "unknown"
        if name in COMMANDS:
            self.waiting.append(_Command(source, *COMMANDS[name]))
        elif name in LETTERS:
            self.add(LETTERS[name], source)
        elif name in NAMES:
            apart = " " if name.islower() and self.end().isalnum() and not self.waiting else ""
            self.add(apart + name, word)
            self.add_run(blank)
        elif name in SYMBOLS:
            eaten = formula and not self.end().isspace()
            self.add(SYMBOLS[name], word)
            self.add_run("" if eaten else blank)
        elif not known:
            self.add(source, source)

    def add_escaped(self, source: str) -> None:
        """Add a backslash with one other character."""
        character = source.lstrip("\\")
        if character in ACCENTS:
            self.bare = True
            self.waiting.append(_Command(source, *COMMANDS[character], _LETTER))
        elif character in ESCAPED:
            self.add(ESCAPED[character], source)
        else:
            self.add(character if character.isalpha() else source, source)  # "Schr\ödinger"

    def end(self) -> str:
        """The last character, if any."""
        return self.pieces[-1][-1:] if self.pieces else ""

    def give_up(self) -> None:
        """Put the commands that still wait back as they were."""
        self.pieces += [command.source for command in self.waiting]
        self.waiting.clear()

    def text(self) -> str:
        self.give_up()
        return "".join(self.pieces)


def _close(groups: list[_Group], formula: bool) -> None:
    """Add the innermost group, with its braces where they are text, to the one around it."""
    inner = groups.pop()
    outer = groups[-1]
    text = inner.text()
    inner.bare |= formula or outer.after == "known"
    braced = f"{{{text}}}"
    outer.add(text if outer.waiting or (inner.bare and not inner.literal) else braced, braced)
    outer.after = "unknown" if inner.literal else ""


def _formula_dollars(text: str) -> set[int]:
    """Where the dollars are that enclose formulas."""
    found: set[int] = set()
    for start, end in pairwise(dollar.start() for dollar in _DOLLAR.finditer(text)):
        if start not in found and _is_formula(text[start + 1 : end], text[end + 1 : end + 2]):
            found |= {start, end}
    return found


def _is_formula(between: str, after: str) -> bool:
    """Whether what stands between two dollars is a formula, and not "5 and " of "costs $5 and $10"."""
    if _PROSE.search(between) or (after.isdigit() and between.lstrip()[:1].isdigit()):
        return False
    if any(mark in between for mark in "\\^_{"):
        return True
    one_word = " " not in between or not _WORD.search(between)
    return between != "" and between == between.strip() and one_word
