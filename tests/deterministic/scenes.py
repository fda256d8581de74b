"""A scene for each use case: somebody does what it is for."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from channels.contract import ConsentChanged, DeliveryUpdated, MessageState
from channels.sender import ProviderId, Sender
from hub.application.apply_floor import Applying, apply_floor
from hub.application.close import close_conversation, end_conversation
from hub.application.customer import edit_customer
from hub.application.deliver import (
    claim_outgoing,
    recover_interrupted,
    settle_failed,
    settle_later,
    settle_sent,
    settle_unknown,
)
from hub.application.files import keep_upload
from hub.application.health import keep_health
from hub.application.intake import keep_arrival, keep_cursor, keep_quarantined
from hub.application.kept import Outgoing, Quarantined
from hub.application.leave import leave_message
from hub.application.lookalikes import keep_customers_apart
from hub.application.merge import merge_customers, undo_merge
from hub.application.offer import ROUTER_LEASE, Proposal, decline_offer, make_offers
from hub.application.one_time_link import (
    FirstAdministrator,
    choose_password,
    issue_password_link,
    issue_setup_link,
    set_up,
)
from hub.application.presence import line_found, line_lost, set_channel_presence, set_presence
from hub.application.quarantine import discard_quarantined
from hub.application.read_mark import mark_read
from hub.application.reply import add_note, send_reply
from hub.application.steer import steer_presence
from hub.application.transaction import Transaction
from hub.application.transfer import take_conversation, transfer_conversation
from hub.application.visitor import visitor_ends, visitor_rates, visitor_saw, visitor_says
from hub.application.wait import wait_for_customer
from hub.domain.conversation import Conversation, after
from hub.domain.health import Health
from hub.domain.ids import ConversationId, FileId, PersonId, QueueId
from hub.domain.item import Item, StoredFile
from hub.domain.offer import Offer
from hub.domain.permission import Role
from hub.domain.person import Presence
from hub.storage.seal import Seals
from hub.wire.desk import OfferReason
from hub.wire.reason import written
from hub.wire.store import Reading
from tests.stage.floor import (
    ANNA,
    BO,
    CHAT,
    CHAT_QUEUE,
    CHRIS,
    DORA,
    EVA,
    IDLE_SECONDS,
    MAIL,
    MAIL_QUEUE,
    NORTH,
    SOUTH,
    TEXT,
    WARN_SECONDS,
    change_entry,
)
from tests.stage.people import let_person_change
from tests.stage.stage import Stage
from tests.stage.timers import fire_due


def _hold_lease(tx: Transaction) -> int | None:
    return tx.leases.acquire(ROUTER_LEASE, "a scene", after(tx.now, 60))


def _outgoing(reading: Reading, item: Item) -> Outgoing:
    found = reading.outbox.find(item.id)
    assert found is not None
    return found


async def _offered(stage: Stage, conversation: Conversation, to: PersonId) -> Offer:
    """The conversation rings for one person, as the router would let it."""
    fence = await stage.run(_hold_lease)
    assert fence is not None
    reason = OfferReason("longest_idle", eligible=1, idle_seconds=5, is_tie=False, lacking=0)
    proposal = Proposal(conversation.id, to, written(reason), {})
    assert not await stage.run(make_offers, [proposal], fence)
    return next(offer for offer in await stage.ringing(to) if offer.conversation_id == conversation.id)


async def _held(stage: Stage, account: str = CHAT, who: str = "ada", by: PersonId = ANNA) -> ConversationId:
    """Somebody holds a conversation."""
    await stage.become(by)
    conversation = await stage.write(CHAT if account == CHAT else MAIL if account == MAIL else TEXT, who)
    await stage.run(take_conversation, conversation.id, await stage.person(by))
    return conversation.id


async def _replied(stage: Stage) -> tuple[ConversationId, Item]:
    """An agent's message waits in the outbox."""
    id_ = await _held(stage, TEXT)
    item, _ = await stage.run(send_reply, id_, await stage.person(ANNA), text="Good morning", client_id="c1")
    return id_, item


async def a_first_message(stage: Stage) -> None:
    await stage.write(CHAT, "ada")
    await stage.write(MAIL, "bea@example.org", "Bonjour", subject="Question")


async def another_message_in_every_state(stage: Stage) -> None:
    conversation = await stage.write(CHAT, "ada")
    await stage.write(CHAT, "ada", "Are you there?")
    await stage.become(ANNA)
    await _offered(stage, conversation, ANNA)
    await stage.write(CHAT, "ada", "Hello?")
    await stage.accept(ANNA)
    anna = await stage.person(ANNA)
    await stage.write(CHAT, "ada", "At last.")
    await stage.run(wait_for_customer, conversation.id, anna)
    await stage.write(CHAT, "ada", "And another thing.")
    await stage.run(end_conversation, conversation.id, anna)
    await stage.write(CHAT, "ada", "Wait!")
    await stage.run(close_conversation, conversation.id, anna, disposition="solved")
    await stage.write(CHAT, "ada", "Me again.")


async def a_report_and_a_consent(stage: Stage) -> None:
    _, item = await _replied(stage)
    (parcel,) = await stage.run(claim_outgoing, 10)
    await stage.run(settle_sent, parcel.outgoing, "provider 1")
    accounts = [stage.store.floor.accounts[TEXT]]
    delivered = DeliveryUpdated("r1", ProviderId("provider 1"), MessageState.DELIVERED, stage.clock())
    refused = ConsentChanged("s1", "+15550100", Sender("ada"), stage.clock(), is_allowed=False)
    await stage.run(keep_arrival, "text-hook", accounts, [delivered, refused], threads={}, files={})
    assert item.id


async def a_hidden_number(stage: Stage) -> None:
    await stage.run(
        keep_quarantined, Quarantined("q1", TEXT, stage.clock(), "A riddle.", "POST", "https://x", {}, b"?")
    )


async def a_discarded_riddle(stage: Stage) -> None:
    await a_hidden_number(stage)
    await stage.run(discard_quarantined, "q1", "eva")


async def a_look_at_doors(stage: Stage) -> None:
    await stage.run(keep_health, {TEXT: Health(failed_at=stage.clock(), error="The provider is away.")})


async def a_cursor(stage: Stage) -> None:
    await stage.run(keep_cursor, MAIL, "17")


async def an_upload(stage: Stage) -> None:
    await stage.run(keep_upload, StoredFile(FileId("f1"), "a.png", "image/png", 3, "00", "person:anna"))


async def an_offer(stage: Stage) -> None:
    await stage.become(ANNA)
    await _offered(stage, await stage.write(CHAT, "ada"), ANNA)


async def an_accepted_offer(stage: Stage) -> None:
    await an_offer(stage)
    await stage.accept(ANNA)


async def a_declined_offer(stage: Stage) -> None:
    await an_offer(stage)
    (offer,) = await stage.ringing(ANNA)
    await stage.run(decline_offer, offer.id, await stage.person(ANNA), "busy")


async def presences(stage: Stage) -> None:
    await an_offer(stage)
    await stage.become(ANNA, Presence.AWAY, "lunch")
    await stage.become(ANNA, Presence.OFFLINE)
    await stage.become(DORA)


async def a_presence_that_waits(stage: Stage) -> None:
    """Anna goes to lunch once her customer is served, thinks better of it, and goes after the next."""
    first = await _held(stage, CHAT, "bea")
    await an_offer(stage)
    await stage.run(set_presence, ANNA, Presence.AWAY, "lunch", at_once=False)
    await stage.become(ANNA)
    await stage.run(set_presence, ANNA, Presence.AWAY, "lunch", at_once=False)
    await stage.run(end_conversation, first, await stage.person(ANNA))
    await stage.run(close_conversation, first, await stage.person(ANNA), disposition="solved")


async def a_channel_left_alone(stage: Stage) -> None:
    """Bo leaves the chat and comes back to it; Anna lets a chat ring, and says that she is there."""
    await stage.run(change_entry, "teams", NORTH, channel_presence=True)
    await stage.become(BO)
    await stage.run(set_channel_presence, BO, "webchat", is_available=False)
    await stage.run(set_channel_presence, BO, "webchat", is_available=True)
    await an_offer(stage)
    stage.clock.forward(21)
    assert await fire_due(stage) == 1
    await stage.become(ANNA)


async def a_lost_line(stage: Stage) -> None:
    await an_offer(stage)
    await stage.run(line_lost, ANNA, 30.0)
    stage.clock.forward(31)
    await fire_due(stage)
    await stage.run(line_found, ANNA)


async def every_timer(stage: Stage) -> None:
    await an_offer(stage)
    stage.clock.forward(21)
    assert await fire_due(stage) == 1
    await _held(stage, CHAT, "bea")
    await _held(stage, CHAT, "cleo")
    stage.clock.forward(WARN_SECONDS)
    assert await fire_due(stage) == 2
    stage.clock.forward(IDLE_SECONDS - WARN_SECONDS)
    assert await fire_due(stage) == 2
    stage.clock.forward(61)
    assert await fire_due(stage) == 2


async def a_reply(stage: Stage) -> None:
    id_, _ = await _replied(stage)
    anna = await stage.person(ANNA)
    await stage.run(send_reply, id_, anna, text="Good morning", client_id="c1")
    await stage.run(wait_for_customer, id_, anna)
    await stage.run(send_reply, id_, anna, text="One more thing", client_id="c2")


async def a_note(stage: Stage) -> None:
    id_ = await _held(stage)
    await stage.run(add_note, id_, await stage.person(BO), text="She called before.", client_id=None)


async def a_refused_message(stage: Stage) -> None:
    _, item = await _replied(stage)
    outgoing = await stage.store.read(_outgoing, item)
    await stage.run(claim_outgoing, 10)
    await stage.run(settle_later, outgoing, "busy", None)
    await stage.run(settle_failed, outgoing, "no such number")


async def an_unknown_outcome(stage: Stage) -> None:
    _, item = await _replied(stage)
    await stage.run(settle_unknown, await stage.store.read(_outgoing, item), "no answer")


async def a_restart_while_sending(stage: Stage) -> None:
    await _replied(stage)
    await stage.run(claim_outgoing, 10)
    assert await stage.run(recover_interrupted) == 1


async def a_transfer(stage: Stage) -> None:
    id_ = await _held(stage)
    await stage.become(CHRIS)
    anna, dora = await stage.person(ANNA), await stage.person(DORA)
    await stage.run(transfer_conversation, id_, anna, to_queue=QueueId(MAIL_QUEUE), note="It is a matter of mail.")
    await stage.run(transfer_conversation, id_, dora, to_agent=CHRIS)
    await _offered(stage, await stage.conversation(id_), CHRIS)
    await stage.run(transfer_conversation, id_, dora, to_queue=QueueId(CHAT_QUEUE))


async def a_taken_conversation(stage: Stage) -> None:
    for who in ("ada", "bea", "cleo"):
        await _held(stage, CHAT, who, DORA)


async def waiting_on_the_customer(stage: Stage) -> None:
    await stage.run(wait_for_customer, await _held(stage), await stage.person(ANNA))
    await stage.run(wait_for_customer, await _held(stage, TEXT), await stage.person(ANNA))


async def reading(stage: Stage) -> None:
    await stage.run(mark_read, await _held(stage), await stage.person(ANNA))


async def an_end(stage: Stage) -> None:
    await stage.run(end_conversation, await _held(stage), await stage.person(ANNA))
    await stage.run(end_conversation, await _held(stage, MAIL, "bea@example.org", BO), await stage.person(BO))


async def closings(stage: Stage) -> None:
    anna, dora = await stage.person(ANNA), await stage.person(DORA)
    await stage.run(close_conversation, await _held(stage), anna, disposition="solved", note="Done.")
    waiting = await stage.write(CHAT, "bea")
    await stage.run(close_conversation, waiting.id, dora, disposition="solved")
    ringing = await stage.write(CHAT, "cleo")
    await _offered(stage, ringing, ANNA)
    await stage.run(close_conversation, ringing.id, dora, disposition="solved")


async def a_new_name(stage: Stage) -> None:
    id_ = await _held(stage)
    customer = (await stage.conversation(id_)).customer_id
    await stage.run(edit_customer, customer, await stage.person(ANNA), {"name": "Ada Byron"})
    ringing = await stage.write(TEXT, "bea")
    await _offered(stage, ringing, ANNA)
    await stage.run(edit_customer, ringing.customer_id, await stage.person(DORA), {"name": "Bea Orr"})


async def a_merge(stage: Stage) -> None:
    """Two hold a chat each, a third waits and a fourth rings: all of one customer, and then of four again."""
    held, dora = await _held(stage), await stage.person(DORA)
    kept = (await stage.conversation(held)).customer_id
    await stage.become(BO)
    second = await stage.write(CHAT, "bea")
    await stage.run(take_conversation, second.id, await stage.person(BO))
    waiting, ringing = await stage.write(MAIL, "cleo@example.org"), await stage.write(TEXT, "+15550113")
    await _offered(stage, ringing, ANNA)
    await stage.run(edit_customer, second.customer_id, dora, {"organisation": "Engines"})
    await stage.run(keep_customers_apart, kept, ringing.customer_id, dora)
    merges = [
        await stage.run(merge_customers, kept, other.customer_id, dora, is_vouched=True)
        for other in (second, waiting, ringing)
    ]
    await stage.write(CHAT, "bea", "Still here")
    for merge in reversed(merges):
        await stage.run(undo_merge, kept, merge.id, dora)


async def a_visit(stage: Stage) -> None:
    chat = stage.store.floor.accounts[CHAT]
    event = stage.message(CHAT, "ada")
    _, conversation = await stage.run(visitor_says, chat, event, client_id="v1", file_ids=(), owner="identity:ada")
    await stage.run(take_conversation, conversation.id, await stage.person(DORA))
    await stage.run(send_reply, conversation.id, await stage.person(DORA), text="Hello Ada", client_id="c1")
    await stage.run(visitor_saw, conversation.identity_id, chat)
    await stage.run(visitor_ends, conversation.identity_id, chat)
    await stage.run(visitor_rates, conversation.identity_id, chat, 5, "Thank you")
    waiting = await stage.write(CHAT, "bea")
    await stage.run(visitor_ends, waiting.identity_id, chat)


async def a_letter_left(stage: Stage) -> None:
    await stage.run(change_entry, "accounts", CHAT, mail_account=MAIL)
    chat, event, address = stage.store.floor.accounts[CHAT], stage.message(CHAT, "ada"), "ada@example.org"
    for _ in range(2):
        await stage.run(leave_message, chat, event, address, client_id="v1", file_ids=(), owner="visitor:ada")


async def an_applied_document(stage: Stage) -> None:
    how = Applying("a scene", Seals(bytes(32), {}))
    await stage.write(CHAT, "ada")
    await _held(stage, CHAT, "bea", BO)
    await an_offer(stage)
    documents: list[dict[str, object]] = [
        {"queues": {CHAT_QUEUE: {"name": "Live chat", "team": SOUTH}}},
        {"people": {f"{BO}@example.org": {"name": "Bo Lindgren", "teams": [SOUTH], "capacity": {"webchat": 1}}}},
        {"sharing": {"exclusive": ["webchat"], "interrupts": {"webchat": ["email"]}}},
        {"sharing": {"budgets": {"attention": {"size": 2, "costs": {"webchat": 2, "email": 1}}}}},
        {"people": {f"{BO}@example.org": {"capacity": {"webchat": 1, "email": 1, "attention": 3}}}},
        {"people": {f"{ANNA}@example.org": {"name": "Anna Holm", "roles": [Role.ADMINISTRATOR]}}},
        {"people": {"gry@example.org": {"name": "Gry Dahl", "teams": [NORTH], "capacity": {"sms": 1}}}},
        {"people": {f"{name}@example.org": {"name": name} for name in (CHRIS, DORA)} | _ADMINISTRATOR},
    ]
    for number, document in enumerate(documents, 1):
        await stage.run(apply_floor, document, replace(how, prune=number == len(documents)))


async def links(stage: Stage) -> None:
    token = await stage.run(issue_password_link, ANNA, "secret", "eva")
    await stage.run(choose_password, token, "digest")
    await stage.run(let_person_change, EVA, is_active=False)
    assert await stage.run(issue_setup_link, "secret")
    first = FirstAdministrator("Eva Berg", "eva@example.org", "digest")
    await stage.run(set_up, "secret", first, Seals(bytes(32), {}))


async def a_steered_presence(stage: Stage) -> None:
    await an_offer(stage)
    await stage.run(steer_presence, await stage.person(DORA), ANNA, Presence.AWAY, "lunch")


_ADMINISTRATOR: Final = {"eva@example.org": {"name": "Eva Berg", "roles": [Role.ADMINISTRATOR]}}
