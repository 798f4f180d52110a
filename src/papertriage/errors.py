"""What a user can mend: each message is one line that says where, what, and what to do."""


class PapertriageError(Exception):
    """Something the user can mend. The command line prints it and exits with 2."""


class PageError(PapertriageError):
    """A page that can't be read. The page is skipped and the others are still read."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason

    def __reduce__(self) -> tuple[type["PageError"], tuple[str, str]]:
        return PageError, (self.name, self.reason)  # so that it can come back from another process


class ConfigError(PapertriageError):
    """A configuration file or value that makes no sense."""


class QueryError(PapertriageError):
    """A query that can't be understood."""


class UnknownPaperError(QueryError):
    """No paper of the library is called so."""


class LibraryError(PapertriageError):
    """A library file that can't be opened, read or written."""
