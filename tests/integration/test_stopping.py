"""A hub that is told to stop says so at once, and ends soon, whoever is on the line."""

from __future__ import annotations

import asyncio
import signal
import time
from pathlib import Path

from socketio import AsyncClient

from tests.integration.running import Browser, Place, running

AT_ONCE_SECONDS, SOON_SECONDS = 3, 5
"""On a busy machine; two time limits of the server's, one after the other, were six."""
LINES = 20


async def test_a_hub_in_a_busy_hour_ends_soon_and_says_so_at_once(tmp_path: Path) -> None:
    place = Place.new(tmp_path)
    with running(place, "--demo") as hub:
        async with Browser(place.url) as sofia:
            await sofia.sign_in("sofia@demo.example", "demo")
            order = {"minutes": 1, "per_minute": 120}
            url = f"{place.url}/demo/api/busy"
            async with sofia.session.post(url, json=order, headers={"X-Demo": "1"}) as answer:
                assert answer.status == 201, await answer.text()
            lines = [AsyncClient(reconnection=False, handle_sigint=False) for _ in range(LINES)]
            for number, line in enumerate(lines):
                transport = "websocket" if number % 2 else "polling"
                auth = {"account": "demo-chat"}
                await line.connect(place.url, namespaces=["/visitor"], auth=auth, transports=[transport])
            await asyncio.sleep(3)
            began = time.monotonic()
            hub.process.send_signal(signal.SIGINT)
            await asyncio.to_thread(hub.wait_for, "Stopping; finishing what is under way…")
            said_after = time.monotonic() - began
            assert await asyncio.to_thread(hub.process.wait, 30) == 0
            ended_after = time.monotonic() - began
            for line in lines:
                await line.disconnect()
    assert said_after < AT_ONCE_SECONDS
    assert ended_after < SOON_SECONDS
