"""Fetching one page of the web: within bounds of time and size, and politely."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import TYPE_CHECKING, NamedTuple

from papertriage import __version__
from papertriage.errors import PageError
from papertriage.web.addresses import shown, web_address
from papertriage.web.waiting import seconds_to_wait

if TYPE_CHECKING:
    from requests import Response, Session

USER_AGENT = f"papertriage/{__version__} (+https://pypi.org/project/papertriage/)"

_BUSY = {429, 500, 502, 503, 504}
_CHUNK = 65_536  # bytes


class Fetched(NamedTuple):
    """A page's bytes, the address they came from in the end, and the server's Content-Type, "" for none.

    ``notes`` tell of each redirect on the way.
    """

    data: bytes
    url: str
    content_type: str
    notes: tuple[str, ...] = ()


class Limits(NamedTuple):
    """How long to wait, how much to take, and how often to go on or to ask again."""

    connect_seconds: float = 10
    silent_seconds: float = 30  # between two pieces of an answer
    all_seconds: float = 300
    pause_seconds: float = 60  # before asking again
    max_bytes: int = 200_000_000
    redirects: int = 5
    attempts: int = 5


class Clock(NamedTuple):
    """The time, as seconds that only grow and as seconds since 1970, and how to wait."""

    elapsed: Callable[[], float] = time.monotonic
    now: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep


USUAL = Limits()
REAL = Clock()


class _PassingError(Exception):
    """A failure that may be over soon; ``after`` is the server's Retry-After header."""

    def __init__(self, reason: str, after: str | None = None) -> None:
        super().__init__(reason)
        self.after = after


def fetch(url: str, limits: Limits = USUAL, clock: Clock = REAL) -> Fetched:
    """The page at an http or https address.

    A server that is busy (429, 5xx) or drops the connection is asked again, after a pause that doubles
    each time, or that it asks for. Raises PageError for all that ends without a page.
    """
    from requests import Session

    until = clock.elapsed() + limits.all_seconds
    attempt = 1
    while True:
        try:
            with Session() as web:
                web.headers["User-Agent"] = USER_AGENT
                return _followed(url, web, limits, lambda: until - clock.elapsed())
        except _PassingError as failure:
            pause = seconds_to_wait(attempt, failure.after, clock.now())
            if attempt == limits.attempts or pause > min(limits.pause_seconds, until - clock.elapsed()):
                reason = f"{failure}, at attempt {attempt}; try again in {pause:.0f} seconds or later"
                raise PageError(url, reason) from failure
        clock.sleep(pause)
        attempt += 1


def _followed(url: str, web: "Session", limits: Limits, left: Callable[[], float]) -> Fetched:
    """The page at the address, or where redirects lead; ``left`` tells the seconds that are left."""
    here = web_address(url, url)
    notes: list[str] = []
    for _ in range(limits.redirects + 1):
        with _explained(url), _answer(here, web, limits, left()) as answer:
            target = web.get_redirect_target(answer)
            if target is None:
                data = _body(url, answer, limits, left)
                return Fetched(data, here, answer.headers.get("Content-Type", ""), tuple(notes))
        here = web_address(url, target, here)
        notes.append(f"redirected to {shown(here)}")
    raise PageError(url, f"redirected more than {limits.redirects} times; save the page in a browser instead")


def _answer(here: str, web: "Session", limits: Limits, left: float) -> "Response":
    """The head of the server's answer; the body is not read yet."""
    left = max(left, 1)
    timeout = (min(limits.connect_seconds, left), min(limits.silent_seconds, left))
    return web.get(here, stream=True, allow_redirects=False, timeout=timeout)


def _body(url: str, answer: "Response", limits: Limits, left: Callable[[], float]) -> bytes:
    """The bytes of an answer that is a page."""
    _refuse_failure(url, answer)
    length = answer.headers.get("Content-Length", "")
    too_large = PageError(url, f"larger than {limits.max_bytes:,} bytes, which no listing page is")
    if length.isdecimal() and len(length) < 20 and int(length) > limits.max_bytes:
        raise too_large
    data = bytearray()
    # read1() gives what has come, where iter_content() waits for a whole chunk, however slow
    while piece := answer.raw.read1(_CHUNK, decode_content=True):
        data += piece
        if len(data) > limits.max_bytes:
            raise too_large
        if left() <= 0:
            raise PageError(url, f"not here after {limits.all_seconds:g} seconds; try again later")
    return bytes(data)


def _refuse_failure(url: str, answer: "Response") -> None:
    """Raise what an answer without a page means."""
    status = answer.status_code
    said = f"the server answers {status} {_phrase(status)}".rstrip()
    if status in _BUSY:
        raise _PassingError(said, answer.headers.get("Retry-After"))
    if not 200 <= status < 300 or status == 204:
        hint = "check the address" if status in (404, 410) else "save the page in a browser instead"
        raise PageError(url, f"{said}; {hint}")


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""


@contextmanager
def _explained(url: str) -> Iterator[None]:
    """Raise what goes wrong on the way as PageError, or as _PassingError where the connection was dropped."""
    from requests import RequestException
    from urllib3.exceptions import HTTPError

    try:
        yield
    except (RequestException, HTTPError, ValueError) as error:  # the last for a broken address to go on to
        if _is_dropped(error):
            raise _PassingError("the connection was dropped") from error
        raise PageError(url, _reason(error)) from error


def _is_dropped(error: Exception) -> bool:
    """Whether a connection that stood was cut, as requests tells it, or urllib3 below it."""
    from urllib3.exceptions import ProtocolError

    return any(isinstance(cause, ProtocolError) for cause in (error, *error.args))


def _reason(error: Exception) -> str:
    from requests import exceptions as of_requests
    from urllib3 import exceptions as of_urllib3

    if isinstance(error, of_requests.Timeout | of_urllib3.TimeoutError):
        return "the server does not answer; try again later"
    if isinstance(error, of_requests.SSLError | of_urllib3.SSLError):
        return "the server can't prove who it is (TLS); check the address"
    if isinstance(error, of_requests.ConnectionError):
        return "the server can't be reached; check the address and the network"
    return f"can't be fetched: {shown(str(error))}"
