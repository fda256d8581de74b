"""A hub under load from all sides that is killed at random instants and started again, and then audited."""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hub.settings import Settings
from tests.chaos import warm
from tests.chaos.auditor import Auditor, Findings, Testimony
from tests.chaos.load import Customers
from tests.hubs.floor import ACCOUNT_SID, TWILIO_TOKEN, crew, floor_document, set_up
from tests.hubs.process import ROOT, HubProcess, quiet_port
from tests.hubs.work import WorkingAgent
from tests.neighbours.smtp import Mail, SmtpSink, running_sink
from tests.peers.twilio_standin import TwilioStandin

FEWEST_BETWEEN_KILLS: Final = 50
AGENTS: Final = 6
CAPACITY: Final = {"webchat": 3, "sms": 3, "email": 3}
EACH_DOOR: Final = 4
DRAIN_SECONDS: Final = 60
STANDSTILL_SECONDS: Final = 20
RULES: Final = {
    "offer_timeout_seconds": 3,
    "wrap_up_seconds": 2,
    "misses_before_away": 100,
    "owner_grace_seconds": 1,
    "decline_memory_seconds": 1,
}
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a run."""

    seed: int
    kills: int
    acknowledged: int
    repeats: int
    fewest: int
    """The fewest acknowledgements between two kills."""
    seconds: float
    found: Findings
    log: str

    def __str__(self) -> str:
        return (
            f"seed {self.seed}: {self.kills} kills, {self.acknowledged:,} acknowledgements (at least {self.fewest} "
            f"between two kills), {self.repeats:,} repeats, {self.found.stored:,} messages stored, "
            f"{self.found.sent:,} sent, {self.found.unknown} unknown, {len(self.found.lost)} lost, "
            f"{len(self.found.doubled)} doubled, {len(self.found.faults)} other faults, {self.seconds:.0f} s"
        )


class WarmHub(HubProcess):
    """A hub that is a fork of a program which has read everything already."""

    kind = warm.GOOD
    starter: subprocess.Popen[bytes] | None = None
    process: int = 0

    def start(self) -> None:
        assert self.starter is not None
        assert self.starter.stdin is not None
        assert self.starter.stdout is not None
        self.starter.stdin.write(b"\n")
        self.starter.stdin.flush()
        self.process = int(self.starter.stdout.readline())
        self.starts += 1

    @property
    def is_alive(self) -> bool:
        return Path(f"/proc/{self.process}").exists() if Path("/proc").exists() else _answers_signals(self.process)

    def kill(self) -> None:
        os.kill(self.process, signal.SIGKILL)
        self._wait(10)

    def stop(self) -> None:
        if self.process and self.is_alive:
            os.kill(self.process, signal.SIGTERM)
            self._wait(20)

    def _wait(self, seconds: float) -> None:
        give_up = time.monotonic() + seconds
        while self.is_alive:
            assert time.monotonic() < give_up, "the hub does not end"
            time.sleep(0.002)


def _answers_signals(process: int) -> bool:
    with contextlib.suppress(ProcessLookupError):
        os.kill(process, 0)
        return True
    return False


@contextmanager
def starter_of(kind: str, folder: Path, environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """The program that hubs are forked from."""
    program = subprocess.Popen(
        [sys.executable, "-m", "tests.chaos.warm", kind, str(folder / "log")],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        yield program
    finally:
        program.communicate(timeout=30)


@asynccontextmanager
async def warm_hub(kind: str, twilio_url: str, smtp_url: str) -> AsyncIterator[WarmHub]:
    """A hub on a floor of its own, ready to be started."""
    folder = Path(tempfile.mkdtemp(prefix="hub-chaos-"))
    hub = WarmHub(folder, quiet_port(), quiet_port(), {}, {})
    environment = {
        "HUB_DATA": str(hub.data),
        "HUB_PORT": str(hub.port),
        "HUB_SMTP_PORT": str(hub.smtp_port),
        "HUB_SECRET_KEY": "the key of a hub in a test",
        "HUB_TRUSTED_PROXIES": "127.0.0.1",
        "HUB_TWILIO_API_URL": twilio_url,
        "HUB_SMTP_URL": smtp_url,
        "HUB_LOG_LEVEL": "warning",
    }
    try:
        settings = Settings(data=hub.data, secret_key=environment["HUB_SECRET_KEY"])
        hub.people = await set_up(settings, floor_document(crew(AGENTS, CAPACITY), **RULES))
        with starter_of(kind, folder, environment) as hub.starter:
            yield hub
            hub.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class Run:
    """One run of kills."""

    def __init__(self, hub: WarmHub, seed: int, *, longest_pause: float) -> None:
        self._hub = hub
        self._chance = random.Random(seed)
        self._longest_pause = longest_pause
        self.customers = Customers(hub, seed)
        self.agents = [
            WorkingAgent(hub, seat, random.Random(f"{seed} {name}"), flaps=True) for name, seat in hub.people.items()
        ]
        self.fewest = 0

    @property
    def count(self) -> int:
        """How much was acknowledged so far."""
        return len(self.customers.told.said) + sum(agent.told.count for agent in self.agents)

    async def kill_often(self, kills: int, progress: Progress) -> None:
        """Kill and start again while everybody goes on."""
        between = []
        for number in range(1, kills + 1):
            before = self.count
            wanted = before + FEWEST_BETWEEN_KILLS + self._chance.randrange(FEWEST_BETWEEN_KILLS)
            await _until(self._has(wanted), 60, "acknowledgements since the last kill")
            await asyncio.sleep(self._chance.random() * self._longest_pause)
            self._hub.kill()
            between.append(self.count - before)
            self._hub.start()
            progress(f"kill {number} of {kills}: {self.count:,} acknowledgements")
        self.fewest = min(between, default=0)

    async def whole(self, kills: int, progress: Progress, *, finishes: bool) -> None:
        """Load, kills, and, if wanted, the end of the work."""
        self._hub.start()
        customers = self.customers
        visits: list[Awaitable[None]] = []
        for number in range(EACH_DOOR):
            visits += [customers.telephone(number), customers.mail_server(number), customers.visitor(number)]
        async with asyncio.TaskGroup() as group:
            crowd = [group.create_task(_run(visit)) for visit in visits]
            work = [group.create_task(agent.run()) for agent in self.agents]
            await self.kill_often(kills, progress)
            customers.is_stopping = True
            await asyncio.wait(crowd, timeout=DRAIN_SECONDS)
            if finishes:
                await all_done(self._hub.data / "hub.db")
            for agent in self.agents:
                agent.is_stopping = True
            await asyncio.wait(work, timeout=DRAIN_SECONDS)
        self._hub.stop()

    def _has(self, wanted: int) -> Callable[[], bool]:
        return lambda: self.count >= wanted


async def _run(visit: Awaitable[None]) -> None:
    await visit


def open_matters(path: Path) -> dict[str, int]:
    """What is still under way, by its state: conversations that are not closed, and messages that have not left."""
    with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10)) as database:
        return dict(
            database.execute(
                "SELECT 'conversation ' || state, count(*) FROM conversation WHERE closed_at IS NULL GROUP BY state "
                "UNION ALL SELECT 'message ' || state, count(*) FROM outbox GROUP BY state"
            )
        )


async def all_done(path: Path) -> None:
    """Return once nothing is under way; a machine may be slow, but something must go on."""
    left = -1
    while left:
        before = left
        try:
            async with asyncio.timeout(STANDSTILL_SECONDS):
                while (left := sum(open_matters(path).values())) == before:
                    await asyncio.sleep(0.05)
        except TimeoutError:
            raise AssertionError(f"for {STANDSTILL_SECONDS} s nothing went on: {open_matters(path)}") from None


async def _until(is_so: Callable[[], bool], seconds: float, what: str) -> None:
    try:
        async with asyncio.timeout(seconds):
            while not is_so():
                await asyncio.sleep(0.005)
    except TimeoutError:
        raise AssertionError(f"waited {seconds} s in vain for {what}") from None


def delivered_to(standin: TwilioStandin, sink: SmtpSink) -> Counter[str]:
    """How often each text reached a provider."""
    delivered = Counter(text.body for text in standin.texts if not text.is_inbound)
    for mail in sink.mails:
        delivered[first_line(mail)] += 1
    return delivered


def first_line(mail: Mail) -> str:
    """What the agent wrote; what follows is quoted."""
    return str(mail.message.get_content()).strip().splitlines()[0]


async def killed(
    kills: int, seed: int, progress: Progress, *, kind: str = warm.GOOD, longest_pause: float = 0.1
) -> Report:
    """A whole run and its audit."""
    began = time.monotonic()
    with running_sink() as sink:
        async with (
            TwilioStandin(auth_token=TWILIO_TOKEN, account_sid=ACCOUNT_SID) as standin,
            warm_hub(kind, standin.url, sink.url) as hub,
        ):
            reports = asyncio.create_task(standin.run(pace_seconds=0.05))
            run = Run(hub, seed, longest_pause=longest_pause)
            try:
                await run.whole(kills, progress, finishes=kind == warm.GOOD)
            finally:
                reports.cancel()
            told = Testimony.of(run.customers.told.said, run.agents, delivered_to(standin, sink), CAPACITY)
            found = Auditor(hub.data / "hub.db", told).audit()
            return Report(
                seed,
                kills,
                run.count,
                run.customers.told.repeats,
                run.fewest,
                time.monotonic() - began,
                found,
                hub.log,
            )
