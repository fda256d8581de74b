"""An administrator says who may do what, and everybody's open console follows at once."""

import re

import pytest
from playwright.async_api import Page, expect

from tests.journeys.conftest import NewContext
from tests.journeys.floor import Person
from tests.journeys.house import House
from tests.journeys.looks import check
from tests.journeys.sections import link_to, open_section, sections
from tests.journeys.test_things import save, section, settle

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]
ANNA = "anna@demo.example"
KEPT_BY_LEADS = ["Outcomes", "Reasons to be away", "Reasons to decline", "Replies", "Links"]
READY = ["Agent", "Supervisor", "Administrator", "Analyst", "Read-only"]
KEPT_BY_PART = [
    ("floor.channels", {"Accounts": "Edit ", "Incoming hooks": "New ", "Shops": "New "}),
    ("floor.routing", {"Skills": "Edit ", "Queues": "Edit ", "Opening hours": "Edit "}),
]
PRESENCE = re.compile("Offline|Available|Away")


async def edited(page: Page, name: str) -> None:
    """The page of one of a list."""
    await page.get_by_role("button", name=f"Edit {name}").click()
    await expect(page.get_by_role("main").get_by_role("heading", name=name)).to_be_visible()


async def test_a_role_is_made_of_permissions_in_words_and_given_in_one_team(
    house: House, new_context: NewContext
) -> None:
    async with Person(house, "admin") as admin:
        before = await admin.call("GET", f"/api/admin/people/{ANNA}")
    page = await (await new_context(bypass_csp=True)).new_page()
    await page.goto(f"{house.url}/demo/as/admin")
    await open_section(page, "Roles")
    ready = page.get_by_role("region", name="Ready-made roles, which stay as they are")
    await expect(ready.get_by_role("term")).to_have_text(READY)
    await page.get_by_role("button", name="New role").first.click()
    await page.keyboard.type("Coach")
    await page.get_by_role("checkbox", name=re.compile("^Lead: move and end")).press("Space")
    await check(page, "a new role")
    await page.get_by_role("button", name="Create").click()
    await expect(page.get_by_role("heading", name="Coach")).to_be_visible()
    await open_section(page, "People")
    await edited(page, before["name"])
    team = page.get_by_role("group", name=re.compile("^In ")).first
    await team.get_by_role("checkbox", name="Coach").press("Space")
    await check(page, "somebody with a role in one team")
    asked = await save(page)
    await expect(asked).to_contain_text("Coach")
    await settle(asked)
    async with Person(house, "admin") as admin:
        kept = await admin.call("GET", f"/api/admin/people/{ANNA}")
        assert list(kept["team_roles"].values()) == [["coach"]]
        await admin.call("PUT", f"/api/admin/people/{ANNA}", {"team_roles": {}})
        await admin.call("DELETE", "/api/admin/roles/coach")


async def test_whoever_would_lock_herself_out_is_warned_before_she_saves(house: House, new_context: NewContext) -> None:
    async with Person(house, "admin") as admin:
        name = (await admin.call("GET", "/api/session"))["person"]["name"]
    page = await section(await new_context(), house, "People")
    await edited(page, name)
    roles = page.get_by_role("group", name="Roles in all her teams")
    await roles.get_by_role("checkbox", name="Agent").press("Space")
    await roles.get_by_role("checkbox", name="Administrator").press("Space")
    asked = await save(page)
    await expect(asked.get_by_role("alert")).to_contain_text("administer nothing any more")
    await asked.get_by_role("button", name="Cancel").click()
    await page.get_by_role("button", name="Discard").click()


async def test_an_open_console_shows_at_once_what_its_person_may_do_now(house: House, new_context: NewContext) -> None:
    page = await (await new_context(bypass_csp=True)).new_page()
    await page.goto(f"{house.url}/demo/as/anna")
    pages = page.get_by_role("navigation", name="Main")
    await expect(page.get_by_role("button", name=PRESENCE)).to_be_visible()
    async with Person(house, "admin") as admin:
        before = await admin.call("GET", f"/api/admin/people/{ANNA}")
        try:
            await admin.call("PUT", f"/api/admin/people/{ANNA}", {"roles": ["read-only"]})
            await expect(pages.get_by_role("link", name="Board")).to_be_visible()
            await expect(page.get_by_role("button", name=PRESENCE)).to_have_count(0)
            await expect(pages.get_by_role("link", name="Inbox")).to_be_visible()
            await check(page, "the desk of somebody who only reads")
            await admin.call("PUT", f"/api/admin/people/{ANNA}", {"roles": ["analyst"]})
            await expect(pages.get_by_role("link", name="Inbox")).to_have_count(0)
            await expect(page.get_by_role("heading", name="Queues now")).to_be_visible()
        finally:
            capacity = {"roles": before["roles"], "capacity": before["capacity"]}
            await admin.call("PUT", f"/api/admin/people/{ANNA}", capacity)
    await expect(pages.get_by_role("link", name="Inbox")).to_be_visible()


async def test_whoever_has_one_permission_of_the_house_finds_its_screen_and_no_other(
    house: House, new_context: NewContext
) -> None:
    async with Person(house, "admin") as admin:
        before = await admin.call("GET", f"/api/admin/people/{ANNA}")
        role = {"name": "Keeper of records", "permissions": ["data.protect", "admin.audit"]}
        await admin.call("PUT", "/api/admin/roles/keeper", role)
        try:
            await admin.call("PUT", f"/api/admin/people/{ANNA}", {"roles": ["keeper"]})
            page = await (await new_context(bypass_csp=True)).new_page()
            await page.goto(f"{house.url}/demo/as/anna")
            shown = sections(page).get_by_role("link")
            await expect(shown).to_have_text(["Personal data", "Audit"])
            await expect(link_to(page, "Personal data")).to_have_attribute("aria-current", "page")
            await check(page, "personal data for whoever protects it alone")
            await shown.last.click()
            await expect(page.get_by_text("Keeper of records").first).to_be_visible()
        finally:
            await admin.call("PUT", f"/api/admin/people/{ANNA}", {"roles": before["roles"]})
            await admin.call("DELETE", "/api/admin/roles/keeper")


async def test_a_team_lead_keeps_outcomes_and_replies_and_sees_nothing_else_of_the_house(
    house: House, new_context: NewContext
) -> None:
    async with Person(house, "admin") as admin:
        before = await admin.call("GET", f"/api/admin/people/{ANNA}")
        await admin.call("PUT", "/api/admin/roles/words", {"name": "Words", "permissions": ["floor.words"]})
        try:
            await admin.call("PUT", f"/api/admin/people/{ANNA}", {"roles": ["agent", "words"]})
            page = await (await new_context(bypass_csp=True)).new_page()
            await page.goto(f"{house.url}/demo/as/anna")
            await page.get_by_role("link", name="Administration").click()
            shown = sections(page).get_by_role("link")
            await expect(shown).to_have_text(KEPT_BY_LEADS)
            await open_section(page, "Replies")
            await expect(page.get_by_role("button", name="New canned reply")).to_be_visible()
            await open_section(page, "Outcomes")
            await page.get_by_role("button", name="New outcome").click()
            await page.keyboard.type("Called back twice")
            await page.get_by_role("button", name="Create").click()
            await expect(page.get_by_role("heading", name="Called back twice")).to_be_visible()
            await check(page, "an outcome for whoever keeps words alone")
            await page.get_by_role("textbox", name="Name").fill("Called back")
            await settle(await save(page))
        finally:
            await admin.call("PUT", f"/api/admin/people/{ANNA}", {"roles": before["roles"]})
            await admin.call("DELETE", "/api/admin/roles/words")
            await admin.call("DELETE", "/api/admin/dispositions/called-back-twice")


@pytest.mark.parametrize(("part", "kept"), KEPT_BY_PART)
async def test_whoever_has_one_part_of_administering_finds_its_sections_alone(
    house: House, new_context: NewContext, part: str, kept: dict[str, str]
) -> None:
    async with Person(house, "admin") as admin:
        before = await admin.call("GET", f"/api/admin/people/{ANNA}")
        await admin.call("PUT", "/api/admin/roles/part", {"name": "Part", "permissions": [part]})
        try:
            await admin.call("PUT", f"/api/admin/people/{ANNA}", {"roles": ["part"]})
            page = await (await new_context(bypass_csp=True)).new_page()
            await page.goto(f"{house.url}/demo/as/anna")
            shown = sections(page).get_by_role("link")
            await expect(shown).to_have_text(list(kept))
            for name, opened in kept.items():
                await link_to(page, name).click()
                # Its list and a page of it: nothing that they ask for is refused.
                await page.get_by_role("button", name=re.compile(f"^{opened}")).first.click()
                await expect(page.get_by_role("button", name=re.compile("^(Save|Create)$"))).to_be_visible()
                await check(page, f"one of {name} for whoever has {part}")
                await page.go_back()
            # Before she has it no longer: her console would ask once more.
            await page.close()
        finally:
            await admin.call("PUT", f"/api/admin/people/{ANNA}", {"roles": before["roles"]})
            await admin.call("DELETE", "/api/admin/roles/part")
