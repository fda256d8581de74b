"""What the entry rules found is corrected by whoever knows better: the queue, what is asked there, the level."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from hub.application.access import steerable
from hub.application.demand import asks_of, demand_of
from hub.application.floor_faults import demand_faults, preferred_faults
from hub.application.offer import end_offer
from hub.application.requeue import queue_of, requeue
from hub.application.timeline import note_event
from hub.application.transaction import Transaction
from hub.domain.conversation import HELD, Conversation, State
from hub.domain.fact import Fact, Happening
from hub.domain.ids import ConversationId, QueueId
from hub.domain.offer import Outcome
from hub.domain.person import Person
from hub.domain.problem import Conflict, Invalid
from hub.domain.value import changed, dataclass
from routing.demand import Demand
from routing.demand_text import read_demand, write_demand
from routing.floor import HIGHEST_STRICT_LEVEL

LONGEST_REASON: Final = 500


@dataclass(frozen=True, slots=True)
class Correction:
    """What is to be otherwise; None stays as it is."""

    queue: QueueId | None = None
    demand: str | None = None
    """Everything that is asked of an agent, as text; an empty one asks nothing."""
    preferred: Mapping[str, float] | None = None
    level: int | None = None
    reason: str = ""


def correct_entry(tx: Transaction, conversation_id: ConversationId, by: Person, correction: Correction) -> None:
    """The conversation asks what it should have asked, and waits in the queue where it should have waited."""
    conversation = steerable(tx, conversation_id, by)
    if conversation.state is State.WRAP_UP:
        msg = "This conversation is over for the customer; there is nothing left to route."
        raise Conflict(msg)
    _check(tx, correction)
    before = shown_entry(conversation)
    corrected = _corrected(conversation, correction)
    queue = queue_of(tx, correction.queue or conversation.queue_id)
    after = {**shown_entry(corrected), "queue": queue.id}
    if after == before:
        return
    fact = Fact(tx.now, Happening.CORRECTED, conversation.id, queue.id, by.id, conversation.channel)
    reason = correction.reason.strip()[:LONGEST_REASON]
    tx.record(changed(fact, details={"before": before, "after": after, "reason": reason}))
    tx.desks.audit(by.id, "conversation.corrected", conversation.id, {"before": before, "after": after})
    told = {"to_queue": queue.name} if queue.id != conversation.queue_id else {}
    note_event(tx, conversation, "corrected", by, demand=str(after["demand"]), level=str(after["level"]), **told)
    _placed(tx, corrected, queue.id)


def shown_entry(conversation: Conversation) -> dict[str, object]:
    """Queue, demand, preferences and level as records and screens show them."""
    demand = demand_of(conversation)
    return {
        "queue": conversation.queue_id,
        "demand": write_demand(demand),
        "preferred": dict(demand.preferred),
        "level": conversation.level,
    }


def _check(tx: Transaction, correction: Correction) -> None:
    faults = [
        *demand_faults(tx.floor, "demand", correction.demand or ""),
        *preferred_faults(tx.floor, "preferred", correction.preferred or {}),
    ]
    if faults:
        raise Invalid("\n".join(str(fault) for fault in faults))
    if not 0 <= (correction.level or 0) <= HIGHEST_STRICT_LEVEL:
        raise Invalid(f"level: is a whole number from 0 to {HIGHEST_STRICT_LEVEL}")


def _corrected(conversation: Conversation, correction: Correction) -> Conversation:
    old = demand_of(conversation)
    asked = old if correction.demand is None else read_demand(correction.demand)
    preferred = old.preferred if correction.preferred is None else correction.preferred
    demand = Demand(asked.skills, asked.any_of, preferred)
    level = conversation.level if correction.level is None else correction.level
    return changed(conversation, skills=dict(demand.skills), asks=asks_of(demand), level=level)


def _placed(tx: Transaction, corrected: Conversation, queue_id: QueueId) -> None:
    """Whoever holds it keeps it in its queue; everything else is offered anew, to whoever it suits."""
    moves = queue_id != corrected.queue_id
    if corrected.state in HELD and not moves:
        tx.conversations.save(corrected)
        return
    ringing = tx.offers.ringing(corrected.id) if corrected.state is State.OFFERED else None
    if ringing is not None:
        end_offer(tx, ringing, corrected, Outcome.WITHDRAWN)
    if corrected.state in HELD:
        released = Happening.RELEASED
        tx.record(Fact(tx.now, released, corrected.id, corrected.queue_id, corrected.agent_id, corrected.channel))
    requeue(tx, corrected.unnamed() if moves else corrected, queue_id=queue_id, why="corrected")
