"""What went before: a house that journeys have been through already, and the way back through a customer's history."""

from pathlib import Path

import aiohttp
import yaml
from playwright.async_api import Locator, Page, expect

import hub.commands.demo
from tests.journeys.floor import Person
from tests.journeys.house import House

CUSTOMERS = Path(hub.commands.demo.__file__).parent / "customers.yaml"
MATTERS = 22
"""Of each customer: more than the history shows at once."""
MOST_PAGES = 40


async def live_in(house: House) -> None:
    """Every customer has written so often that her older history is not at hand, and once in very long words.

    Workers take journeys from one another, so any journey may come after any others; in a house that begins as
    those would leave it, what fails fails always.
    """
    customers = yaml.safe_load(CUSTOMERS.read_text("utf-8"))["customers"]
    async with aiohttp.ClientSession(headers={"X-Demo": "1"}) as client, Person(house, "sofia") as sofia:
        for number in range(MATTERS):
            for name in customers:
                await _text(house, client, name, f"Matter {number} of the past.")
            await _end(sofia, len(customers))
        for name in customers:
            await _write(house, client, name, "Rindfleischetikettierungsüberwachungsaufgabe " * 3)
        await _end(sofia, len(customers))


async def _text(house: House, client: aiohttp.ClientSession, customer: str, text: str) -> None:
    async with client.post(f"{house.url}/demo/api/text", json={"customer": customer, "text": text}) as answer:
        answer.raise_for_status()


async def _write(house: House, client: aiohttp.ClientSession, customer: str, subject: str) -> None:
    fields = {"customer": customer, "subject": subject, "text": "A matter of the past."}
    letter = aiohttp.FormData(fields, default_to_multipart=True)
    async with client.post(f"{house.url}/demo/api/mail", data=letter) as answer:
        answer.raise_for_status()


async def _end(sofia: Person, count: int) -> None:
    """End so many conversations that wait; they come at their own time."""
    waiting: list[str] = []
    while len(waiting) < count:
        desk = await sofia.call("GET", "/api/desk")
        waiting = [row["conversation_id"] for row in desk["waiting"]]
    for id_ in waiting:
        await sofia.call("POST", f"/api/conversations/{id_}/take")
        await sofia.call("POST", f"/api/conversations/{id_}/close", {"disposition": "solved"})


def history(page: Page) -> Locator:
    """What the panel tells of the customer's past."""
    return page.get_by_role("complementary", name="Customer").get_by_role("region", name="History")


async def back_to(page: Page, line: Locator) -> None:
    """Go back in the history until this stands there: what journeys before talked about is newer."""
    await expect(history(page).get_by_role("listitem").first).to_be_visible()
    more = history(page).get_by_role("button", name="Show more")
    for _ in range(MOST_PAGES):
        if await line.count() or not await more.count():
            break
        count = await history(page).get_by_role("listitem").count()
        await more.press("Enter")
        await expect(history(page).get_by_role("listitem")).not_to_have_count(count)
    await expect(line).to_be_visible()
