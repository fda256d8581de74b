"""We write first: to whom, from where, when, and whose the answer is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from channels.contract import ConsentChanged
from channels.sender import Sender
from hub.application.close import close_conversation
from hub.application.customer import edit_customer
from hub.application.intake import keep_arrival
from hub.application.outreach import Opening, start_conversation
from hub.application.quiet_hours import quiet_now
from hub.application.recipient import Whom
from hub.application.sender import may_start
from hub.application.transfer import take_conversation
from hub.domain.conversation import Conversation, State
from hub.domain.ids import AccountId, CustomerId, PersonId
from hub.domain.item import Item, ItemKind
from hub.domain.person import Person, Presence
from hub.domain.problem import Conflict, Invalid, NotFound
from hub.web.outreach_api import _accounts
from hub.wire.store import Reading
from tests.stage.fixtures import staged
from tests.stage.floor import ANNA, BO, CHAT, CHRIS, DORA, MAIL, TEXT, TEXT_QUEUE, change_entry
from tests.stage.people import let_person_change
from tests.stage.stage import Stage

NUMBER = "+15550133"


async def start(
    stage: Stage, by: PersonId = ANNA, to: Whom | str = NUMBER, account: AccountId = TEXT, **more: object
) -> Item:
    whom = to if isinstance(to, Whom) else Whom(address=to)
    opening = replace(Opening(account, whom, "Your order is ready.", "c1"), **more)  # type: ignore[arg-type]
    item, _ = await stage.run(start_conversation, await stage.person(by), opening)
    return item


async def begun(stage: Stage, by: PersonId = ANNA, to: Whom | str = NUMBER, **more: object) -> Conversation:
    return await stage.conversation((await start(stage, by, to, **more)).conversation_id)  # type: ignore[arg-type]


def customer_of(reading: Reading, channel: str, key: str) -> str:
    identity = reading.customers.identity(channel, key)
    assert identity is not None
    return identity.customer_id


def happenings(reading: Reading, conversation: Conversation) -> list[str]:
    return [item.event or item.kind.value for item in reading.items_of(conversation.id, 100)]


# Beginning.


@staged
async def test_a_first_message_leaves_and_its_conversation_waits_on_the_customer(stage: Stage) -> None:
    await stage.become(ANNA)
    found = await begun(stage, to="+1 (555) 0133")
    assert (found.state, found.owner, found.queue_id) == (State.WAITING, ANNA, TEXT_QUEUE)
    assert not found.holds_slot, "the queue gives the slot back while it waits"
    assert await stage.store.read(happenings, found) == ["started", "message"]
    async with stage.working():
        await stage.pause(1)
        (sent,) = stage.provider.sent
    assert (sent.to.id, sent.text) == (NUMBER, "Your order is ready.")


@staged
async def test_the_answer_comes_to_the_author(stage: Stage) -> None:
    await stage.become(ANNA)
    await stage.become(BO)
    found = await begun(stage)
    answered = await stage.write(TEXT, NUMBER, "Thanks, when?")
    assert (answered.id, answered.state, answered.owner) == (found.id, State.OPEN, ANNA)


@staged
async def test_the_answer_waits_for_an_author_without_room_before_it_goes_to_anybody(stage: Stage) -> None:
    await stage.become(ANNA)
    found = await begun(stage)
    await stage.run(let_person_change, ANNA, capacity={"sms": 0})
    answered = await stage.write(TEXT, NUMBER, "Thanks!")
    assert (answered.id, answered.state, answered.named_agent_id) == (found.id, State.QUEUED, ANNA)


@staged
async def test_a_repeated_request_begins_nothing_new_even_when_it_is_over(stage: Stage) -> None:
    await stage.become(ANNA)
    first = await start(stage)
    await stage.run(close_conversation, first.conversation_id, await stage.person(ANNA), disposition="solved")
    assert (await start(stage)).id == first.id
    assert (await start(stage, client_id="c2")).conversation_id != first.conversation_id


@staged
async def test_a_mail_is_always_a_conversation_of_its_own_and_has_a_subject(stage: Stage) -> None:
    await stage.become(CHRIS)
    with pytest.raises(Invalid, match="subject"):
        await start(stage, CHRIS, "bea@example.org", account=MAIL)
    one = await begun(stage, CHRIS, "Bea@Example.org", account=MAIL, subject=" Your\norder ")
    assert one.subject == "Your order"
    await stage.run(close_conversation, one.id, await stage.person(CHRIS), disposition="solved")
    two = await begun(stage, CHRIS, "bea@example.org", account=MAIL, subject="Again", client_id="c2")
    assert (two.identity_id, two.id == one.id) == (one.identity_id, False)


@staged
async def test_nothing_is_counted_as_arrived_or_answered(stage: Stage) -> None:
    def happened(reading: Reading, found: Conversation) -> set[str]:
        return {happening for _, happening, *_ in reading.facts_of(found.id)}

    await stage.become(ANNA)
    assert await stage.store.read(happened, await begun(stage)) == {"started", "waiting"}


# Joining.


@staged
async def test_who_waits_already_is_answered_where_she_waits(stage: Stage) -> None:
    await stage.become(ANNA)
    waits = await stage.write(TEXT, NUMBER, "Hello?")
    found = await begun(stage)
    assert (found.id, found.state, found.owner) == (waits.id, State.OPEN, ANNA)
    assert "accepted" in await stage.store.read(happenings, found)
    again = await begun(stage, client_id="c2")
    assert again.id == waits.id, "what she holds already she goes on writing in"


@staged
async def test_what_a_colleague_holds_is_left_to_her_by_name(stage: Stage) -> None:
    await stage.become(ANNA)
    await stage.become(BO)
    found = await stage.write(TEXT, NUMBER)
    await stage.run(take_conversation, found.id, await stage.person(BO))
    with pytest.raises(Conflict, match="Bo Lind holds a conversation"):
        await start(stage)


# Whom.


@staged
async def test_a_typed_address_becomes_the_customers_who_was_named(stage: Stage) -> None:
    await stage.become(ANNA)
    chat = await stage.write(CHAT, "ada")
    found = await begun(stage, to=Whom(address=NUMBER, customer_id=chat.customer_id))
    assert (found.customer_id, found.is_verified) == (chat.customer_id, False)
    other = await stage.write(CHAT, "bea")
    with pytest.raises(Conflict, match="another customer"):
        await start(stage, to=Whom(address=NUMBER, customer_id=other.customer_id), client_id="c2")


@staged
async def test_nobody_writes_to_customers_of_another_team_by_their_ids(stage: Stage) -> None:
    mail = await stage.write(MAIL, "bea@example.org")
    for whom in (Whom(mail.identity_id), Whom(address=NUMBER, customer_id=mail.customer_id)):
        with pytest.raises(NotFound):
            await start(stage, to=whom)


@staged
async def test_an_address_that_is_none_is_refused_with_how_to_write_one(stage: Stage) -> None:
    await stage.become(ANNA)
    for typed in ("", "soon", "0301", "bea@example.org", "+15550100"):
        with pytest.raises(Invalid, match=r"write"):
            await start(stage, to=typed)
    with pytest.raises(Invalid, match=r"write"):
        await start(stage, CHRIS, "Bea <bea@example>", account=MAIL, subject="S")
    chat = await stage.write(CHAT, "ada")
    with pytest.raises(Invalid, match="does not write to this address"):
        await start(stage, to=Whom(chat.identity_id))


@staged
async def test_nobody_is_written_to_at_a_number_that_only_looks_like_one_of_our_country(stage: Stage) -> None:
    await stage.become(ANNA)
    await stage.run(change_entry, "accounts", TEXT, address="+12025550100")
    with pytest.raises(Invalid, match=r"with \+ and its country code"):
        await start(stage, to="0151 234567")
    assert await stage.store.read(lambda tx: tx.customers.identity("sms", "+10151234567")) is None


@staged
async def test_who_forbade_messages_is_not_written_to(stage: Stage) -> None:
    await stage.become(ANNA)
    found = await stage.write(TEXT, NUMBER)
    stop = ConsentChanged("s1", "+15550100", Sender(NUMBER), stage.clock(), is_allowed=False)
    await stage.run(keep_arrival, "text-hook", [stage.store.floor.accounts[TEXT]], [stop], threads={}, files={})
    await stage.run(close_conversation, found.id, await stage.person(DORA), disposition="solved")
    with pytest.raises(Conflict, match="forbade"):
        await start(stage)


# From where, when, and with what room.


@staged
async def test_one_writes_from_accounts_of_ones_own_teams_that_can_begin(stage: Stage) -> None:
    floor = stage.store.floor
    usable = {
        by: {id_ for id_, account in floor.accounts.items() if may_start(floor, await stage.person(by), account)}
        for by in (ANNA, BO, CHRIS)
    }
    assert usable == {ANNA: {TEXT}, BO: {TEXT, MAIL}, CHRIS: {MAIL}}
    with pytest.raises(NotFound):
        await start(stage, ANNA, "bea@example.org", account=MAIL, subject="S")
    with pytest.raises(NotFound):
        await start(stage, ANNA, account=CHAT)


@staged
async def test_quiet_hours_refuse_and_say_until_when(stage: Stage) -> None:
    await stage.become(ANNA)
    days = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    shut_now = f"{(stage.clock().hour + 2) % 23:02d}:00-{(stage.clock().hour + 2) % 23:02d}:30"
    await stage.run(change_entry, "hours", "polite", name="Polite", week={day: [shut_now] for day in days})
    await stage.run(change_entry, "accounts", TEXT, outreach_hours="polite")
    quiet = quiet_now(stage.store.floor, stage.store.floor.accounts[TEXT], stage.clock())
    assert quiet is not None
    assert not quiet.is_hers
    until = quiet.until
    for by in (ANNA, DORA):
        with pytest.raises(Conflict, match=f"again at {until:%Y-%m-%d %H:%M} \\(UTC\\)"):
            await start(stage, by)
    with pytest.raises(Conflict, match="quiet hours"):
        await start(stage, ANNA, in_quiet_hours=True)
    assert (await begun(stage, DORA, in_quiet_hours=True)).owner == DORA
    await stage.write(TEXT, "+15550177", "Help!")
    assert (await begun(stage, ANNA, "+15550177", client_id="c3")).state is State.OPEN, "she wrote herself"
    stage.clock.forward((until - stage.clock()).total_seconds())
    assert (await begun(stage, ANNA, "+15550188", client_id="c4")).owner == ANNA


@staged
async def test_a_customer_is_not_written_to_at_night_by_her_own_clock(stage: Stage) -> None:
    await stage.become(ANNA)
    days = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    # It is the middle of the day here, and the middle of the night on the other side of the world.
    stage.clock.forward(((12 - stage.clock().hour) % 24) * 3_600)
    await stage.run(change_entry, "hours", "polite", name="Polite", week={day: ["08:00-20:00"] for day in days})
    await stage.run(change_entry, "accounts", TEXT, outreach_hours="polite")
    with pytest.raises(Conflict, match=r"where the customer is \(Pacific/Auckland\).* at \S+ 08:00 there"):
        await start(stage, ANNA, "+6421345678")
    assert (await begun(stage, DORA, "+6421345678", in_quiet_hours=True)).owner == DORA
    berlin = await begun(stage, ANNA, "+4915112345678", client_id="c2")
    await stage.run(close_conversation, berlin.id, await stage.person(ANNA), disposition="solved")
    # She moved: what somebody entered counts before the number.
    moved = {"attributes.time_zone": "Asia/Tokyo"}
    await stage.run(edit_customer, berlin.customer_id, await stage.person(ANNA), moved)
    with pytest.raises(Conflict, match=r"Asia/Tokyo"):
        await start(stage, ANNA, "+4915112345678", client_id="c3")


@staged
async def test_it_is_asked_as_it_is_judged_by_the_number_that_is_written_to(stage: Stage) -> None:
    await stage.become(ANNA)
    days = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    stage.clock.forward(((12 - stage.clock().hour) % 24) * 3_600)
    await stage.run(change_entry, "hours", "polite", name="Polite", week={day: ["08:00-20:00"] for day in days})
    await stage.run(change_entry, "accounts", TEXT, outreach_hours="polite")
    berlin = await begun(stage, ANNA, "+4915112345678")
    ada, anna = berlin.customer_id, await stage.person(ANNA)

    async def quiet(**whom: object) -> str | None:
        found = await stage.run(_accounts, anna, Whom(**whom))  # type: ignore[arg-type]
        return next(account.quiet_zone for account in found.accounts if account.id == TEXT)

    assert await quiet(customer_id=ada) is None
    assert await quiet(customer_id=ada, address="+64 21 345 678") == "Pacific/Auckland"
    assert await quiet(address="+64 21 345 678") == "Pacific/Auckland", "nobody known"
    assert await quiet(customer_id=ada, address="+64 2") is None, "half typed"
    with pytest.raises(Conflict, match="Pacific/Auckland"):
        await start(stage, ANNA, Whom(address="+6421345678", customer_id=ada), client_id="c2")
    away = await begun(stage, DORA, Whom(address="+6421345678", customer_id=ada), client_id="c3", in_quiet_hours=True)
    assert await quiet(identity_id=away.identity_id) == "Pacific/Auckland"
    assert await quiet(identity_id=berlin.identity_id) is None


@staged
async def test_nobody_begins_what_she_has_no_room_for(stage: Stage) -> None:
    await stage.become(CHRIS)
    await begun(stage, CHRIS, "bea@example.org", account=MAIL, subject="One")
    with pytest.raises(Conflict, match="no room"):
        await start(stage, CHRIS, "ada@example.org", account=MAIL, subject="Two", client_id="c2")
    await stage.run(let_person_change, ANNA, capacity={"webchat": 2})
    with pytest.raises(Conflict, match="no room"):
        await start(stage, ANNA)
    await stage.become(ANNA, Presence.AWAY, "lunch")
    await stage.run(let_person_change, ANNA, capacity={"sms": 1})
    assert (await begun(stage, ANNA)).owner == ANNA, "being away keeps nobody from writing first"


@staged
async def test_a_refused_first_message_leaves_no_trace(stage: Stage) -> None:
    await stage.become(ANNA)
    with pytest.raises(Invalid):
        await start(stage, text="  ")
    with pytest.raises(AssertionError):
        await stage.store.read(customer_of, "sms", NUMBER)
    await stage.run(
        edit_customer, CustomerId((await begun(stage)).customer_id), await stage.person(ANNA), {"name": "B"}
    )
    assert [item.kind for item in await stage.items((await begun(stage)).id)] == [ItemKind.EVENT, ItemKind.MESSAGE]


@staged
async def test_what_would_stand_under_a_first_mail_is_told_in_the_language_of_whom_it_is_to(stage: Stage) -> None:
    def signatures(reading: Reading, person: Person, to: Whom) -> dict[str, str]:
        return {one.id: one.signature for one in _accounts(reading, person, to).accounts}

    await stage.run(change_entry, "accounts", MAIL, signature={"en": "{agent}, Books", "de": "{agent}, Bücher"})
    dora = await stage.person(DORA)
    wrote = await stage.write(MAIL, "ada@example.org", attributes={"language": "de"})
    assert await stage.store.read(signatures, dora, Whom(identity_id=wrote.identity_id)) == {
        MAIL: "Dora Vik, Bücher",
        TEXT: "",
    }
    assert (await stage.store.read(signatures, dora, Whom(address="new@example.org")))[MAIL] == "Dora Vik, Books"
