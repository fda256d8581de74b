"""Signing in by two steps, as a browser and as an attacker would."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest
import pytest_asyncio

from hub.domain.one_time_code import code_at, step_at
from tests.integration.administered import ADMIN, AGENT, LEADER
from tests.integration.running import Browser, Running

EMAIL, PASSWORD = AGENT
RIGHT = {"email": EMAIL, "password": PASSWORD}


@pytest_asyncio.fixture
async def hub(administered: Running) -> Running:
    return administered


@pytest_asyncio.fixture
async def free(hub: Running, admin: Browser) -> AsyncIterator[None]:
    """Nobody keeps a second step, and nobody needs one."""
    yield
    await admin.ask("POST", "/api/admin/apply", {"floor": {"second_step": "optional"}})
    people = {person["email"]: person["id"] for person in await admin.ask("GET", "/api/admin/people")}
    path = f"/api/admin/people/{people[EMAIL]}/second-step"
    if (await admin.ask("GET", path))["since"] is not None:
        await admin.ask("DELETE", path, status=204)


def code_of(secret: str, later: int = 0) -> str:
    return code_at(secret, step_at(datetime.now(UTC)) + later)


async def enrolled(browser: Browser, password: str = PASSWORD) -> tuple[str, list[str]]:
    """The secret of her app, and her recovery codes."""
    begun = await browser.ask("POST", "/api/second-step/enrolment", {"password": password})
    given = {"ticket": begun["ticket"], "code": code_of(begun["secret"], -1)}
    made = await browser.ask("PUT", "/api/second-step", given)
    return begun["secret"], made["recovery_codes"]


async def ticket_of(browser: Browser, wanted: str = "code") -> str:
    """What a right password is answered with."""
    answer = await browser.ask("POST", "/api/session", RIGHT)
    assert answer["step"] == wanted
    return str(answer["ticket"])


async def test_with_a_second_step_the_password_alone_opens_nothing(hub: Running, agent: Browser, free: None) -> None:
    secret, _ = await enrolled(agent)
    async with Browser(hub.place.url) as browser:
        ticket = await ticket_of(browser)
        assert not browser.cookie()
        for path in ("/api/session", "/api/desk", "/api/second-step"):
            await browser.ask("GET", path, status=401)
        for bearer in (ticket, f"hubkey_{ticket}"):
            headers = {"Authorization": f"Bearer {bearer}", "Cookie": f"hub_session={ticket}"}
            async with browser.session.get(f"{hub.place.url}/api/desk", headers=headers) as answer:
                assert answer.status == 401
        await browser.ask("POST", "/api/session/code", {"ticket": ticket, "code": "000000"}, status=401)
        await browser.ask("POST", "/api/session/enrolment", {"ticket": ticket}, status=401)
        found = await browser.ask("POST", "/api/session/code", {"ticket": ticket, "code": code_of(secret)})
        assert found["person"]["email"] == EMAIL
        await browser.ask("GET", "/api/desk")


async def test_a_code_is_refused_a_second_time(hub: Running, agent: Browser, free: None) -> None:
    secret, recovery = await enrolled(agent)
    async with Browser(hub.place.url) as first, Browser(hub.place.url) as second:
        for code in (code_of(secret, 1), recovery[0]):
            for browser, status in ((first, 200), (second, 401)):
                given = {"ticket": await ticket_of(browser), "code": code}
                await browser.ask("POST", "/api/session/code", given, status=status)


async def test_the_session_is_a_new_one_whatever_cookie_was_there(hub: Running, agent: Browser, free: None) -> None:
    _, recovery = await enrolled(agent)
    async with Browser(hub.place.url) as browser:
        headers = {"Cookie": "hub_session=chosen-by-somebody-else"}
        url = f"{hub.place.url}/api/session"
        async with browser.session.post(url, json=RIGHT, headers=headers) as answer:
            assert "Set-Cookie" not in answer.headers
            ticket = (await answer.json())["ticket"]
        body = {"ticket": ticket, "code": recovery[0]}
        async with browser.session.post(f"{url}/code", json=body, headers=headers) as answer:
            assert answer.status == 200
            cookie = answer.cookies["hub_session"]
        assert cookie.value != "chosen-by-somebody-else"
        assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    async with Browser(hub.place.url) as other, other.session.get(url, headers=headers) as answer:
        assert answer.status == 401


async def test_whether_there_is_a_second_step_shows_only_after_the_right_password(
    hub: Running, agent: Browser, free: None
) -> None:
    await enrolled(agent)
    async with Browser(hub.place.url) as browser:
        answers = [
            await browser.ask("POST", "/api/session", {"email": email, "password": "not this one"}, status=401)
            for email in (EMAIL, "nobody@lantern.example")
        ]
        assert answers[0] == answers[1]


async def test_a_new_password_voids_what_the_old_one_opened_half_way(
    hub: Running, admin: Browser, agent: Browser, free: None
) -> None:
    secret, _ = await enrolled(agent)
    async with Browser(hub.place.url) as browser:
        ticket = await ticket_of(browser)
        link = await admin.ask("POST", f"/api/admin/people/{EMAIL}/password-link", {})
        token = link["url"].partition("token=")[2]
        # The same password is a new one: it has another digest.
        await browser.ask("POST", "/api/password", {"token": token, "password": PASSWORD}, status=204)
        await browser.ask("POST", "/api/session/code", {"ticket": ticket, "code": code_of(secret)}, status=401)


async def test_too_many_wrong_codes_hold_the_right_one_up(hub: Running, admin: Browser) -> None:
    async with Browser(hub.place.url) as leader, Browser(hub.place.url) as browser:
        await leader.sign_in(*LEADER)
        _, recovery = await enrolled(leader, LEADER[1])
        answer = await browser.ask("POST", "/api/session", dict(zip(("email", "password"), LEADER, strict=True)))
        for _ in range(5):
            await browser.ask("POST", "/api/session/code", {"ticket": answer["ticket"], "code": "wrong"}, status=401)
        given = {"ticket": answer["ticket"], "code": recovery[0]}
        problem = await browser.ask("POST", "/api/session/code", given, status=429)
        assert "wrong codes" in problem["detail"]
        await admin.ask("DELETE", f"/api/admin/people/{leader.person['id']}/second-step", status=204)


async def test_whoever_has_none_and_needs_one_sets_it_up_right_after_the_password(
    hub: Running, admin: Browser, agent: Browser, free: None
) -> None:
    await admin.ask("POST", "/api/admin/apply", {"floor": {"second_step": "all"}})
    async with Browser(hub.place.url) as browser:
        ticket = await ticket_of(browser, "enrol")
        begun = await browser.ask("POST", "/api/session/enrolment", {"ticket": ticket})
        await browser.ask("GET", "/api/session", status=401)
        given: dict[str, Any] = {"ticket": ticket, "enrolment": begun["ticket"], "code": "000000"}
        await browser.ask("PUT", "/api/session/enrolment", given, status=422)
        made = await browser.ask("PUT", "/api/session/enrolment", {**given, "code": code_of(begun["secret"])})
        assert len(made["recovery_codes"]) == 10
        assert (await browser.ask("GET", "/api/session"))["person"]["email"] == EMAIL
        # It is there now: the ticket of before leads to nothing any more.
        await browser.ask("POST", "/api/session/enrolment", {"ticket": ticket}, status=401)
        browser.csrf = (await browser.ask("GET", "/api/session"))["csrf"]
        proof = {"password": PASSWORD, "code": made["recovery_codes"][0]}
        await browser.ask("POST", "/api/second-step/end", proof, status=409)


async def test_she_gives_it_up_with_password_and_code_and_nobody_does_at_her_open_screen(
    agent: Browser, free: None
) -> None:
    await agent.ask("POST", "/api/second-step/enrolment", {"password": "not this one"}, status=422)
    secret, recovery = await enrolled(agent)
    await agent.ask("POST", "/api/second-step/enrolment", {"password": PASSWORD}, status=409)
    for password, code in (("not this one", recovery[0]), (PASSWORD, "wrong")):
        await agent.ask("POST", "/api/second-step/end", {"password": password, "code": code}, status=422)
    renewed = await agent.ask(
        "POST", "/api/second-step/recovery-codes", {"password": PASSWORD, "code": code_of(secret, 1)}
    )
    await agent.ask("POST", "/api/second-step/end", {"password": PASSWORD, "code": recovery[0]}, status=422)
    await agent.ask("POST", "/api/second-step/end", {"password": PASSWORD, "code": renewed["recovery_codes"][0]})
    assert (await agent.ask("GET", "/api/second-step"))["since"] is None


async def test_an_administrator_sees_and_resets_it_and_the_audit_tells_all_of_it(
    hub: Running, admin: Browser, agent: Browser, free: None
) -> None:
    await enrolled(agent)
    path = f"/api/admin/people/{agent.person['id']}/second-step"
    assert (await admin.ask("GET", path))["recovery_codes"] == 10
    await admin.ask("DELETE", path, status=204)
    await agent.ask("GET", "/api/session", status=401)
    await admin.ask("DELETE", f"/api/admin/people/{admin.person['id']}/second-step", status=409)
    lines = (await admin.ask("GET", f"/api/admin/audit?subject={agent.person['id']}&kind=second_step"))["lines"]
    assert [line["action"] for line in lines][:2] == ["second_step.reset", "second_step.set_up"]


async def test_the_secret_is_nowhere_to_be_read(hub: Running, agent: Browser, free: None) -> None:
    secret, recovery = await enrolled(agent)
    kept = b"".join(path.read_bytes() for path in hub.place.folder.glob("var/hub.db*"))
    assert secret.encode() not in kept
    assert recovery[0].encode() not in kept
    assert recovery[0].replace("-", "").encode() not in kept


@pytest.mark.timeout(120)
async def test_whoever_lost_the_only_telephone_that_administers_is_let_in_by_the_command_line(
    hub: Running, admin: Browser, free: None
) -> None:
    begun = await admin.ask("POST", "/api/second-step/enrolment", {"password": ADMIN[1]})
    given = {"ticket": begun["ticket"], "code": code_of(begun["secret"])}
    await admin.ask("PUT", "/api/second-step", given)
    ended = hub.place.command("user", "reset-second-step", ADMIN[0])
    assert ended.returncode == 0, ended.stderr
    await admin.sign_in(*ADMIN)
    assert (await admin.ask("GET", "/api/second-step"))["since"] is None
