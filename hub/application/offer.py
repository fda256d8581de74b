"""Offers: conversation and agent are reserved in one write, and every offer ends in exactly one way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from hub.application.requeue import queue_of, requeue
from hub.application.silence import watch_silence
from hub.application.timeline import note_event
from hub.application.transaction import Transaction
from hub.domain.conversation import Conversation, State, after
from hub.domain.fact import Fact, Happening
from hub.domain.ids import ConversationId, OfferId, PersonId
from hub.domain.offer import Offer, Outcome
from hub.domain.person import NO_ANSWER, Person, Presence
from hub.domain.problem import Conflict, NotFound
from hub.domain.timer import Timer, TimerKind
from hub.domain.value import changed, dataclass

ROUTER_LEASE = "router"
HER_OWN: Final = frozenset({Outcome.DECLINED, Outcome.TIMED_OUT})
"""Ends that an agent brought about: she is spared the same conversation for a while."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the router decided: this conversation to this agent, and the record of why."""

    conversation_id: ConversationId
    agent_id: PersonId
    reason: str
    record: Mapping[str, object]
    promise: Mapping[str, object] | None = None
    """What its customer was told of her wait; None where nothing was."""


def make_offers(tx: Transaction, proposals: Sequence[Proposal], fence: int) -> list[Proposal]:
    """Offer each conversation to its agent and return the proposals that no longer hold.

    Raises Conflict when a newer router holds the lease.
    """
    tx.leases.check(ROUTER_LEASE, fence)
    return [proposal for proposal in proposals if not _offered(tx, proposal)]


def _offered(tx: Transaction, proposal: Proposal) -> bool:
    try:
        conversation = tx.conversations.get(proposal.conversation_id)
        agent = tx.people.get(proposal.agent_id)
    except NotFound:
        return False
    if conversation.state is not State.QUEUED or not can_take(tx, agent, conversation.channel):
        return False
    offer = Offer(
        id=OfferId(tx.new_id()),
        conversation_id=conversation.id,
        agent_id=agent.id,
        made_at=tx.now,
        expires_at=after(tx.now, queue_of(tx, conversation.queue_id).offer_timeout_seconds),
        reason=proposal.reason,
    )
    reserved = conversation.offered(agent.id)
    tx.conversations.save(reserved)
    tx.offers.save(offer, reserved)
    tx.timers.set(Timer(TimerKind.OFFER, offer.id, offer.expires_at))
    if proposal.promise is not None:
        tx.record(_fact(tx, Happening.PROMISED, reserved, agent.id, proposal.promise))
    tx.record(_fact(tx, Happening.OFFERED, reserved, agent.id, {"decision": dict(proposal.record)}))
    return True


def can_take(tx: Transaction, agent: Person, channel: str) -> bool:
    """Whether the agent is ready and has room for one more conversation of the channel."""
    return agent.presence is Presence.AVAILABLE and has_room(tx, agent, channel)


def has_room(tx: Transaction, agent: Person, channel: str) -> bool:
    """Whether the agent holds less of the channel than she may."""
    return agent.is_active and tx.conversations.slots(agent.id).get(channel, 0) < agent.capacity.get(channel, 0)


def accept_offer(tx: Transaction, offer_id: OfferId, agent: Person) -> ConversationId:
    """The conversation is the agent's; accepting twice is accepting once."""
    tx.people.get(agent.id)  # Locked in the order in which her presence locks: person, offer, conversation.
    offer = _own_offer(tx, offer_id, agent)
    conversation = tx.conversations.get(offer.conversation_id)
    if offer.outcome is Outcome.ACCEPTED and conversation.owner == agent.id:
        return conversation.id
    if offer.outcome is not None:
        msg = f"This offer already ended: {offer.outcome.value.replace('_', ' ')}. Wait for the next one."
        raise Conflict(msg)
    opened = conversation.opened(agent.id)
    tx.conversations.save(opened)
    end_offer(tx, offer, opened, Outcome.ACCEPTED)
    answered(tx, opened, agent, rang_seconds=(tx.now - offer.made_at).total_seconds())
    return opened.id


def answered(tx: Transaction, conversation: Conversation, agent: Person, *, rang_seconds: float | None = None) -> None:
    """The agent's idle clock starts anew, and how long the customer waited is on record."""
    tx.people.save(changed(tx.people.get(agent.id), idle_since=tx.now, misses=0))
    waited = (tx.now - conversation.waiting_since).total_seconds()
    rang = {} if rang_seconds is None else {"rang_seconds": rang_seconds}
    tx.record(_fact(tx, Happening.ANSWERED, conversation, agent.id, {"waited_seconds": waited} | rang))
    note_event(tx, conversation, "accepted", agent)
    watch_silence(tx, conversation)


def decline_offer(tx: Transaction, offer_id: OfferId, agent: Person, reason: str) -> None:
    """The conversation waits again with its full age, and is not offered to this agent for a while."""
    offer = _own_offer(tx, offer_id, agent)
    if offer.outcome is not None:
        msg = f"This offer already ended: {offer.outcome.value.replace('_', ' ')}."
        raise Conflict(msg)
    _return(tx, offer, Outcome.DECLINED, reason)


def expire_offer(tx: Transaction, offer_id: OfferId) -> None:
    """An unanswered offer goes back to its queue; the agent who let it ring is set away."""
    offer = tx.offers.get(offer_id)
    if offer.outcome is not None:
        return
    agent = tx.people.get(offer.agent_id)
    missed = replace(agent, misses=agent.misses + 1)
    limit = queue_of(tx, tx.conversations.get(offer.conversation_id).queue_id).misses_before_away
    goes_away = missed.misses >= limit and missed.presence is Presence.AVAILABLE
    # Being away keeps her from it; once she says that she is back, nothing should.
    _return(tx, offer, Outcome.TIMED_OUT, "", is_remembered=not goes_away)
    if goes_away:
        missed = missed.now_present(Presence.AWAY, NO_ANSWER, tx.now)
        tx.record(Fact(tx.now, Happening.PRESENCE, agent_id=agent.id, details={"presence": "away"}))
        for other in tx.offers.ringing_for(agent.id):
            withdraw_offer(tx, other)
    tx.people.save(missed)


def withdraw_offer(tx: Transaction, offer: Offer, outcome: Outcome = Outcome.WITHDRAWN) -> None:
    """The offer stops ringing and its conversation waits again."""
    _return(tx, offer, outcome, "")


def end_offer(tx: Transaction, offer: Offer, conversation: Conversation, outcome: Outcome) -> None:
    """The offer has ended in this one way."""
    tx.timers.cancel(TimerKind.OFFER, offer.id)
    tx.offers.save(changed(offer, ended_at=tx.now, outcome=outcome), conversation)


def _return(
    tx: Transaction, offer: Offer, outcome: Outcome, reason: str, *, is_remembered: bool = True
) -> Conversation:
    conversation = tx.conversations.get(offer.conversation_id)
    end_offer(tx, offer, conversation, outcome)
    fact = _fact(tx, Happening.OFFER_ENDED, conversation, offer.agent_id, {"outcome": outcome.value, "reason": reason})
    tx.record(fact)
    if outcome in HER_OWN:
        note_event(tx, conversation, outcome.value, tx.people.get(offer.agent_id))
    if outcome in HER_OWN and is_remembered:
        seconds = queue_of(tx, conversation.queue_id).decline_memory_seconds
        conversation = conversation.without(offer.agent_id, after(tx.now, seconds))
    if conversation.named_agent_id == offer.agent_id:
        conversation = conversation.unnamed()
    return requeue(tx, conversation, why=outcome.value)


def _own_offer(tx: Transaction, offer_id: OfferId, agent: Person) -> Offer:
    offer = tx.offers.get(offer_id)
    if offer.agent_id != agent.id:
        msg = "There is no such offer for you."
        raise NotFound(msg)
    return offer


def _fact(
    tx: Transaction,
    happening: Happening,
    conversation: Conversation,
    agent_id: PersonId,
    details: Mapping[str, object],
) -> Fact:
    return Fact(
        tx.now,
        happening,
        conversation.id,
        conversation.queue_id,
        agent_id,
        conversation.channel,
        details,
    )
