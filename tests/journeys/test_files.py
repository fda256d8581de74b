"""Pictures and plain text are looked at where they lie; everything else is a download."""

import struct
import zlib
from collections.abc import AsyncIterator
from typing import Any, Final

import pytest
import pytest_asyncio
from playwright.async_api import BrowserContext, Locator, expect

from tests.journeys.agent import Agent
from tests.journeys.conftest import NewContext
from tests.journeys.house import House
from tests.journeys.looks import check
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]
WIDTH: Final = 1600
HEIGHT: Final = 900


def _picture() -> bytes:
    """A picture larger than the window, in one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + b"\x46\x8c\xb4" * WIDTH) * HEIGHT
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


BILL: Final = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)
FILES: Final[list[Any]] = [
    {"name": "wall.png", "mimeType": "image/png", "buffer": _picture()},
    {"name": "sizes.txt", "mimeType": "text/plain", "buffer": "Breite 240 cm, Höhe 260 cm".encode()},
    {"name": "page.html", "mimeType": "text/html", "buffer": b"<script>window.wasRun = true</script>"},
]


@pytest_asyncio.fixture(loop_scope="session")
async def context(new_context: NewContext) -> AsyncIterator[BrowserContext]:
    """A browser in which axe may run although the pages allow no foreign script."""
    yield await new_context(bypass_csp=True)


async def test_files_are_looked_at_by_keys_and_what_could_run_is_only_kept(
    house: House, context: BrowserContext
) -> None:
    visitor = await Visitor.open(context, f"{house.url}/demo/shop?language=en")
    anna = await Agent.open(context, house, "anna")
    await visitor.begin()
    await visitor.panel.locator("input[type=file]").set_input_files(FILES)
    await expect(visitor.panel.get_by_role("progressbar")).to_have_count(0)
    await visitor.say("This is the wall, and how large it is.")
    await anna.accept("This is the wall")
    await anna.leave_text()
    await anna.press("v")
    dialog = anna.page.get_by_role("dialog")
    await expect(dialog.get_by_role("heading", name="sizes.txt")).to_be_visible()
    await expect(dialog.get_by_text("Breite 240 cm, Höhe 260 cm")).to_be_visible()
    await expect(dialog.get_by_text("2 of 2")).to_be_visible()
    await check(anna.page, "a text that is looked at")
    await anna.press("ArrowLeft")
    picture = dialog.get_by_role("button", name="Image: wall.png")
    await expect(picture).to_be_focused()
    assert 0 < await _width(picture) < WIDTH
    await check(anna.page, "a picture that is looked at")
    await anna.press("Enter")
    assert await _width(picture) == WIDTH
    await anna.press("Enter", "ArrowRight")
    await expect(dialog.get_by_role("heading", name="sizes.txt")).to_be_visible()
    await anna.press("Escape")
    await expect(dialog).to_have_count(0)
    await expect(anna.log.get_by_role("link", name="Download page.html")).to_be_visible()
    await expect(anna.log.get_by_role("button", name="View page.html")).to_have_count(0)
    await anna.never_touched_the_mouse()


async def _width(picture: Locator) -> float:
    box = await picture.get_by_role("img").bounding_box()
    assert box is not None
    return box["width"]


async def test_a_pdf_is_looked_at_in_a_tab_of_its_own_and_what_only_calls_itself_one_is_kept(
    house: House, context: BrowserContext
) -> None:
    visitor = await Visitor.open(context, f"{house.url}/demo/shop?language=en")
    anna = await Agent.open(context, house, "anna")
    await visitor.begin()
    no_pdf = {"name": "trap.pdf", "mimeType": "application/pdf", "buffer": b"<script>window.wasRun = true</script>"}
    bill: Any = {"name": "bill.pdf", "mimeType": "application/pdf", "buffer": BILL}
    await visitor.panel.locator("input[type=file]").set_input_files([no_pdf, bill])
    await expect(visitor.panel.get_by_role("progressbar")).to_have_count(0)
    await visitor.say("This is my bill.")
    await anna.accept("This is my bill.")
    link = anna.log.get_by_role("link", name="Open bill.pdf")
    await expect(link).to_have_attribute("target", "_blank")
    await expect(anna.log.get_by_role("link", name="Download bill.pdf")).to_be_visible()
    await check(anna.page, "a PDF among the files")
    answers = {}
    for name in ("bill.pdf", "trap.pdf"):
        address = await anna.log.get_by_role("link", name=f"Open {name}").evaluate("link => link.href")
        answers[name] = (await context.request.get(address)).headers
    shown, kept = answers["bill.pdf"], answers["trap.pdf"]
    assert (shown["content-type"], kept["content-type"]) == ("application/pdf", "application/octet-stream")
    assert shown["content-disposition"].startswith("inline")
    assert kept["content-disposition"].startswith("attachment")
    for each in (shown, kept):
        assert each["content-security-policy"] == "default-src 'none'; sandbox"
        assert (each["x-content-type-options"], each["referrer-policy"]) == ("nosniff", "no-referrer")
    await anna.leave_text()
    async with context.expect_page() as opened:
        await anna.press("v")
    page = await opened.value
    await expect(anna.page.get_by_role("dialog")).to_have_count(0)
    assert page.url == "" or "/page" in page.url or page.url == "about:blank"
    await page.close()
