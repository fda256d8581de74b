"""A hub that runs as a process of its own, on ports of its own, and can be killed and started again."""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import signal
import socket
import sys
import tempfile
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import aiohttp

from hub.settings import Settings
from tests.hubs.floor import Seat, floor_document, set_up
from tests.neighbours.server import Server

ROOT: Final = Path(__file__).parents[2]
SERVE: Final = (sys.executable, "-c", "from hub.cli import main; main()", "serve")
START_SECONDS: Final = 40
_places = random.SystemRandom()


def quiet_port() -> int:
    """A free port that the system gives to no outgoing connection, so that it stays free while its owner is dead."""
    while True:
        port = _places.randrange(20_000, 32_000)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
        return port


@dataclass
class HubProcess:
    """One hub; `people` are signed in already."""

    folder: Path
    port: int
    smtp_port: int
    environment: dict[str, str]
    people: dict[str, Seat]
    command: tuple[str, ...] = SERVE
    server: Server | None = None
    starts: int = field(default=0)

    @property
    def url(self) -> str:
        """Where browsers and providers find it."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def data(self) -> Path:
        """The folder in which it keeps everything."""
        return self.folder / "data"

    @property
    def log(self) -> str:
        """Everything it wrote."""
        path = self.folder / "log"
        return path.read_text(errors="replace") if path.exists() else ""

    def start(self) -> None:
        """Start the process without waiting for it."""
        settings = [f"{name}={value}" for name, value in self.environment.items()]
        self.server = Server.start(["env", f"PYTHONPATH={ROOT}", *settings, *self.command], self.folder)
        self.starts += 1

    async def started(self) -> None:
        """Start the process and wait until it serves."""
        self.start()
        await self.ready()

    async def ready(self) -> None:
        """Wait until the hub answers, and its door for mail is open."""
        assert self.server is not None
        try:
            async with asyncio.timeout(START_SECONDS), aiohttp.ClientSession() as client:
                while not await self._answers(client):
                    assert self.server.process.poll() is None, f"the hub ended by itself:\n{self.log[-4000:]}"
                    await asyncio.sleep(0.02)
        except TimeoutError:
            raise AssertionError(f"the hub did not start in {START_SECONDS} s:\n{self.log[-4000:]}") from None

    async def _answers(self, client: aiohttp.ClientSession) -> bool:
        try:
            async with client.get(f"{self.url}/readyz") as answer:
                if answer.status != 200:
                    return False
            _, writer = await asyncio.open_connection("127.0.0.1", self.smtp_port)
            writer.close()
        except (OSError, aiohttp.ClientError):
            return False
        return True

    def kill(self) -> None:
        """End the process as a power cut would: it hears nothing of it."""
        assert self.server is not None
        self.server.process.send_signal(signal.SIGKILL)
        self.server.process.wait()
        self.server.stop()
        self.server = None

    def stop(self) -> None:
        """End the process in order."""
        if self.server is not None:
            self.server.stop()
            self.server = None

    def check_log(self, since: int = 0) -> None:
        """No fault of the hub's own was written after so many characters."""
        written = self.log[since:]
        for word in ("Traceback", "The command failed", "request failed", '"level": "error"', "[error"):
            assert word not in written, f"the hub wrote of a fault:\n{written[-6000:]}"


@asynccontextmanager
async def prepared_hub(
    document: Mapping[str, Any] | None = None,
    *,
    people: dict[str, Seat] | None = None,
    **settings: str,
) -> AsyncIterator[HubProcess]:
    """A hub with a floor that is not started yet; with `people`, a node that shares a floor made before."""
    folder = Path(tempfile.mkdtemp(prefix="hub-process-"))
    hub = HubProcess(folder, quiet_port(), quiet_port(), {}, {})
    values = {
        "data": str(hub.data),
        "port": str(hub.port),
        "smtp_port": str(hub.smtp_port),
        "secret_key": "the key of a hub in a test",
        # Nobody answers there: no test speaks to the real one.
        "twilio_api_url": "http://127.0.0.1:1",
        # Visitors come with addresses of their own, as from behind a load balancer.
        "trusted_proxies": "127.0.0.1",
        **settings,
    }
    hub.environment = {f"HUB_{name.upper()}": value for name, value in values.items()}
    try:
        if people is None:
            made = Settings(data=hub.data, secret_key=values["secret_key"], database_url=values.get("database_url", ""))
            people = await set_up(made, document or floor_document())
        hub.people = people
        yield hub
    finally:
        hub.stop()
        if not os.environ.get("KEEP_HUB_LOGS"):
            shutil.rmtree(folder, ignore_errors=True)


@asynccontextmanager
async def running_hub(
    document: Mapping[str, Any] | None = None, *, people: dict[str, Seat] | None = None, **settings: str
) -> AsyncIterator[HubProcess]:
    """A hub with a floor that serves until the test is over."""
    async with prepared_hub(document, people=people, **settings) as hub:
        await hub.started()
        yield hub
