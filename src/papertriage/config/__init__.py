"""The configuration: TOML to values and back, and where the files are."""

from papertriage.config.keys import Key, advice, keys, tables
from papertriage.config.load import dumps, load, loads
from papertriage.config.paths import (
    Place,
    config_path,
    config_place,
    default_paths,
    library_path,
    library_place,
)
from papertriage.config.schema import Config, Source, Thresholds, Topic, TriageSettings, UndoSettings

__all__ = [
    "Config",
    "Key",
    "Place",
    "Source",
    "Thresholds",
    "Topic",
    "TriageSettings",
    "UndoSettings",
    "advice",
    "config_path",
    "config_place",
    "default_paths",
    "dumps",
    "keys",
    "library_path",
    "library_place",
    "load",
    "loads",
    "tables",
]
