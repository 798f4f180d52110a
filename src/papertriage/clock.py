"""The time, in the one spelling that the library keeps."""

import time


def now() -> str:
    """This moment in UTC, ISO 8601 to the second: "2026-05-28T09:30:00Z"."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
