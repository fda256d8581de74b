"""A line that is cut again and again during a busy hour: the screen ends as a fresh one would be."""

from __future__ import annotations

import asyncio
import os
import random
import re
from typing import Final

import pytest
from playwright.async_api import Page, expect

from tests.journeys.agent import Agent
from tests.journeys.busy_hour import BusyHour
from tests.journeys.conftest import NewContext
from tests.journeys.cut_line import CutLine
from tests.journeys.floor import Person
from tests.journeys.house import House
from tests.journeys.watchman import Watchman

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(600)]
CUTS: Final = 50
SEED: Final = os.environ.get("PYTHONHASHSEED", "0")
"""Every run says it; what is done follows from it, though not when."""
NO_LINE: Final = (r"net::ERR_", r"WebSocket connection to", r"Failed to load resource")
CLOCKS: Final = re.compile(r"\b\d{1,2}:\d\d(:\d\d)?\b|\bnow\b|\b\d+ (sec|min|hr)s?\b")
"""Each page looks at its own clock."""


async def test_fifty_cuts_in_a_busy_hour_leave_the_screen_as_a_fresh_one(
    house: House, new_context: NewContext, watchman: Watchman
) -> None:
    watchman.allow(*NO_LINE)
    hour = BusyHour(house, random.Random(SEED))
    async with CutLine(house.port) as line:
        anna = await Agent.open(await new_context(), House(house.folder, line.port), "anna")
        await anna.page.evaluate("window.wasNeverReloaded = true")
        async with hour.playing():
            written = await _look_on(anna, hour, line)
        assert min(hour.done[deed] for deed in ("texts", "accepted", "messages", "notes")) > 3, hour.done
        await expect(anna.page.get_by_text(re.compile("Sending…|Not sent yet"))).to_have_count(0, timeout=60_000)
        assert await anna.page.evaluate("window.wasNeverReloaded")
        fresh = await Agent.open(await new_context(), house, "anna")
        await _are_alike(house, anna.page, fresh.page)
    await _arrived_once(house, written)


async def _look_on(anna: Agent, hour: BusyHour, line: CutLine) -> dict[str, str]:
    """Read here and there and write now and then, while the line is cut; what was written, and where."""
    written: dict[str, str] = {}
    for cut in range(CUTS):
        await asyncio.sleep(hour.chance.uniform(0, 0.6))
        if cut % 5 == 0:
            await _look_elsewhere(anna, hour)
        text = f"written through cut {cut}"
        if hour.on_screen and cut % 3 == 0 and await _write(anna, text):
            written[text] = hour.on_screen
        async with anna.page.expect_event("websocket"):
            line.cut()
        await expect(anna.page.get_by_text("Connected")).to_be_attached()
    assert len(written) > CUTS / 10, written
    return written


async def _look_elsewhere(anna: Agent, hour: BusyHour) -> None:
    """Open one of the conversations that the page itself shows."""
    rows = anna.page.get_by_role("navigation", name="Inbox").locator("a[data-row]")
    places = [await row.get_attribute("href") or "" for row in await rows.all()]
    if not places:
        return
    place = hour.chance.choice(places)
    hour.on_screen = place.rpartition("/")[2]
    await anna.page.evaluate("place => { location.hash = place }", place)


async def _write(anna: Agent, text: str) -> bool:
    """Answer through the page, whatever becomes of the line; where one may not, nothing is written."""
    if await anna.reply.count() == 0 or not await anna.reply.is_editable():
        return False
    await anna.reply.fill(text)
    await anna.reply.focus()
    await anna.send()
    return True


async def _are_alike(house: House, old: Page, fresh: Page) -> None:
    """Both pages show the same lists and the same conversations, word by word."""
    async with Person(house, "anna") as anna:
        held = [row["id"] for row in (await anna.call("GET", "/api/desk"))["conversations"]]
    for place in ("#/inbox/mine", "#/inbox/team", *(f"#/inbox/mine/{id_}" for id_ in held)):
        for page in (old, fresh):
            await page.evaluate("place => { location.hash = place }", place)
        shown = ["", " "]
        for _ in range(100):
            shown = [_said(await page.get_by_role("main").inner_text()) for page in (old, fresh)]
            if shown[0] == shown[1]:
                break
            await asyncio.sleep(0.1)
        assert shown[0] == shown[1], place


async def _arrived_once(house: House, written: dict[str, str]) -> None:
    """What was written through the cuts stands in its conversation, once."""
    async with Person(house, "anna") as anna:
        said = {
            id_: [item.get("text") for item in (await anna.call("GET", f"/api/conversations/{id_}"))["items"]]
            for id_ in set(written.values())
        }
    assert {text: said[id_].count(text) for text, id_ in written.items()} == dict.fromkeys(written, 1)


def _said(text: str) -> str:
    """Its words alone: not the time of day, nor the line before what was new when that page was opened.

    What follows that line begins with a head of its own lines, which elsewhere only a screen reader gets.
    """
    return CLOCKS.sub("…", re.sub(r"\s+(New\s+)?", " ", text))
