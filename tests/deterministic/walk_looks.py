"""What is looked at after every step of a walk: what must hold of a floor, whoever did what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from hub.domain.conversation import HELD, Conversation, State
from hub.domain.ids import ConversationId, CustomerId, PersonId
from hub.domain.item import Direction, Item, ItemKind
from hub.domain.offer import Offer
from hub.domain.permission import Permission
from hub.domain.person import Person, Presence
from hub.domain.sharing import FloorSharing
from hub.wire.store import Reading
from hub.worker.floor import MOST_RINGING
from tests.stage.stage import Stage

MOST_ITEMS: Final = 1_000
"""More than a walk writes anywhere."""


@dataclass(frozen=True)
class Look:
    """The whole floor at one instant."""

    conversations: list[Conversation]
    people: dict[PersonId, Person]
    ringing: list[Offer]
    slots: dict[PersonId, dict[str, int]]
    owners: dict[ConversationId, CustomerId]
    """To whom the address of each conversation belongs."""
    unanswered: dict[ConversationId, int]
    """How many messages of the customer each has since our last word or its end, counted one by one."""


def look(reading: Reading) -> Look:
    """Everything that is not closed, and everybody."""
    people = {person.id: person for person in reading.people.all()}
    held = [found for id_ in people for found in reading.conversations.of_agent(id_)]
    conversations = {found.id: found for found in (*reading.waiting_conversations(), *held)}
    return Look(
        sorted(conversations.values(), key=lambda found: found.id),
        people,
        [offer for id_ in people for offer in reading.offers.ringing_for(id_)],
        {id_: dict(reading.conversations.slots(id_)) for id_ in people},
        {found.id: reading.customers.identity_by_id(found.identity_id).customer_id for found in conversations.values()},
        {id_: unanswered(reading.items_of(id_, MOST_ITEMS)) for id_ in conversations},
    )


def unanswered(items: Sequence[Item]) -> int:
    """Messages of the customer after our last word, and after it was closed if it was."""
    count = 0
    for item in items:
        if item.event == "closed" or (item.kind is ItemKind.MESSAGE and item.direction is Direction.OUT):
            count = 0
        elif item.kind is ItemKind.MESSAGE and item.direction is Direction.IN:
            count += 1
    return count


def look_at_floor(seen: Look, above: set[PersonId], sharing: FloorSharing) -> None:
    """Nobody holds too much, nothing is held twice, and every offer rings for one conversation alone."""
    ringing = {offer.conversation_id: offer for offer in seen.ringing}
    assert len(ringing) == len(seen.ringing), "no conversation is offered twice at a time"
    slots: dict[PersonId, Counter[str]] = {id_: Counter() for id_ in seen.people}
    for found in seen.conversations:
        offer = ringing.pop(found.id, None)
        assert (found.state is State.OFFERED) == (offer is not None), "exactly what is offered rings"
        assert offer is None or offer.agent_id == found.agent_id, "it rings for whom it is reserved"
        assert (found.state in HELD) == (found.owner is not None)
        assert found.state is not State.QUEUED or (found.agent_id is None and not found.holds_slot)
        assert found.state not in {State.OFFERED, State.OPEN} or found.holds_slot
        assert found.closed_at is None
        assert found.unread == seen.unanswered[found.id], "what is unread is what she wrote since our last word"
        assert found.customer_id == seen.owners[found.id], "a conversation is with whose address it came from"
        assert (found.ends_at is not None) == (found.state is State.WRAP_UP)
        if found.agent_id is not None and found.holds_slot:
            slots[found.agent_id][found.channel] += 1
    assert not ringing, "nothing rings for a conversation that is closed"
    for id_, person in seen.people.items():
        assert seen.slots[id_] == dict(slots[id_]), "slots are what conversations say"
        if id_ not in above:
            assert all(count <= person.capacity.get(channel, 0) for channel, count in slots[id_].items())
            look_at_sharing(person, slots[id_], sharing)
        if person.presence is not Presence.AVAILABLE:
            assert not [offer for offer in seen.ringing if offer.agent_id == id_], "nothing rings for the absent"


def look_at_sharing(person: Person, held: Counter[str], sharing: FloorSharing) -> None:
    """Whatever wants her alone has her alone, but for what it may interrupt; and no budget is overdrawn."""
    alone = [channel for channel in held.elements() if channel in sharing.rules.exclusive]
    assert len(alone) <= 1
    for channel in alone:
        assert sharing.rules.interrupts.get(channel, frozenset()).issuperset(held.keys() - {channel})
    for name, most in sharing.budgets_of(person.capacity).items():
        assert sharing.spent(held, name) <= most


def look_at_router(seen: Look, stage: Stage) -> None:
    """The router knows of everything that waits, and nobody waits while somebody could take it."""
    now = stage.clock()
    for found in seen.conversations:
        if found.state is not State.QUEUED:
            continue
        assert stage.router.why_waiting(found.id) is not None, "the router knows of everything that waits"
        for person in seen.people.values():
            could = _could_take(found, person, seen, now) and _fits(found, person, seen, stage.store.floor.sharing)
            assert not could, f"{person.name} is free and it waits"


def _fits(found: Conversation, person: Person, seen: Look, sharing: FloorSharing) -> bool:
    """Whether she would hold no more than she may, and everything in agreement, if she took it too."""
    after = Counter(seen.slots[person.id]) + Counter([found.channel])
    if sharing.rules.exclusive.intersection(seen.slots[person.id]):
        return False
    try:
        look_at_sharing(person, after, sharing)
    except AssertionError:
        return False
    return True


def _could_take(found: Conversation, person: Person, seen: Look, now: datetime) -> bool:
    is_for_another = (
        found.named_agent_id not in {None, person.id} and found.named_until is not None and found.named_until > now
    )
    is_spared = person.id in found.excluded and found.excluded[person.id] > now
    has_offers = sum(offer.agent_id == person.id for offer in seen.ringing) >= MOST_RINGING
    return (
        Permission.WORK in person.permissions
        and person.presence is Presence.AVAILABLE
        and found.team_id in person.teams
        and all(person.skills.get(skill, 0) >= level for skill, level in found.skills.items())
        and seen.slots[person.id].get(found.channel, 0) < person.capacity.get(found.channel, 0)
        and not is_for_another
        and not is_spared
        and not has_offers
    )


# What people do.
