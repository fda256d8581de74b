"""People as an administrator makes them, and as she ends their access."""

from __future__ import annotations

import asyncio

import pytest_asyncio
import socketio

from tests.integration.administered import LEADER, TOKEN, until
from tests.integration.running import Browser, Running


@pytest_asyncio.fixture
async def hub(administered: Running) -> Running:
    """The shop, with nobody at work."""
    return administered


async def test_a_supervisor_says_how_an_agent_of_her_team_can_be_reached(hub: Running, agent: Browser) -> None:
    async with Browser(hub.place.url) as leader:
        await leader.sign_in(*LEADER)
        path = f"/api/people/{agent.person['id']}/presence"
        assert (await leader.ask("PUT", path, {"state": "away"}))["presence"] == "away"
        assert (await agent.ask("GET", "/api/desk"))["me"]["presence"] == "away"
        await leader.ask("PUT", "/api/people/nobody/presence", {"state": "away"}, status=404)
        await agent.ask("PUT", path, {"state": "away"}, status=403)


async def test_a_new_agent_is_offered_something_without_a_word_about_her_capacity(hub: Running, admin: Browser) -> None:
    email, password = "eli@lantern.example", "ready from the first day"
    made = await admin.ask("PUT", f"/api/admin/people/{email}", {"name": "Eli", "teams": ["support"]})
    assert made["capacity"] == {"email": 5, "sms": 5, "webchat": 3}
    link = await admin.ask("POST", f"/api/admin/people/{email}/password-link", {})
    await admin.ask("POST", "/api/password", {"token": link["url"].partition("token=")[2], "password": password})
    async with Browser(hub.place.url) as eli:
        await eli.sign_in(email, password)
        room = (await eli.ask("GET", "/api/desk"))["me"]["capacity"]["sms"]
        assert (room["limit"], room["used"]) == (5, 0)
        await eli.ask("PUT", "/api/presence", {"state": "available"})
        sent = {"MessageSid": "SM7", "From": "+14155550177", "To": "+15005550006", "Body": "Do you sell maps?"}
        assert await eli.text("twilio", TOKEN, sent) == 200
        await until(eli, "offers")
    await admin.ask("DELETE", f"/api/admin/people/{email}", status=204)


async def test_a_link_says_whose_password_it_sets_and_another_address_makes_it_void(
    hub: Running, admin: Browser
) -> None:
    await admin.ask("PUT", "/api/admin/people/fay@lantern.example", {"name": "Fay", "teams": ["support"]})
    link = await admin.ask("POST", "/api/admin/people/fay@lantern.example/password-link", {})
    token = link["url"].partition("token=")[2]
    async with Browser(hub.place.url) as fay:
        whose = await fay.ask("POST", "/api/password/whose", {"token": token})
        assert whose == {"name": "Fay", "email": "f•••@lantern.example"}
        path = "/api/admin/people/fay@lantern.example/address"
        await admin.ask("PUT", path, {"email": LEADER[0]}, status=409)
        assert await admin.ask("PUT", path, {"email": "Fay.Wu@lantern.example"}) == {"email": "fay.wu@lantern.example"}
        await fay.ask("POST", "/api/password/whose", {"token": token}, status=403)
    await admin.ask("GET", "/api/admin/people/fay@lantern.example", status=404)
    await admin.ask("DELETE", "/api/admin/people/fay.wu@lantern.example", status=204)


async def test_whoever_is_deactivated_is_cut_off_at_once(hub: Running, admin: Browser) -> None:
    email, password = "dee@lantern.example", "soon to be no more"
    fields = {"name": "Dee", "roles": ["agent"], "teams": ["support"], "capacity": {"sms": 1}}
    await admin.ask("PUT", f"/api/admin/people/{email}", fields)
    link = await admin.ask("POST", f"/api/admin/people/{email}/password-link", {})
    await admin.ask("POST", "/api/password", {"token": link["url"].partition("token=")[2], "password": password})
    async with Browser(hub.place.url) as dee:
        await dee.sign_in(email, password)
        console, ended = socketio.AsyncClient(reconnection=False), asyncio.Event()
        console.on("disconnect", handler=lambda *_: ended.set(), namespace="/desk")
        await console.connect(
            hub.place.url, headers={"Cookie": dee.cookie()}, namespaces=["/desk"], transports=["websocket"]
        )
        held = await _accepted(dee)
        await admin.ask("DELETE", f"/api/admin/people/{dee.person['id']}", status=204)
        async with asyncio.timeout(10):
            await ended.wait()
        await dee.ask("GET", "/api/desk", status=401)
        await dee.ask("POST", "/api/session", {"email": email, "password": password}, status=401)
        await console.disconnect()
    async with Browser(hub.place.url) as leader:
        await leader.sign_in(*LEADER)
        again = await leader.ask("GET", f"/api/conversations/{held}")
        assert (again["state"], again["agent"]) == ("queued", None)


async def _accepted(dee: Browser) -> str:
    """A conversation that she holds."""
    await dee.ask("PUT", "/api/presence", {"state": "available"})
    sent = {"MessageSid": "SM9", "From": "+14155550199", "To": "+15005550006", "Body": "Is anybody there?"}
    assert await dee.text("twilio", TOKEN, sent) == 200
    offer = await until(dee, "offers")
    accepted = await dee.ask("POST", f"/api/offers/{offer['id']}/accept", {})
    return str(accepted["conversation_id"])
