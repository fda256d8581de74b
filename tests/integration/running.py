"""A hub as its users run it: a process of its own on free ports, with data of its own."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self
from urllib.parse import parse_qs, urlencode, urlsplit

import aiohttp
from twilio.request_validator import RequestValidator

from tests.hubs.documented import check_documented

ROOT = Path(__file__).parents[2]
START_SECONDS = 120
HUB = [sys.executable, "-c", "from hub.cli import main; main()"]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


@dataclass(frozen=True, slots=True)
class Place:
    """Where a hub keeps its data and which ports it has."""

    folder: Path
    port: int
    smtp_port: int

    @classmethod
    def new(cls, folder: Path) -> Place:
        return cls(folder, free_port(), free_port())

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def environment(self, **more: str) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("HUB_")}
        return {
            **kept,
            "HUB_DATA": str(self.folder / "var"),
            "HUB_PORT": str(self.port),
            "HUB_SMTP_PORT": str(self.smtp_port),
            "PYTHONPATH": str(ROOT),
            **more,
        }

    def command(
        self, *arguments: str, given: bytes = b"", more: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        """Run a command of the hub to its end."""
        return subprocess.run(
            [*HUB, *arguments],
            cwd=self.folder,
            env=self.environment(**(more or {})),
            input=given,
            capture_output=True,
            timeout=100,
            check=False,
        )


class Running:
    """One running hub and what it printed."""

    def __init__(self, place: Place, process: subprocess.Popen[str]) -> None:
        self.place = place
        self.process = process
        self.lines: list[str] = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(line)

    def wait_for(self, text: str) -> str:
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until:
            found = next((line for line in self.lines if text in line), None)
            if found is not None:
                return found
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        raise AssertionError("".join(self.lines))

    def token(self) -> str:
        """The token of the set-up link that it printed."""
        (token,) = parse_qs(urlsplit(self.wait_for("/setup?token=").strip()).query)["token"]
        return token


@contextmanager
def running(place: Place, *arguments: str, **more: str) -> Iterator[Running]:
    """A hub that is ready, and gone afterwards."""
    process = subprocess.Popen(
        [*HUB, "serve", *arguments],
        cwd=place.folder,
        env=place.environment(**more),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    hub = Running(place, process)
    try:
        hub.wait_for("is ready")
        yield hub
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        hub._reader.join(5)
        assert process.stdout is not None
        process.stdout.close()
    written = "".join(hub.lines)
    assert not re.search(r'^Traceback|"level": "error"', written, re.MULTILINE), written
    assert not re.search(r"^\{.*(@|detail).*\}$", written, re.MULTILINE), written


class Browser:
    """Somebody's browser: a cookie and the token that goes with it."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.session = aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True))
        self.csrf = ""
        self.person: dict[str, Any] = {}

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.session.close()

    async def ask(self, method: str, path: str, body: object = None, status: int | None = None) -> Any:
        headers = {"X-CSRF-Token": self.csrf} if self.csrf else {}
        async with self.session.request(method, self.url + path, json=body, headers=headers) as response:
            text = await response.text()
            check_documented(method, path, response.status)
            wanted = {status} if status else {200, 201, 204}
            assert response.status in wanted, f"{method} {path}: {response.status} {text}"
            return await response.json(content_type=None) if text else None

    async def sign_in(self, email: str, password: str) -> None:
        found = await self.ask("POST", "/api/session", {"email": email, "password": password})
        self.csrf, self.person = found["csrf"], found["person"]

    def cookie(self) -> str:
        return "; ".join(f"{cookie.key}={cookie.value}" for cookie in self.session.cookie_jar)

    async def text(self, hook: str, token: str, form: Mapping[str, str]) -> int:
        """Post a text message as Twilio does; returns the status of the answer."""
        url = f"{self.url}/webhooks/{hook}"
        headers = {
            "X-Twilio-Signature": RequestValidator(token).compute_signature(url, dict(form)),
            "Content-Type": "application/x-www-form-urlencoded",
        }
        async with self.session.post(url, data=urlencode(form), headers=headers) as response:
            return response.status


async def tidy(supervisor: Browser) -> None:
    """Everybody of her teams goes home, and everything of theirs is closed: the next test finds nothing of the last."""
    floor = await supervisor.ask("GET", "/api/floor")
    for person in floor["people"]:
        if not {*person["teams"]}.isdisjoint(supervisor.person["teams"]):
            await supervisor.ask("PUT", f"/api/people/{person['id']}/presence", {"state": "offline"})
    outcome = next((one["id"] for one in floor["dispositions"] if not one["queues"]), None)
    while left := (await supervisor.ask("GET", "/api/conversations?view=team"))["conversations"]:
        for entry in left:
            path = f"/api/conversations/{entry['conversation']['id']}/close"
            await supervisor.ask("POST", path, {"disposition": outcome})
