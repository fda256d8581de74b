"""The demonstration as a newcomer meets it: every customer's word goes through a real door and is answered there."""

from __future__ import annotations

import asyncio
import json
import re
import sqlite3
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import pytest_asyncio

from tests.integration.demonstration import (
    OWN,
    PATIENCE_SECONDS,
    accepted,
    answer_and_close,
    at_work,
    post,
    says,
    seen,
    state,
    visitor,
)
from tests.integration.running import Browser, Place, Running, running, tidy

pytestmark = pytest.mark.timeout(180)

AGENTS = ("anna", "bo", "chen")


@pytest.fixture(scope="module")
def shared_hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(Place.new(tmp_path_factory.mktemp("demo")), "--demo") as found:
        yield found


@pytest_asyncio.fixture
async def hub(shared_hub: Running) -> Running:
    """The module's demonstration, with no busy hour, nobody at work and nothing waiting."""
    async with Browser(shared_hub.place.url) as sofia:
        assert await post(sofia, "/demo/api/busy", method="DELETE", headers=OWN) == 204
        await seen(partial(_busy_hour, sofia, is_running=False))
        await sofia.sign_in("sofia@demo.example", "demo")
        await tidy(sofia)
    return shared_hub


async def _busy_hour(browser: Browser, *, is_running: bool) -> dict[str, Any] | None:
    """How the busy hour goes, if it runs or does not run as asked."""
    found: dict[str, Any] = (await state(browser))["busy"] or {"running": False}
    return found if found["running"] == is_running else None


def test_it_says_where_to_sign_in_and_as_whom(hub: Running) -> None:
    printed = "".join(hub.lines)
    for name in (*AGENTS, "sofia", "admin"):
        assert f"{name}@demo.example" in printed
    assert f"{hub.place.url}/demo" in printed


async def test_its_pages_load_only_what_is_their_own(hub: Running) -> None:
    async with Browser(hub.place.url) as browser:
        for page in ("/demo", "/demo/shop"):
            async with browser.session.get(browser.url + page) as response:
                text, policy = await response.text(), response.headers["Content-Security-Policy"]
            assert "default-src 'none'" in policy
            assert "unsafe" not in policy
            for part in re.findall(r'(?:src|href)="(/demo/pages/[^"]+)"', text):
                async with browser.session.get(browser.url + part) as response:
                    assert response.status == 200, part


@pytest.mark.parametrize(
    ("method", "path", "headers"),
    [
        ("GET", "/demo", {"Host": "shop.example"}),
        ("GET", "/demo/api/state", {"Host": "127.0.0.1.shop.example"}),
        ("GET", "/demo/api/state", {"X-Forwarded-For": "203.0.113.9"}),
        ("GET", "/demo/as/admin", {"Sec-Fetch-Site": "cross-site"}),
        ("GET", "/demo/api/visitors/emma", {"Host": "shop.example"}),
        ("POST", "/demo/api/text", {}),
        ("POST", "/demo/api/text", {**OWN, "Origin": "https://shop.example"}),
        ("POST", "/demo/api/busy", {**OWN, "Host": "shop.example"}),
        ("DELETE", "/demo/api/busy", {}),
    ],
)
async def test_other_pages_and_other_machines_are_refused(
    hub: Running, method: str, path: str, headers: dict[str, str]
) -> None:
    async with Browser(hub.place.url) as browser:
        request = browser.session.request(
            method, browser.url + path, headers=headers, data=b"{}", allow_redirects=False
        )
        async with request as response:
            assert response.status == 403
            assert response.content_type == "application/problem+json"


async def test_language_decides_who_answers_and_answers_arrive_where_the_customer_is(hub: Running) -> None:
    anna, bo, chen = [await at_work(hub, name) for name in AGENTS]
    async with anna, bo, chen:
        text = {"customer": "mei", "text": "你好，我的订单在哪里？"}
        assert await post(anna, "/demo/api/text", json=text, headers=OWN) == 201
        letter = aiohttp.FormData({"customer": "lena", "subject": "Lampe", "text": "Guten Tag, wo ist meine Lampe?"})
        letter.add_field("file", b"a picture", filename="lampe.txt", content_type="text/plain")
        assert await post(anna, "/demo/api/mail", data=letter, headers=OWN) == 201
        text = {"customer": "tom", "text": "Hello, where is my order?"}
        assert await post(anna, "/demo/api/text", json=text, headers=OWN) == 201

        conversations = [
            await answer_and_close(agent, f"An answer of {name}.")
            for agent, name in zip((anna, bo, chen), AGENTS, strict=True)
        ]
        names = [conversation["customer"]["name"] for conversation in conversations]
        assert names == ["Tom Becker", "Lena Vogel", "李梅"]

        async def answers() -> Any:
            shown = await state(anna)
            texts = {(one["to"], one["text"], one["state"]) for one in shown["phone"] if one["direction"] == "out"}
            letters = {one["text"].splitlines()[0] for one in shown["mail"] if one["direction"] == "out"}
            wanted = {
                ("+447700900188", "An answer of anna.", "delivered"),
                ("+12025550143", "An answer of chen.", "delivered"),
            }
            return texts >= wanted and "An answer of bo." in letters

        await seen(answers)
        for agent in (anna, bo, chen):
            await agent.ask("PUT", "/api/presence", {"state": "offline"})
        sent, answer = [one for one in (await state(anna))["mail"] if one["subject"] == "Lampe"]
        assert answer["headers"]["In-Reply-To"] == sent["id"]
        async with anna.session.get(anna.url + sent["files"][0]["url"]) as response:
            assert await response.read() == b"a picture"
            assert response.headers["Content-Disposition"].startswith("attachment")


async def test_customers_have_a_history_over_several_channels(hub: Running) -> None:
    async with await at_work(hub, "bo") as bo:
        text = {"customer": "lena", "text": "Guten Tag, haben Sie die Lampe noch?"}
        assert await post(bo, "/demo/api/text", json=text, headers=OWN) == 201
        conversation = await answer_and_close(bo, "Ja, natürlich.")
        history = await bo.ask("GET", f"/api/customers/{conversation['customer']['id']}/history")
        await bo.ask("PUT", "/api/presence", {"state": "offline"})
    past = [one for one in history["conversations"] if one["id"] != conversation["conversation"]["id"]]
    assert {one["channel"] for one in past} >= {"sms", "email", "webchat"}
    assert all(one["disposition"] for one in past)
    assert all(one["arrived_at"] < conversation["conversation"]["arrived_at"] for one in past)


async def test_each_tab_is_somebody_else(hub: Running) -> None:
    async with Browser(hub.place.url) as browser:
        tabs = {}
        for name in ("anna", "sofia"):
            async with browser.session.get(f"{browser.url}/demo/as/{name}", allow_redirects=False) as response:
                assert response.status == 303
                tabs[name] = response.headers["Location"]
                assert f"Path={tabs[name].rstrip('/')};" in response.headers["Set-Cookie"]
        for name, tab in tabs.items():
            session = await browser.ask("GET", f"{tab}api/session")
            assert session["person"]["email"] == f"{name}@demo.example"
            desk = await browser.ask("GET", f"{tab}api/desk")
            assert desk["me"]["presence"] == "available"
            csrf = {"X-CSRF-Token": session["csrf"]}
            away = browser.session.put(f"{browser.url}{tab}api/presence", json={"state": "offline"}, headers=csrf)
            async with away as response:
                assert response.status == 200
        await browser.ask("GET", "/api/session", status=401)
        await browser.ask("GET", "/api/session?nobody=1", status=204)


async def test_a_busy_hour_loses_nobody_and_stops_by_itself(hub: Running) -> None:
    async with Browser(hub.place.url) as browser:
        order = {"minutes": 0.1, "per_minute": 100}
        assert await post(browser, "/demo/api/busy", json=order, headers=OWN) == 201
        assert await post(browser, "/demo/api/busy", json=order, headers=OWN) == 409

        busy = await seen(partial(_busy_hour, browser, is_running=False))
        assert busy["arrived"] > 0
        assert busy["arrived"] == busy["accepted"] == busy["answered"] == busy["closed"]
        presences = {person["email"]: person["presence"] for person in (await state(browser))["people"]}
        assert presences.pop("admin@demo.example") is None, "she answers nobody, so she is not away from it either"
        assert set(presences.values()) == {"offline"}


async def test_the_shop_says_who_is_signed_in_and_the_agent_sees_her_history(hub: Running) -> None:
    anna = await at_work(hub, "anna")
    async with anna, Browser(hub.place.url) as shop:
        who = await shop.ask("GET", "/demo/api/visitors/emma")
        assert who["name"] == "Emma Clarke"
        async with visitor(hub, account="demo-chat-known", token=who["token"]) as (line, told):
            assert told["visitor_name"] == "Emma Clarke"
            await says(line, "Hello, where is my order?")
            conversation = await anna.ask("GET", f"/api/conversations/{await accepted(anna)}")
        assert conversation["conversation"]["customer"]["is_verified"]
        assert conversation["customer"]["tier"] == "gold"
        history = await anna.ask("GET", f"/api/customers/{conversation['customer']['id']}/history")
        assert {entry["channel"] for entry in history["conversations"]} == {"email", "sms", "webchat"}
        await shop.ask("GET", "/demo/api/visitors/nobody", status=404)


async def test_a_chat_that_asks_first_sends_the_answers_where_they_belong(hub: Running) -> None:
    dana = await at_work(hub, "dana")
    async with dana, visitor(hub, account="demo-chat-form") as (line, told):
        assert [question["name"] for question in told["form"]] == ["name", "topic", "order"]
        fields = {"name": "Nora Lund", "topic": "A return or a repair", "order": "3391"}
        await line.call("start", {"fields": fields}, namespace="/visitor", timeout=10)
        await says(line, "It hums.")
        conversation = await dana.ask("GET", f"/api/conversations/{await accepted(dana)}")
    assert conversation["conversation"]["queue"] == "returns"
    details = next(item["details"] for item in conversation["items"] if item["text"] == "It hums.")
    assert details["form.What is it about?"] == "A return or a repair"


async def test_a_visitor_is_asked_in_her_language_and_her_answer_means_the_same(hub: Running) -> None:
    chen = await at_work(hub, "chen")
    async with chen, visitor(hub, account="demo-chat-form", language="zh-Hans") as (line, told):
        assert told["greeting"].startswith("您好")
        assert [question["label"] for question in told["form"]] == ["您的姓名", "您想咨询什么？", "订单号"]
        assert told["form"][1]["choices"] == ["订单", "退货或维修", "账单"]
        await line.call("start", {"fields": {"name": "李梅", "topic": "账单"}}, namespace="/visitor", timeout=10)
        await says(line, "你好，请看一下。")
        conversation = await chen.ask("GET", f"/api/conversations/{await accepted(chen)}")
        await chen.ask("PUT", "/api/presence", {"state": "offline"})
    assert conversation["conversation"]["queue"] == "billing"
    details = next(item["details"] for item in conversation["items"] if item["text"] == "你好，请看一下。")
    assert details["form.您想咨询什么？"] == "账单"


async def test_a_chat_outside_its_hours_takes_a_message(hub: Running) -> None:
    async with visitor(hub, account="demo-chat-closed") as (_, told):
        assert told["is_open"] is False


async def test_the_page_hears_of_every_change(hub: Running) -> None:
    async with Browser(hub.place.url) as browser:
        async with browser.session.get(f"{browser.url}/demo/api/stream") as stream:
            first = json.loads((await stream.content.readline()).removeprefix(b"data: "))
            text = {"customer": "emma", "text": "Good evening."}
            assert await post(browser, "/demo/api/text", json=text, headers=OWN) == 201
            await stream.content.readline()
            async with asyncio.timeout(PATIENCE_SECONDS):
                second = json.loads((await stream.content.readline()).removeprefix(b"data: "))
        assert len(second["phone"]) == len(first["phone"]) + 1


async def test_a_tab_that_is_closed_is_no_fault_of_the_hub(hub: Running) -> None:
    written = len(hub.lines)
    async with Browser(hub.place.url) as browser:
        async with browser.session.get(f"{browser.url}/demo/api/stream") as stream:
            await stream.content.readline()
            stream.close()
        # The hub turns to the closed tab with the next change, at most a second later.
        text = {"customer": "emma", "text": "Good evening."}
        assert await post(browser, "/demo/api/text", json=text, headers=OWN) == 201
        await asyncio.sleep(1.5)
    assert not [line for line in hub.lines[written:] if '"error"' in line]


def test_it_stays_on_this_machine_until_it_is_removed(tmp_path: Path) -> None:
    place = Place.new(tmp_path)
    everywhere = {"HUB_HOST": "0.0.0.0"}  # noqa: S104 - nothing listens there: that is the point
    refused = place.command("serve", "--demo", more=everywhere)
    assert refused.returncode != 0
    assert "on this machine only" in refused.stderr.decode()
    with running(place, "--demo"):
        pass
    refused = place.command("serve", more=everywhere)
    assert refused.returncode != 0
    assert "hub demo remove" in refused.stderr.decode()
    assert refused.stderr.decode().count("\n") == 1
    removed = place.command("demo", "remove")
    assert removed.returncode == 0
    assert "7 people and 6 accounts" in removed.stdout.decode()
    assert f"{place.url}/setup?token=" in removed.stdout.decode()


async def test_the_link_after_the_removal_opens_the_hub_once(tmp_path: Path) -> None:
    place = Place.new(tmp_path)
    ada = {"name": "Ada", "email": "ada@lantern.example", "password": "correct horse battery"}
    with running(place, "--demo"):
        removed = place.command("demo", "remove").stdout.decode()
        token = removed.rpartition("/setup?token=")[2].strip()
        async with Browser(place.url) as browser:
            await browser.ask("POST", "/api/setup", {"token": token, **ada}, status=201)
            await browser.sign_in(ada["email"], ada["password"])
        assert "/setup?token=" not in place.command("demo", "remove").stdout.decode()


def test_the_doctor_says_what_is_demonstration_only(tmp_path: Path) -> None:
    place = Place.new(tmp_path)

    def examined(status: int, **more: str) -> str:
        ended = place.command("doctor", more=more)
        assert ended.returncode == status, ended.stdout + ended.stderr
        return ended.stdout.decode()

    with running(place, "--demo"):
        out = examined(0)
        assert "ok  demonstration: this folder holds it" in out
        assert "`hub demo remove`" in out
        assert "ok  hooks.demo-twilio: demonstration only: account_sid, auth_token, api_url" in out
        assert "ok  secrets: 0 of your own can be read" in out
        assert re.search(r"ok  hooks\.demo-twilio api_url: 127\.0\.0\.1:\d+ answers", out)
        assert "twilio.com" not in out
    out = examined(0)
    assert "ok  hooks.demo-twilio api_url: demonstration only" in out
    floor = b'hooks: {h: {channel: sms, settings: {auth_token: "env:NOT_SET"}}}'
    assert place.command("apply", "-", given=floor).returncode == 0
    out = examined(1)
    assert out.count("BAD") == 1
    assert "BAD hooks.h: auth_token leads to nothing: env:NOT_SET" in out
    assert "BAD demonstration: " in examined(1, HUB_HOST="0.0.0.0")  # noqa: S104 - nothing listens there
    assert place.command("demo", "remove").returncode == 0
    assert "demonstration" not in examined(1)


def test_a_folder_of_an_older_demonstration_has_the_new_accounts_and_no_removed_one(tmp_path: Path) -> None:
    place = Place.new(tmp_path)
    with running(place, "--demo"):
        pass
    connection = sqlite3.connect(place.folder / "var" / "hub.db")
    connection.execute("DELETE FROM entry WHERE kind = 'accounts' AND id IN ('demo-chat-known', 'demo-chat-closed')")
    connection.execute("DELETE FROM entry WHERE kind = 'hours' AND id = 'closed'")
    connection.execute("UPDATE entry SET is_active = 0 WHERE kind = 'accounts' AND id = 'demo-chat-form'")
    connection.commit()
    connection.close()
    with running(place, "--demo"):
        exported = place.command("apply", "--export").stdout.decode()
    assert "demo-chat-known:" in exported
    assert "demo-chat-closed:" in exported
    assert "demo-chat-form:" not in exported


async def test_a_second_start_keeps_what_the_first_one_made(tmp_path: Path) -> None:
    place = Place.new(tmp_path)
    people = []
    for password in ("demo", "another"):
        with running(place, "--demo", HUB_DEMO_PASSWORD=password):
            async with Browser(place.url) as browser:
                await browser.sign_in("sofia@demo.example", password)
                people.append([person["id"] for person in (await state(browser))["people"]])
                closed = await browser.ask("GET", "/api/conversations?view=closed")
                assert len(closed["conversations"]) == 15
    assert people[0] == people[1]


def test_a_taken_port_is_told_in_one_sentence(hub: Running, tmp_path: Path) -> None:
    place = Place(tmp_path, hub.place.port, hub.place.smtp_port)
    refused = place.command("serve", "--demo")
    assert refused.returncode != 0
    assert refused.stderr.decode().count("\n") == 1
    assert "HUB_PORT" in refused.stderr.decode()
