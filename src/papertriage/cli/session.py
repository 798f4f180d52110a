"""What all commands share: which configuration and which library they speak of."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from papertriage import config as configuration
from papertriage.cli.output import on_terminal
from papertriage.config import Config
from papertriage.errors import ConfigError
from papertriage.store import Library


class Session:
    """One run of the command line, with the paths its flags named (None: environment, config or default)."""

    def __init__(self, library: Path | None, config: Path | None) -> None:
        self._library = library
        self._named = config is not None
        self.config_path = configuration.config_path(config)
        self._config: Config | None = None

    @property
    def config(self) -> Config:
        """The configuration, read when it is first asked for."""
        if self._config is None:
            if self._named and not self.config_path.exists():
                raise ConfigError(
                    f"{self.config_path}: no such file; name one that is there, or make it:"
                    f" papertriage --config {self.config_path} config --edit"
                )
            self._config = configuration.load(self.config_path)
        return self._config

    def most_rows(self, asked: int | None = None, *, as_json: bool) -> int | None:
        """How many rows of a list to print; None: all.

        That is what was ``asked`` for (0: all), else what the configuration says, where people read it.
        """
        if asked is not None:
            return asked or None
        return self.config.search.limit if on_terminal() and not as_json else None

    @property
    def library_path(self) -> Path:
        """Where the library is, or would be."""
        return configuration.library_path(self._library, self.config)

    def library(self, *, create: bool = False) -> Library:
        """The library, opened; with ``create`` it is made where it is missing."""
        return Library(self.library_path, create=create, busy_seconds=self.config.library.busy_seconds)

    @contextlib.contextmanager
    def library_to_change(self, *, create: bool = False) -> Iterator[Library]:
        """The library for a command that may change it; afterwards the journal forgets what is too old."""
        with self.library(create=create) as library:
            yield library
            library.journal.prune(self.config.undo)

    @contextlib.contextmanager
    def library_to_fill(self, *, rehearse: bool) -> Iterator[Library]:
        """The library, made where it is missing; to ``rehearse``, nothing is made and nothing stays."""
        if rehearse and not self.library_path.exists():
            with Library(None) as nothing:
                yield nothing
        elif rehearse:
            with self.library() as library, library.rehearsal():
                yield library
        else:
            with self.library_to_change(create=True) as library:
                yield library
