"""Offers: conversation and agent are reserved in one write, and every offer ends in exactly one way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
from routing.reason import Reason

ROUTER_LEASE = "router"
HER_OWN: Final = frozenset({Outcome.DECLINED, Outcome.TIMED_OUT})
"""Ends that an agent brought about: she is spared the same conversation for a while."""


GIVEN: Final = "given"
"""How a conversation was accepted whose queue accepts for its agents."""


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
    silenced: set[ConversationId] = set()
    refused = [proposal for proposal in proposals if not _offered(tx, proposal, silenced)]
    # One that rang for a moment only, until a later one wanted its agent alone, does not hold either.
    return refused + [proposal for proposal in proposals if proposal.conversation_id in silenced]


def _offered(tx: Transaction, proposal: Proposal, silenced: set[ConversationId]) -> bool:
    try:
        conversation = tx.conversations.get(proposal.conversation_id)
        agent = tx.people.get(proposal.agent_id)
    except NotFound:
        return False
    channel = conversation.channel
    is_ready = agent.is_ready and channel not in agent.paused
    if conversation.state is not State.QUEUED or not (is_ready and has_room(tx, agent, channel)):
        return False
    queue = queue_of(tx, conversation.queue_id)
    offer = Offer(
        id=OfferId(tx.new_id()),
        conversation_id=conversation.id,
        agent_id=agent.id,
        made_at=tx.now,
        expires_at=after(tx.now, queue.offer_timeout_seconds),
        reason=proposal.reason,
    )
    silenced.update(let_ring_alone(tx, agent.id, conversation.channel))
    reserved = conversation.offered(agent.id)
    if proposal.promise is not None:
        tx.record(_fact(tx, Happening.PROMISED, reserved, agent.id, proposal.promise))
    tx.record(_fact(tx, Happening.OFFERED, reserved, agent.id, {"decision": dict(proposal.record)}))
    if queue.auto_accept:
        _give(tx, offer, reserved, agent)
        return True
    tx.conversations.save(reserved)
    tx.offers.save(offer, reserved)
    tx.timers.set(Timer(TimerKind.OFFER, offer.id, offer.expires_at))
    return True


def _give(tx: Transaction, offer: Offer, reserved: Conversation, agent: Person) -> None:
    """Her queue accepts for her: the conversation is hers without ringing."""
    opened = reserved.opened(agent.id)
    tx.conversations.save(opened)
    tx.offers.save(changed(offer, ended_at=tx.now, outcome=Outcome.ACCEPTED), opened)
    answered(tx, opened, agent, rang_seconds=0.0, was_given=True)


def can_take(tx: Transaction, agent: Person, channel: str) -> bool:
    """Whether the agent is ready and has room for one more conversation of the channel."""
    return agent.presence is Presence.AVAILABLE and has_room(tx, agent, channel)


def has_room(tx: Transaction, agent: Person, channel: str) -> bool:
    """Whether what the agent holds lets one more conversation of the channel come."""
    return agent.is_active and no_room(tx, agent, channel) is None


def no_room(tx: Transaction, agent: Person, channel: str) -> Reason | None:
    """Why what the agent holds lets nothing more of the channel come, or None where it does."""
    return tx.floor.sharing.no_room(agent.capacity, tx.conversations.slots(agent.id), channel)


def let_ring_alone(tx: Transaction, agent_id: PersonId, channel: str) -> list[ConversationId]:
    """Where a conversation of the channel wants the agent alone, whatever else rings for her waits again.

    She could not answer it, and must not be set away because it rang out. Returns what waits again.
    """
    others = tx.offers.ringing_for(agent_id) if tx.floor.sharing.wants_alone(channel) else ()
    for other in others:
        withdraw_offer(tx, other)
    return [other.conversation_id for other in others]


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
    let_ring_alone(tx, agent.id, opened.channel)
    answered(tx, opened, agent, rang_seconds=(tx.now - offer.made_at).total_seconds())
    return opened.id


def answered(
    tx: Transaction,
    conversation: Conversation,
    agent: Person,
    *,
    rang_seconds: float | None = None,
    was_given: bool = False,
) -> None:
    """The agent's idle clock starts anew, and how long the customer waited is on record.

    Nobody was asked where her queue gave it to her (`was_given`).
    """
    tx.people.save(changed(tx.people.get(agent.id), idle_since=tx.now, misses=0, missed={}))
    waited = (tx.now - conversation.waiting_since).total_seconds()
    rang = {} if rang_seconds is None else {"rang_seconds": rang_seconds}
    tx.record(_fact(tx, Happening.ANSWERED, conversation, agent.id, {"waited_seconds": waited} | rang))
    note_event(tx, conversation, "accepted", agent, **({"how": GIVEN} if was_given else {}))
    watch_silence(tx, conversation)


def decline_offer(tx: Transaction, offer_id: OfferId, agent: Person, reason: str) -> None:
    """The conversation waits again with its full age, and is not offered to this agent for a while."""
    offer = _own_offer(tx, offer_id, agent)
    if offer.outcome is not None:
        msg = f"This offer already ended: {offer.outcome.value.replace('_', ' ')}."
        raise Conflict(msg)
    _return(tx, offer, Outcome.DECLINED, reason)


def expire_offer(tx: Transaction, offer_id: OfferId) -> None:
    """An unanswered offer goes back to its queue; nothing more rings for the agent who let too many ring."""
    offer = tx.offers.get(offer_id)
    if offer.outcome is not None:
        return
    agent = tx.people.get(offer.agent_id)
    conversation = tx.conversations.get(offer.conversation_id)
    channel = conversation.channel
    missed = agent.missing(channel)
    limit = queue_of(tx, conversation.queue_id).misses_before(tx.floor.features_of(channel))
    are_too_many = missed.missed[channel] >= limit and missed.presence is Presence.AVAILABLE
    # Being away keeps her from it; once she says that she is back, nothing should.
    _return(tx, offer, Outcome.TIMED_OUT, "", is_remembered=not are_too_many)
    if are_too_many and may_pause(tx, agent) and missed.works_on_others(channel, tx.floor.features):
        missed = missed.pausing(channel, NO_ANSWER)
        withdraw_all(tx, agent.id, channel)
    elif are_too_many:
        missed = missed.now_present(Presence.AWAY, NO_ANSWER, tx.now)
        tx.record(Fact(tx.now, Happening.PRESENCE, agent_id=agent.id, details={"presence": "away"}))
        withdraw_all(tx, agent.id)
    tx.people.save(missed)


def may_pause(tx: Transaction, agent: Person) -> bool:
    """Whether a team of hers lets its agents be away for some of their channels only."""
    return any(team.channel_presence for id_ in agent.teams if (team := tx.floor.teams.get(id_)) is not None)


def withdraw_all(tx: Transaction, agent_id: PersonId, channel: str | None = None) -> None:
    """Nothing rings for her any more, on one channel or on any."""
    for offer in tx.offers.ringing_for(agent_id):
        if channel is None or tx.conversations.get(offer.conversation_id).channel == channel:
            withdraw_offer(tx, offer)


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
