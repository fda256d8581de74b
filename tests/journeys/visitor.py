"""A visitor of a page that carries the chat."""

from dataclasses import dataclass

from playwright.async_api import BrowserContext, Locator, Page, expect


@dataclass
class Visitor:
    """One page with the widget on it; the words are English unless a test asks for others."""

    page: Page

    @classmethod
    async def open(cls, context: BrowserContext, address: str) -> "Visitor":
        """A page with the chat's button on it."""
        page = await context.new_page()
        await page.goto(address)
        visitor = cls(page)
        await expect(visitor.launcher).to_be_visible()
        return visitor

    @property
    def launcher(self) -> Locator:
        """The round button while the chat is closed."""
        return self.page.get_by_role("button", name="Chat with us")

    @property
    def panel(self) -> Locator:
        """The chat."""
        return self.page.get_by_role("dialog")

    @property
    def log(self) -> Locator:
        """What was said."""
        return self.panel.get_by_role("log", name="Messages")

    @property
    def field(self) -> Locator:
        """Where the visitor writes."""
        return self.panel.get_by_role("textbox", name="Write a message")

    async def begin(self) -> None:
        """Open the chat."""
        await self.launcher.click()
        await expect(self.panel).to_be_visible()

    async def say(self, text: str) -> None:
        """Write a message that the hub has taken."""
        await self.field.fill(text)
        await self.field.press("Enter")
        await expect(self.message(text)).to_have_count(1)
        await expect(self.log.get_by_text("Sending…")).to_have_count(0)

    async def reads(self, text: str) -> None:
        """Wait for a message, which stands there once."""
        await expect(self.message(text)).to_have_count(1)
        await expect(self.message(text)).to_be_visible()

    def message(self, text: str) -> Locator:
        """A message in the log."""
        return self.log.get_by_text(text, exact=True)

    async def end(self) -> None:
        """End the chat, and say so once more when asked."""
        await self.panel.get_by_role("button", name="End chat").click()
        await self.panel.get_by_role("group", name="End this chat?").get_by_role("button", name="End chat").click()
        await expect(self.panel.get_by_text("This chat has ended")).to_be_visible()

    async def rate(self, score: str, comment: str) -> None:
        """Say how it was."""
        await self.panel.get_by_role("radio", name=score, exact=True).check(force=True)
        await self.panel.get_by_role("textbox", name="Anything to add?").fill(comment)
        await self.panel.get_by_role("button", name="Send rating").click()
        await expect(self.panel.get_by_text("Thank you for telling us.")).to_be_visible()
