"""A web server in this process that plays what a test tells it to."""

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

Script = Callable[[BaseHTTPRequestHandler], None]


class Server(ThreadingHTTPServer):
    """Plays one script a request, the last one for ever; ``asked`` are the paths, ``heard`` the headers."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.scripts: list[Script] = []
        self.asked: list[str] = []
        self.heard: list[dict[str, str]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a client that has heard enough hangs up."""


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.heard.append(dict(self.headers))
        at = min(len(self.server.asked), len(self.server.scripts) - 1)
        self.server.asked.append(self.path)
        self.server.scripts[at](self)

    def log_message(self, *_: object) -> None:
        """Say nothing: what is asked is kept."""


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield server
        server.shutdown()
