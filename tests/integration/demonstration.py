"""The demonstration's hands: its page, its agents at work, its visitors."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from socketio import AsyncClient

from tests.integration.running import Browser, Running

OWN = {"X-Demo": "1"}
PATIENCE_SECONDS = 30


async def state(browser: Browser) -> dict[str, Any]:
    found: dict[str, Any] = await browser.ask("GET", "/demo/api/state")
    return found


async def seen(look: Callable[[], Any]) -> Any:
    """What `look` finds, as soon as it finds something."""
    for _ in range(PATIENCE_SECONDS * 10):
        found = await look()
        if found:
            return found
        await asyncio.sleep(0.1)
    raise AssertionError("it never came")


async def at_work(hub: Running, name: str) -> Browser:
    browser = Browser(hub.place.url)
    await browser.sign_in(f"{name}@demo.example", "demo")
    await browser.ask("PUT", "/api/presence", {"state": "available"})
    return browser


async def accepted(agent: Browser) -> str:
    async def offer() -> Any:
        return (await agent.ask("GET", "/api/desk"))["offers"]

    (found,) = await seen(offer)
    accepted = await agent.ask("POST", f"/api/offers/{found['id']}/accept")
    return str(accepted["conversation_id"])


async def answer_and_close(agent: Browser, text: str) -> dict[str, Any]:
    id_ = await accepted(agent)
    conversation: dict[str, Any] = await agent.ask("GET", f"/api/conversations/{id_}")
    await agent.ask("POST", f"/api/conversations/{id_}/messages", {"text": text, "client_id": "a1"})
    await agent.ask("POST", f"/api/conversations/{id_}/close", {"disposition": "solved"})
    return conversation


async def post(browser: Browser, path: str, method: str = "POST", **request: Any) -> int:
    async with browser.session.request(method, browser.url + path, **request) as response:
        return response.status


@asynccontextmanager
async def visitor(hub: Running, **auth: str) -> AsyncIterator[tuple[AsyncClient, dict[str, Any]]]:
    """A widget's line, and what it was told when it opened."""
    client = AsyncClient(reconnection=False, handle_sigint=False)
    told: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
    client.on("welcome", told.put_nowait, namespace="/visitor")
    await client.connect(hub.place.url, namespaces=["/visitor"], auth=auth, transports=["websocket"])
    try:
        yield client, await asyncio.wait_for(told.get(), PATIENCE_SECONDS)
    finally:
        await client.disconnect()


async def says(client: AsyncClient, text: str) -> None:
    said = await client.call("message", {"text": text, "client_id": "1"}, namespace="/visitor", timeout=10)
    assert said["ok"], said
