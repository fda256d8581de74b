"""An agent adds an address to a customer, and takes it back: it proves nothing, moves nobody and merges nobody."""

from __future__ import annotations

import pytest

from channels.contract import ConsentChanged
from channels.sender import Sender
from hub.application.address import add_address, can_be_removed, remove_address
from hub.application.intake import keep_arrival
from hub.application.merge import merge_customers
from hub.application.outreach import Opening, start_conversation
from hub.application.recipient import Whom
from hub.domain.customer import Identity
from hub.domain.ids import CustomerId, PersonId
from hub.domain.problem import AddressTaken, Conflict, Invalid, NotFound
from tests.stage.fixtures import staged
from tests.stage.floor import ANNA, BO, CHAT, CHRIS, MAIL, TEXT, change_entry
from tests.stage.stage import Stage

ADDRESS, NUMBER = "ada@example.org", "+14155550133"


async def visitor(stage: Stage, who: str = "browser") -> CustomerId:
    """Somebody of whom nobody knows an address."""
    return (await stage.write(CHAT, who, sender=Sender(who, "Ada", ""))).customer_id


async def added(stage: Stage, id_: CustomerId, typed: str = ADDRESS, by: PersonId = ANNA) -> Identity:
    return await stage.run(add_address, id_, await stage.person(by), typed)


async def removed(stage: Stage, id_: CustomerId, identity: Identity, by: PersonId = BO) -> None:
    await stage.run(remove_address, id_, await stage.person(by), identity.id)


async def addresses(stage: Stage, id_: CustomerId) -> list[str]:
    return await stage.store.read(lambda tx: [one.address for one in tx.customers.identities_of(id_) if one.address])


@staged
async def test_an_address_that_is_added_is_not_verified_and_tells_who_added_it_and_when(stage: Stage) -> None:
    id_ = await visitor(stage)
    mail = await added(stage, id_, f" {ADDRESS.title()} ")
    number = await added(stage, id_, "+1 (415) 555-0133")
    assert (mail.address, mail.channel, number.address, number.channel) == (ADDRESS, "email", NUMBER, "sms")
    assert await addresses(stage, id_) == [ADDRESS, NUMBER]
    anna = await stage.person(ANNA)
    assert not mail.is_verified
    assert (mail.added_by, mail.added_by_name, mail.added_at) == (ANNA, anna.name, stage.clock())


@staged
async def test_what_is_no_address_is_refused_with_what_to_write(stage: Stage) -> None:
    id_ = await visitor(stage)
    for typed in ("", "Ada", "ada@", "@example.org", "1", "+49 30 12ab", "x" * 400):
        with pytest.raises(Invalid):
            await added(stage, id_, typed)
    assert await addresses(stage, id_) == []


@staged
async def test_a_number_without_its_country_is_not_taken_for_one_of_ours(stage: Stage) -> None:
    await stage.run(change_entry, "accounts", TEXT, address="+12025550100")
    id_ = await visitor(stage)
    with pytest.raises(Invalid, match=r"“0151 234567” is no full telephone number; write it with \+ and its country"):
        await added(stage, id_, "0151 234567")
    assert (await added(stage, id_, "(202) 555-0143")).address == "+12025550143"
    assert (await added(stage, id_, "+49 151 234567")).address == "+49151234567"
    assert (await added(stage, id_, "+1 500 555 0006")).address == "+15005550006"


@staged
async def test_an_address_of_another_customer_stays_hers_and_it_is_told_who_she_is(stage: Stage) -> None:
    id_ = await visitor(stage)
    other = (await stage.write(TEXT, NUMBER, sender=Sender(NUMBER, "Countess", NUMBER))).customer_id
    with pytest.raises(AddressTaken) as refused:
        await added(stage, id_, NUMBER)
    assert refused.value.members == {"customer": {"id": other, "name": "Countess"}}
    assert await addresses(stage, id_) == []
    assert await addresses(stage, other) == [NUMBER]


@staged
async def test_of_a_customer_whom_another_team_serves_nothing_is_told(stage: Stage) -> None:
    id_ = await visitor(stage)
    await stage.write(MAIL, ADDRESS)
    with pytest.raises(AddressTaken) as refused:
        await added(stage, id_)
    assert refused.value.members == {"customer": None}


@staged
async def test_the_same_address_is_not_added_twice(stage: Stage) -> None:
    id_ = await visitor(stage)
    await added(stage, id_)
    with pytest.raises(Conflict, match="already"):
        await added(stage, id_, by=BO)


@staged
async def test_a_colleague_takes_it_back_and_whoever_writes_from_there_then_is_somebody_new(stage: Stage) -> None:
    id_ = await visitor(stage)
    await removed(stage, id_, await added(stage, id_))
    assert await addresses(stage, id_) == []
    assert (await stage.write(MAIL, ADDRESS)).customer_id != id_
    again = await visitor(stage, "another")
    with pytest.raises(AddressTaken):
        await added(stage, again)


@staged
async def test_what_was_written_to_or_forbidden_there_stays(stage: Stage) -> None:
    id_ = await visitor(stage)
    mail, number = await added(stage, id_), await added(stage, id_, NUMBER)
    opening = Opening(TEXT, Whom(number.id), "Your order is ready.", "c1")
    await stage.become(ANNA)
    await stage.run(start_conversation, await stage.person(ANNA), opening)
    account = stage.store.floor.accounts[MAIL]
    stop = ConsentChanged("stop", account.address, Sender(ADDRESS, "", ADDRESS), stage.clock(), is_allowed=False)
    await stage.run(keep_arrival, MAIL, [account], [stop], threads={}, files={})
    for one in (mail, number):
        with pytest.raises(Conflict, match="can be removed"):
            await removed(stage, id_, one)
    assert await addresses(stage, id_) == [ADDRESS, NUMBER]


@staged
async def test_what_an_arrival_told_cannot_be_removed(stage: Stage) -> None:
    written = await stage.write(MAIL, ADDRESS)
    (identity,) = await stage.store.read(lambda tx: tx.customers.identities_of(written.customer_id))
    assert not await stage.store.read(can_be_removed, identity)
    with pytest.raises(Conflict, match="can be removed"):
        await removed(stage, written.customer_id, identity)


@staged
async def test_only_whoever_serves_her_adds_and_removes(stage: Stage) -> None:
    id_ = await visitor(stage)
    identity = await added(stage, id_)
    chris = await stage.person(CHRIS)
    assert not chris.teams & (await stage.person(ANNA)).teams
    with pytest.raises(NotFound):
        await added(stage, id_, NUMBER, CHRIS)
    with pytest.raises(NotFound):
        await removed(stage, id_, identity, CHRIS)


@staged
async def test_an_address_of_one_who_was_merged_goes_with_her_and_is_taken_back_there(stage: Stage) -> None:
    kept, other = await visitor(stage), await visitor(stage, "another")
    identity = await added(stage, other)
    await stage.run(merge_customers, kept, other, await stage.person(BO), is_vouched=True)
    with pytest.raises(Conflict, match="merged"):
        await added(stage, other, NUMBER)
    await removed(stage, kept, identity)
    assert await addresses(stage, kept) == []
