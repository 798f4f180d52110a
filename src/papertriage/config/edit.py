"""One value of a TOML text changed, and not a letter else."""

import tomllib
from typing import Any

import tomli_w

from papertriage.config.lines import statements
from papertriage.errors import ConfigError


def changed(text: str, path: tuple[str, ...], value: object) -> str:
    """The text with ``value`` at ``path``, its comments and layout kept; a key that is new joins its table.

    ConfigError where the text is laid out so that this can't be done, such as in an inline table.
    """
    expected = tomllib.loads(text)
    fresh = _edited(text, path, value)
    if not _put(expected, path, value) or _read(fresh) != expected:
        raise ConfigError(f"{'.'.join(path)} can't be changed here; edit by hand: papertriage config --edit")
    return fresh


def _put(data: Any, path: tuple[str, ...], value: object) -> bool:
    """Set the value in the data; whether there was a table to set it in."""
    for name in path[:-1]:
        data = data.setdefault(name, {}) if isinstance(data, dict) else None
    if not isinstance(data, dict):
        return False
    data[path[-1]] = value
    return True


def _read(text: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None


def _edited(text: str, path: tuple[str, ...], value: object) -> str:
    written = tomli_w.dumps({"x": value}).removeprefix("x = ").rstrip("\n")
    known = list(statements(text))
    for statement in known:
        if statement.path == path and not statement.is_header:
            return text[: statement.value] + written + text[statement.end :]
    line_end = "\r\n" if "\r\n" in text else "\n"
    of_table = [one for one in known if path[:-1] == (one.path if one.is_header else one.path[:-1])]
    if not of_table:
        before = _ended(text, line_end) + line_end if text else ""
        return f"{before}[{_dotted(path[:-1])}]{line_end}{_dotted(path[-1:])} = {written}{line_end}"
    last = of_table[-1]
    end = text.find("\n", last.end) + 1 or len(text)
    key = _dotted(path[len(last.table) :])
    return f"{_ended(text[:end], line_end)}{key} = {written}{line_end}{text[end:]}"


def _ended(text: str, line_end: str) -> str:
    return text if text.endswith("\n") else text + line_end


def _dotted(path: tuple[str, ...]) -> str:
    """The path as TOML writes it, each name in quotes where it needs them."""
    return ".".join(tomli_w.dumps({name: 0}).removesuffix(" = 0\n") for name in path)
