"""A real IMAP server, pymap, on 127.0.0.1, with one empty mailbox."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.neighbours.missing import missing
from tests.neighbours.server import Server, answers, free_port

USER = "desk@hub.example"
PASSWORD = "opens-nothing"


@dataclass
class ImapServer:
    """A running server without TLS; `server` may be stopped, paused or killed by a test of its own."""

    port: int
    user: str
    password: str
    server: Server
    host: str = "127.0.0.1"


@contextmanager
def running_imap(port: int | None = None) -> Iterator[ImapServer]:
    """A server whose mailbox is empty, for one test."""
    if find_spec("pymap") is None:
        missing("The IMAP server is missing: run `make test`, which installs pymap for the tests.")
    port = port or free_port()
    command = [sys.executable, "-W", "ignore", "-c", "from pymap.main import main; main()"]
    options = ["--host", "127.0.0.1", "--port", str(port), "--no-tls"]
    mailbox = ["dict", "--demo-user", USER, "--demo-password", PASSWORD]
    with TemporaryDirectory(prefix="hub-imap-") as folder:
        server = Server.start([*command, *options, *mailbox], Path(folder)).wait_until(lambda: answers(port))
        try:
            yield ImapServer(port, USER, PASSWORD, server)
        finally:
            server.stop()


@pytest.fixture
def imap_server() -> Iterator[ImapServer]:
    """An IMAP server with one empty mailbox, new for each test."""
    with running_imap() as server:
        yield server
