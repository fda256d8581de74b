"""An agent reads in the top bar why nothing more comes, and how much of a shared budget she uses."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import expect

from tests.journeys.agent import Agent
from tests.journeys.conftest import NewContext
from tests.journeys.floor import Person
from tests.journeys.house import House
from tests.journeys.looks import check
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]
ALONE = {
    "exclusive": ["webchat"],
    "interrupts": {"webchat": ["email"]},
    "budgets": {"attention": {"size": 4, "costs": {"webchat": 3, "email": 1}}},
}
AS_BEFORE = {"exclusive": "usual", "interrupts": "usual", "budgets": {}}


@pytest_asyncio.fixture(loop_scope="session")
async def administrator(house: House) -> AsyncIterator[Person]:
    """Somebody who says what agents may hold side by side, and leaves it as it was."""
    async with Person(house, "admin") as admin:
        yield admin
        await admin.call("POST", "/api/admin/apply", {"floor": {"sharing": AS_BEFORE}})


async def test_a_chat_that_wants_her_alone_closes_the_other_channels_for_as_long_as_it_lasts(
    house: House, new_context: NewContext, administrator: Person
) -> None:
    anna = await Agent.open(await new_context(bypass_csp=True), house, "anna")
    room = anna.page.get_by_role("list", name="Capacity")
    await expect(room).to_contain_text("Email: 0 of 6")
    await administrator.call("POST", "/api/admin/apply", {"floor": {"sharing": ALONE}})
    await expect(room).to_contain_text("attention: 0 of 4")
    visitor = await Visitor.open(await new_context(), f"{house.url}/demo/shop?language=en")
    await visitor.begin()
    await visitor.say("Hello, is my parcel lost?")
    await anna.accept("is my parcel lost")
    await expect(room).to_contain_text("Email: 0 of 6 – nothing comes beside what you hold now")
    await expect(room).to_contain_text("attention: 3 of 4")
    await check(anna.page, "a desk with closed channels")
    await anna.end()
    await anna.close("Solved")
    await expect(room).not_to_contain_text("nothing comes beside")
    await expect(room).to_contain_text("attention: 0 of 4")
    await anna.never_touched_the_mouse()
