"""Settings: shown with where they come from, and changed one at a time in the user's own file."""

import tomllib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

from papertriage.config import Config, Key, Topic, advice, keys, load, loads, tables
from papertriage.config.edit import changed
from papertriage.errors import ConfigError
from papertriage.files import make_folder, write_file
from papertriage.text import harmless


class Setting(NamedTuple):
    """A setting as it stands: "search.limit", its value, what it is for, and FILE:LINE or "default"."""

    name: str
    value: Any
    about: str
    origin: str


class _Slot(NamedTuple):
    """Where a setting is kept: its path in TOML, what it accepts, and its value."""

    path: tuple[str, ...]
    key: Key
    value: Any


def show(config: Config) -> list[Setting]:
    """Every setting, those of topics left out, in the order to show them."""
    return [_setting(config, slot) for slot in _slots(config)]


def get(config: Config, name: str) -> Setting:
    """The setting of that name, such as "search.limit" or "topics.robotics.score".

    ConfigError where there is none, with the name that comes closest.
    """
    return _setting(config, _slot(config, name))


def change(path: Path, name: str, text: str, check: Callable[[Config], object] = lambda _: None) -> Setting:
    """Change one value in the file, made if it is missing, and nothing else; the setting as it is then.

    ``text`` is what was typed: words as they are, anything else as TOML has it. ``check`` may refuse what the
    configuration would be. ConfigError where there is no such setting, where the value does not fit, or
    where the file must be edited by hand.
    """
    config = load(path)
    slot = _slot(config, name)
    fresh = changed(config.source.text if config.source else "", slot.path, _typed(name, slot.key, text))
    config = loads(fresh, path)
    check(config._replace(source=None))  # for nothing of it stands in the file yet
    _write(path, fresh)
    return get(config, name)


def init(path: Path) -> None:
    """Write the starter file, with topics to begin with; ConfigError where there is a file already."""
    if path.exists():
        raise ConfigError(f"{path}: is there already; to change it: papertriage config --edit")
    _write(path, starter())


def starter() -> str:
    """The text of the starter file."""
    return resources.files("papertriage").joinpath("starter.toml").read_text(encoding="utf-8")


def _slots(config: Config) -> Iterator[_Slot]:
    for table, kind in tables().items():
        for name, key in keys(kind).items():
            yield _Slot((table, name), key, getattr(getattr(config, table), key.field))


def _slots_of_topics(config: Config) -> Iterator[_Slot]:
    for topic in config.topics:
        for name, key in keys(Topic).items():
            yield _Slot(("topics", topic.name, name), key, getattr(topic, key.field))


def _slot(config: Config, name: str) -> _Slot:
    slots = _slots_of_topics(config) if name.startswith("topics.") else _slots(config)
    by_name = {".".join(slot.path): slot for slot in slots}
    if name not in by_name:
        raise ConfigError(f"no setting called {name!r}; {_advice(name, by_name)}")
    return by_name[name]


def _advice(name: str, known: Iterable[str]) -> str:
    advised = advice(name, known)
    if name == "topics" or (name.startswith("topics.") and not advised.startswith("did you mean")):
        return "topics are written in the file itself: papertriage config --edit"
    return advised


def _setting(config: Config, slot: _Slot) -> Setting:
    origin = "default"
    if config.source and config.source.says(*slot.path):
        origin = config.source.place(*slot.path)
    return Setting(".".join(slot.path), slot.value, slot.key.about, origin)


def _typed(name: str, key: Key, text: str) -> Any:
    """What was typed, as the TOML value that the key accepts."""
    value: Any = harmless(text)
    if key.kind is not str:
        with suppress(ValueError):  # then the text itself is what does not fit
            [value] = tomllib.loads(f"x = {value}").values()
    try:
        key.accept(value)
    except ValueError as error:
        raise ConfigError(f"{name} must be {error}, not {text!r}") from error
    return value


def _write(path: Path, text: str) -> None:
    make_folder(path.parent, lambda reason: ConfigError(f"{path.parent}: can't be made: {reason}"))
    write_file([text], path)
