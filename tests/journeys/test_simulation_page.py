"""The page of a simulation, read in a browser: nothing axe finds, nothing cut off, nothing asked of anybody."""

from pathlib import Path
from typing import Any

import pytest

from hub.commands.simulation.page import write_page
from tests.journeys.conftest import NewContext
from tests.journeys.looks import check
from tests.stage.simulated import small_report

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
async def test_everybody_can_read_the_page(new_context: NewContext, tmp_path: Path, language: str) -> None:
    file = tmp_path / "page.html"
    write_page(file, small_report(), language)
    context = await new_context(bypass_csp=True)
    asked: list[Any] = []
    context.on("request", lambda request: asked.append(request.url))
    page = await context.new_page()
    await page.goto(file.as_uri())
    assert asked == [file.as_uri()]
    await check(page, "page")
    for summary in await page.locator("summary").all():
        await summary.click()
    await check(page, "page, opened")
