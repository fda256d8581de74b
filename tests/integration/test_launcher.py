"""The script of the button says what its account wants before anything else is asked of the hub."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from tests.integration.running import Browser, Running

PATH = "/api/admin/accounts/corner-chat"
CHAT = {"name": "Corner", "channel": "webchat", "address": "corner-chat", "queue": "general"}


@pytest.fixture
def hub(administered: Running) -> Running:
    return administered


async def script(admin: Browser, account: str, page: str = "") -> str:
    headers = {"Referer": page} if page else {}
    async with admin.session.get(f"{admin.url}/widget.js?account={account}", headers=headers) as answer:
        assert answer.status == 200
        return await answer.text()


async def health(admin: Browser) -> dict[str, Any]:
    found: dict[str, Any] = (await admin.ask("GET", PATH))["health"]
    return found


async def test_the_script_knows_colour_corner_and_words_of_its_account(admin: Browser) -> None:
    label = json.dumps({"en": "Ask </script> us", "zh-Hans": "咨询"})
    settings = {"color": "#b00020", "side": "left", "label": label}
    await admin.ask("PUT", PATH, {**CHAT, "settings": settings})
    told = await script(admin, "corner-chat")
    assert re.search(r'\{"color": "#b00020", "position": "left"\}', told)
    assert '"zh-hans": "咨询"' in told
    assert "</script>" not in told.partition("\n")[0]
    plain = await script(admin, "nowhere")
    assert told.endswith(plain)
    assert plain == await script(admin, "texts")
    await admin.ask("PUT", PATH, {"settings": {"label": "{", "color": "#b00020"}}, status=422)
    await admin.ask("DELETE", PATH, status=204)


async def test_where_the_button_stands_is_seen_and_only_the_site_is_kept(admin: Browser) -> None:
    await admin.ask("PUT", PATH, CHAT)
    assert (await health(admin))["seen_at"] is None
    await script(admin, "corner-chat", "https://shop.example/cart?token=private")
    seen = await health(admin)
    assert seen["seen_at"] is not None
    assert seen["seen_on"] == "https://shop.example"
    await admin.ask("DELETE", PATH, status=204)
