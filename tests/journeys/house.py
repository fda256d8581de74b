"""A whole hub with its demonstration, as a process of its own that a test may kill and start again."""

import signal
import sys
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.neighbours.server import Server, free_port

HUB = Path(sys.executable).parent / "hub"
START_SECONDS = 90
"""A new data directory is filled with a history first, on a machine that may be busy with other tests."""


@dataclass
class House:
    """One hub on ports of its own."""

    folder: Path
    port: int = field(default_factory=free_port)
    smtp_port: int = field(default_factory=free_port)
    server: Server | None = None
    page: int = 0
    """How much of the log belongs to the journeys before."""
    settings: Mapping[str, str] = field(default_factory=dict)
    """What its operator set besides."""

    @property
    def url(self) -> str:
        """Where the console is."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """The hub answers, with whatever it kept from before."""
        settings = {"HUB_DATA": self.folder / "data", "HUB_PORT": self.port, "HUB_SMTP_PORT": self.smtp_port}
        words = [f"{name}={value}" for name, value in {**settings, **self.settings}.items()]
        self.server = Server.start(["/usr/bin/env", *words, HUB, "serve", "--demo"], self.folder)
        self.server.wait_until(self._is_ready, START_SECONDS)

    def kill(self) -> None:
        """The hub is gone without a word, as if the power had failed."""
        assert self.server is not None
        self.server.process.send_signal(signal.SIGKILL)
        self.server.process.wait()
        self.server.stop()

    def stop(self) -> None:
        """The hub has ended."""
        if self.server is not None:
            self.server.stop()

    def turn_page(self) -> None:
        """What the hub said until now belongs to others."""
        self.page = len(self._log())

    def said(self) -> str:
        """What the hub has said since the page was turned."""
        return self._log()[self.page :].decode(errors="replace")

    def _log(self) -> bytes:
        return b"" if self.server is None else self.server.log.read_bytes()

    def _is_ready(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/readyz", timeout=2) as answer:  # noqa: S310 - our own address
                return bool(answer.status == 200)
        except (OSError, urllib.error.URLError):
            return False
