"""What the hub pushes while no console is open: turned on by a press, shown by the worker, opened by a click."""

import json
from typing import Any

import pytest
from playwright.async_api import BrowserContext, Page, Worker, expect

from tests.journeys.agent import Agent
from tests.journeys.conftest import NewContext
from tests.journeys.floor import Person
from tests.journeys.house import House
from tests.journeys.looks import check
from tests.journeys.watchman import Watchman

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(180)]
# A driven browser has no push service behind it: this is what one would answer.
SERVICE = """
window.asked = 0;
const held = () => JSON.parse(localStorage.getItem('held') ?? 'null');
const made = (key) => ({
  options: {applicationServerKey: key},
  toJSON: () => ({endpoint: held(), keys: {
    p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
    auth: 'BTBZMqHH6r4Tts7J_aSIgg',
  }}),
  unsubscribe: async () => (localStorage.removeItem('held'), true),
});
PushManager.prototype.getSubscription = async () => (held() === null ? null : made(new ArrayBuffer(0)));
PushManager.prototype.subscribe = async ({userVisibleOnly, applicationServerKey}) => {
  window.asked += 1;
  if (!userVisibleOnly || applicationServerKey.length !== 87) throw new Error('no key');
  localStorage.setItem('held', JSON.stringify(`https://push.example/${crypto.randomUUID()}`));
  return made(new ArrayBuffer(0));
};
"""


async def _granted(new_context: NewContext, house: House, *scripts: str) -> BrowserContext:
    context = await new_context(bypass_csp=True)
    await context.grant_permissions(["notifications"], origin=house.url)
    for script in scripts:
        await context.add_init_script(script)
    return context


async def _by_password(context: BrowserContext, house: House) -> Page:
    """Bo, at the hub's own address: a tab of the demonstration has no worker."""
    page = await context.new_page()
    await page.goto(house.url)
    await page.get_by_role("textbox", name="Email").fill("bo@demo.example")
    await page.get_by_label("Password").fill("demo")
    await page.get_by_role("button", name="Sign in").click()
    await expect(page.get_by_role("navigation", name="Main")).to_be_visible()
    await page.evaluate("navigator.serviceWorker.ready.then(() => undefined)")
    return page


async def _dialog(page: Page) -> Any:
    # A page that was just loaded hears keys when its desk is there.
    await expect(page.get_by_text("Connected", exact=True)).to_be_visible()
    await page.keyboard.press("Control+k")
    await expect(page.get_by_role("dialog", name="Commands")).to_be_visible()
    await page.keyboard.type("Sounds and notifications")
    await expect(page.get_by_role("option", name="Sounds and notifications").first).to_be_visible()
    await page.keyboard.press("Enter")
    return page.get_by_role("region", name="While the console is closed")


async def test_a_browser_is_turned_on_by_a_press_listed_everywhere_and_ended_from_another(
    house: House, new_context: NewContext, watchman: Watchman
) -> None:
    watchman.allow("401", "404")
    context = await _granted(new_context, house, SERVICE)
    page = await _by_password(context, house)
    part = await _dialog(page)
    await expect(part.get_by_role("status")).to_have_text("Off")
    await expect(part).to_contain_text("You are told on no device yet.")
    assert await page.evaluate("asked") == 0
    await part.get_by_role("button", name="Turn on in this browser").press("Enter")
    await expect(part.get_by_role("status")).to_contain_text("On: you are told here")
    await expect(part.get_by_role("listitem")).to_contain_text("this browser")
    names = part.get_by_role("switch", name="Show who wrote and what on Chrome, Linux")
    await expect(names).not_to_be_checked()
    await names.press("Space")
    await expect(names).to_be_checked()
    await check(page, "told while the console is closed")
    await page.set_viewport_size({"width": 390, "height": 844})
    await check(page, "told while the console is closed, on a telephone")
    # Another machine of hers lists it, and ends it.
    async with Person(house, "bo") as elsewhere:
        push = await elsewhere.call("GET", "/api/push")
        (device,) = push["devices"]
        assert (device["names_customers"], device["is_here"]) == (True, False)
        await elsewhere.call("DELETE", f"/api/push/devices/{device['id']}")
    await page.reload()
    # What was ended elsewhere is not brought back by opening the console.
    await page.wait_for_function("localStorage.getItem('held') === null")
    part = await _dialog(page)
    await expect(part.get_by_role("status")).to_have_text("Off")


async def test_signing_out_turns_the_browser_off(house: House, new_context: NewContext, watchman: Watchman) -> None:
    watchman.allow("401", "404")
    context = await _granted(new_context, house, SERVICE)
    page = await _by_password(context, house)
    part = await _dialog(page)
    await part.get_by_role("button", name="Turn on in this browser").click()
    await expect(part.get_by_role("status")).to_contain_text("On: you are told here")
    await page.reload()
    part = await _dialog(page)
    await expect(part.get_by_role("status")).to_contain_text("On: you are told here")
    csrf = "(await (await fetch('api/session')).json()).csrf"
    await page.evaluate(
        f"(async () => fetch('api/session', {{method: 'DELETE', headers: {{'X-CSRF-Token': {csrf}}}}}))()"
    )
    async with Person(house, "bo") as elsewhere:
        assert (await elsewhere.call("GET", "/api/push"))["devices"] == []


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("Object.defineProperty(Notification, 'permission', {get: () => 'denied'})", "blocked in this browser"),
        ("delete window.PushManager", "this browser does not offer it"),
        ("Object.defineProperty(window, 'isSecureContext', {get: () => false})", "over https"),
    ],
)
async def test_a_browser_that_cannot_says_why(
    house: House, new_context: NewContext, watchman: Watchman, script: str, said: str
) -> None:
    watchman.allow("401")
    page = await _by_password(await _granted(new_context, house, script), house)
    part = await _dialog(page)
    await expect(part.get_by_role("status")).to_contain_text(said)
    await expect(part.get_by_role("button", name="Turn on in this browser")).to_have_count(0)


async def test_a_tab_of_the_demonstration_says_that_it_cannot(house: House, new_context: NewContext) -> None:
    anna = await Agent.open(await _granted(new_context, house), house, "anna")
    await anna.command("Sounds and notifications")
    part = anna.page.get_by_role("region", name="While the console is closed")
    await expect(part.get_by_role("status")).to_contain_text("Not possible in a tab of the demonstration")


async def test_a_push_service_that_does_not_answer_is_told_of(
    house: House, new_context: NewContext, watchman: Watchman
) -> None:
    watchman.allow("401")
    fails = "PushManager.prototype.subscribe = async () => { throw new DOMException('no', 'AbortError'); }"
    page = await _by_password(await _granted(new_context, house, fails), house)
    part = await _dialog(page)
    await part.get_by_role("button", name="Turn on in this browser").click()
    await expect(part.get_by_role("alert")).to_contain_text("did not answer (AbortError)")
    await expect(part.get_by_role("status")).to_have_text("Off")


async def _push(page: Page, house: House, data: str) -> None:
    """The browser itself delivers a message to the worker, as if it had come from a push service."""
    session = await page.context.new_cdp_session(page)
    found: list[str] = []
    session.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda event: found.extend(one["registrationId"] for one in event["registrations"] if not one["isDeleted"]),
    )
    await session.send("ServiceWorker.enable")
    await page.evaluate("new Promise((done) => setTimeout(done, 0))")
    assert found
    message = {"origin": f"{house.url.rstrip('/')}/", "registrationId": found[-1], "data": data}
    await session.send("ServiceWorker.deliverPushMessage", message)


SHOWN = """async () => (await (await navigator.serviceWorker.ready).getNotifications())
  .map(({title, body, tag, lang, renotify, data}) => ({title, body, tag, lang, renotify, open: data.open}))"""


def _worker_of(page: Page) -> Worker:
    return next(worker for worker in page.context.service_workers if worker.url.endswith("/sw.js"))


async def test_what_is_pushed_is_shown_and_a_click_brings_its_conversation_up(
    house: House, new_context: NewContext, watchman: Watchman
) -> None:
    # There is no such conversation; that it is asked for is what a click is to do.
    watchman.allow("401", "404")
    page = await _by_password(await _granted(new_context, house), house)
    told = {
        "title": "新訊息",
        "body": "Support",
        "tag": "message:c1",
        "conversation": "c1",
        "kind": "message",
        "rings": True,
        "language": "zh-Hant",
    }
    await _push(page, house, json.dumps(told))
    await page.wait_for_function(f"({SHOWN})().then((shown) => shown.length === 1)")
    assert await page.evaluate(SHOWN) == [
        {"title": "新訊息", "body": "Support", "tag": "message:c1", "lang": "zh-Hant", "renotify": True, "open": "c1"}
    ]
    # What follows on the same matter takes its place; what nobody understands is shown all the same.
    await _push(page, house, json.dumps({**told, "body": "Again", "rings": False}))
    await _push(page, house, "")
    await page.wait_for_function(f"({SHOWN})().then((shown) => shown.some(({{body}}) => body === 'Again'))")
    await page.wait_for_function(f"({SHOWN})().then((shown) => shown.some(({{title}}) => title === 'Contact Hub'))")
    await page.wait_for_function(f"({SHOWN})().then((shown) => shown.length === 2)")
    await _worker_of(page).evaluate(
        """async (open) => {
          await self.registration.showNotification("told", {tag: "mine", data: {open}});
          const [notification] = await self.registration.getNotifications({tag: "mine"});
          self.dispatchEvent(new NotificationEvent("notificationclick", {notification}));
        }""",
        "c1",
    )
    await expect(page).to_have_url(f"{house.url.rstrip('/')}/#/inbox/mine/c1")
    # Whoever opens her console has seen what was pushed.
    await page.reload()
    await page.wait_for_function(f"({SHOWN})().then((shown) => shown.length === 0)")
