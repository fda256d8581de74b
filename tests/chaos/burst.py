"""Many customers at the same instant, each with one matter, through the three real doors, and everything twice."""

from __future__ import annotations

import asyncio
import random
import sqlite3
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Mapping, Sequence
from contextlib import asynccontextmanager, closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import aiohttp

from tests.chaos.auditor import Testimony
from tests.chaos.harness import AGENTS, CAPACITY, all_done, delivered_to, first_line
from tests.chaos.load import PAUSE_SECONDS, Customers, Said
from tests.hubs.clients import letter, text_form
from tests.hubs.floor import ACCOUNT_SID, TWILIO_TOKEN, crew, floor_document
from tests.hubs.lines import LOST, Widget
from tests.hubs.process import HubProcess, running_hub
from tests.hubs.work import WorkingAgent
from tests.neighbours.smtp import SmtpSink, running_sink
from tests.peers.twilio_standin import TwilioStandin

LATEST_SECONDS: Final = 60
Act = Coroutine[Any, Any, None]
Answer = tuple[str, str, str]
"""The door through which it came, whom it reached, and what it said."""


@dataclass(frozen=True, slots=True)
class Burst:
    """What was thrown, what came of it, and where the hub kept it."""

    path: Path
    told: Testimony
    reached: Counter[Answer]
    """How often each answer reached a customer."""
    repeats: int
    acknowledged_seconds: float
    """Until the last arrival was acknowledged."""
    seconds: float
    """Until the last conversation was closed and its answer delivered."""
    longest_seconds: float
    """How long the customer waited who waited longest for an agent."""

    def __str__(self) -> str:
        count = len(list(self.told.said))
        return (
            f"{count} arrivals at once and {self.repeats} repeats: acknowledged in {self.acknowledged_seconds:.1f} s "
            f"({count / self.acknowledged_seconds:.0f} arrivals a second), all answered and closed in "
            f"{self.seconds:.1f} s ({count / self.seconds:.0f} a second); the longest waited "
            f"{self.longest_seconds:.1f} s"
        )


class RepeatingStandin(TwilioStandin):
    """Reports twice how far a message came, as a provider may."""

    async def _post(self, url: str, headers: Mapping[str, str], body: bytes) -> int:
        await super()._post(url, headers, body)
        return await super()._post(url, headers, body)


class Crowd:
    """Customers who all come at the same instant."""

    def __init__(self, hub: HubProcess, seed: int) -> None:
        self._hub = hub
        self._chance = random.Random(seed)
        self.customers = Customers(hub, seed)
        self.widgets: dict[str, Widget] = {}

    async def come(self, *, texts: int, mails: int, visitors: int) -> None:
        """Everybody says one thing, and again, in any order; return once all of it is acknowledged."""
        connector = aiohttp.TCPConnector(limit=0)
        async with aiohttp.ClientSession(connector=connector, timeout=aiohttp.ClientTimeout(total=60)) as client:
            coming: list[Act] = []
            for number in range(texts):
                coming += self._text(client, number)
            for number in range(mails):
                coming += self._mail(number)
            coming += [self._visit() for _ in range(visitors)]
            self._chance.shuffle(coming)
            async with asyncio.TaskGroup() as group:
                for one in coming:
                    group.create_task(one)

    def _text(self, client: aiohttp.ClientSession, number: int) -> list[Act]:
        phone, sid = f"+1415{number:07}", f"SM{self._chance.getrandbits(128):032x}"
        form = text_form(sid, phone, f"text of {phone}")
        said = Said("texts", phone, sid, 1, form["Body"])
        return self._twice(said, lambda: self.customers.texted(client, form))

    def _mail(self, number: int) -> list[Act]:
        sender = f"writer{number}@example.org"
        said = Said("mails", sender, f"{self._chance.getrandbits(64):016x}@example.org", 1, f"mail of {sender}")
        message = letter(said.key, sender, said.text).as_bytes()
        return self._twice(said, lambda: self.customers.mailed(message, sender))

    async def _line(self) -> Widget:
        """An open line; a machine may be too busy for the first try."""
        while True:
            widget = Widget()
            with suppress(AssertionError, *LOST):
                await widget.connect(self._hub.url)
                return widget
            await widget.close()

    async def _visit(self) -> None:
        widget, client_id = await self._line(), f"c{self._chance.getrandbits(48):012x}"
        visitor = widget.session.split(".")[1]
        self.widgets[visitor] = widget
        said = Said("chat", visitor, f"{visitor}:{client_id}", 1, f"chat of {visitor}")
        await asyncio.gather(*self._twice(said, lambda: self.customers.chatted(widget, client_id, said.text)))

    def _twice(self, said: Said, say: Callable[[], Awaitable[bool]]) -> list[Act]:
        async def first() -> None:
            await _until_kept(say)
            self.customers.told.said.append(said)

        async def again() -> None:
            await _until_kept(say)
            self.customers.told.repeats += 1

        return [first(), again()]

    async def answered(self) -> None:
        """Return once every visitor has heard an answer."""
        for widget in self.widgets.values():
            await widget.until(lambda: any(answers_on(widget)), "the answer", LATEST_SECONDS)  # noqa: B023 - awaited here

    async def leave(self) -> None:
        """Everybody closes the page."""
        for widget in self.widgets.values():
            await widget.close()


async def _until_kept(say: Callable[[], Awaitable[bool]]) -> None:
    while not await say():
        await asyncio.sleep(PAUSE_SECONDS)


def answers_on(widget: Widget) -> list[str]:
    """Every answer that came over a visitor's line, as often as it came."""
    items = [item for event, data in widget.heard if event == "welcome" for item in data["items"]]
    for event, data in widget.heard:
        if event == "events":
            items += [one["item"] for one in data if one["type"] == "visitor_item_added"]
    return [item["text"] for item in items if not item["from_me"]]


def reached(crowd: Crowd, standin: TwilioStandin, sink: SmtpSink) -> Counter[Answer]:
    """How often each answer reached a telephone, a mailbox or a page."""
    answers = Counter(("texts", text.to, text.body) for text in standin.texts)
    answers.update(("mails", mail.recipients[0], first_line(mail)) for mail in sink.mails)
    for visitor, widget in crowd.widgets.items():
        answers.update(("chat", visitor, text) for text in answers_on(widget))
    return answers


async def all_reported(path: Path) -> None:
    """Return once every text is known to have been delivered."""
    sql = "SELECT count(*) FROM item WHERE direction = 'out' AND account_id = 'texts' AND state <> 'delivered'"
    async with asyncio.timeout(LATEST_SECONDS):
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10)) as database:
            while database.execute(sql).fetchone()[0]:
                await asyncio.sleep(PAUSE_SECONDS)


def longest_wait(path: Path) -> float:
    """How long the customer waited who waited longest for an agent."""
    sql = "SELECT max(json_extract(details, '$.waited_seconds')) FROM fact WHERE happening = 'answered'"
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
        return float(database.execute(sql).fetchone()[0])


async def served(
    coming: Act, reporting: Act, crowd: Crowd, agents: Sequence[WorkingAgent], path: Path
) -> tuple[float, float]:
    """Serve everybody who comes; seconds until all was acknowledged, and until all was done."""
    began = time.monotonic()
    async with asyncio.TaskGroup() as group:
        reports = group.create_task(reporting)
        work = [group.create_task(agent.run()) for agent in agents]
        await coming
        acknowledged = time.monotonic() - began
        await all_done(path)
        await crowd.answered()
        await all_reported(path)
        done = time.monotonic() - began
        for agent in agents:
            agent.is_stopping = True
        await asyncio.gather(*work)
        reports.cancel()
    await crowd.leave()
    return acknowledged, done


@asynccontextmanager
async def burst(seed: int, *, texts: int, mails: int, visitors: int) -> AsyncIterator[Burst]:
    """So many customers at once, served by a few agents until the last is answered; the hub has stopped then."""
    floor = floor_document(crew(AGENTS, CAPACITY))
    with running_sink() as sink:
        async with (
            RepeatingStandin(auth_token=TWILIO_TOKEN, account_sid=ACCOUNT_SID) as standin,
            running_hub(floor, twilio_api_url=standin.url, smtp_url=sink.url, log_level="warning") as hub,
        ):
            crowd, path = Crowd(hub, seed), hub.data / "hub.db"
            agents = [WorkingAgent(hub, seat, random.Random(f"{seed} {name}")) for name, seat in hub.people.items()]
            coming = crowd.come(texts=texts, mails=mails, visitors=visitors)
            acknowledged, done = await served(coming, standin.run(pace_seconds=0), crowd, agents, path)
            hub.stop()
            hub.check_log()
            told = Testimony.of(crowd.customers.told.said, agents, delivered_to(standin, sink), CAPACITY)
            answers, repeats = reached(crowd, standin, sink), crowd.customers.told.repeats
            yield Burst(path, told, answers, repeats, acknowledged, done, longest_wait(path))
