"""The configuration: TOML to values and back, and where the files are."""

from papertriage.config.keys import Key, advice, keys, tables
from papertriage.config.load import dumps, load, loads
from papertriage.config.paths import config_path, library_path
from papertriage.config.schema import Config, Source, Thresholds, Topic, TriageSettings, UndoSettings

__all__ = [
    "Config",
    "Key",
    "Source",
    "Thresholds",
    "Topic",
    "TriageSettings",
    "UndoSettings",
    "advice",
    "config_path",
    "dumps",
    "keys",
    "library_path",
    "load",
    "loads",
    "tables",
]
