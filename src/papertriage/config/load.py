"""TOML to Config and back."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from papertriage.config.keys import advice, keys, tables
from papertriage.config.schema import Config, Source, Topic
from papertriage.errors import ConfigError

_TOPIC_NAME = re.compile(r"\w[\w.-]*")


def load(path: Path | None) -> Config:
    """The configuration in the file; the defaults where there is no path, or no file at it.

    ConfigError names file and line of what can't be understood.
    """
    try:
        return loads(path.read_bytes().decode("utf-8-sig"), path) if path else Config()
    except FileNotFoundError:
        return Config()
    except OSError as error:
        raise ConfigError(f"{path}: can't be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{path}:{line}: not UTF-8; save the file as UTF-8") from error


def loads(text: str, path: Path) -> Config:
    """The configuration in the text; ``path`` is for messages, and for what is relative to it."""
    source = Source(path, text)
    data = _parse(source)
    kinds = tables()
    for name in data:
        if name not in kinds and name != "topics":
            raise _unknown(source, (name,), "table", advice(name, [*kinds, "topics"]))
    settings = {
        name: kind(**_values(source, (name,), data[name], kind))
        for name, kind in kinds.items()
        if name in data
    }
    return Config(**settings, topics=_topics(source, data.get("topics", {})), source=source)


def dumps(config: Config) -> str:
    """The configuration as TOML, with every key; ``loads`` gives it back, but for its source."""
    from tomli_w import dumps as to_toml

    data: dict[str, Any] = {name: _plain(getattr(config, name)) for name in tables()}
    return to_toml(data | {"topics": {topic.name: _plain(topic) for topic in config.topics}})


def _plain(table: Any) -> dict[str, Any]:
    return {name: getattr(table, key.field) for name, key in keys(type(table)).items()}


def _parse(source: Source) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(source.text)
    except RecursionError as error:
        raise ConfigError(f"{source.path}: nested too deeply") from error
    except ValueError as error:  # also for a number of thousands of digits
        # "Invalid value (at line 3, column 5)" or "Unterminated string (at end of document)"
        reason, _, place = str(error).partition("; use sys.")[0].partition(" (at ")
        digits = re.match(r"line (\d+)", place)
        line = digits[1] if digits else source.text.rstrip().count("\n") + 1
        raise ConfigError(f"{source.path}:{line}: not TOML: {reason}") from error


def _topics(source: Source, given: Any) -> tuple[Topic, ...]:
    if not isinstance(given, Mapping):
        raise ConfigError(f"{source.place('topics')}: topics are tables, such as [topics.robotics]")
    return tuple(_topic(source, name, table) for name, table in given.items())


def _topic(source: Source, name: str, given: Any) -> Topic:
    path = ("topics", name)
    if not _TOPIC_NAME.fullmatch(name):
        reason = "a name has only letters, digits, '-', '_' and '.', and starts with a letter or digit"
        raise ConfigError(f"{source.place(*path)}: {_owner(path)}{reason}")
    topic = Topic(name, **_values(source, path, given, Topic), source=source)
    if not topic.in_:
        raise topic.error("in", "'in' names no field; leave it out to look in title and abstract")
    if not topic.any and not topic.when.strip():
        raise topic.error("any", "needs a list called 'any', a query called 'when', or both")
    return topic


def _values(source: Source, path: tuple[str, ...], given: Any, kind: type) -> dict[str, Any]:
    """The table at ``path`` as values to use, by field."""
    if not isinstance(given, Mapping):
        raise ConfigError(f"{source.place(*path)}: {_owner(path)}must be a table, not {given!r:.40}")
    known = keys(kind)
    values = {}
    for name, value in given.items():
        if name not in known:
            raise _unknown(source, (*path, name), "key", _advice(path, name, value, known))
        try:
            values[known[name].field] = known[name].accept(value)
        except ValueError as error:
            where = source.place(*path, name)
            raise ConfigError(
                f"{where}: {_owner(path)}{name!r} must be {error}, not {value!r:.40}"
            ) from error
    return values


def _owner(path: tuple[str, ...]) -> str:
    """The table at ``path``, in the words of a message: "topic 'robotics': " or "search: "."""
    return f"topic {path[1]!r}: " if len(path) > 1 else f"{path[0]}: " if path else ""


def _advice(path: tuple[str, ...], name: str, value: Any, known: Iterable[str]) -> str:
    if len(path) > 1 and isinstance(value, Mapping):
        return f"a name with a dot stands in quotes: [topics.{f'{path[1]}.{name}'!r}]"
    return advice(name, known)


def _unknown(source: Source, path: tuple[str, ...], what: str, advised: str) -> ConfigError:
    """The error for the name at the end of ``path``, which is no known one."""
    return ConfigError(f"{source.place(*path)}: {_owner(path[:-1])}no {what} called {path[-1]!r}; {advised}")
