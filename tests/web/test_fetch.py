"""Fetching a page, from a real server on this machine that behaves, or doesn't."""

import gzip
import socket
import time
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papertriage import __version__
from papertriage.errors import PageError
from papertriage.web import Clock, Fetched, Limits, fetch
from papertriage.web.addresses import web_address
from papertriage.web.waiting import seconds_to_wait
from tests.web.conftest import Script, Server

PAGE = b"<!doctype html><p>Tea"
HURRIED = Limits(silent_seconds=0.2)


class Sleeper:
    """A clock whose sleep takes no time but its own."""

    def __init__(self) -> None:
        self.pauses: list[float] = []

    def clock(self) -> Clock:
        return Clock(lambda: time.monotonic() + sum(self.pauses), time.time, self.pauses.append)


@pytest.fixture
def sleeper() -> Sleeper:
    return Sleeper()


def answer(status: int = 200, body: bytes = PAGE, **headers: str) -> Script:
    def play(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in ({"Content_Length": str(len(body))} | headers).items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(body)

    return play


def hang_up(request: BaseHTTPRequestHandler) -> None:
    request.connection.shutdown(socket.SHUT_RDWR)


def drip(pieces: int, seconds: float) -> Script:
    def play(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        for _ in range(pieces):
            request.wfile.write(b"tea")
            request.wfile.flush()
            time.sleep(seconds)

    return play


def test_a_page_comes_with_its_address_and_type(server: Server) -> None:
    server.scripts = [answer(Content_Type="text/html; charset=ISO-8859-1")]
    found = fetch(f"{server.url}/papers?q=tea")
    assert found == Fetched(PAGE, f"{server.url}/papers?q=tea", "text/html; charset=ISO-8859-1")
    assert server.asked == ["/papers?q=tea"]


def test_the_server_is_told_who_asks(server: Server) -> None:
    server.scripts = [answer()]
    fetch(server.url)
    name = f"papertriage/{__version__} (+https://pypi.org/project/papertriage/)"
    assert server.heard[0]["User-Agent"] == name


@pytest.mark.parametrize("declared", ["image/png", "application/octet-stream", "nonsense", ""])
def test_a_page_of_a_wrong_type_is_a_page(server: Server, declared: str) -> None:
    server.scripts = [answer(Content_Type=declared)]
    assert fetch(server.url)[::2] == (PAGE, declared)


def test_a_packed_body_is_unpacked_and_measured_so(server: Server) -> None:
    server.scripts = [answer(body=gzip.compress(b"tea" * 100_000), Content_Encoding="gzip")]
    assert fetch(server.url).data == b"tea" * 100_000
    with pytest.raises(PageError, match="larger than 299,999 bytes"):
        fetch(server.url, Limits(max_bytes=299_999))


def test_a_body_that_is_packed_wrongly_is_refused(server: Server) -> None:
    server.scripts = [answer(body=b"no gzip", Content_Encoding="gzip")]
    with pytest.raises(PageError, match=r"can't be fetched: .*gzip"):
        fetch(server.url)


# Redirects


def test_redirects_are_followed_and_told(server: Server) -> None:
    server.scripts = [answer(301, Location="/new"), answer(307, Location=f"{server.url}/newest"), answer()]
    found = fetch(f"{server.url}/old")
    assert found.url == f"{server.url}/newest"
    assert found.notes == (f"redirected to {server.url}/new", f"redirected to {server.url}/newest")
    assert server.asked == ["/old", "/new", "/newest"]


def test_a_ring_of_redirects_is_left(server: Server) -> None:
    server.scripts = [answer(302, Location="/again")]
    with pytest.raises(PageError, match="redirected more than 5 times"):
        fetch(server.url)
    assert len(server.asked) == 6


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://tea.example/", "javascript:x"])
def test_a_redirect_out_of_the_web_is_refused(server: Server, target: str) -> None:
    server.scripts = [answer(302, Location=target)]
    with pytest.raises(PageError, match="is no web address"):
        fetch(server.url)


def test_a_redirect_from_a_safe_address_to_an_unsafe_one_is_refused() -> None:
    safe = "https://tea.example/a/b"
    assert web_address(safe, "../c?d#e", safe) == "https://tea.example/c?d#e"
    assert web_address(safe, "//milk.example", safe) == "https://milk.example"
    assert web_address(safe, "https://milk.example", "http://tea.example") == "https://milk.example"
    with pytest.raises(PageError, match=r"redirects to http://tea\.example/\[31m, which is not safe"):
        web_address(safe, "http://tea.example/\x1b[31m", safe)


def test_a_redirect_to_a_broken_address_is_refused(server: Server) -> None:
    server.scripts = [answer(302, Location="http://[")]
    with pytest.raises(PageError, match="can't be fetched: Invalid IPv6 URL"):
        fetch(server.url)


def test_a_redirect_without_a_target_is_no_page(server: Server) -> None:
    server.scripts = [answer(302)]
    with pytest.raises(PageError, match="the server answers 302 Found; save the page in a browser"):
        fetch(server.url)


@pytest.mark.parametrize(
    "url", ["papers.html", "file:///etc/passwd", "https://", "http://[", "", "ftp://tea.example"]
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(PageError, match="is no web address"):
        fetch(url)


# Failures


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (404, "the server answers 404 Not Found; check the address"),
        (403, "the server answers 403 Forbidden; save the page in a browser instead"),
        (299 + 300, "the server answers 599; save the page in a browser instead"),
        (204, "the server answers 204 No Content; save the page in a browser instead"),
    ],
)
def test_an_answer_without_a_page_is_told_as_it_is(server: Server, status: int, message: str) -> None:
    server.scripts = [answer(status, b"")]
    with pytest.raises(PageError) as caught:
        fetch(server.url)
    assert caught.value.reason == message
    assert len(server.asked) == 1


def test_a_server_that_nobody_hears_is_named_so() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    with pytest.raises(PageError, match="can't be reached; check the address and the network"):
        fetch(url)


def test_a_server_without_tls_can_not_prove_itself(server: Server, sleeper: Sleeper) -> None:
    server.scripts = [answer()]
    with pytest.raises(PageError, match=r"can't prove who it is \(TLS\)"):
        fetch(server.url.replace("http:", "https:"), clock=sleeper.clock())


def test_a_server_that_is_silent_is_not_waited_for(server: Server) -> None:
    server.scripts = [lambda _: time.sleep(1)]
    with pytest.raises(PageError, match="the server does not answer; try again later"):
        fetch(server.url, HURRIED)


def test_a_body_that_stops_coming_is_not_waited_for(server: Server) -> None:
    server.scripts = [drip(2, 1)]
    with pytest.raises(PageError, match="the server does not answer; try again later"):
        fetch(server.url, HURRIED)


def test_a_body_that_comes_for_ever_is_left_at_the_limit_of_time(server: Server) -> None:
    server.scripts = [drip(200, 0.02)]
    start = time.monotonic()
    with pytest.raises(PageError, match=r"not here after 0\.3 seconds"):
        fetch(server.url, Limits(all_seconds=0.3))
    assert time.monotonic() - start < 2


def test_a_slow_body_is_read(server: Server) -> None:
    server.scripts = [drip(5, 0.05)]
    assert fetch(server.url).data == b"tea" * 5


def test_a_body_past_the_limit_is_not_read_to_its_end(server: Server) -> None:
    server.scripts = [drip(100, 0.01)]
    with pytest.raises(PageError, match="larger than 9 bytes"):
        fetch(server.url, Limits(max_bytes=9))
    server.scripts = [answer(body=b"", Content_Length="1" * 12)]
    with pytest.raises(PageError, match="larger than 200,000,000 bytes"):
        fetch(server.url)


# Asking again


def test_a_busy_server_is_asked_again_after_growing_pauses(server: Server, sleeper: Sleeper) -> None:
    server.scripts = [answer(503), answer(500), answer(429), answer(502), answer()]
    assert fetch(server.url, clock=sleeper.clock()).data == PAGE
    assert sleeper.pauses == [1, 2, 4, 8]


def test_a_server_that_stays_busy_is_left(server: Server, sleeper: Sleeper) -> None:
    server.scripts = [answer(503)]
    with pytest.raises(
        PageError, match=r"503 Service Unavailable, at attempt 5; try again in 16 seconds or later"
    ):
        fetch(server.url, clock=sleeper.clock())
    assert sleeper.pauses == [1, 2, 4, 8]


def test_a_pause_that_the_server_asks_for_is_made(server: Server, sleeper: Sleeper) -> None:
    server.scripts = [
        answer(429, Retry_After="7"),
        answer(429, Retry_After=formatdate(time.time() + 30)),
        answer(),
    ]
    assert fetch(server.url, clock=sleeper.clock()).data == PAGE
    assert sleeper.pauses[0] == 7
    assert 27 <= sleeper.pauses[1] <= 30


def test_a_pause_that_is_too_long_is_told_instead(server: Server, sleeper: Sleeper) -> None:
    server.scripts = [answer(429, Retry_After="3600")]
    with pytest.raises(
        PageError, match="429 Too Many Requests, at attempt 1; try again in 3600 seconds or later"
    ):
        fetch(server.url, clock=sleeper.clock())
    assert sleeper.pauses == []


def test_pauses_end_with_the_limit_of_time(server: Server, sleeper: Sleeper) -> None:
    server.scripts = [answer(503, Retry_After="50")]
    with pytest.raises(PageError, match="at attempt 2"):
        fetch(server.url, Limits(all_seconds=60), sleeper.clock())
    assert sleeper.pauses == [50]


def test_a_dropped_connection_is_tried_again(server: Server, sleeper: Sleeper) -> None:
    server.scripts = [hang_up, answer(Content_Length="99"), answer()]
    assert fetch(server.url, Limits(attempts=3), sleeper.clock()).data == PAGE
    assert sleeper.pauses == [1, 2]


def test_a_connection_that_always_drops_is_left(server: Server, sleeper: Sleeper) -> None:
    server.scripts = [hang_up]
    with pytest.raises(PageError, match="the connection was dropped, at attempt 3; try again in 4 seconds"):
        fetch(server.url, Limits(attempts=3), sleeper.clock())


@pytest.mark.parametrize(
    ("attempt", "retry_after", "seconds"),
    [
        (1, None, 1),
        (3, None, 4),
        (1, "120", 120),
        (4, "0", 8),
        (1, "Thu, 01 Jan 1970 00:02:00 GMT", 110),
        (1, "Thu, 01 Jan 1970 00:02:00 -0000", 110),
        (1, "Thu, 01 Jan 1970 00:00:00 GMT", 1),
        (1, "soon", 1),
        (1, "9" * 5000, 1),
    ],
)
def test_the_pause_is_what_the_server_wants_and_never_less_than_ours(
    attempt: int, retry_after: str | None, seconds: float
) -> None:
    assert seconds_to_wait(attempt, retry_after, now=10) == seconds


@given(st.text(alphabet=st.characters()))
def test_any_text_may_stand_in_retry_after(text: str) -> None:
    assert seconds_to_wait(1, text, now=0) >= 1
