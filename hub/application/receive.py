"""A customer wrote: find or make her and her conversation, keep the message, let the router know."""

from __future__ import annotations

from channels.contract import Feature, MessageReceived
from hub.application.change_arrived import answered_by, catch_up
from hub.application.demand import asks_of
from hub.application.entry import place_of
from hub.application.files import keep_attachments
from hub.application.letter import received_letter, was_written_to
from hub.application.naming import named_by
from hub.application.offer import has_room, let_ring_alone
from hub.application.overflow import follow_overflow
from hub.application.overflow_rules import Asked
from hub.application.proof import proven, unproven, vouched
from hub.application.requeue import queue_of, requeue, return_to_owner
from hub.application.silence import watch_silence
from hub.application.silenced import left_in_peace
from hub.application.thread import came_elsewhere, goes_by, thread_spoken_of
from hub.application.timeline import note_event
from hub.application.told import facts_kept, told_with
from hub.application.transaction import Transaction
from hub.domain.conversation import Conversation, State, after
from hub.domain.customer import Customer, Identity
from hub.domain.fact import Fact, Happening, queued_fact, resumed_fact
from hub.domain.floor import Account, Moment
from hub.domain.ids import ConversationId, CustomerId, IdentityId, ItemId
from hub.domain.item import Direction, Item, ItemKind, StoredFile
from hub.domain.matter import merged_into
from hub.domain.person import Person, Presence
from hub.domain.text import all_storable
from hub.domain.timer import TimerKind


def receive_message(  # noqa: PLR0913 - what a message comes with
    tx: Transaction,
    account: Account,
    event: MessageReceived,
    *,
    thread: ConversationId | None = None,
    files: tuple[StoredFile, ...] = (),
    attached: tuple[StoredFile, ...] = (),
    client_id: str | None = None,
    takes_a_place: bool = False,
) -> Item | None:
    """Keep the message in its conversation, or do nothing at all when it came before.

    `thread` is what its token proves, verified by the caller; `files` came with it, `attached` before it. For what
    `takes_a_place` the caller chooses the queue, and asks its rules.
    """
    event, files = all_storable(event), all_storable(files)
    if not tx.doors.first_time(account.id, event.arrival_key):
        return None
    thread = thread_spoken_of(tx, account, event, thread)
    known = tx.customers.identity(account.channel, event.sender.id)
    identity = named_by(tx, known, event.sender.name) if known else _new_identity(tx, account, event)
    found = _conversation(tx, account, identity, event, thread, is_known=known is not None)
    if found is not None and came_elsewhere(tx, found, account, event):
        return None
    is_new = found is None
    conversation = found or _new_conversation(tx, account, identity, event)
    identity, is_hers = proven(tx, identity, event, conversation, thread)
    told = told_with(account, event, is_first=is_new or conversation.state is State.CLOSED)
    told |= unproven(tx, conversation, is_hers=is_hers)
    item = _item(tx, account, conversation, identity, event, told=told, files=(*files, *attached), client_id=client_id)
    heard = vouched(_heard(tx, conversation, event), event, is_hers=is_hers)
    heard = _begun(tx, heard) if is_new else _woken(tx, heard, event)
    keep_attachments(tx, files)
    tx.items.add(item, heard)
    if is_new:
        _sent_on(tx, heard, event, takes_a_place=takes_a_place)
    watch_silence(tx, heard)
    catch_up(tx, account.id, item, event.provider_id)
    return item


def _heard(tx: Transaction, conversation: Conversation, event: MessageReceived) -> Conversation:
    return conversation.heard(event.text or event.subject, tx.now, asks=event.asks)


def _new_identity(tx: Transaction, account: Account, event: MessageReceived) -> Identity:
    sender = event.sender
    customer = Customer(
        id=CustomerId(tx.new_id()),
        name=sender.name or sender.address,
        language=event.attributes.get("language", ""),
        created_at=tx.now,
    )
    identity = Identity(
        id=IdentityId(tx.new_id()),
        customer_id=customer.id,
        channel=account.channel,
        key=sender.id,
        address=sender.address,
        name=sender.name,
        is_verified=sender.verified,
    )
    identity = left_in_peace(tx, identity)
    tx.customers.add(customer, identity)
    return identity


def _conversation(  # noqa: PLR0913 - everything that tells
    tx: Transaction,
    account: Account,
    identity: Identity,
    event: MessageReceived,
    thread: ConversationId | None,
    *,
    is_known: bool,
) -> Conversation | None:
    """The conversation this message continues, reopened if it was closed not too long ago."""
    if Feature.THREADS in tx.floor.features_of(account.channel):
        found = _threaded(tx, account, identity, event, thread)
    else:
        # Whoever never wrote before has nothing to continue.
        found = tx.conversations.latest_for(account.id, identity.id) if is_known else None
    found = found and _same_matter(tx, found, account)
    if found is None or found.closed_at is None:
        return found
    return found if tx.now < after(found.closed_at, account.reopen_seconds) else None


def _same_matter(tx: Transaction, found: Conversation, account: Account) -> Conversation:
    """What proved to be part of another goes on in it, where the same address speaks over an account of that one."""
    into = merged_into(found) if found.state is State.CLOSED else None
    kept = tx.conversations.get(into) if into else None
    if kept is None or kept.state is State.CLOSED:
        return found
    is_same = kept.identity_id == found.identity_id and goes_by(tx, kept, account)
    return kept if is_same else found


def _threaded(
    tx: Transaction,
    account: Account,
    identity: Identity,
    event: MessageReceived,
    thread: ConversationId | None,
) -> Conversation | None:
    """The thread's conversation, unless somebody writes who never took part in it: tokens can be stolen."""
    id_ = thread or tx.items.conversation_of(account.id, event.refers_to)
    if id_ is None:
        return None
    found = tx.conversations.get(id_)
    if not goes_by(tx, found, account):
        return None
    if found.identity_id == identity.id:
        return found
    owner = tx.customers.identity_by_id(found.identity_id)
    took_part = owner.key in event.participants or was_written_to(tx, found.id, event.sender.id)
    return found if took_part else None


def _new_conversation(tx: Transaction, account: Account, identity: Identity, event: MessageReceived) -> Conversation:
    customer = tx.customers.get(identity.customer_id)
    place = place_of(Moment(tx.now, tx.floor), account, event, customer)
    queue = queue_of(tx, place.queue_id)
    is_thread = Feature.THREADS in tx.floor.features_of(account.channel)
    return Conversation(
        id=ConversationId(tx.new_id()),
        account_id=account.id,
        channel=account.channel,
        identity_id=identity.id,
        customer_id=customer.id,
        customer_name=customer.name,
        is_verified=False,
        queue_id=queue.id,
        team_id=queue.team,
        state=State.QUEUED,
        agent_id=None,
        holds_slot=False,
        subject=event.subject,
        preview="",
        unread=0,
        language=place.language,
        skills=place.demand.skills,
        head_start_seconds=place.head_start_seconds,
        arrived_at=tx.now,
        waiting_since=tx.now,
        last_message_at=tx.now,
        single_key=None if is_thread else identity.id,
        entry={**place.trace, **facts_kept(event)},
        asks=asks_of(place.demand),
        level=place.level,
        queued_at=tx.now,
        customer_value=customer.value or 0.0,
        customer_tier=customer.tier,
    )


def _item(  # noqa: PLR0913 - the parts a message is made of
    tx: Transaction,
    account: Account,
    conversation: Conversation,
    identity: Identity,
    event: MessageReceived,
    *,
    told: dict[str, str],
    files: tuple[StoredFile, ...],
    client_id: str | None,
) -> Item:
    id_ = ItemId(tx.new_id())
    return Item(
        id=id_,
        conversation_id=conversation.id,
        kind=ItemKind.MESSAGE,
        direction=Direction.IN,
        author=None,
        author_name=event.sender.name or identity.name or identity.address,
        at=tx.now,
        text=event.text,
        html=event.html,
        full_text=event.full_text,
        provider_id=event.provider_id,
        details={**told, **_details(event)},
        client_id=client_id,
        files=files,
        letter=received_letter(tx, conversation, account, event),
        replies_to=answered_by(tx, account, id_, identity, event.replies_to),
    )


def _details(event: MessageReceived) -> dict[str, str]:
    """What the agent should know of the message beside its text."""
    details = {"automatic": event.automatic} if event.automatic else {}
    if event.is_command:
        details["command"] = "obeyed"
    elsewhere = [attachment for attachment in event.attachments if attachment.url]
    if elsewhere:
        details["media"] = " ".join(f"{attachment.url}" for attachment in elsewhere)
    return details


def _begun(tx: Transaction, heard: Conversation) -> Conversation:
    """It waits from now on."""
    tx.conversations.save(heard)
    tx.record(queued_fact(tx.now, heard, "arrived"))
    return heard


def _woken(tx: Transaction, heard: Conversation, event: MessageReceived) -> Conversation:
    """What the message does to a conversation that existed; nothing where nobody wants an answer."""
    if not event.asks:
        tx.conversations.save(heard)
        return heard
    return woken(tx, heard)


def _sent_on(tx: Transaction, heard: Conversation, event: MessageReceived, *, takes_a_place: bool) -> None:
    """Out of the way where it is only a command; else where the rules of its queue send it."""
    if event.is_command:
        _obeyed(tx, heard)
    elif not takes_a_place:
        follow_overflow(tx, heard, Asked(may_answer=not event.automatic))


def _obeyed(tx: Transaction, heard: Conversation) -> None:
    """Nobody need look at what is only obeyed: it is over as soon as it is kept."""
    tx.conversations.save(heard.closed(tx.now, None))
    tx.record(Fact(tx.now, Happening.CLOSED, heard.id, heard.queue_id, None, heard.channel))


def woken(tx: Transaction, heard: Conversation) -> Conversation:
    """The customer said something: back to its owner, or to its queue, where nobody is at it."""
    if heard.state in {State.QUEUED, State.OFFERED, State.OPEN}:
        tx.conversations.save(heard)
        return heard
    if heard.state is State.CLOSED:
        return _reopened(tx, heard)
    owner = heard.owner
    if owner and _comes_back_to(tx, heard, tx.people.get(owner)):
        let_ring_alone(tx, owner, heard.channel)
        opened = heard.opened(owner)
        if heard.state is State.WRAP_UP:
            tx.record(resumed_fact(tx.now, heard))
        tx.timers.cancel(TimerKind.WRAP_UP, heard.id)
        tx.timers.cancel(TimerKind.SNOOZE, heard.id)
        tx.conversations.save(opened)
        return opened
    tx.record(Fact(tx.now, Happening.RELEASED, heard.id, heard.queue_id, owner, heard.channel))
    waiting = return_to_owner(tx, heard, owner) if owner else heard
    return requeue(tx, waiting, why="customer wrote again")


def _comes_back_to(tx: Transaction, conversation: Conversation, owner: Person) -> bool:
    """Whether the reply may appear on its owner's desk at once: she is there, and has the slot or room for it."""
    is_there = owner.works and owner.presence is not Presence.OFFLINE
    return is_there and (conversation.holds_slot or has_room(tx, owner, conversation.channel))


def _reopened(tx: Transaction, heard: Conversation) -> Conversation:
    # One that closed into another comes to whoever answers the other.
    owner = tx.conversations.last_owner(ConversationId(str(heard.entry.get("into", heard.id))))
    back = return_to_owner(tx, heard, owner) if owner else heard
    waiting = requeue(tx, back, since=tx.now, why="reopened")
    tx.record(Fact(tx.now, Happening.REOPENED, heard.id, heard.queue_id, None, heard.channel))
    note_event(tx, waiting, "reopened")
    return waiting
