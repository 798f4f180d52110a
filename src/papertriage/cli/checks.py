"""Settings that only the command line understands: whether they can be meant."""

from collections.abc import Callable, Iterator

from papertriage.cli.actions import keymap
from papertriage.cli.formats import check_format
from papertriage.config import Config
from papertriage.errors import ConfigError

# Setting -> what raises ConfigError where it can't be meant.
CHECKS: dict[str, Callable[[Config], object]] = {"export.format": check_format, "triage.keys": keymap}


def faults(config: Config) -> Iterator[ConfigError]:
    """What is wrong with these settings."""
    for check in CHECKS.values():
        try:
            check(config)
        except ConfigError as error:
            yield error


def check_settings(config: Config) -> None:
    """Raise the first fault there is."""
    for fault in faults(config):
        raise fault
