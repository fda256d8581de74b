"""The main journey: three customers over three channels, three agents, and no mouse."""

import pytest

from tests.journeys.agent import Agent
from tests.journeys.conftest import NewContext
from tests.journeys.customer import Customer
from tests.journeys.house import House
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(180)]


async def test_customers_of_three_channels_and_languages_are_answered_by_keyboard_alone(
    house: House, new_context: NewContext
) -> None:
    desks, street = await new_context(), await new_context()
    anna, bo, chen = [await Agent.open(desks, house, name) for name in ("anna", "bo", "chen")]
    visitor = await Visitor.open(street, f"{house.url}/demo/shop?language=en")
    home = await Customer.open(street, house)

    await visitor.begin()
    await visitor.say("Hello, when will my order arrive, please?")
    await home.write("Lena Vogel", "Lieferzeit", "Guten Tag, wann kommt meine Bestellung bei mir an? Viele Grüße")
    await home.text("李梅", "你好，请问我的订单什么时候送到？谢谢")

    await anna.accept("when will my order arrive")
    await bo.accept("wann kommt meine Bestellung")
    await chen.accept("请问我的订单什么时候送到")

    await anna.answer("It is on the van and arrives before noon.")
    await bo.answer("Guten Tag Frau Vogel, sie kommt morgen an.")
    await chen.answer("李女士您好，订单明天送达。")
    await visitor.reads("It is on the van and arrives before noon.")
    await home.reads_in_mailbox("Guten Tag Frau Vogel, sie kommt morgen an.")
    await home.reads_on_telephone("李女士您好，订单明天送达。")

    for agent in (anna, bo, chen):
        await agent.end()
        await agent.close("Solved")
        await agent.never_touched_the_mouse()
