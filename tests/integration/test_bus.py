"""The bus is away and comes back: the log says each once, however long it takes."""

from __future__ import annotations

import asyncio

from structlog.testing import capture_logs

from hub.realtime.bus import RedisBus
from tests.neighbours.redis import running_redis
from tests.neighbours.server import free_port


async def test_a_bus_that_is_away_is_told_once_and_so_is_its_return() -> None:
    port = free_port()
    bus = RedisBus(f"redis://127.0.0.1:{port}/0", node="one")
    looked = asyncio.Event()
    bus.listen(looked.set, lambda _rooms, _payload: None)
    with capture_logs() as lines:
        running = asyncio.create_task(bus.run())
        try:
            for _ in range(25):
                bus.look()
                await asyncio.sleep(0.1)
            assert [line["event"].partition(";")[0] for line in lines] == ["bus is away"]
            with running_redis(port):
                async with asyncio.timeout(20):
                    await looked.wait()
                    while len(lines) < 2:
                        await asyncio.sleep(0.05)
            assert [line["event"].partition(";")[0] for line in lines[:2]] == ["bus is away", "bus is back"]
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
            await bus.close()
