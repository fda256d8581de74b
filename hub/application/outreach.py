"""We write first: a conversation begins with a message of an agent's, or joins the one that is open."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from channels.contract import Feature
from hub.application.first_letter import end_first_letter
from hub.application.offer import has_room, let_ring_alone
from hub.application.quiet_hours import quiet_now, zones_for
from hub.application.recipient import Whom, recipient
from hub.application.reply import send_reply
from hub.application.requeue import queue_of
from hub.application.sender import may_start
from hub.application.timeline import note_event
from hub.application.transaction import Transaction
from hub.application.transfer import take_conversation
from hub.application.wait import wait_for_customer
from hub.domain.conversation import HELD, UNHELD, Conversation, State
from hub.domain.customer import Identity
from hub.domain.fact import Fact, Happening
from hub.domain.floor import Account
from hub.domain.ids import AccountId, ConversationId, FileId, TeamId
from hub.domain.item import Item
from hub.domain.letter import Letter, plain_subject
from hub.domain.permission import Permission
from hub.domain.person import Person
from hub.domain.problem import Conflict, Invalid, NotFound
from hub.domain.value import dataclass


@dataclass(frozen=True, slots=True)
class Opening:
    """What somebody writes first, to whom, and from which account."""

    account_id: AccountId
    whom: Whom
    text: str
    client_id: str
    subject: str = ""
    file_ids: tuple[FileId, ...] = ()
    html: str = ""
    in_quiet_hours: bool = False
    """Whether it is to leave even where the account's calendar says that customers are not written to now."""
    cc: tuple[str, ...] = ()
    bcc: tuple[str, ...] = ()
    place: str = ""
    """As which first letter it was kept, if it was."""
    written_at: datetime | None = None


def start_conversation(tx: Transaction, agent: Person, opening: Opening) -> tuple[Item, bool]:
    """The message is on its way and its conversation waits on the customer, whose answer finds this agent first.

    Where the channel has one thread for each customer, it joins the one that is open. The same `client_id` again
    changes nothing. Returns the message and whether it is new.
    """
    earlier = tx.outreach.begun(agent.id, opening.client_id)
    if earlier is not None:
        return tx.items.get(earlier), False
    account = _account(tx, agent, opening.account_id)
    identity = recipient(tx, agent, account, opening.whom)
    conversation = _joined(tx, agent, account, identity)
    is_joined = conversation is not None
    if conversation is None:
        _check_quiet(tx, agent, account, identity, opening)
        conversation = _begun(tx, agent, account, identity, opening.subject)
    item, _ = send_reply(
        tx,
        conversation.id,
        agent,
        text=opening.text,
        client_id=opening.client_id,
        file_ids=opening.file_ids,
        html=opening.html,
        letter=_copied(identity, conversation, opening),
    )
    end_first_letter(tx, agent, opening.place, opening.written_at)
    if not is_joined:
        wait_for_customer(tx, conversation.id, agent)
    tx.outreach.keep(agent.id, opening.client_id, item.id)
    return item, True


def _copied(identity: Identity, conversation: Conversation, opening: Opening) -> Letter | None:
    """The head of a mail that goes to others as well; to her alone it has the usual one."""
    if not opening.cc and not opening.bcc:
        return None
    return Letter(conversation.subject, "", (identity.address or identity.key,), opening.cc, opening.bcc)


def _account(tx: Transaction, agent: Person, id_: AccountId) -> Account:
    account = tx.floor.accounts.get(id_)
    if account is None or not may_start(tx.floor, agent, account):
        raise NotFound("There is no such account for you to write from; GET /api/outreach lists yours.")
    return account


def _team(tx: Transaction, account: Account) -> TeamId:
    return queue_of(tx, account.queue).team


def _check_quiet(tx: Transaction, agent: Person, account: Account, identity: Identity, opening: Opening) -> None:
    """Raises Conflict while customers, or this one, are not written to, unless she may pass over it and says so."""
    customer = tx.customers.get(identity.customer_id)
    zones = zones_for(customer, tx.customers.identities_of(customer.id), identity.address)
    quiet = quiet_now(tx.floor, account, tx.now, zones)
    if quiet is None:
        return
    if opening.in_quiet_hours and agent.may(Permission.OUTREACH_ANY_TIME, _team(tx, account)):
        tx.desks.audit(agent.id, "outreach.in_quiet_hours", account.id, {"quiet_until": quiet.until.isoformat()})
        return
    there = ZoneInfo(quiet.zone)
    again = quiet.until.astimezone(there).strftime("%Y-%m-%d %H:%M")
    if quiet.is_hers:
        clock = tx.now.astimezone(there).strftime("%H:%M")
        raise Conflict(
            f"It is {clock} where the customer is ({quiet.zone}): write from “{account.name}” again at {again} there, "
            "correct the customer's time_zone, or ask a supervisor."
        )
    raise Conflict(
        f"These are quiet hours: customers are written to from “{account.name}” again at {again} ({quiet.zone})."
    )


def _joined(tx: Transaction, agent: Person, account: Account, identity: Identity) -> Conversation | None:
    """The open conversation of the one thread that they have, which is hers from now on if it waited."""
    if Feature.THREADS in tx.floor.features_of(account.channel):
        return None
    found = tx.conversations.open_for(account.id, identity.id)
    if found is None or found.owner == agent.id:
        return found
    if found.state is State.QUEUED:
        take_conversation(tx, found.id, agent)
        return tx.conversations.get(found.id)
    holder = tx.people.get(found.agent_id).name if found.state in HELD and found.agent_id else "Somebody"
    verb = "is being offered" if found.state in UNHELD else "holds"
    raise Conflict(f"{holder} {verb} a conversation with this customer already; ask for it to be handed to you.")


def _begun(tx: Transaction, agent: Person, account: Account, identity: Identity, subject: str) -> Conversation:
    queue = queue_of(tx, account.queue)
    features = tx.floor.features_of(account.channel)
    subject = plain_subject(subject) if Feature.SUBJECT in features else ""
    if Feature.SUBJECT in features and not subject:
        raise Invalid("Give it a subject: it is the first that the customer reads.")
    _check_room(tx, agent, account, takes_slot=queue.holds_slot_while_waiting)
    customer = tx.customers.get(identity.customer_id)
    queued = Conversation(
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
        subject=subject,
        preview="",
        unread=0,
        language=customer.language,
        skills={},
        head_start_seconds=0,
        arrived_at=tx.now,
        waiting_since=tx.now,
        last_message_at=tx.now,
        single_key=None if Feature.THREADS in features else identity.id,
        queued_at=tx.now,
        customer_value=customer.value or 0.0,
        customer_tier=customer.tier,
    )
    begun = queued.opened(agent.id)
    tx.conversations.save(begun)
    tx.record(Fact(tx.now, Happening.STARTED, begun.id, queue.id, agent.id, account.channel))
    note_event(tx, begun, "started", agent)
    return begun


def _check_room(tx: Transaction, agent: Person, account: Account, *, takes_slot: bool) -> None:
    """Her own choice above her capacity needs a permission, and is recorded."""
    person = tx.people.get(agent.id)  # As she is now, and locked.
    serves = tx.floor.sharing.serves(person.capacity, account.channel)
    has_it = has_room(tx, person, account.channel) if takes_slot else serves
    if not has_it and not agent.may(Permission.TAKE_OVER_CAPACITY, _team(tx, account)):
        raise Conflict("You have no room for another conversation on this channel; close something first.")
    if not has_it:
        tx.desks.audit(agent.id, "conversation.started_above_capacity", account.id, {})
    if takes_slot:
        let_ring_alone(tx, agent.id, account.channel)
