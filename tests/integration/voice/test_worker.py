"""Calls outlive the hub that made them, and are looked after by the one that comes back."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from channels.voice.contract import HangUp, LegState, Play, PlayEnded
from channels.voice.media.player import Clip, tone
from channels.voice.remote import NotThere, RemoteProvider
from channels.voice.shelf import Shelf
from channels.voice.worker import Patience, Worker
from tests.integration.voice.floor import Floor, engine_floor, worker_floor

CALLER, AGENT = 440, 880
IMPATIENT = Patience(empty=0.2, alone=0.6)


def shelf() -> Shelf:
    return Shelf({"beep": Clip(tone(500, 0.1))})


async def hear_on(
    path: Path, floor: Floor, after: int | None, group: asyncio.TaskGroup
) -> tuple[RemoteProvider, asyncio.Task[None]]:
    """A hub that comes back, and had heard so far."""
    remote = RemoteProvider(path, floor.tell, floor.found, after)
    task = group.create_task(remote.run())
    await remote.until_there()
    return remote, task


async def test_a_hub_that_was_away_hears_in_order_what_happened_meanwhile_and_the_call_went_on(tmp_path: Path) -> None:
    path = tmp_path / "voice.sock"
    async with worker_floor(tmp_path, shelf()) as floor:
        await floor.call("caller", CALLER)
        await floor.call("agent", AGENT)
        await floor.gather("call", "caller", "agent")
        first = floor.provider
        assert isinstance(first, RemoteProvider)
        after = first.heard_up_to
        floor.told.clear()
        # The line breaks as it does when a hub is killed; what is asked meanwhile is asked of the engine itself.
        assert first._writer is not None
        first._writer.transport.abort()
        await floor.carrying.do(Play("caller", "beep", ("beep",)))
        async with asyncio.TaskGroup() as group:
            _, task = await hear_on(path, floor, after, group)
            assert await floor.until(PlayEnded) == PlayEnded("caller", "beep")
            task.cancel()
        await first.until_there()
        assert floor.snapshots[-1].legs["agent"] == LegState(is_connected=True, room_id="call")
        await floor.hear({"caller": {AGENT}, "agent": {CALLER}})


async def test_what_is_asked_of_a_worker_that_is_not_there_is_refused_in_words(tmp_path: Path) -> None:
    remote = RemoteProvider(tmp_path / "voice.sock", lambda _: None, lambda _: None)
    with pytest.raises(NotThere, match="comes back by itself"):
        await remote.do(HangUp("caller"))


async def test_a_worker_without_a_hub_ends_soon_when_nobody_speaks(tmp_path: Path) -> None:
    async with engine_floor(tmp_path, shelf()) as floor:
        worker = Worker(IMPATIENT)
        worker.provider = floor.provider
        async with asyncio.timeout(10):
            await worker.serve(tmp_path / "voice.sock")


async def test_a_worker_without_a_hub_goes_on_for_its_calls_but_not_for_ever(tmp_path: Path) -> None:
    async with engine_floor(tmp_path, shelf()) as floor:
        worker = Worker(IMPATIENT)
        worker.provider = floor.provider
        await floor.call("caller", CALLER)
        loop = asyncio.get_running_loop()
        began = loop.time()
        async with asyncio.timeout(10):
            await worker.serve(tmp_path / "voice.sock")
        assert loop.time() - began > IMPATIENT.alone


async def test_a_line_that_no_hub_would_say_ends_the_line_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "voice.sock"
    async with worker_floor(tmp_path, shelf()) as floor:
        await floor.call("caller", CALLER)
        reader, writer = await asyncio.open_unix_connection(path)
        writer.write(b"{}\nGET / HTTP/1.1\n")
        assert b"snapshot" in await reader.readline()
        assert await reader.read() == b""
        writer.close()
        assert isinstance(floor.provider, RemoteProvider)
        await floor.provider.until_there()
        assert list((await floor.carrying.snapshot()).legs) == ["caller"]
