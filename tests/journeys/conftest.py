"""One hub and one browser for all journeys of a worker; a desk of one's own for each."""

from collections.abc import AsyncIterator, Awaitable, Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, async_playwright, expect

from tests.journeys.floor import clear, furnish
from tests.journeys.house import House
from tests.journeys.past import live_in
from tests.journeys.street import Street
from tests.journeys.watchman import Watchman
from tests.neighbours.chromium import ARGUMENTS

PATIENCE_MILLISECONDS = 20_000
MOST_SAID = 10_000
NewContext = Callable[..., Awaitable[BrowserContext]]


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def running_house(tmp_path_factory: pytest.TempPathFactory, chromium: Path) -> AsyncIterator[House]:
    """A hub with its demonstration, a few accounts more, and a past."""
    house = House(tmp_path_factory.mktemp("house"))
    try:
        house.start()
        await furnish(house)
        await live_in(house)
        yield house
    finally:
        house.stop()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser(chromium: Path) -> AsyncIterator[Browser]:
    """The browser that was found on this machine."""
    expect.set_options(timeout=PATIENCE_MILLISECONDS)
    async with async_playwright() as playwright:
        started = await playwright.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        yield started
        await started.close()


@pytest_asyncio.fixture(loop_scope="session")
async def house(running_house: House) -> House:
    """The hub, with nobody at her desk and nothing left to do."""
    running_house.turn_page()
    await clear(running_house)
    return running_house


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A journey that fails shows what its hub said meanwhile: the browser sees only that nothing came."""
    report = yield
    house = getattr(item, "funcargs", {}).get("house")
    if report.failed and isinstance(house, House):
        report.sections.append(("what the hub said", house.said()[-MOST_SAID:]))
    return report


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def street() -> AsyncIterator[Street]:
    """Pages of somebody else, on another origin, that carry the chat."""
    async with Street() as street:
        yield street


@pytest.fixture
def watchman() -> Iterator[Watchman]:
    """Fails the journey when any page complained of anything."""
    watching = Watchman()
    yield watching
    assert watching.left() == []


@pytest_asyncio.fixture(loop_scope="session")
async def new_context(browser: Browser, watchman: Watchman) -> AsyncIterator[NewContext]:
    """Makes browsers of their own: each has its own cookies and storage."""
    made: list[BrowserContext] = []

    async def make(**options: Any) -> BrowserContext:
        settings: dict[str, Any] = {"locale": "en-GB", "viewport": {"width": 1280, "height": 800}} | options
        context = await browser.new_context(**settings)
        context.set_default_timeout(PATIENCE_MILLISECONDS)
        await watchman.watch(context)
        made.append(context)
        return context

    yield make
    for context in made:
        await context.close()
