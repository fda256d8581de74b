"""Names that are longer than the room for them: nothing is pushed out of sight, and nothing covers what one writes."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from playwright.async_api import Locator, Page, expect

from tests.journeys.agent import Agent
from tests.journeys.conftest import NewContext
from tests.journeys.customer import Customer
from tests.journeys.floor import Person
from tests.journeys.house import House
from tests.journeys.looks import NARROW, WIDE, check

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]
QUEUE = "Text messages of wholesale customers in the northern and western region, weekends too"
BOARD = "客户售后服务与退换货处理（华东地区，含节假日值班）"
TELEPHONE_WITH_KEYBOARD = {"width": 390, "height": 460}


@asynccontextmanager
async def queues_called(house: House, **names: str) -> AsyncIterator[None]:
    """Queues of the demonstration bear other names meanwhile."""
    async with Person(house, "admin") as admin:
        before = {id_: (await admin.call("GET", f"/api/admin/queues/{id_}"))["name"] for id_ in names}
        for id_, name in names.items():
            await admin.call("PUT", f"/api/admin/queues/{id_}", {"name": name})
        try:
            yield
        finally:
            for id_, name in before.items():
                await admin.call("PUT", f"/api/admin/queues/{id_}", {"name": name})


async def lies_open(page: Page, one: Locator) -> bool:
    """Whether whoever presses its middle presses it, and nothing that lies over it."""
    box = await one.bounding_box()
    assert box is not None
    place = [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]
    hit = "([element, [x, y]]) => element.contains(document.elementFromPoint(x, y))"
    return bool(await page.evaluate(hit, [await one.element_handle(), place]))


async def test_the_board_shows_every_figure_however_long_names_are(house: House, new_context: NewContext) -> None:
    context = await new_context(bypass_csp=True)
    async with queues_called(house, texts=QUEUE, returns=BOARD):
        home = await Customer.open(context, house)
        await home.text("Tom Becker", "Is my shade on its way?")
        sofia = await Agent.open(context, house, "sofia")
        await sofia.page.bring_to_front()
        await sofia.page.evaluate("location.hash = '#/board'")
        table = sofia.page.get_by_role("region", name="Figures by queue")
        await expect(table.get_by_role("rowheader", name=QUEUE)).to_be_visible()
        assert await table.evaluate("region => region.scrollWidth <= region.clientWidth"), "the table is cut"
        await check(sofia.page, "the board with long names")


async def test_three_offers_on_a_telephone_cover_nothing_that_one_writes(house: House, new_context: NewContext) -> None:
    context = await new_context(bypass_csp=True)
    async with queues_called(house, texts=QUEUE):
        home = await Customer.open(context, house)
        anna = await Agent.open(context, house, "anna")
        await home.text("Tom Becker", "Is my shade on its way?")
        await anna.accept("Is my shade on its way?")
        await home.text("Emma Clarke", "Please send eleven more of the same dimmer, before the third if you can.")
        await home.write("Emma Clarke", "Donaudampfschifffahrtsgesellschaftskapitänsmütze " * 3, "Do you sell it?")
        await home.text("Tom Becker", "Hello?")
        await home.write("Tom Becker", "Shade for my Nido", "May I order the shade alone?")
        await anna.page.bring_to_front()
        cards = anna.offers.get_by_role("article")
        await expect(cards).to_have_count(3)
        for size in (NARROW, TELEPHONE_WITH_KEYBOARD):
            await anna.page.set_viewport_size(size)  # type: ignore[arg-type]
            await anna.reply.focus()
            field = await anna.reply.bounding_box()
            assert field is not None
            assert await lies_open(anna.page, anna.reply), size
            assert field["y"] + field["height"] <= size["height"], size
            for card in await cards.all():
                for button in await card.get_by_role("button").all():
                    assert await lies_open(anna.page, button), (size, await button.text_content())
        await anna.page.set_viewport_size(WIDE)  # type: ignore[arg-type]
        await check(anna.page, "three offers")


async def test_an_offer_stands_once_on_a_telephone(house: House, new_context: NewContext) -> None:
    context = await new_context()
    home = await Customer.open(context, house)
    anna = await Agent.open(context, house, "anna")
    await home.text("Tom Becker", "Is the Nova out of stock?")
    await anna.page.bring_to_front()
    await expect(anna.offers).to_contain_text("Is the Nova out of stock?")
    accepts = anna.page.get_by_role("button", name=re.compile("^Accept"))
    await expect(accepts).to_have_count(2)
    await anna.page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    await expect(accepts).to_have_count(1)
    await anna.page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    await anna.accept("Is the Nova out of stock?")
