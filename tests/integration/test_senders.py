"""A company with two mailboxes at two mail servers: what leaves from the other one, and what comes back to it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import ExitStack
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Any, Final

import pytest
import pytest_asyncio

from tests.hubs.clients import Person, letter, send_mail
from tests.hubs.floor import MAILS, OUR_ADDRESS, floor_document
from tests.hubs.process import HubProcess, running_hub
from tests.neighbours.smtp import Mail, SmtpSink, running_sink

pytestmark = pytest.mark.timeout(120)
ADA: Final = "ada@example.org"
BILLING, BILLING_ADDRESS = "billing", "billing@accounts.example"
REPORT: Final = """\
From: Mail Delivery Subsystem <mailer-daemon@example.org>
To: {to}
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: text/plain

Your message could not be delivered.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org

Final-Recipient: rfc822; ada@example.org
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 no such user

--b
Content-Type: message/rfc822

Message-ID: {about}
From: {to}
Subject: A question

Here.
--b--
"""


@dataclass
class Company:
    """A hub with two mailboxes, and the server through which each sends."""

    hub: HubProcess
    support: SmtpSink
    accounts: SmtpSink


@pytest_asyncio.fixture
async def company() -> AsyncIterator[Company]:
    with ExitStack() as servers:
        support, accounts = (servers.enter_context(running_sink()) for _ in range(2))
        document = floor_document()
        document["accounts"][BILLING] = {
            "name": "Billing",
            "channel": "email",
            "address": BILLING_ADDRESS,
            "queue": "mails",
            "signature": "Accounts department",
            "settings": {"smtp_url": accounts.url},
        }
        async with running_hub(document, smtp_url=support.url) as hub:
            yield Company(hub, support, accounts)
            hub.check_log()


async def seen(look: Callable[[], Any]) -> Any:
    """What is there, as soon as it is."""
    for _ in range(400):
        found = await look()
        if found:
            return found
        await asyncio.sleep(0.02)
    raise AssertionError("it never came")


async def accepted(agent: Person) -> str:
    async def offers() -> Any:
        return (await agent.get("/api/desk"))["offers"]

    (offer,) = await seen(offers)
    return str((await agent.do("POST", f"/api/offers/{offer['id']}/accept"))["conversation_id"])


async def sent(sink: SmtpSink, count: int) -> Mail:
    return (await asyncio.to_thread(sink.wait_for, count))[count - 1]


async def said(agent: Person, id_: str) -> list[dict[str, Any]]:
    items = (await agent.get(f"/api/conversations/{id_}"))["items"]
    return [item for item in items if item["kind"] == "message"]


def answering(mail: EmailMessage, text: str) -> EmailMessage:
    answer = letter("answer@example.org", ADA, text, f"Re: {mail['Subject']}")
    answer.replace_header("To", str(mail["Reply-To"]))
    answer["In-Reply-To"] = str(mail["Message-ID"])
    return answer


def from_billing(mail: Mail) -> tuple[EmailMessage, str]:
    """A mail that has everything of the billing mailbox, and where its answers go."""
    message = mail.message
    assert mail.sender == BILLING_ADDRESS
    assert str(message["From"]) == f"Anna Holm <{BILLING_ADDRESS}>"
    assert str(message["Message-ID"]).endswith("@accounts.example>")
    assert str(message["References"]) == "<q@example.org>"
    assert "Accounts department" in message.get_content()
    reply_to: str = message["Reply-To"].addresses[0].addr_spec
    assert reply_to.startswith("billing+")
    assert reply_to.endswith("@accounts.example")
    return message, reply_to


async def test_what_leaves_from_the_other_mailbox_comes_back_to_the_same_conversation(company: Company) -> None:
    hub = company.hub
    async with Person(hub, hub.people["anna"]) as anna:
        await anna.become("available")
        assert await send_mail(hub, letter("q@example.org", f"Ada <{ADA}>", "Where is my bill?")) == 250
        id_ = await accepted(anna)
        senders = (await anna.get(f"/api/conversations/{id_}"))["senders"]
        assert [one["address"] for one in senders] == [OUR_ADDRESS, BILLING_ADDRESS]

        path = f"/api/conversations/{id_}/messages"
        body = {"text": "Here.", "client_id": "1", "letter": {"to": [ADA], "account": BILLING}}
        item = await anna.do("POST", path, body)
        assert (item["letter"]["account"], item["letter"]["address"]) == (BILLING, BILLING_ADDRESS)
        message, reply_to = from_billing(await sent(company.accounts, 1))
        assert await send_mail(hub, answering(message, "Thank you."), ADA, to=reply_to) == 250
        last = (await seen(lambda: answered(anna, id_)))[-1]
        assert (last["text"], last["letter"]["address"]) == ("Thank you.", BILLING_ADDRESS)

        await anna.do("POST", path, {"text": "You are welcome.", "client_id": "2"})
        again = await sent(company.accounts, 2)
        assert str(again.message["In-Reply-To"]) == "<answer@example.org>"
        await anna.do("POST", path, {"text": "By the way.", "client_id": "3", "letter": {"account": MAILS}})
        other = await sent(company.support, 1)
        assert other.sender == OUR_ADDRESS
        assert len(company.accounts.mails) == 2


async def answered(agent: Person, id_: str) -> list[dict[str, Any]]:
    """Everything said, once she has answered."""
    found = await said(agent, id_)
    return found if found[-1]["direction"] == "in" else []


async def test_a_bounce_to_the_other_mailbox_finds_its_message(company: Company) -> None:
    hub = company.hub
    async with Person(hub, hub.people["anna"]) as anna:
        await anna.become("available")
        assert await send_mail(hub, letter("q@example.org", ADA, "Where is my bill?")) == 250
        id_ = await accepted(anna)
        body = {"text": "Here.", "client_id": "1", "letter": {"account": BILLING}}
        await anna.do("POST", f"/api/conversations/{id_}/messages", body)
        mail = await sent(company.accounts, 1)
        report = REPORT.format(to=mail.sender, about=mail.message["Message-ID"]).replace("\n", "\r\n").encode()
        assert await send_mail(hub, report, "", to=BILLING_ADDRESS) == 250

        async def failed() -> Any:
            return [item for item in await said(anna, id_) if item["state"] == "failed"]

        (item,) = await seen(failed)
        assert "5.1.1" in item["error"]


async def test_an_address_that_is_not_hers_and_one_that_is_gone_are_refused_with_those_to_choose(
    company: Company,
) -> None:
    hub = company.hub
    async with Person(hub, hub.people["anna"]) as anna, Person(hub, hub.people["eva"]) as eva:
        await anna.become("available")
        assert await send_mail(hub, letter("q@example.org", ADA, "Where is my bill?")) == 250
        path = f"/api/conversations/{await accepted(anna)}/messages"
        body = {"text": "Here.", "client_id": "1", "letter": {"account": BILLING}}
        shape = {"name": "Billing", "channel": "email", "address": BILLING_ADDRESS, "queue": "south"}
        await eva.do("PUT", f"/api/admin/accounts/{BILLING}", shape)
        status, told = await anna.ask("POST", path, body)
        sentence = f"You may not write from “{BILLING_ADDRESS}”; choose one of these addresses: {OUR_ADDRESS}."
        assert (status, told["detail"]) == (403, sentence)
        await eva.do("DELETE", f"/api/admin/accounts/{BILLING}")
        status, told = await anna.ask("POST", path, body)
        sentence = f"“{BILLING_ADDRESS}” is no address of ours any more; choose one of these: {OUR_ADDRESS}."
        assert (status, told["detail"]) == (409, sentence)
        assert company.accounts.mails == []
