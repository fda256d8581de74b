"""What real calls leave on the disk."""

from __future__ import annotations

import asyncio
import hashlib
import io
import secrets
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Final

import pytest
import pytest_asyncio

from channels.voice.contract import HangUp, PauseRecording, Play, Record, Recorded, StopRecording
from channels.voice.media.codec import RATE
from channels.voice.media.player import Clip, tone
from channels.voice.media.resample import Sound
from channels.voice.sealed_file import unsealed
from channels.voice.shelf import Shelf
from tests.integration.voice.floor import Floor, worker_floor
from tests.unit.channels.voice.sounds import level, mostly
from tests.unit.channels.voice.test_recording import piece, played

CALLER, AGENT, NOTICE = 440, 880, 700
LOUD = 2_000
KEY: Final = secrets.token_hex(32)


@pytest_asyncio.fixture
async def floor(tmp_path: Path) -> AsyncIterator[Floor]:
    async with worker_floor(tmp_path, Shelf({"notice": Clip(tone(NOTICE, 0.3))})) as floor:
        yield floor


def opened(folder: Path, recorded: Recorded) -> bytes:
    """The file of a recording, which is as it was told."""
    data = (folder / f"{recorded.recording_id}.ogg.sealed").read_bytes()
    assert hashlib.sha256(data).hexdigest() == recorded.digest
    return b"".join(unsealed(io.BytesIO(data), bytes.fromhex(KEY)))


def longest_silence(sound: Sound, hertz: int) -> float:
    """For how many seconds at most this height is away between its first and its last."""
    size = RATE // 25
    heard = [level(piece, hertz) > LOUD for piece in sound[: len(sound) // size * size].reshape(-1, size)]
    first, last = heard.index(True), len(heard) - heard[::-1].index(True)
    runs = "".join("x" if one else "." for one in heard[first:last]).split("x")
    return max(len(run) for run in runs) * size / RATE


async def test_both_sides_of_a_call_are_kept_apart_and_a_pause_keeps_nothing(floor: Floor, tmp_path: Path) -> None:
    await floor.call("caller", CALLER, ["PCMU"])
    await floor.call("agent", AGENT)
    await floor.gather("call", "caller", "agent")
    legs = ("caller", "agent")
    for leg_id in legs:
        await floor.provider.do(Record(leg_id, f"of-{leg_id}", KEY))
    await asyncio.sleep(1.2)
    await floor.provider.do(PauseRecording("caller"))
    await asyncio.sleep(1.0)
    await floor.provider.do(PauseRecording("caller", is_paused=False))
    await asyncio.sleep(1.2)
    assert {leg.recording_id for leg in (await floor.provider.snapshot()).legs.values()} == {"of-caller", "of-agent"}
    await floor.provider.do(StopRecording("caller"))
    await floor.provider.do(HangUp("agent"))
    of_caller = await floor.until(Recorded, lambda event: event.leg_id == "caller")
    of_agent = await floor.until(Recorded, lambda event: event.leg_id == "agent")
    caller, agent = (played(opened(tmp_path, recorded)) for recorded in (of_caller, of_agent))
    assert 0.7 < longest_silence(caller, CALLER) < 3.0, "while it was paused"
    assert mostly(agent, AGENT) > LOUD
    assert mostly(caller, AGENT) < 100
    assert mostly(agent, CALLER) < 100


async def test_a_message_ends_when_its_caller_has_said_all_and_what_she_heard_is_not_in_it(
    floor: Floor, tmp_path: Path
) -> None:
    page = await floor.call("caller", CALLER)
    await floor.provider.do(Play("caller", "greeting", ("notice",)))
    await floor.provider.do(Record("caller", "message", KEY, silent_seconds=0.8))
    await asyncio.sleep(1.0)
    page.fall_silent()
    recorded = await floor.until(Recorded)
    assert 1.5 < recorded.seconds < 6
    sound = played(opened(tmp_path, recorded))
    assert mostly(piece(sound, 0.3, 0.9), CALLER) > LOUD
    assert mostly(sound, NOTICE) < 100


async def test_a_recording_that_cannot_be_written_ends_without_a_file_and_the_call_goes_on(
    floor: Floor, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    await floor.call("caller", CALLER)
    (tmp_path / "taken.ogg.sealed").write_bytes(b"")
    await floor.provider.do(Record("caller", "taken", KEY))
    await floor.provider.do(StopRecording("caller"))
    assert (await floor.until(Recorded)).digest == ""
    assert "The recording taken cannot be written" in caplog.text
    await floor.provider.do(Play("caller", "on", ("notice",), is_loop=True))
    await floor.hear({"caller": {NOTICE}}, NOTICE)
