"""An agent at her console, who never touches the mouse: every deed here is a key."""

import re
from dataclasses import dataclass

from playwright.async_api import BrowserContext, Locator, Page, expect

from tests.journeys.house import House

MOST_STEPS = 400
NOTICE_MOUSE = """
window.touchedByMouse = [];
for (const kind of ["pointerdown", "mousedown", "touchstart"])
  addEventListener(kind, (event) => event.isTrusted && window.touchedByMouse.push(kind), true);
"""


@dataclass
class Agent:
    """One console in one tab."""

    page: Page
    house: House

    @classmethod
    async def open(cls, context: BrowserContext, house: House, person: str) -> "Agent":
        """The console of a demonstration person, on line; agents are available."""
        page = await context.new_page()
        await page.add_init_script(NOTICE_MOUSE)
        await page.goto(f"{house.url}/demo/as/{person}")
        await expect(page.get_by_text("Connected")).to_be_attached()
        return cls(page, house)

    @property
    def offers(self) -> Locator:
        """Where offers ring."""
        return self.page.get_by_role("region", name="New offers")

    @property
    def log(self) -> Locator:
        """What was said in the open conversation."""
        return self.page.get_by_role("log", name="Messages")

    @property
    def reply(self) -> Locator:
        """Where she writes to the customer."""
        return self.page.get_by_role("textbox", name="Reply")

    @property
    def presence(self) -> Locator:
        """How she can be reached, as she sees it."""
        return self.page.get_by_role("button", name="Presence:")

    async def press(self, *keys: str) -> None:
        """Press keys one after another."""
        for key in keys:
            await self.page.keyboard.press(key)

    async def tab_to(self, goal: Locator) -> None:
        """Press Tab until the focus is there."""
        await expect(goal).to_be_visible()
        for _ in range(MOST_STEPS):
            if await goal.evaluate("element => element === document.activeElement"):
                return
            await self.page.keyboard.press("Tab")
        raise AssertionError(f"{goal} cannot be reached with the Tab key")

    async def accept(self, text: str = "") -> None:
        """Take the offer that rings, in which this can be read, and stand in its reply."""
        await self.page.bring_to_front()
        await expect(self.offers).to_contain_text(text)
        await self.press("Alt+a")
        await expect(self.reply).to_be_focused()
        await expect(self.log).to_contain_text(text)

    async def answer(self, text: str) -> None:
        """Write to the customer of the open conversation."""
        await self.begin_answer(text)
        await self.send()
        await expect(self.log.get_by_text(text)).to_have_count(1)

    async def send(self) -> None:
        """Press the key that sends here, as the composer says."""
        said = await self.page.get_by_role("button", name="Key that sends").get_attribute("aria-label") or ""
        await self.press("Control+Enter" if "Ctrl" in said else "Enter")

    async def begin_answer(self, text: str) -> None:
        """Write to the customer, and do not send yet."""
        await self.page.bring_to_front()
        if not await self.page.evaluate("document.activeElement?.ariaLabel === 'Reply'"):
            await self.leave_text()
            await self.press("r")
        await expect(self.reply).to_be_focused()
        await self.page.keyboard.type(text)

    async def note(self, text: str) -> None:
        """Write a note for the team, and go back to the reply."""
        await self.leave_text()
        await self.press("n")
        field = self.page.get_by_role("textbox", name="Note")
        await expect(field).to_be_focused()
        await self.page.keyboard.type(text)
        await self.send()
        await expect(self.log.get_by_text(text)).to_have_count(1)

    async def unfold(self, *titles: str) -> None:
        """Open parts of the customer's panel, each of which stands in one line until somebody wants it."""
        for title in titles:
            panel = self.page.get_by_role("complementary", name="Customer")
            line = panel.get_by_role("region", name=title, exact=True).locator("[aria-expanded]").first
            await expect(line).to_be_visible()
            if await line.get_attribute("aria-expanded") == "false":
                await line.press("Enter")
            await expect(line).to_have_attribute("aria-expanded", "true")

    async def leave_text(self) -> None:
        """Stand where a single letter is a shortcut and not text."""
        await self.page.bring_to_front()
        await self.tab_to(self.page.get_by_role("button", name="Key that sends"))

    async def end(self) -> None:
        """End the conversation towards the customer; wrap-up begins."""
        await self.leave_text()
        await self.press("e")
        await expect(self.page.get_by_role("dialog", name="End this conversation?")).to_be_visible()
        await expect(self.page.get_by_role("button", name="End conversation")).to_be_focused()
        await self.press("Enter")
        await expect(self.page.get_by_role("heading", name="Wrap-up", level=2).first).to_be_visible()

    async def close(self, disposition: str) -> None:
        """Say how it went, and close."""
        await self.page.bring_to_front()
        choice = self.page.get_by_role("button", name="Outcome")
        await self.tab_to(choice)
        await self.press("Enter")
        option = self.page.get_by_role("option", name=disposition)
        await expect(option).to_be_visible()
        await self.page.keyboard.type(disposition)
        await expect(option).to_be_focused()
        await self.press("Enter")
        await expect(choice).to_contain_text(disposition)
        await self.tab_to(self.page.get_by_role("button", name="Close conversation"))
        await self.press("Enter")
        await expect(self.page.get_by_role("region", name="Wrap-up")).to_have_count(0)

    async def sign(self, text: str) -> None:
        """Choose what stands under every mail of hers; an empty text removes it."""
        await self.page.bring_to_front()
        await self.press("Control+k")
        await expect(self.page.get_by_role("dialog", name="commands").get_by_role("combobox")).to_be_focused()
        await self.page.keyboard.type("Mail signature")
        await self.press("Enter")
        field = self.page.get_by_role("textbox", name="Your signature")
        await expect(field).to_be_focused()
        await field.fill(text)
        await self.tab_to(self.page.get_by_role("button", name="Save"))
        await self.press("Enter")
        await expect(field).to_have_count(0)

    async def transfer(self, typed: str, to: str, note: str) -> None:
        """Hand the conversation to a person or a queue, found by typing."""
        await self.leave_text()
        await self.press("t")
        dialog = self.page.get_by_role("dialog", name="Transfer conversation")
        await expect(dialog.get_by_role("combobox", name="To")).to_be_focused()
        await self.page.keyboard.type(typed)
        await expect(dialog.get_by_role("option", name=to)).to_be_visible()
        await self.press("ArrowDown", "Enter")
        await expect(dialog.get_by_role("combobox", name="To")).to_have_value(to)
        await self.tab_to(dialog.get_by_role("textbox", name="Note for whoever takes over"))
        await self.page.keyboard.type(note)
        await self.tab_to(dialog.get_by_role("button", name="Transfer", exact=True))
        await self.press("Enter")
        await expect(dialog).to_have_count(0)

    async def command(self, words: str) -> None:
        """Find a command in the palette, and perform it."""
        await self.page.bring_to_front()
        await self.press("Control+k")
        await expect(self.page.get_by_role("dialog", name="Commands")).to_be_visible()
        await self.page.keyboard.type(words)
        await expect(self.page.get_by_role("option", name=words).first).to_be_visible()
        await self.press("Enter")
        await expect(self.page.get_by_role("dialog", name="Commands")).to_have_count(0)

    async def shows(self, presence: str) -> None:
        """Wait until she is reachable so."""
        await expect(self.presence).to_have_accessible_name(re.compile(f"Presence: {presence}"))

    async def never_touched_the_mouse(self) -> None:
        """Everything in this tab was done by keyboard."""
        assert await self.page.evaluate("window.touchedByMouse") == []
