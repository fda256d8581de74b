"""Measures the console in a browser: what an event costs, how soon one can work, what an hour leaves in memory.

make bench-ui
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final, TypeAlias

from playwright.async_api import Browser, CDPSession, Page, async_playwright

from tests.journeys.desk_standin import DeskStandin
from tests.neighbours.chromium import ARGUMENTS, find_chromium
from tests.stage.bare_page import BarePage
from tests.stage.busy_desk import a_desk

COUNTS: Final = (500, 10_000)
ROUNDS: Final = 3
EVENTS: Final = 100
MANY: Final = 20
PER_SECOND: Final = 20
SETTLED_SECONDS: Final = 3.0
"""After the start a page fetches what may be wanted soon; that is no part of resting."""
IDLE_SECONDS: Final = 5.0
SLOWER: Final = 4
QUIET_MS: Final = 1_000
EVENTS_OF_AN_HOUR: Final = 18_000
"""Five a second."""
TOGETHER: Final = 60
MOST_SECONDS: Final = 240.0
READY: Final = """
() => {
  window.bench = { row: null, busy: 0 };
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) window.bench.busy = task.startTime + task.duration;
  }).observe({ type: "longtask", buffered: true });
  const look = () => {
    if (document.querySelector("a[data-row]") && window.bench.row === null)
      requestAnimationFrame(() => { window.bench.row ??= performance.now(); });
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
}
"""
"""Notes when the first conversation is on the screen, and when the main thread was busy last."""


def _clock(process: int) -> Path:
    """Where Linux tells how long the main thread of a process had the processor."""
    return Path(f"/proc/{process}/task/{process}/schedstat")


Hub: TypeAlias = DeskStandin | BarePage
"""What a page talks to."""


@dataclass(frozen=True, slots=True)
class Figures:
    """One size of desk."""

    conversations: int
    ms_per_event: float
    """Of an event that comes alone, with the frame that is drawn for it."""
    floor_ms_per_event: float
    """Of the same events, alone, on a page that does nothing but change one text of a list."""
    ms_per_event_together: float
    """Of one that comes with nineteen others, as in the second in which everything happens."""
    first_row_ms: float
    floor_first_row_ms: float
    interactive_ms: float
    heap_mb: float
    grown_mb: float


async def _opened(browser: Browser, hub: Hub, *, slower: int = 1) -> tuple[Page, CDPSession]:
    context = await browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB")
    page = await context.new_page()
    line = await context.new_cdp_session(page)
    await line.send("Performance.enable")
    await line.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    await page.add_init_script(f"({READY})()")
    hub.connected.clear()
    await page.goto(hub.url)
    await page.locator("a[data-row]").first.wait_for()
    await hub.connected.wait()
    return page, line


async def _main_threads(browser: Browser) -> Mapping[int, float]:
    """Milliseconds of the processor that the main thread of each page has had: what else runs here does not count."""
    line = await browser.new_browser_cdp_session()
    found = (await line.send("SystemInfo.getProcessInfo"))["processInfo"]
    await line.detach()
    ids = [int(one["id"]) for one in found if one["type"] == "renderer"]
    return {id_: float(_clock(id_).read_text().split()[0]) / 1e6 for id_ in ids if _clock(id_).exists()}


async def _spent(browser: Browser, began: Mapping[int, float]) -> float:
    """What the busiest page has spent since; the others rest."""
    now = await _main_threads(browser)
    return max((spent - began.get(id_, 0.0) for id_, spent in now.items()), default=float("nan"))


async def _per_event(browser: Browser, hub: Hub, together: int) -> float:
    """What an event costs the main thread, beyond what it does while nothing happens."""
    began = await _main_threads(browser)
    await asyncio.sleep(IDLE_SECONDS)
    idle = await _spent(browser, began) / IDLE_SECONDS
    began, clock = await _main_threads(browser), time.monotonic()
    for _ in range(EVENTS):
        await hub.tell(together)
        await asyncio.sleep(1 / PER_SECOND)
    return (await _spent(browser, began) - idle * (time.monotonic() - clock)) / (EVENTS * together)


async def _start(browser: Browser, hub: Hub) -> tuple[float, float]:
    """When the first conversation stands on the screen, and when the main thread has time for keys."""
    page, _ = await _opened(browser, hub, slower=SLOWER)
    await page.wait_for_function(f"performance.now() - Math.max(window.bench.row, window.bench.busy) > {QUIET_MS}")
    row, busy = await page.evaluate("[window.bench.row, window.bench.busy]")
    await page.context.close()
    return row, max(row, busy)


async def _heap_mb(line: CDPSession) -> float:
    for _ in range(3):
        await line.send("HeapProfiler.collectGarbage")
    found = (await line.send("Performance.getMetrics"))["metrics"]
    return float(next(one["value"] for one in found if one["name"] == "JSHeapUsedSize")) / 1e6


async def _hour(hub: DeskStandin, page: Page, line: CDPSession) -> tuple[float, float]:
    """What is in memory before and after an hour, played as fast as the console can follow."""
    await hub.tell(TOGETHER * 10)
    before = await _heap_mb(line)
    began, told = time.monotonic(), 0
    while told < EVENTS_OF_AN_HOUR and time.monotonic() - began < MOST_SECONDS:
        await hub.tell(TOGETHER)
        told += TOGETHER
        await page.evaluate("() => new Promise(requestAnimationFrame)")
    if told < EVENTS_OF_AN_HOUR:
        sys.stderr.write(f"Only {told} of {EVENTS_OF_AN_HOUR} events could be played in {MOST_SECONDS:.0f} s.\n")
    return before, await _heap_mb(line)


async def _costs(browser: Browser, hub: Hub, *counts: int) -> list[float]:
    """What an event costs, for each number of events that come together."""
    page, _ = await _opened(browser, hub)
    await asyncio.sleep(SETTLED_SECONDS)
    costs = [await _per_event(browser, hub, together) for together in counts]
    await page.context.close()
    return costs


async def measured(browser: Browser, count: int) -> Figures:
    """The figures of a desk of this size beside the floor's, in turns, medians of the rounds."""
    async with DeskStandin(a_desk(count)) as hub, BarePage(a_desk(count)) as bare:
        turns = [(*await _start(browser, hub), (await _start(browser, bare))[0]) for _ in range(ROUNDS)]
        costs = [(*await _costs(browser, hub, 1, MANY), *await _costs(browser, bare, 1)) for _ in range(ROUNDS)]
        page, line = await _opened(browser, hub)
        before, after = await _hour(hub, page, line)
        await page.context.close()
    row, interactive, floor_row = (round(one) for one in _medians(turns))
    alone, together, floor_alone = (round(one, 2) for one in _medians(costs))
    return Figures(count, alone, floor_alone, together, row, floor_row, interactive, *_mb(before, after))


def _medians(rounds: Sequence[tuple[float, ...]]) -> list[float]:
    return [statistics.median(one) for one in zip(*rounds, strict=True)]


def _mb(before: float, after: float) -> tuple[float, float]:
    return round(after, 1), round(after - before, 1)


def _sizes() -> tuple[int, ...]:
    """What the command line asks for: how many conversations each desk has."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("conversations", nargs="*", type=int, default=COUNTS, help="the sizes of desks to measure")
    return tuple(parser.parse_args().conversations)


async def main() -> int:
    """Print a line for each size of desk, and one JSON object."""
    sizes = _sizes()
    chromium = find_chromium()
    if chromium is None:
        sys.stderr.write("No Chromium here: install one, or name one in HUB_CHROMIUM.\n")
        return 1
    found = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        print("conversations  ms/event  floor  of twenty  first row ms  floor  interactive ms  heap MB  grown MB")
        for count in sizes:
            one = await measured(browser, count)
            found.append(asdict(one))
            print(
                f"{one.conversations:13,}  {one.ms_per_event:8.2f}  {one.floor_ms_per_event:5.2f}"
                f"  {one.ms_per_event_together:9.2f}  {one.first_row_ms:12,.0f}  {one.floor_first_row_ms:5,.0f}"
                f"  {one.interactive_ms:14,.0f}  {one.heap_mb:7.1f}  {one.grown_mb:8.1f}"
            )
        await browser.close()
    print(json.dumps({"bench": "ui", "slower": SLOWER, "rounds": ROUNDS, "sizes": found}))
    return 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
