"""Views of the inbox that agents save, share, put in order and delete."""

import re

import pytest
from playwright.async_api import Locator, expect

from tests.journeys.agent import Agent
from tests.journeys.conftest import NewContext
from tests.journeys.customer import Customer
from tests.journeys.floor import Person
from tests.journeys.house import House
from tests.journeys.looks import NARROW, WIDE, check
from tests.journeys.watchman import Watchman

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]


def inbox(agent: Agent) -> Locator:
    return agent.page.get_by_role("navigation", name="Inbox")


def entry(agent: Agent, name: str) -> Locator:
    """A view, with its count, among the lists."""
    return inbox(agent).get_by_role("list", name="Lists").get_by_role("link", name=name)


def dialog(agent: Agent, name: str) -> Locator:
    return agent.page.get_by_role("dialog", name=name)


def form_of(agent: Agent) -> Locator:
    return agent.page.get_by_role("dialog", name="Save a view")


def words_of(form: Locator) -> Locator:
    return form.get_by_role("textbox", name="Words in the customer")


async def save_by_key(agent: Agent, name: str, words: str) -> None:
    """A new view of customers who are called so."""
    form = form_of(agent)
    await agent.command("Save a view")
    await expect(form.get_by_role("textbox", name="Name", exact=True)).to_be_focused()
    await agent.page.keyboard.type(name)
    await agent.tab_to(words_of(form))
    await agent.page.keyboard.type(words)
    await agent.press("Enter")
    await expect(form).to_have_count(0)
    await expect(entry(agent, name)).to_have_attribute("aria-current", "true")


async def delete_by_key(agent: Agent, name: str) -> None:
    """In the dialog in which views are arranged."""
    views = dialog(agent, "Arrange views")
    await agent.tab_to(views.get_by_role("button", name=f"Delete “{name}”"))
    await agent.press("Enter")
    await expect(views.get_by_role("button", name="Keep it")).to_be_focused()
    await agent.tab_to(views.get_by_role("button", name="Delete", exact=True))
    await agent.press("Enter")
    await expect(entry(agent, name)).to_have_count(0)
    assert await agent.page.evaluate("document.activeElement.tagName") == "BUTTON"


async def test_what_cannot_be_saved_says_so_beside_its_field(
    house: House, new_context: NewContext, watchman: Watchman
) -> None:
    watchman.allow("422")
    anna = await Agent.open(await new_context(bypass_csp=True), house, "anna")
    await anna.command("Save a view")
    form = form_of(anna)
    name = form.get_by_role("textbox", name="Name", exact=True)
    await expect(name).to_be_focused()
    await anna.press("Enter")
    await expect(name).to_have_accessible_description(re.compile("give it a name of at most 60 characters"))
    await expect(form.get_by_role("alert")).to_contain_text("choose at least one thing")
    await anna.tab_to(form.get_by_role("combobox", name="Tags"))
    await anna.page.keyboard.type("x" * 41)
    await anna.press("Enter")
    tags = form.get_by_role("combobox", name="Tags")
    await expect(tags).to_have_accessible_description(re.compile("a tag has 1 to 40 characters"))
    await check(anna.page, "a view that cannot be saved")
    await expect(tags).to_have_value("x" * 41)
    await anna.press("Escape")
    await expect(form).to_have_count(0)
    await anna.never_touched_the_mouse()


async def test_a_view_is_saved_by_key_and_shows_what_comes(house: House, new_context: NewContext) -> None:
    context = await new_context(bypass_csp=True)
    home = await Customer.open(context, house)
    anna, other_tab = await Agent.open(context, house, "anna"), await Agent.open(context, house, "anna")
    await anna.page.bring_to_front()
    await save_by_key(anna, "Emma’s", "EMMA clarke")
    await expect(anna.page).to_have_url(re.compile("#/inbox/view/[0-9a-f]+$"))
    await expect(anna.page.get_by_text("Nothing stands in this view")).to_be_visible()
    await home.text("Emma Clarke", "Is the Alba dimmable?")
    await anna.accept("Is the Alba dimmable?")
    for agent in (anna, other_tab):
        await expect(entry(agent, "Emma’s")).to_have_text(re.compile("1$"))
    await anna.leave_text()
    await anna.press("1")
    await anna.command("Emma’s")
    await expect(entry(anna, "Emma’s")).to_have_attribute("aria-current", "true")
    await check(anna.page, "a saved view")
    await anna.page.reload()
    await expect(inbox(anna).get_by_role("heading", name="Emma’s 1")).to_be_visible()
    await expect(inbox(anna).locator("a[data-row]", has_text="Emma Clarke")).to_be_visible()
    await anna.end()
    await anna.close("Solved")
    await expect(entry(other_tab, "Emma’s")).to_have_text(re.compile("0$"))
    await anna.command("Arrange views")
    await delete_by_key(anna, "Emma’s")
    await expect(entry(other_tab, "Emma’s")).to_have_count(0)
    await anna.press("Escape")
    await expect(anna.page.get_by_text("There is no such view for you")).to_be_visible()
    await anna.never_touched_the_mouse()


async def test_a_view_asks_what_is_promised_and_tags_go_on_from_those_in_use(
    house: House, new_context: NewContext
) -> None:
    context = await new_context(bypass_csp=True)
    home = await Customer.open(context, house)
    anna = await Agent.open(context, house, "anna")
    await home.text("Lucía Ortega", "¿Cuándo llega mi lámpara?")
    async with Person(house, "sofia") as sofia:
        waiting = (await sofia.call("GET", "/api/desk"))["waiting"]
        id_ = next(row["conversation_id"] for row in waiting if row["customer"]["name"] == "Lucía Ortega")
        await sofia.call("POST", f"/api/conversations/{id_}/tags", {"tags": {"装箱": True}})
    await anna.page.bring_to_front()
    await anna.command("Save a view")
    form = form_of(anna)
    await expect(form.get_by_role("textbox", name="Name", exact=True)).to_be_focused()
    await anna.page.keyboard.type("Promised nothing")
    promises = form.get_by_role("group", name="Promises")
    await anna.tab_to(promises.get_by_role("checkbox", name="None"))
    await anna.press("Space")
    tags = form.get_by_role("combobox", name="Tags")
    await anna.tab_to(tags)
    await anna.page.keyboard.type("VIP, ")
    await expect(form.locator("datalist option[value='VIP, 装箱']")).to_be_attached()
    await check(anna.page, "a view of what is promised")
    await anna.page.keyboard.type("装箱")
    await expect(form.get_by_role("status")).to_have_text(re.compile("^0 conversations"))
    await anna.press("Enter")
    await expect(form).to_have_count(0)
    await anna.command("Arrange views")
    await delete_by_key(anna, "Promised nothing")
    await anna.never_touched_the_mouse()


async def test_views_stand_in_the_order_that_their_agent_gives_them(house: House, new_context: NewContext) -> None:
    context = await new_context(bypass_csp=True)
    anna, other_tab = await Agent.open(context, house, "anna"), await Agent.open(context, house, "anna")
    await anna.page.bring_to_front()
    await save_by_key(anna, "Zurich", "zurich")
    await save_by_key(anna, "Abroad", "abroad")
    await anna.command("Arrange views")
    lines = dialog(anna, "Arrange views").get_by_role("listitem")
    await expect(lines).to_have_text([re.compile("Abroad"), re.compile("Zurich")])
    await anna.tab_to(lines.get_by_role("button", name="Move “Abroad” down"))
    await anna.press("Enter")
    await expect(lines).to_have_text([re.compile("Zurich"), re.compile("Abroad")])
    await expect(lines.get_by_role("button", name="Move “Abroad” up")).to_be_focused()
    elsewhere = inbox(other_tab).get_by_role("list", name="Lists").get_by_role("link")
    await expect(elsewhere.filter(has_text=re.compile("Zurich|Abroad"))).to_have_text(
        [re.compile("Zurich"), re.compile("Abroad")]
    )
    await check(anna.page, "arranging views")
    for name in ("Abroad", "Zurich"):
        await delete_by_key(anna, name)
    await anna.never_touched_the_mouse()


async def test_a_view_that_a_supervisor_shares_is_everybody_s_as_it_changes(
    house: House, new_context: NewContext
) -> None:
    context = await new_context(bypass_csp=True)
    home = await Customer.open(context, house)
    sofia, anna = await Agent.open(context, house, "sofia"), await Agent.open(context, house, "anna")
    await _share_texts(sofia)
    before = int((await entry(anna, "Texts").inner_text()).split()[-1])
    await home.text("Emma Clarke", "Where is my Luna?")
    await expect(entry(anna, "Texts")).to_have_text(re.compile(f"{before + 1}$"))
    await anna.page.bring_to_front()
    await entry(anna, "Texts").click()
    await expect(inbox(anna).locator("a[data-row]", has_text="Emma Clarke")).to_contain_text("Where is my Luna?")
    await expect(inbox(anna).get_by_role("button", name="Change this view")).to_have_count(0)
    await anna.page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    await expect(entry(anna, "Texts")).to_be_visible()
    await anna.page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    await _show_only_what_nobody_holds(sofia)
    await expect(entry(anna, "Unheld texts")).to_have_attribute("aria-current", "true")
    await anna.accept("Where is my Luna?")
    await expect(inbox(sofia).locator("a[data-row]", has_text="Emma Clarke")).to_have_count(0)
    await _delete_on_screen(sofia)
    await expect(entry(anna, "Unheld texts")).to_have_count(0)
    await anna.end()
    await anna.close("Solved")


async def _share_texts(sofia: Agent) -> None:
    await sofia.page.bring_to_front()
    await inbox(sofia).get_by_role("button", name="New view").click()
    form = form_of(sofia)
    await form.get_by_role("textbox", name="Name", exact=True).fill("Texts")
    await form.get_by_text("SMS", exact=True).click()
    await form.get_by_role("button", name="Who has it").click()
    await sofia.page.get_by_role("option", name="Everybody").click()
    await check(sofia.page, "a view that is written")
    await form.get_by_role("button", name="Save").click()
    await expect(form).to_have_count(0)


async def _show_only_what_nobody_holds(sofia: Agent) -> None:
    await sofia.page.bring_to_front()
    await inbox(sofia).get_by_role("button", name="Change this view").click()
    form = dialog(sofia, "View: Texts")
    await form.get_by_role("textbox", name="Name", exact=True).fill("Unheld texts")
    await form.get_by_text("Nobody", exact=True).click()
    await form.get_by_role("button", name="Save").click()
    await expect(form).to_have_count(0)


async def _delete_on_screen(sofia: Agent) -> None:
    await sofia.page.bring_to_front()
    await inbox(sofia).get_by_role("button", name="Change this view").click()
    form = dialog(sofia, "View: Unheld texts")
    await form.get_by_role("button", name="Delete").click()
    await expect(form.get_by_text("It is gone for everybody who has it.")).to_be_visible()
    await form.get_by_role("button", name="Delete").click()
    await expect(form).to_have_count(0)
