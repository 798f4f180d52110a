"""How long to wait before a server is asked again."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


def seconds_to_wait(attempt: int, retry_after: str | None, now: float) -> float:
    """The pause after the first, second, ... attempt: 1, 2, 4, ... seconds, or more if the server wants more.

    ``retry_after`` is what it says, seconds or a date (https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3),
    and ``now`` is seconds since 1970.
    """
    return max(2.0 ** (attempt - 1), _asked(retry_after or "", now))


def _asked(retry_after: str, now: float) -> float:
    if retry_after.isdecimal() and len(retry_after) < 10:
        return float(retry_after)
    try:
        date = parsedate_to_datetime(retry_after)
    except ValueError:
        return 0.0
    return _seconds(date) - now


def _seconds(date: datetime) -> float:
    """Seconds since 1970; a date without a time zone is of Greenwich."""
    return (date if date.tzinfo else date.replace(tzinfo=UTC)).timestamp()
