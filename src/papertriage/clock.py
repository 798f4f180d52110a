"""The time, in the one spelling that the library keeps: "2026-05-28T09:30:00Z"."""

import time

FORMAT = "%Y-%m-%dT%H:%M:%SZ"  # UTC, ISO 8601 to the second
_DAY = 24 * 60 * 60  # seconds


def now() -> str:
    """This moment."""
    return spelled(seconds())


def ago(days: float) -> str:
    """The moment so many days before this one, but none before 1970."""
    return spelled(max(0.0, seconds() - days * _DAY))


def spelled(moment: float) -> str:
    """A moment that is given in seconds since 1970."""
    return time.strftime(FORMAT, time.gmtime(moment))


def seconds() -> float:
    """This moment in seconds since 1970."""
    return time.time()
