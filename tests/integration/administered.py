"""A small shop with an administrator, an agent and a leader, set up over the API as a newcomer would."""

from __future__ import annotations

import asyncio
from typing import Any

from tests.integration.running import Browser, Running

ADMIN = ("ada@lantern.example", "correct horse battery")
AGENT = ("bo@lantern.example", "staple of the agents")
LEADER = ("cy@lantern.example", "leads the small team")
SID, TOKEN, FRESH = "AC" + "0" * 32, "hush-hush-hush-hush", "fresh-fresh-fresh"
FLOOR: dict[str, Any] = {
    "company": "Lantern Books",
    "teams": {"support": {"name": "Support"}},
    "queues": {"general": {"name": "General", "team": "support"}},
    "hooks": {"twilio": {"channel": "sms", "settings": {"account_sid": SID, "auth_token": TOKEN}}},
    "accounts": {
        "texts": {"name": "Texts", "channel": "sms", "address": "+15005550006", "queue": "general", "hook": "twilio"}
    },
    "people": {
        AGENT[0]: {"name": "Bo Lind", "roles": ["agent"], "teams": ["support"], "capacity": {"sms": 2}},
        LEADER[0]: {"name": "Cy Berg", "roles": ["supervisor"], "teams": ["support"]},
    },
}


async def set_up(found: Running) -> None:
    """The first administrator by her link, the floor by one document, the others by links of theirs."""
    async with Browser(found.place.url) as browser:
        given = {"token": found.token(), "name": "Ada Winter", "email": ADMIN[0], "password": ADMIN[1]}
        await browser.ask("POST", "/api/setup", {**given, "token": "guessed"}, status=403)
        await browser.ask("POST", "/api/setup", given, status=201)
        await browser.ask("POST", "/api/setup", given, status=403)
        await browser.sign_in(*ADMIN)
        await browser.ask("POST", "/api/admin/apply", {"floor": FLOOR})
        for email, password in (AGENT, LEADER):
            link = await browser.ask("POST", f"/api/admin/people/{email}/password-link", {})
            token = link["url"].partition("token=")[2]
            await browser.ask("POST", "/api/password", {"token": token, "password": "short"}, status=422)
            await browser.ask("POST", "/api/password", {"token": token, "password": password}, status=204)
            await browser.ask("POST", "/api/password", {"token": token, "password": password}, status=403)


async def until(browser: Browser, name: str) -> dict[str, Any]:
    """The only entry of this part of the desk, once there is one."""
    for _ in range(100):
        found = (await browser.ask("GET", "/api/desk"))[name]
        if found:
            (only,) = found
            return dict(only)
        await asyncio.sleep(0.05)
    raise AssertionError(name)
