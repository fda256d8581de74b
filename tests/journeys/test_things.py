"""An administrator keeps people, teams, skills, calendars and reasons in the browser, and sees who changed what."""

import re

import pytest
from playwright.async_api import BrowserContext, Locator, Page, expect

from tests.journeys.conftest import NewContext
from tests.journeys.floor import PASSWORD, Person
from tests.journeys.house import House
from tests.journeys.looks import check
from tests.journeys.sections import open_section
from tests.journeys.watchman import Watchman

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]


async def section(context: BrowserContext, house: House, name: str) -> Page:
    """The administrator at one of her sections."""
    page = await context.new_page()
    await page.goto(f"{house.url}/demo/as/admin")
    await open_section(page, name)
    await expect(page.get_by_role("region", name=name)).to_be_visible()
    return page


async def save(page: Page) -> Locator:
    """Ask to save; the difference is shown first."""
    await page.get_by_role("button", name="Save", exact=True).click()
    return page.get_by_role("dialog", name="Save these changes?")


async def settle(asked: Locator) -> None:
    """Save for good."""
    await asked.get_by_role("button", name="Save").click()
    await expect(asked).to_have_count(0)


def foot(page: Page) -> Locator:
    """What is not saved yet."""
    return page.get_by_role("status").filter(has_text=re.compile("not saved|Nothing is changed"))


async def test_a_calendar_is_made_as_one_writes_hours(house: House, new_context: NewContext) -> None:
    page = await section(await new_context(bypass_csp=True), house, "Opening hours")
    await page.get_by_role("button", name="New calendar").click()
    await expect(page.get_by_role("textbox", name="Name")).to_be_focused()
    await page.keyboard.type("Repair shop – été")
    await expect(page.get_by_role("textbox", name="Id", exact=True)).to_have_value("repair-shop-ete")
    monday = page.get_by_role("textbox", name="Monday")
    await monday.fill("9-12.30; 13:30–19")
    await monday.press("Tab")
    await expect(monday).to_have_value("09:00-12:30, 13:30-19:00")
    await page.get_by_role("button", name="Tuesday to Friday like Monday").click()
    await expect(page.get_by_role("textbox", name="Friday")).to_have_value("09:00-12:30, 13:30-19:00")
    await page.get_by_role("group", name="Closed days").get_by_label("Day", exact=True).fill("2027-01-01")
    # Whoever goes on without pressing Add means the day all the same.
    await page.get_by_role("textbox", name="Sunday").focus()
    await expect(page.get_by_role("group", name="Closed days").get_by_role("listitem")).to_have_count(1)
    await check(page, "a new calendar")
    await page.get_by_role("button", name="Create").click()
    await expect(page.get_by_role("heading", name="Repair shop – été")).to_be_visible()
    async with Person(house, "admin") as admin:
        kept = await admin.call("GET", "/api/admin/hours/repair-shop-ete")
        assert kept["week"]["friday"] == ["09:00-12:30", "13:30-19:00"]
        assert kept["closed_days"] == ["2027-01-01"]
        await admin.call("DELETE", "/api/admin/hours/repair-shop-ete")


async def test_a_change_is_shown_before_it_is_saved_and_put_back_afterwards(
    house: House, new_context: NewContext
) -> None:
    async with Person(house, "admin") as admin:
        await admin.call("PUT", "/api/admin/hours/desk", {"name": "Front desk", "week": {"monday": ["09:00-17:00"]}})
    page = await section(await new_context(bypass_csp=True), house, "Opening hours")
    await page.get_by_role("button", name="Edit Front desk").click()
    saturday = page.get_by_role("textbox", name="Saturday")
    await saturday.fill("10-25")
    await saturday.press("Tab")
    await expect(page.get_by_text("Write from when to when").first).to_be_visible()
    await expect(page.get_by_role("button", name="Save", exact=True)).to_be_disabled()
    await saturday.fill("10-14")
    asked = await save(page)
    await expect(asked).to_contain_text("Monday 09:00-17:00; Saturday 10:00-14:00")
    await check(page, "a calendar before it is saved")
    await settle(asked)
    await expect(foot(page)).to_have_text("Nothing is changed")
    past = page.get_by_role("region", name="Last changes").get_by_role("listitem")
    await past.get_by_role("button", name="Put back").click()
    await settle(asked)
    await expect(saturday).to_have_value("")
    await expect(foot(page)).to_have_text("Nothing is changed")
    async with Person(house, "admin") as admin:
        assert (await admin.call("GET", "/api/admin/hours/desk"))["week"] == {"monday": ["09:00-17:00"]}
        await admin.call("DELETE", "/api/admin/hours/desk")


async def test_what_is_set_aside_is_brought_back(house: House, new_context: NewContext) -> None:
    async with Person(house, "admin") as admin:
        await admin.call("PUT", "/api/admin/reasons/fire-drill", {"name": "Fire drill", "planned_minutes": 20})
    page = await section(await new_context(), house, "Reasons to be away")
    await page.get_by_role("button", name="Edit Fire drill").click()
    title = page.get_by_role("main").get_by_role("heading", name="Fire drill")
    await page.get_by_role("button", name="Set aside").click()
    await page.get_by_role("dialog").get_by_role("button", name="Set aside").click()
    await expect(title).to_contain_text("Not active")
    await page.get_by_role("button", name="Bring it back").click()
    await expect(title).not_to_contain_text("Not active")
    await page.get_by_role("button", name="Set aside").click()
    await page.get_by_role("dialog").get_by_role("button", name="Set aside").click()
    await expect(title).to_contain_text("Not active")


async def test_what_is_in_use_is_not_set_aside_and_where_it_stands_is_told(
    house: House, new_context: NewContext, watchman: Watchman
) -> None:
    watchman.allow("422")
    page = await section(await new_context(bypass_csp=True), house, "Opening hours")
    await page.get_by_role("button", name="Edit Office hours").click()
    await page.get_by_role("button", name="Set aside").click()
    await page.get_by_role("dialog").get_by_role("button", name="Set aside").click()
    told = page.get_by_role("dialog", name="Office hours is still needed")
    await expect(told).to_contain_text("Take it out there first")
    await check(page, "a calendar that is in use")
    await told.get_by_role("button", name=re.compile("^Queues: ")).first.click()
    await expect(page.get_by_role("heading", name="Who goes first")).to_be_visible()


async def test_a_new_agent_of_whom_nothing_is_said_may_hold_what_is_usual(
    house: House, new_context: NewContext
) -> None:
    page = await section(await new_context(), house, "People")
    await page.get_by_role("button", name="Invite somebody").click()
    await page.get_by_role("textbox", name="Name").fill("Noor Haddad")
    await page.get_by_role("textbox", name="Email").fill("noor@demo.example")
    await page.get_by_role("checkbox", name="Customer service").press("Space")
    await page.get_by_role("button", name="Create").click()
    await expect(page.get_by_role("heading", name="Noor Haddad")).to_be_visible()
    async with Person(house, "admin") as admin:
        kept = await admin.call("GET", "/api/admin/people/noor@demo.example")
        assert kept["capacity"]["webchat"] > 0
        await admin.call("DELETE", "/api/admin/people/noor@demo.example")


async def test_somebody_is_invited_signs_in_and_is_out_at_once_when_set_aside(
    house: House, new_context: NewContext, watchman: Watchman
) -> None:
    watchman.allow("401")
    page = await section(await new_context(), house, "People")
    await page.get_by_role("button", name="Invite somebody").click()
    await page.get_by_role("textbox", name="Email").fill("mia@demo.example")
    await page.get_by_role("textbox", name="Name").fill("Mia Holm")
    await page.get_by_role("checkbox", name="Customer service").press("Space")
    await page.get_by_role("button", name="Create").click()
    await expect(page.get_by_role("heading", name="Mia Holm")).to_be_visible()
    await page.get_by_role("button", name="Make an invitation link").click()
    link = await page.get_by_role("region", name="Signing in").get_by_role("status").locator("code").text_content()

    newcomer = await (await new_context()).new_page()
    await newcomer.goto(str(link))
    await newcomer.get_by_label("New password").fill(PASSWORD)
    await newcomer.get_by_role("button", name="Save password").click()
    await expect(newcomer.get_by_role("button", name="Sign in")).to_be_visible()
    await newcomer.get_by_role("textbox", name="Email").fill("mia@demo.example")
    await newcomer.get_by_label("Password", exact=True).fill(PASSWORD)
    await newcomer.get_by_role("button", name="Sign in").click()
    await expect(newcomer.get_by_text("Connected")).to_be_attached()

    await page.get_by_role("button", name="Set aside").click()
    await page.get_by_role("dialog").get_by_role("button", name="Set aside").click()
    await expect(newcomer.get_by_text("You were signed out by the hub.")).to_be_visible()


async def test_two_administrators_change_the_same_team_and_neither_is_lost(
    house: House, new_context: NewContext, watchman: Watchman
) -> None:
    watchman.allow("409")
    page = await section(await new_context(), house, "Teams")
    async with Person(house, "admin") as other:
        await other.call("PUT", "/api/admin/teams/night", {"name": "Night"})
        await page.get_by_role("button", name="Edit Night").click()
        await page.get_by_role("textbox", name="Name").fill("Night and weekend")
        await other.call("PUT", "/api/admin/teams/night", {"channel_presence": False})
        await settle(await save(page))
        await expect(page.get_by_role("alert").first).to_contain_text("Somebody else changed this in the meantime")
        await expect(page.get_by_role("textbox", name="Name")).to_have_value("Night and weekend")
        await settle(await save(page))
        await expect(foot(page)).to_have_text("Nothing is changed")
        kept = await other.call("GET", "/api/admin/teams/night")
        assert (kept["name"], kept["channel_presence"]) == ("Night and weekend", False)
        await other.call("DELETE", "/api/admin/teams/night")


async def test_a_name_that_is_taken_changes_nothing_and_what_was_typed_stays(
    house: House, new_context: NewContext, watchman: Watchman
) -> None:
    watchman.allow("409")
    page = await section(await new_context(), house, "Teams")
    await page.get_by_role("button", name="New team").click()
    await page.get_by_role("textbox", name="Name").fill("Service")
    await page.get_by_role("button", name="Create").click()
    await expect(page.get_by_text("It is taken already")).to_be_visible()
    await expect(page.get_by_role("textbox", name="Name")).to_have_value("Service")
    await page.get_by_role("button", name="All: Teams").click()
    await page.get_by_role("dialog").get_by_role("button", name="Leave").click()
    await expect(page.get_by_role("rowheader", name="Customer service")).to_be_visible()


async def test_records_are_found_by_what_one_sees_of_them(house: House, new_context: NewContext) -> None:
    page = await section(await new_context(), house, "People")
    rows = page.get_by_role("region", name="People").get_by_role("rowheader")
    await page.get_by_role("textbox", name="Find").fill("supervisor")
    await expect(rows).to_have_text(["Sofia Rossi"])
    await page.get_by_role("textbox", name="Find").fill("nobody like that")
    await expect(page.get_by_text("Nothing here has “nobody like that”")).to_be_visible()


async def test_the_audit_is_searched(house: House, new_context: NewContext) -> None:
    async with Person(house, "admin") as admin:
        await admin.call("PUT", "/api/admin/skills/welding", {"name": "Welding"})
        await admin.call("PUT", "/api/admin/skills/welding", {"name": "Welding and soldering"})
        await admin.call("DELETE", "/api/admin/skills/welding")
    page = await section(await new_context(bypass_csp=True), house, "Audit")
    rows = page.get_by_role("region", name="Audit").get_by_role("row").filter(has=page.get_by_role("cell"))
    await page.get_by_role("textbox", name="Holds the words").fill("WELDING")
    await expect(rows.first).to_contain_text("Skills: set aside")
    await expect(rows.nth(1)).to_contain_text("Name: Welding Welding and soldering")
    await page.get_by_role("button", name="About").click()
    await page.get_by_role("option", name="Teams").click()
    await expect(page.get_by_text("Nothing fits these filters.")).to_be_visible()
    await page.get_by_role("textbox", name="Holds the words").fill("")
    await page.get_by_role("button", name="Who").click()
    await page.get_by_role("option", name="Anna Fischer").click()
    await expect(page.get_by_text("Nothing fits these filters.")).to_be_visible()
    await page.get_by_role("button", name="About").click()
    await page.get_by_role("option", name="Signing in").click()
    await expect(rows.first).to_contain_text("Signing in: signed in")
    await expect(rows.first).to_contain_text("Anna Fischer")
    await check(page, "the audit, searched")


async def test_what_holds_for_the_whole_company_is_changed_in_one_place(house: House, new_context: NewContext) -> None:
    page = await (await new_context(bypass_csp=True)).new_page()
    await page.goto(f"{house.url}/demo/as/admin")
    await open_section(page, "The company")
    name = page.get_by_role("textbox", name="Name of the company")
    before = await name.input_value()
    await name.fill("")
    await expect(page.get_by_role("button", name="Save", exact=True)).to_be_disabled()
    await name.fill("Evenlight & Sons")
    await page.get_by_role("button", name="Notifications show").click()
    await page.get_by_role("option", name="nothing of a customer").click()
    await page.get_by_role("button", name="Who may sign in with a password").click()
    await expect(page.get_by_role("option")).to_have_text([re.compile("^Everybody"), re.compile("^Only ")])
    await page.keyboard.press("Escape")
    await check(page, "the company")
    await open_section(page, "Teams")
    await page.get_by_role("dialog").get_by_role("button", name="Stay").click()
    await page.get_by_role("button", name="Save", exact=True).click()
    await expect(foot(page)).to_have_text("Nothing is changed")
    async with Person(house, "admin") as admin:
        kept = await admin.call("GET", "/api/admin/export")
        assert (kept["company"], kept["alert_text"]) == ("Evenlight & Sons", "none")
        floor = {"company": before, "alert_text": "customer"}
        await admin.call("POST", "/api/admin/apply", {"floor": floor, "dry_run": False, "prune": False})


async def test_a_field_with_choices_in_an_order_is_made(house: House, new_context: NewContext) -> None:
    page = await (await new_context(bypass_csp=True)).new_page()
    await page.goto(f"{house.url}/demo/as/admin")
    await open_section(page, "Custom fields")
    await page.get_by_role("button", name="New field").click()
    await page.get_by_role("textbox", name="Name").fill("Favourite wood")
    await expect(page.get_by_role("group", name="What may be chosen")).to_have_count(0)
    await page.get_by_role("button", name="What it holds").click()
    await page.get_by_role("option", name="One of a few").click()
    offered = page.get_by_role("group", name="What may be chosen")
    for name in ("Walnut", "Oak"):
        await offered.get_by_role("textbox", name="One more").fill(name)
        await page.keyboard.press("Enter")
    await offered.get_by_role("button", name="Move Oak up").click()
    await check(page, "a new field")
    await page.get_by_role("button", name="Create").click()
    await expect(page.get_by_role("heading", name="Favourite wood")).to_be_visible()
    async with Person(house, "admin") as admin:
        kept = await admin.call("GET", "/api/admin/fields/favourite-wood")
        assert [choice["key"] for choice in kept["choices"]] == ["oak", "walnut"]
        await admin.call("DELETE", "/api/admin/fields/favourite-wood")


async def test_several_people_are_changed_together_and_back(house: House, new_context: NewContext) -> None:
    page = await section(await new_context(bypass_csp=True), house, "People")
    for name in ("Anna Fischer", "Bo Lindqvist"):
        await page.get_by_role("checkbox", name=f"Choose {name}").press("Space")
    await expect(page.get_by_text("2 chosen")).to_be_visible()
    await page.get_by_role("button", name="Change them together").click()
    asked = page.get_by_role("dialog", name="Change 2 together")
    await asked.get_by_role("button", name="What to change").click()
    await page.get_by_role("option", name="Skills").click()
    skills = asked.get_by_role("group", name="What is added")
    await skills.get_by_role("button", name="Choose Skill").click()
    await page.get_by_role("option").first.click()
    await skills.get_by_role("button", name="Add").click()
    await skills.get_by_role("textbox").first.fill("9")
    await skills.get_by_role("textbox").first.press("Tab")
    await expect(asked.get_by_role("status")).to_have_text("2 change.")
    await expect(asked.get_by_role("term")).to_have_text(["Anna Fischer", "Bo Lindqvist"])
    await check(page, "several people changed together")
    async with Person(house, "admin") as admin:
        before = await skills_of(admin)
        await asked.get_by_role("button", name="Save").click()
        await expect(page.get_by_text("2 changed")).to_be_visible()
        assert await skills_of(admin) != before
        async with page.expect_response("**/api/admin/apply"):
            await page.get_by_role("button", name="Undo").click()
        await expect(page.get_by_text("Taken back")).to_be_visible()
        assert await skills_of(admin) == before


async def skills_of(admin: Person) -> dict[str, dict[str, int]]:
    """The levels of everybody, by name."""
    return {one["name"]: one["skills"] for one in await admin.call("GET", "/api/admin/people")}
