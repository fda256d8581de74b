"""A customer of the demonstration with a telephone and a mailbox."""

from dataclasses import dataclass

from playwright.async_api import BrowserContext, Locator, Page, expect

from tests.journeys.house import House


@dataclass
class Customer:
    """The page on which one is the customer."""

    page: Page

    @classmethod
    async def open(cls, context: BrowserContext, house: House, query: str = "") -> "Customer":
        """The demonstration's page, once it knows its customers."""
        page = await context.new_page()
        await page.goto(f"{house.url}/demo{query}")
        await expect(page.locator("#people li").first).to_be_visible()
        return cls(page)

    @property
    def telephone(self) -> Locator:
        """The telephone of one customer."""
        return self.page.get_by_role("region", name="A telephone")

    @property
    def mailbox(self) -> Locator:
        """The mailbox of one customer."""
        return self.page.get_by_role("region", name="A mailbox")

    async def text(self, name: str, text: str) -> None:
        """Write a text message as this customer."""
        await self._be(self.telephone, name)
        written = self.telephone.locator(".bubble").get_by_text(text, exact=True)
        # Another journey may have written the same.
        before = await written.count()
        await self.telephone.get_by_role("textbox").fill(text)
        await self.telephone.get_by_role("button", name="Send text").click()
        await expect(written).to_have_count(before + 1)

    async def write(self, name: str, subject: str, letter: str) -> None:
        """Write a letter as this customer."""
        await self._be(self.mailbox, name)
        await self.mailbox.get_by_role("button", name="Write a letter").click()
        await self.mailbox.get_by_role("textbox", name="Subject").fill(subject)
        await self.mailbox.get_by_role("textbox", name="Letter").fill(letter)
        await self.mailbox.get_by_role("button", name="Send letter").click()
        await self.reads_in_mailbox(letter)

    async def answer(self, name: str, to: str, letter: str) -> None:
        """Answer a letter that contains this, as this customer."""
        await self._be(self.mailbox, name)
        answered = self.mailbox.locator(".letter").filter(has_text=to).last
        await answered.get_by_role("button", name="Reply").click()
        await self.mailbox.get_by_role("textbox", name="Letter").fill(letter)
        await self.mailbox.get_by_role("button", name="Send letter").click()
        await self.reads_in_mailbox(letter)

    async def reads_on_telephone(self, text: str) -> None:
        """Wait for a text on the telephone, which stands there once."""
        await expect(self.telephone.locator(".bubble").get_by_text(text, exact=True)).to_have_count(1)

    async def reads_in_mailbox(self, text: str) -> None:
        """Wait for a letter that contains this, and is there once."""
        await expect(self.mailbox.locator(".body").filter(has_text=text)).to_have_count(1)

    @staticmethod
    async def _be(area: Locator, name: str) -> None:
        choice = area.get_by_role("combobox", name="You are")
        label = await choice.locator("option").filter(has_text=name).first.text_content()
        await choice.select_option(label=label)
