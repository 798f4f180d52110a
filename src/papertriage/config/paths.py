"""Where the configuration and the library are: flag, else environment, else configuration, else default."""

import os
from pathlib import Path
from typing import NamedTuple

from papertriage.config.schema import Config


class Place(NamedTuple):
    """A path, and what named it: a flag, a variable, the configuration, or "default"."""

    path: Path
    origin: str


def default_paths() -> tuple[Path, Path]:
    """The platform's places for (configuration, library); nothing is created."""
    from platformdirs import user_config_path, user_data_path

    return user_config_path("papertriage") / "config.toml", user_data_path("papertriage") / "library.db"


def config_place(flag: str | None) -> Place:
    """Where the configuration is, whether it is there or not."""
    return _named("--config", flag) or Place(default_paths()[0], "default")


def library_place(flag: str | None, config: Config) -> Place:
    """Where the library is, whether it is there or not."""
    return _named("--library", flag) or _configured(config) or Place(default_paths()[1], "default")


def config_path(flag: str | None) -> Path:
    """The path of ``config_place``."""
    return config_place(flag).path


def library_path(flag: str | None, config: Config) -> Path:
    """The path of ``library_place``."""
    return library_place(flag, config).path


def _named(option: str, flag: str | None) -> Place | None:
    """The place that the flag names, or the variable that goes with it; an empty one names nothing."""
    variable = f"PAPERTRIAGE_{option[2:].upper()}"
    for path, origin in ((flag, option), (os.environ.get(variable), variable)):
        if path:
            return Place(Path(path).expanduser(), origin)
    return None


def _configured(config: Config) -> Place | None:
    if not config.library.path or not config.source:
        return None
    path = config.source.path.parent / Path(config.library.path).expanduser()
    return Place(path, f"library.path in {config.source.path}")
