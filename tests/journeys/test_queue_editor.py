"""An administrator changes how a queue is served: by keyboard, tried on a day, not over somebody else's change."""

import re
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import BrowserContext, Page, Route, expect

from tests.journeys.conftest import NewContext
from tests.journeys.floor import Person
from tests.journeys.house import House
from tests.journeys.looks import check
from tests.journeys.sections import link_to, open_section
from tests.journeys.watchman import Watchman

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]
QUEUE = "/api/admin/queues/chat"
TRIAL_MILLISECONDS = 130_000
NO_FIELDS = {"id", "is_active", "revision"}
"""What a record tells beside the fields that can be set."""


@pytest_asyncio.fixture(loop_scope="session")
async def context(house: House, new_context: NewContext) -> AsyncIterator[BrowserContext]:
    """A browser in which axe may run; the queue is afterwards as it was before."""
    async with Person(house, "admin") as admin:
        before = await admin.call("GET", QUEUE)
        yield await new_context(bypass_csp=True)
        await admin.call("PUT", QUEUE, {name: value for name, value in before.items() if name not in NO_FIELDS})


async def editor(context: BrowserContext, house: House) -> Page:
    page = await context.new_page()
    await page.goto(f"{house.url}/demo/as/admin")
    await open_section(page, "Queues")
    await page.get_by_role("button", name="Edit Live chat").click()
    await expect(page.get_by_role("heading", name="Live chat")).to_be_focused()
    return page


async def choose_slope(page: Page) -> None:
    """By keyboard: open the list, type what it is called, take it."""
    await page.get_by_role("button", name="Of several conversations that wait").focus()
    await page.keyboard.press("Enter")
    await page.keyboard.type("By age")
    await page.keyboard.press("Enter")
    slope = page.get_by_role("textbox", name="Slope")
    await slope.fill("3")
    await slope.press("Tab")


async def add_step(page: Page) -> None:
    await page.get_by_role("button", name="Add a step").press("Enter")
    step = page.get_by_role("group", name="Step 1")
    await step.get_by_role("checkbox", name="Technical help").press("Space")
    await step.get_by_role("checkbox", name="Returns and repairs").press("Space")


async def test_a_queue_is_changed_and_saved(house: House, context: BrowserContext) -> None:
    page = await editor(context, house)
    await check(page, "queue editor")
    words = page.get_by_role("status", name="In words")
    await expect(words).to_contain_text("The conversation that has waited longest goes first.")
    await choose_slope(page)
    await expect(words).to_contain_text("counts as much as 3 minutes elsewhere")
    await add_step(page)
    timeline = page.get_by_role("list", name="What happens when")
    await expect(timeline).to_contain_text("After 1 min no longer asks for Technical help")
    await expect(timeline).to_contain_text("agents of Returns and repairs help too")
    await page.get_by_role("button", name="Save", exact=True).press("Enter")
    question = page.get_by_role("dialog", name="Save these changes?")
    await expect(question).to_contain_text("By age times a slope")
    await expect(question).to_contain_text("After 1 min: no longer asks for Technical help")
    await check(page, "what is saved")
    await question.get_by_role("button", name="Save").press("Enter")
    await expect(page.get_by_text("Saved. It is in force.")).to_be_visible()
    await expect(page.get_by_text("Nothing is changed")).to_be_visible()
    past = page.get_by_role("region", name="Last changes")
    await expect(past).to_contain_text("Avery Admin")
    await expect(past).to_contain_text("Slope: before: 1 → after: 3")
    async with Person(house, "admin") as admin:
        queue = await admin.call("GET", "/api/admin/queues/chat")
    assert (queue["conversation_order"], queue["slope"]) == ("slope", 3.0)
    step = {"after_seconds": 60, "drops": ["technical"], "lowers": {}, "also_queues": ["returns"]}
    assert queue["relaxation"] == [step]


async def test_a_change_is_tried_before_it_is_saved(house: House, context: BrowserContext) -> None:
    page = await editor(context, house)
    await choose_slope(page)
    await page.get_by_role("button", name="Try on the last day").press("Enter")
    await expect(page.get_by_role("progressbar", name="Playing the day…")).to_be_visible()
    found = page.get_by_role("table", name="This queue")
    await expect(found).to_be_visible(timeout=TRIAL_MILLISECONDS)
    await expect(page.get_by_text("No busy day is recorded yet, so a realistic day was played")).to_be_visible()
    await expect(page.get_by_role("img", name="Mean wait by hour: at its peak")).to_be_visible()
    await expect(page.get_by_text("“Answered in time” means within 20 secs on both sides")).to_be_visible()
    await expect(found.get_by_role("row").filter(has_text="Answered in time")).to_contain_text("±")
    await page.locator("summary", has_text="The same as a table").press("Enter")
    await expect(page.get_by_role("rowheader", name="10:00")).to_be_visible()
    await check(page, "queue editor with a trial")


async def test_a_trial_waits_in_sight_for_somebody_elses(house: House, context: BrowserContext) -> None:
    page = await editor(context, house)
    await choose_slope(page)
    async with Person(house, "sofia") as leader:
        hers = await leader.call("POST", "/api/admin/queues/chat/trial", {})
        await page.get_by_role("button", name="Try on the last day").press("Enter")
        await expect(page.get_by_role("progressbar", name="Waits for another trial…")).to_be_visible()
        await leader.call("DELETE", f"/api/admin/trials/{hers['id']}")
    await expect(page.get_by_role("table", name="This queue")).to_be_visible(timeout=TRIAL_MILLISECONDS)
    await expect(page.get_by_role("button", name="Stop", exact=True)).to_have_count(0, timeout=TRIAL_MILLISECONDS)


async def test_a_trial_can_be_stopped_and_a_later_change_makes_it_stale(house: House, context: BrowserContext) -> None:
    page = await editor(context, house)
    await expect(page.get_by_text("Change something first; then it can be tried.")).to_be_visible()
    promise = page.get_by_role("textbox", name="Answer promised within")
    await promise.fill("60")
    await promise.press("Tab")
    await page.get_by_role("button", name="Try on the last day").click()
    await page.get_by_role("button", name="Stop", exact=True).click()
    await expect(page.get_by_text("The trial was stopped.")).to_be_visible()
    await page.get_by_role("button", name="Try on the last day").click()
    await expect(page.get_by_role("table", name="This queue")).to_be_visible(timeout=TRIAL_MILLISECONDS)
    await promise.fill("90")
    await promise.press("Tab")
    await expect(page.get_by_text("You have changed something since")).to_be_visible()
    await page.get_by_role("button", name="Discard").click()
    await expect(promise).to_have_value("20")


async def test_what_makes_no_sense_says_what_to_write_instead(
    house: House, context: BrowserContext, watchman: Watchman
) -> None:
    watchman.allow("422")
    page = await editor(context, house)
    promise = page.get_by_role("textbox", name="Answer promised within")
    await promise.fill("0")
    await promise.press("Tab")
    await expect(promise).to_have_accessible_description("= 0 secs Write a whole number from 1 to 2592000.")
    await expect(page.get_by_role("button", name="Save", exact=True)).to_be_disabled()
    await promise.fill("20")
    await promise.press("Tab")
    await page.get_by_role("button", name="Add a step").click()
    await page.get_by_role("group", name="Step 1").get_by_role("textbox", name="After").fill("-5")
    await page.keyboard.press("Tab")
    await page.get_by_role("button", name="Save", exact=True).click()
    await page.get_by_role("dialog").get_by_role("button", name="Save").click()
    easing = page.get_by_role("region", name="When nobody suitable is free")
    await expect(easing.get_by_role("alert")).to_be_visible()
    await check(page, "queue editor with complaints")


async def test_strict_levels_that_never_become_overdue_are_a_fault_with_the_usual_hour_beside_it(
    house: House, context: BrowserContext
) -> None:
    page = await editor(context, house)
    await page.get_by_role("button", name="Of several conversations that wait").focus()
    await page.keyboard.press("Enter")
    await page.keyboard.type("The highest")
    await page.keyboard.press("Enter")
    overdue = page.get_by_role("textbox", name="Overdue after")
    await overdue.fill("0")
    await overdue.press("Tab")
    await expect(overdue).to_have_accessible_description(re.compile("0: never .* might wait for ever"))
    await expect(page.get_by_role("button", name="Save", exact=True)).to_be_disabled()
    await check(page, "queue editor with strict levels")
    await page.get_by_role("button", name="Set it to 1 hr").press("Enter")
    await expect(overdue).to_have_value("3600")
    await expect(page.get_by_role("button", name="Save", exact=True)).to_be_enabled()


async def test_opening_hours_are_chosen_by_name_and_callbacks_have_their_place(
    house: House, context: BrowserContext
) -> None:
    page = await editor(context, house)
    async with Person(house, "admin") as admin:
        calendars = {one["id"]: one["name"] for one in await admin.call("GET", "/api/admin/hours")}
        queue = await admin.call("GET", "/api/admin/queues/chat")
    shown = calendars[queue["hours"]] if queue["hours"] else "Always open"
    await expect(page.get_by_role("button", name="Open", exact=False).filter(has_text=shown)).to_be_visible()
    await page.get_by_role("region", name="Callbacks").get_by_role("textbox", name="Calls before").fill("5")
    await page.keyboard.press("Tab")
    await page.get_by_role("switch", name="A conversation that waits on the customer").press("Space")
    await page.get_by_role("button", name="Save", exact=True).click()
    question = page.get_by_role("dialog", name="Save these changes?")
    await expect(question).to_contain_text("takes up room before: yes → after: no")
    await question.get_by_role("button", name="Save").click()
    await expect(page.get_by_text("Saved. It is in force.")).to_be_visible()
    async with Person(house, "admin") as admin:
        queue = await admin.call("GET", "/api/admin/queues/chat")
    assert (queue["callback_attempts"], queue["holds_slot_while_waiting"]) == (5, False)


async def test_an_overflow_rule_is_added_by_keyboard_and_saved(house: House, context: BrowserContext) -> None:
    page = await editor(context, house)
    overflow = page.get_by_role("region", name="When too much waits or nobody is there")
    there = await overflow.get_by_role("group").count()
    await overflow.get_by_role("button", name="Add a rule").press("Enter")
    rule = overflow.get_by_role("group", name=f"Rule {there + 1}")
    await rule.get_by_role("textbox", name="More than").fill("120")
    await page.keyboard.press("Tab")
    await check(page, "queue editor with an overflow rule")
    await page.get_by_role("button", name="Save", exact=True).click()
    question = page.get_by_role("dialog", name="Save these changes?")
    await expect(question).to_contain_text("somebody has waited longer than 2 mins → offer a callback")
    await question.get_by_role("button", name="Save").click()
    await expect(page.get_by_text("Saved. It is in force.")).to_be_visible()
    async with Person(house, "admin") as admin:
        queue = await admin.call("GET", "/api/admin/queues/chat")
        added = queue["overflow"].pop()
        await admin.call("PUT", "/api/admin/queues/chat", {"overflow": queue["overflow"]})
    assert (added["when"], added["then"], added["seconds"]) == ("waited", "callback", 120)


async def test_the_silent_customers_question_is_written_for_each_language(
    house: House, context: BrowserContext, watchman: Watchman
) -> None:
    watchman.allow("422")
    page = await editor(context, house)
    question = page.get_by_role("group", name="What the silent customer is asked")
    await question.get_by_role("textbox", name="For everybody").fill("Are you still there?")
    await question.get_by_role("button", name="+ English").press("Enter")
    await expect(question.get_by_role("textbox", name="English")).to_have_value("Are you still there?")
    await question.get_by_role("textbox", name="Another language").fill("de")
    await question.get_by_role("button", name="Add: What the silent").press("Enter")
    await page.get_by_role("button", name="Save", exact=True).click()
    saving = page.get_by_role("dialog", name="Save these changes?")
    await saving.get_by_role("button", name="Save").click()
    german = question.get_by_role("textbox", name="German")
    await expect(german).to_have_accessible_description(re.compile("leave the language out"))
    await check(page, "queue editor with a text refused")
    await german.fill("Sind Sie noch da?")
    await page.get_by_role("switch", name="Restricted").press("Space")
    await page.get_by_role("button", name="Save", exact=True).click()
    await expect(saving).to_contain_text("German: “Sind Sie noch da?”")
    await saving.get_by_role("button", name="Save").click()
    await expect(page.get_by_text("Saved. It is in force.")).to_be_visible()
    async with Person(house, "admin") as admin:
        queue = await admin.call("GET", QUEUE)
    assert queue["idle_warn_text"] == {"en": "Are you still there?", "de": "Sind Sie noch da?"}
    assert queue["is_restricted"] is True


async def test_what_is_wrong_with_a_rule_stands_beside_its_field(
    house: House, context: BrowserContext, watchman: Watchman
) -> None:
    watchman.allow("422")
    page = await editor(context, house)
    overflow = page.get_by_role("region", name="When too much waits or nobody is there")
    there = await overflow.get_by_role("group").count()
    await overflow.get_by_role("button", name="Add a rule").press("Enter")
    rule = overflow.get_by_role("group", name=f"Rule {there + 1}")
    await rule.get_by_role("button", name="Then").focus()
    await page.keyboard.press("Enter")
    await page.keyboard.type("go to")
    await page.keyboard.press("Enter")
    await page.get_by_role("button", name="Save", exact=True).click()
    await page.get_by_role("dialog", name="Save these changes?").get_by_role("button", name="Save").click()
    target = rule.get_by_role("button", name="Choose Queue")
    await expect(target).to_have_accessible_description(re.compile("needs it"))
    await check(page, "queue editor with a rule refused")
    await target.press("Enter")
    await page.keyboard.type("Returns")
    await page.keyboard.press("Enter")
    await expect(rule.get_by_text("needs it")).to_have_count(0)


async def test_nobody_loses_what_is_not_saved_without_being_asked(house: House, context: BrowserContext) -> None:
    page = await editor(context, house)
    await choose_slope(page)
    question = page.get_by_role("dialog", name="Leave without saving?")
    for leave in (
        link_to(page, "People"),
        page.get_by_role("button", name="All queues"),
        page.get_by_role("link", name="Board"),
    ):
        await leave.click()
        await question.get_by_role("button", name="Stay").click()
        await expect(question).to_have_count(0)
    await check(page, "queue editor unsaved")
    await page.go_back()
    await expect(question).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("textbox", name="Slope")).to_have_value("3")
    await open_section(page, "People")
    await question.get_by_role("button", name="Leave").click()
    await expect(page.get_by_role("region", name="People")).to_be_visible()
    await open_section(page, "Queues")
    await page.get_by_role("button", name="Edit Live chat").click()
    await expect(page.get_by_text("Nothing is changed")).to_be_visible()


async def test_somebody_elses_change_is_not_undone(house: House, context: BrowserContext, watchman: Watchman) -> None:
    watchman.allow("409")
    page = await editor(context, house)
    await choose_slope(page)
    async with Person(house, "admin") as other:
        await other.call("PUT", "/api/admin/queues/chat", {"wrap_up_seconds": 45})
    await page.get_by_role("button", name="Save", exact=True).click()
    await page.get_by_role("dialog").get_by_role("button", name="Save").click()
    await expect(page.get_by_text("Somebody else changed this queue in the meantime: Work after")).to_be_visible()
    await expect(page.get_by_role("textbox", name="Work after a conversation")).to_have_value("45")
    await expect(page.get_by_role("textbox", name="Slope")).to_have_value("3")
    await page.get_by_role("button", name="Save", exact=True).click()
    await page.get_by_role("dialog").get_by_role("button", name="Save").click()
    await expect(page.get_by_text("Saved. It is in force.")).to_be_visible()
    async with Person(house, "admin") as admin:
        queue = await admin.call("GET", "/api/admin/queues/chat")
    assert (queue["wrap_up_seconds"], queue["slope"]) == (45, 3.0)


async def test_a_recorded_day_is_called_by_its_name_and_shown_beside_what_really_happened(
    house: House, context: BrowserContext
) -> None:
    """The demonstration has no busy day, so what the hub says of the day is put into its mouth."""

    async def recorded(route: Route) -> None:
        answer = await route.fetch()
        trial = await answer.json()
        if trial["result"] is not None:
            seen = {"basis": "recorded", "date": "2026-11-24", "conversations": 412}
            trial["result"]["day"] |= {**seen, "mean_wait": 12.34, "service_level": 0.815}
        await route.fulfill(response=answer, json=trial)

    await context.route("**/api/admin/trials/*", recorded)
    page = await editor(context, house)
    await choose_slope(page)
    await page.get_by_role("button", name="Try on the last day").click()
    told = page.get_by_text("Tuesday 24 November, with its 412 conversations")
    await expect(told).to_be_visible(timeout=TRIAL_MILLISECONDS)
    await expect(told).to_contain_text("mean wait 12.3 secs, 82% in time")


async def test_the_editor_speaks_three_languages(house: House, context: BrowserContext) -> None:
    page = await editor(context, house)
    await choose_slope(page)
    for name, title, sentence in (
        ("简体中文", "谁先来", "相当于在别处等 3 分钟"),
        ("繁體中文", "誰先來", "相當於在別處等 3 分鐘"),
        ("English", "Who goes first", "counts as much as 3 minutes elsewhere"),
    ):
        await page.locator("header button").last.click()
        await page.get_by_role("menuitemradio", name=name).click()
        await expect(page.get_by_role("heading", name=title)).to_be_visible()
        await expect(page.get_by_text(sentence)).to_be_visible()
        await check(page, f"queue editor, {name}")


async def test_a_supervisor_tries_a_change_that_she_cannot_save(house: House, context: BrowserContext) -> None:
    page = await context.new_page()
    await page.goto(f"{house.url}/demo/as/sofia")
    await page.get_by_role("link", name="Queues").click()
    await expect(page.get_by_role("heading", level=1, name="Queues")).to_be_visible()
    await check(page, "queues of a supervisor")
    await page.get_by_role("button", name="Look and try: Live chat").click()
    await expect(page.get_by_role("heading", name="Live chat")).to_be_focused()
    await expect(page.get_by_role("button", name="Save", exact=True)).to_have_count(0)
    await choose_slope(page)
    await expect(page.get_by_text("2 changes to try")).to_be_visible()
    await page.get_by_role("button", name="Try on the last day").press("Enter")
    await page.get_by_role("button", name="Stop", exact=True).press("Enter")
    await expect(page.get_by_text("The trial was stopped.")).to_be_visible()
    await check(page, "queue tried by a supervisor")
    await page.get_by_role("button", name="All queues").click()
    await expect(page.get_by_role("button", name="Look and try: Live chat")).to_be_visible()
    async with Person(house, "admin") as admin:
        assert (await admin.call("GET", QUEUE))["conversation_order"] == "oldest_first"


async def test_a_queue_is_made_set_aside_and_brought_back(house: House, new_context: NewContext) -> None:
    page = await (await new_context(bypass_csp=True)).new_page()
    await page.goto(f"{house.url}/demo/as/admin")
    await open_section(page, "Queues")
    await page.get_by_role("button", name="New queue").click()
    asked = page.get_by_role("dialog", name="New queue")
    await expect(asked.get_by_role("textbox", name="Name")).to_be_focused()
    await page.keyboard.type("Bulk orders")
    await expect(asked.get_by_role("textbox", name="Id")).to_have_value("bulk-orders")
    team = asked.get_by_role("button", name="Team")
    await team.click()
    await page.get_by_role("option").first.click()
    await check(page, "a new queue")
    await asked.get_by_role("button", name="Create").click()
    await expect(page.get_by_role("heading", name="Bulk orders")).to_be_visible()
    await page.get_by_role("button", name="Set aside").click()
    await page.get_by_role("dialog").get_by_role("button", name="Set aside").click()
    await expect(page.get_by_role("row", name="Bulk orders")).to_contain_text("Not active")
    await page.get_by_role("button", name="Bring it back: Bulk orders").click()
    await page.get_by_role("button", name="Edit Bulk orders").click()
    await expect(page.get_by_role("heading", name="Bulk orders")).to_be_visible()
    async with Person(house, "admin") as admin:
        await admin.call("DELETE", "/api/admin/queues/bulk-orders")
