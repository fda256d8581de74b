"""A real browser in calls: it hums through its own microphone, and listens with its own ears."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Final

import pytest_asyncio
from playwright.async_api import Page, async_playwright

from channels.voice.contract import Collect, Collected, KeyPressed, LegConnected, Move, OfferLeg, Play, StopPlay
from channels.voice.media.player import Clip, tone
from channels.voice.shelf import Shelf
from tests.integration.voice.floor import Floor, engine_floor
from tests.neighbours.chromium import ARGUMENTS

CALLER, AGENT, MUSIC = 440, 880, 1_300
HEARD, SILENT = -50, -75
"""Decibels of a height in what a page hears: above the one it is there, below the other it is not."""
CALL: Final = """async hertz => {
  const context = new AudioContext({sampleRate: 48000});
  const hum = new OscillatorNode(context, {frequency: hertz});
  const quiet = new GainNode(context, {gain: 0.25});
  const microphone = new MediaStreamAudioDestinationNode(context);
  hum.connect(quiet).connect(microphone);
  hum.start();
  window.call = new RTCPeerConnection();
  window.ear = new AnalyserNode(context, {fftSize: 8192, smoothingTimeConstant: 0});
  call.ontrack = ({streams}) => {
    // What is not played is not decoded.
    window.player = Object.assign(new Audio(), {srcObject: streams[0], muted: true});
    player.play();
    context.createMediaStreamSource(streams[0]).connect(ear);
  };
  window.sender = call.addTrack(microphone.stream.getAudioTracks()[0], microphone.stream);
  await call.setLocalDescription();
  return call.localDescription.sdp;
}"""
HEARS: Final = """async ({heights, most, least}) => {
  const bins = new Float32Array(ear.frequencyBinCount);
  // Until every height is clearly there or clearly not, three times in a row.
  for (let before = "", times = 0, tries = 0; tries < 200; tries++) {
    await new Promise((done) => setTimeout(done, 50));
    ear.getFloatFrequencyData(bins);
    const levels = heights.map((hertz) => Math.max(...bins.slice(...[-2, 3].map((by) => hertz / 48000 * 8192 + by))));
    if (levels.some((level) => level < most && level > least)) { times = 0; continue; }
    const heard = heights.filter((_, place) => levels[place] >= most);
    times = String(heard) === before ? times + 1 : 1;
    before = String(heard);
    if (times >= 6) return heard;
  }
  return ["unclear"];
}"""


@pytest_asyncio.fixture
async def floor(tmp_path: Path) -> AsyncIterator[Floor]:
    async with engine_floor(tmp_path, Shelf({"music": Clip(tone(MUSIC, 1.0))})) as floor:
        yield floor


@pytest_asyncio.fixture
async def pages(chromium: Path) -> AsyncIterator[list[Page]]:
    more = ("--autoplay-policy=no-user-gesture-required", "--allow-loopback-in-peer-connection")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=[*ARGUMENTS, *more])
        yield [await (await browser.new_context()).new_page() for _ in range(2)]
        await browser.close()


async def call(floor: Floor, page: Page, leg_id: str, hertz: int) -> None:
    """The page is in a call, alone."""
    answer = await floor.provider.do(OfferLeg(leg_id, await page.evaluate(CALL, hertz)))
    await page.evaluate("sdp => call.setRemoteDescription({type: 'answer', sdp})", answer)
    await floor.until(LegConnected, lambda event: event.leg_id == leg_id)


async def hears(page: Page) -> set[int]:
    """Which heights the page hears."""
    found = await page.evaluate(HEARS, {"heights": [CALLER, AGENT, MUSIC], "most": HEARD, "least": SILENT})
    return set(found)


async def test_two_pages_speak_after_the_music_and_press_keys(floor: Floor, pages: list[Page]) -> None:
    caller, agent = pages
    await call(floor, caller, "caller", CALLER)
    await floor.provider.do(Play("caller", "wait", ("music",), is_loop=True))
    assert await hears(caller) == {MUSIC}
    await call(floor, agent, "agent", AGENT)
    for leg_id in ("caller", "agent"):
        await floor.provider.do(Move(leg_id, "call"))
    await floor.provider.do(StopPlay("caller"))
    assert await hears(caller) == {AGENT}
    assert await hears(agent) == {CALLER}
    await caller.evaluate("sender.dtmf.insertDTMF('7')")
    assert await floor.until(KeyPressed) == KeyPressed("caller", "7")
    await floor.provider.do(Collect("caller", "number", most=9, first_seconds=10, next_seconds=10))
    await caller.evaluate("sender.dtmf.insertDTMF('159#', 100, 70)")
    assert await floor.until(Collected) == Collected("caller", "number", "159")
