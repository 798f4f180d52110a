"""Where the configuration and the library are: flag, else environment, else configuration, else default."""

import os
from pathlib import Path

from papertriage.config.schema import Config


def config_path(flag: Path | None) -> Path:
    """Where the configuration is, whether it is there or not."""
    return _named(flag, "PAPERTRIAGE_CONFIG") or _default_config()


def library_path(flag: Path | None, config: Config) -> Path:
    """Where the library is, whether it is there or not."""
    return _named(flag, "PAPERTRIAGE_LIBRARY") or _configured(config) or _default_library()


def _named(flag: Path | None, variable: str) -> Path | None:
    """The path that the flag names, or else the environment; an empty variable names nothing."""
    path = flag or os.environ.get(variable)
    return Path(path).expanduser() if path else None


def _configured(config: Config) -> Path | None:
    if not config.library.path or not config.source:
        return None
    return config.source.path.parent / Path(config.library.path).expanduser()


def _default_config() -> Path:
    from platformdirs import user_config_path  # loaded late: who names both files does without

    return user_config_path("papertriage") / "config.toml"


def _default_library() -> Path:
    from platformdirs import user_data_path

    return user_data_path("papertriage") / "library.db"
