"""A member of staff gets another mail address: she signs in with it, and nobody else does."""

from __future__ import annotations

import asyncio

import pytest

from hub.application.apply_floor import Applying, apply_floor
from hub.application.member_address import change_member_address
from hub.application.one_time_link import LINK_HOURS, check_password_link, issue_password_link
from hub.application.own_address import ask_own_address, confirm_own_address
from hub.application.transaction import Transaction
from hub.domain.ids import PersonId
from hub.domain.masked import masked_mail
from hub.domain.problem import Conflict, Invalid, NotAllowed
from hub.storage.seal import Seals
from tests.stage.fixtures import staged
from tests.stage.floor import ANNA, BO, EVA
from tests.stage.stage import Stage

SEALS = Seals(bytes(32), {})


async def moved(stage: Stage, email: str, who: PersonId = ANNA) -> None:
    await stage.run(change_member_address, who, email, EVA, SEALS)


def signs_in_as(tx: Transaction, email: str) -> PersonId | None:
    person = tx.people.by_email(email)
    return None if person is None else person.id


@staged
async def test_she_signs_in_with_the_new_address_and_no_more_with_the_old_one(stage: Stage) -> None:
    before = (await stage.person(ANNA)).email
    await moved(stage, " Anna.New@Example.org ")
    assert await stage.store.read(signs_in_as, "anna.new@example.org") == ANNA
    assert await stage.store.read(signs_in_as, before) is None
    ((*_, details),) = await stage.store.read(lambda reading: reading.audit_list(None, 1, by=EVA))
    assert details == {"fields": {"address": [before, "anna.new@example.org"]}}


@staged
async def test_a_password_link_that_went_to_the_old_address_is_void(stage: Stage) -> None:
    token = await stage.run(issue_password_link, ANNA, "a secret", EVA)
    await moved(stage, "anna.new@example.org")
    with pytest.raises(NotAllowed):
        await stage.store.read(check_password_link, token)


@staged
async def test_nobody_gets_the_address_of_somebody_else_or_one_that_is_none(stage: Stage) -> None:
    with pytest.raises(Conflict, match="has this address already"):
        await moved(stage, (await stage.person(BO)).email.upper())
    with pytest.raises(Invalid, match="Write a mail address"):
        await moved(stage, "anna at home")


@staged
async def test_whoever_alone_keeps_her_password_keeps_it(stage: Stage) -> None:
    eva = await stage.person(EVA)
    await stage.run(lambda tx: tx.people.set_password(EVA, "a digest"))
    company = {"name": "Company", "issuer": "https://login.example", "client_id": "the-hub"}
    document = {"providers": {"company": company}, "passwords": eva.email}
    await stage.run(apply_floor, document, Applying("a test", SEALS))
    await moved(stage, "eva.new@example.org", EVA)
    assert stage.store.floor.passwords == "eva.new@example.org"


def test_of_a_masked_address_one_letter_and_its_host_are_seen() -> None:
    assert masked_mail("grace@example.org") == "g•••@example.org"
    assert masked_mail("no address") == "•••"


@staged
async def test_an_address_that_she_wants_is_hers_once_she_opened_the_link_that_went_there(stage: Stage) -> None:
    before = await stage.person(ANNA)
    person, token = await stage.run(ask_own_address, ANNA, "Anna.New@example.org", "a secret")
    assert (person.email, (await stage.person(ANNA)).email) == ("anna.new@example.org", before.email)
    was, is_now = await stage.run(confirm_own_address, token, SEALS)
    assert (was.email, is_now.email) == (before.email, "anna.new@example.org")
    with pytest.raises(NotAllowed):
        await stage.run(confirm_own_address, token, SEALS)


@staged
async def test_a_link_for_an_address_is_void_after_a_day_a_newer_one_or_a_word_of_an_administrator(
    stage: Stage,
) -> None:
    _, first = await stage.run(ask_own_address, ANNA, "first@example.org", "one")
    _, second = await stage.run(ask_own_address, ANNA, "second@example.org", "two")
    with pytest.raises(NotAllowed):
        await stage.run(confirm_own_address, first, SEALS)
    await moved(stage, "third@example.org")
    for token in (second, "nobody.secret", "no token"):
        with pytest.raises(NotAllowed):
            await stage.run(confirm_own_address, token, SEALS)
    _, last = await stage.run(ask_own_address, ANNA, "fourth@example.org", "three")
    await asyncio.sleep(LINK_HOURS * 3600)
    with pytest.raises(NotAllowed):
        await stage.run(confirm_own_address, last, SEALS)


@staged
async def test_nobody_takes_an_address_that_somebody_was_given_meanwhile(stage: Stage) -> None:
    _, token = await stage.run(ask_own_address, ANNA, "wanted@example.org", "a secret")
    await moved(stage, "wanted@example.org", BO)
    with pytest.raises(Conflict):
        await stage.run(confirm_own_address, token, SEALS)
