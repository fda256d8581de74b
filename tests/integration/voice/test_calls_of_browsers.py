"""Real calls between pages, told by what each of them hears, and does not hear."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from channels.voice.contract import (
    End,
    HangUp,
    LegConnected,
    LegEnded,
    LegLost,
    LegState,
    Move,
    NoSuchMedia,
    NoSuchRoom,
    OfferLeg,
    Play,
    PlayEnded,
    QualityMeasured,
    ReattachLeg,
    Snapshot,
    StopPlay,
    UnusableOffer,
)
from channels.voice.media.hearing import ALL_HEAR_ALL, apart, monitored, whispered
from channels.voice.media.player import Clip, tone
from channels.voice.shelf import Shelf
from tests.integration.voice.floor import Floor, engine_floor, worker_floor
from tests.peers.browser_call import BrowserCall

CALLER, AGENT, SUPERVISOR, FOURTH = 440, 880, 620, 1_000
MUSIC, NOTICE = 1_300, 700
SILENCE: set[int] = set()


@pytest_asyncio.fixture(params=["in the hub's process", "in its own"])
async def floor(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Floor]:
    shelf = Shelf({"music": Clip(tone(MUSIC, 1.0)), "notice": Clip(tone(NOTICE, 1.5)), "beep": Clip(tone(500, 0.1))})
    is_apart = request.param == "in its own"
    async with worker_floor(tmp_path, shelf) if is_apart else engine_floor(tmp_path, shelf) as floor:
        yield floor


@pytest.mark.parametrize("codecs", [(), ("PCMU",)], ids=["opus", "PCMU"])
async def test_from_the_queue_to_the_conference_everybody_hears_whom_she_should(
    floor: Floor, codecs: tuple[str, ...]
) -> None:
    await floor.call("caller", CALLER, codecs)
    await floor.provider.do(Play("caller", "wait", ("music",), is_loop=True))
    await floor.hear({"caller": {MUSIC}}, MUSIC)
    await floor.call("agent", AGENT)
    await floor.gather("call", "caller", "agent")
    await floor.provider.do(StopPlay("caller"))
    await floor.hear({"caller": {AGENT}, "agent": {CALLER}}, MUSIC)
    await floor.call("supervisor", SUPERVISOR)
    legs = ["caller", "agent", "supervisor"]
    await floor.deafen("call", "supervisor", monitored("supervisor", legs))
    await floor.gather("call", "supervisor")
    both = {CALLER, AGENT}
    await floor.hear({"caller": {AGENT}, "agent": {CALLER}, "supervisor": both})
    await floor.deafen("call", "supervisor", whispered("supervisor", "agent", legs))
    await floor.hear({"caller": {AGENT}, "agent": {CALLER, SUPERVISOR}, "supervisor": both})
    await floor.deafen("call", "supervisor", ALL_HEAR_ALL)
    await floor.hear(
        {
            "caller": {AGENT, SUPERVISOR},
            "agent": {CALLER, SUPERVISOR},
            "supervisor": both,
        }
    )


async def test_on_hold_there_is_music_and_afterwards_the_agent_again(floor: Floor) -> None:
    await floor.call("caller", CALLER)
    await floor.call("agent", AGENT)
    await floor.gather("call", "caller", "agent")
    await floor.deafen("call", "hold", apart("caller", ["caller", "agent"]))
    await floor.provider.do(Play("caller", "hold", ("music",), is_loop=True))
    await floor.hear({"caller": {MUSIC}, "agent": SILENCE}, MUSIC)
    await floor.provider.do(StopPlay("caller"))
    await floor.deafen("call", "hold", ALL_HEAR_ALL)
    await floor.hear({"caller": {AGENT}, "agent": {CALLER}}, MUSIC)


async def test_four_in_a_conference_hear_the_three_others(floor: Floor) -> None:
    heights = {"caller": CALLER, "agent": AGENT, "colleague": SUPERVISOR, "telephone": FOURTH}
    for leg_id, hertz in heights.items():
        await floor.call(leg_id, hertz, ("PCMU",) if leg_id == "telephone" else ())
    await floor.gather("call", *heights)
    everybody = set(heights.values())
    await floor.hear({leg_id: everybody - {hertz} for leg_id, hertz in heights.items()})


async def test_a_page_from_another_network_comes_back_into_its_call(floor: Floor) -> None:
    await floor.call("caller", CALLER)
    before = await floor.call("agent", AGENT)
    await floor.gather("call", "caller", "agent")
    after = BrowserCall(SUPERVISOR)
    answer = await floor.provider.do(ReattachLeg("agent", await after.offer()))
    assert answer is not None
    await after.accept(answer)
    floor.pages["agent"] = after
    await before.close()
    await floor.hear({"caller": {SUPERVISOR}, "agent": {CALLER}}, AGENT)
    assert [event for event in floor.told if isinstance(event, LegEnded)] == []


async def test_a_page_that_is_closed_is_told_of_at_once_and_its_leg_waits_for_it(floor: Floor) -> None:
    await floor.call("caller", CALLER)
    page = await floor.call("agent", AGENT)
    await floor.gather("call", "caller", "agent")
    await floor.hear({"caller": {AGENT}, "agent": {CALLER}})
    await page.close()
    assert await floor.until(LegLost) == LegLost("agent")
    assert (await floor.provider.snapshot()).legs["agent"] == LegState(is_connected=False, room_id="call")
    again = floor.pages["agent"] = BrowserCall(AGENT)
    answer = await floor.provider.do(ReattachLeg("agent", await again.offer()))
    assert answer is not None
    await again.accept(answer)
    await floor.hear({"caller": {AGENT}, "agent": {CALLER}})


async def test_a_call_that_breaks_is_ended_and_told_and_no_other_is(
    floor: Floor, caplog: pytest.LogCaptureFixture
) -> None:
    for leg_id, hertz in (("broken", CALLER), ("whole", AGENT)):
        await floor.call(leg_id, hertz)
        await floor.provider.do(Play(leg_id, "wait", ("music",), is_loop=True))
    floor.carrying._legs["broken"].outlet = None  # type: ignore[attr-defined]
    floor.carrying._legs["broken"].ear.outlet = None  # type: ignore[attr-defined]
    assert await floor.until(LegEnded) == LegEnded("broken", End.FAILED)
    assert "A call broke and was ended." in caplog.text
    await floor.pages.pop("broken").close()
    await floor.hear({"whole": {MUSIC}}, MUSIC)


async def test_the_same_said_twice_is_done_once(floor: Floor) -> None:
    page = floor.pages["caller"] = BrowserCall(CALLER)
    offer = OfferLeg("caller", await page.offer())
    answer = await floor.provider.do(offer)
    assert await floor.provider.do(offer) == answer
    assert answer is not None
    await page.accept(answer)
    await floor.until(LegConnected)
    for _ in range(2):
        await floor.provider.do(Play("caller", "beep", ("beep", "beep")))
        await floor.provider.do(Move("caller", "room"))
    assert await floor.until(PlayEnded) == PlayEnded("caller", "beep")
    for _ in range(2):
        await floor.provider.do(HangUp("caller"))
    assert floor.told == [
        LegConnected("caller"),
        PlayEnded("caller", "beep"),
        LegEnded("caller", End.HUNG_UP),
    ]
    assert await floor.provider.snapshot() == Snapshot()


async def test_the_snapshot_tells_all_that_was_asked_for(floor: Floor) -> None:
    await floor.call("caller", CALLER)
    await floor.call("agent", AGENT)
    await floor.gather("call", "caller", "agent")
    await floor.deafen("call", "mute", frozenset({("caller", "agent")}))
    await floor.provider.do(Play("caller", "hold", ("music",), is_loop=True))
    assert await floor.provider.snapshot() == Snapshot(
        {
            "caller": LegState(is_connected=True, room_id="call", play_id="hold"),
            "agent": LegState(is_connected=True, room_id="call"),
        },
        {"call": {"mute": (("caller", "agent"),)}},
    )


async def test_a_call_is_measured_as_good_on_one_machine_and_the_page_knows_the_way(floor: Floor) -> None:
    await floor.call("caller", CALLER)
    page = await floor.call("agent", AGENT)
    await floor.gather("call", "caller", "agent")
    measured = await floor.until(QualityMeasured, lambda event: event.round_trip_milliseconds is not None)
    assert measured.opinion > 4
    assert measured.lost_share < 0.02
    round_trip = await page.round_trip_milliseconds()
    assert round_trip is not None
    assert 0 <= round_trip < 500


async def test_whoever_shows_another_certificate_than_was_offered_is_not_let_in(floor: Floor) -> None:
    page = floor.pages["caller"] = BrowserCall(CALLER)
    offer = await page.offer()
    lines = [line for line in offer.splitlines(keepends=True) if not line.startswith("a=fingerprint:")]
    other = "a=fingerprint:sha-256 " + ":".join(["00"] * 32) + "\r\n"
    at = next(place for place, line in enumerate(lines) if line.startswith("a=setup:"))
    answer = await floor.provider.do(OfferLeg("caller", "".join([*lines[:at], other, *lines[at:]])))
    assert answer is not None
    await page.accept(answer)
    assert await floor.until(LegEnded) == LegEnded("caller", End.NOT_PROVED)


async def test_what_cannot_be_done_is_said_in_words_and_changes_nothing(floor: Floor) -> None:
    with pytest.raises(UnusableOffer, match="has no audio"):
        await floor.provider.do(OfferLeg("caller", "v=0\r\n"))
    with pytest.raises(NoSuchMedia, match="nothing “opera” to be played; there are: beep, music, notice"):
        await floor.provider.do(Play("caller", "wait", ("opera",)))
    with pytest.raises(NoSuchRoom, match="move a leg into it first"):
        await floor.deafen("nowhere", "mute", ALL_HEAR_ALL)
    # Its end was told, or it never was: nothing is asked of it any more.
    for command in (HangUp("gone"), StopPlay("gone"), Move("gone", "room"), ReattachLeg("gone", "v=0")):
        assert await floor.provider.do(command) is None
    assert floor.told == []
    assert await floor.provider.snapshot() == Snapshot()


async def test_strangers_at_the_port_are_not_answered(floor: Floor) -> None:
    page = await floor.call("caller", CALLER)
    loop = asyncio.get_running_loop()
    answers: list[bytes] = []

    class Stranger(asyncio.DatagramProtocol):
        def datagram_received(self, data: bytes, addr: object) -> None:
            answers.append(data)

    host, port = floor.carrying._door.port.address  # type: ignore[attr-defined]
    transport, _ = await loop.create_datagram_endpoint(Stranger, remote_addr=(host, port))
    for data in (b"", b"\x00\x01", bytes(28), b"\x16\xfe\xfd" + bytes(40), b"\x80\x6f" + bytes(60), b"\xff" * 1_200):
        transport.sendto(data)
    await floor.provider.do(Play("caller", "wait", ("music",), is_loop=True))
    assert await page.hears([MUSIC]) == {MUSIC}, "the call goes on"
    transport.close()
    assert answers == []
