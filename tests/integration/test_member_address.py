"""A member of staff asks for another mail address of her own, and has it once she opened the link that went there."""

from __future__ import annotations

import asyncio
import re

import pytest

from tests.integration.running import Browser, Running
from tests.integration.test_account_tries import KEPT, fields
from tests.neighbours.smtp import PASSWORD, USER, Mail, SmtpSink

WHO, OLD, NEW, HERS = "/api/admin/people/", "gil@lantern.example", "gil.new@lantern.example", "a password of her own"


@pytest.fixture
def hub(administered: Running) -> Running:
    return administered


def text_of(mail: Mail) -> str:
    return str(mail.message.get_content())


async def test_she_asks_confirms_there_and_the_old_address_is_told(
    hub: Running, admin: Browser, smtp_sink: SmtpSink
) -> None:
    await admin.ask("PUT", WHO + OLD, {"name": "Gil Holm", "teams": ["support"]})
    link = await admin.ask("POST", f"{WHO}{OLD}/password-link", {})
    async with Browser(hub.place.url) as gil:
        await gil.ask("POST", "/api/password", {"token": link["url"].partition("token=")[2], "password": HERS})
        await gil.sign_in(OLD, HERS)
        wanted = {"email": NEW, "password": HERS}
        await gil.ask("PUT", "/api/session/address", {**wanted, "password": "a guess"}, status=422)
        await admin.ask("PUT", KEPT, fields(f"smtp://{USER}:{PASSWORD}@127.0.0.1:{smtp_sink.port}"))
        assert await gil.ask("PUT", "/api/session/address", wanted) == {"email": NEW}
        (asked,) = await asyncio.to_thread(smtp_sink.wait_for, 1)
        found = re.search(r"/address\?token=(\S+)", text_of(asked))
        assert asked.recipients == (NEW,)
        assert found is not None
        await gil.ask("POST", "/api/session", {"email": NEW, "password": HERS}, status=401)
        token = found[1]
        whose = await gil.ask("POST", "/api/address", {"token": token})
        assert whose == {"name": "Gil Holm", "email": "g•••@lantern.example"}
        _, told = await asyncio.to_thread(smtp_sink.wait_for, 2)
        assert (told.recipients, NEW in text_of(told)) == ((OLD,), True)
        await gil.ask("POST", "/api/address", {"token": token}, status=403)
    async with Browser(hub.place.url) as again:
        await again.sign_in(NEW, HERS)
    await admin.ask("DELETE", WHO + NEW, status=204)
    await admin.ask("DELETE", KEPT, status=204)
