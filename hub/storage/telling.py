"""From the changes of one transaction to the events everybody concerned hears."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from channels.contract import Feature
from hub.domain.conversation import Conversation, State
from hub.domain.floor import Floor
from hub.domain.ids import CustomerId, PersonId, TeamId
from hub.domain.person import Person
from hub.storage.conversations import ConversationRecords
from hub.storage.customers import CustomerRecords
from hub.storage.dispatch import OfferRecords
from hub.storage.items import ItemRecords
from hub.storage.people import PeopleRecords
from hub.wire.desk import ChannelCapacity, Colleague
from hub.wire.events import (
    CapacityChanged,
    ColleagueAdded,
    ColleagueRemoved,
    CustomerChanged,
    FloorChanged,
    HoldingChanged,
    WaitingAdded,
    WaitingRemoved,
)
from hub.wire.tell import (
    EVERYONE,
    GATEWAYS,
    ConversationMoved,
    FileAddress,
    RightsChanged,
    Told,
    conversation_room,
    counts_as_held,
    is_for_visitor,
    person_room,
    team_room,
    tell_conversation,
    tell_item,
    tell_item_state,
    tell_item_state_to_visitor,
    tell_item_to_visitor,
    tell_offer,
    tell_person,
    tell_visitor,
    visitor_callback,
    visitor_state,
    waiting_row,
)


class Changes(Protocol):
    """The records whose changes are told."""

    conversations: ConversationRecords
    people: PeopleRecords
    items: ItemRecords
    offers: OfferRecords
    customers: CustomerRecords


class Telling:
    """The events of one transaction, in an order in which a desk never sees an item without its conversation."""

    def __init__(self, changes: Changes, floor: Floor, file_address: FileAddress) -> None:
        self._changes = changes
        self._floor = floor
        self._file_address = file_address

    def everything(self, *, has_new_floor: bool) -> Iterator[Told]:
        """All events that follow."""
        yield from self._offer_events()
        yield from self._conversation_events()
        yield from self._item_events()
        yield from self._load_events()
        yield from self._people_events()
        yield from self._customer_events()
        if has_new_floor:
            yield (EVERYONE,), FloorChanged(())

    def _offer_events(self) -> Iterator[Told]:
        conversations, offers = self._changes.conversations, self._changes.offers
        for offer, given in offers.saved:
            yield tell_offer(offer, conversations.after.get(given.id, given))
        for id_, after in conversations.after.items():
            before = conversations.before[id_]
            if before is not None and _rings_otherwise(before, after):
                ringing = offers.ringing(id_)
                if ringing is not None:
                    yield tell_offer(ringing, after)

    def _conversation_events(self) -> Iterator[Told]:
        records = self._changes.conversations
        for id_, after in records.after.items():
            before = records.before[id_]
            yield from tell_conversation(before, after)
            if before is not None and before.queue_id != after.queue_id:
                yield (GATEWAYS,), ConversationMoved(after.id)
            if self._is_hosted(after) and self._looks_different(before, after):
                yield tell_visitor(after, self._name_of(after.owner))

    def _looks_different(self, before: Conversation | None, after: Conversation) -> bool:
        return (
            visitor_state(before) != visitor_state(after)
            or (before.owner if before else None) != after.owner
            or (before.entry.get("rated") if before else None) != after.entry.get("rated")
            or visitor_callback(before) != visitor_callback(after)
        )

    def _name_of(self, id_: PersonId | None) -> str:
        return self._changes.people.get(id_).name if id_ else ""

    def _is_hosted(self, conversation: Conversation) -> bool:
        return Feature.HOSTED in self._floor.features_of(conversation.channel)

    def _item_events(self) -> Iterator[Told]:
        items, conversations = self._changes.items, self._changes.conversations
        # In the order of the conversation, whichever a use case added first.
        for item, given in sorted(items.added, key=lambda added: added[0].id):
            conversation = conversations.after.get(given.id, given)
            yield tell_item(item, conversation)
            if is_for_visitor(item) and self._is_hosted(conversation):
                yield tell_item_to_visitor(item, conversation, self._file_address)
        for item, error in items.moved:
            conversation = conversations.get(item.conversation_id)
            yield tell_item_state(item, conversation, error)
            if self._is_hosted(conversation):
                yield tell_item_state_to_visitor(item, conversation)

    def _customer_events(self) -> Iterator[Told]:
        for ids, by in self._changes.customers.changed:
            rooms = tuple(sorted({room for id_ in ids for room in self._rooms_of_customer(id_)}))
            for id_ in ids if rooms else ():
                yield rooms, CustomerChanged(id_, by.id)

    def _rooms_of_customer(self, id_: CustomerId) -> Iterator[str]:
        """Whoever serves her, holds or follows a conversation with her."""
        conversations = self._changes.conversations
        for team in conversations.teams_of_customer(id_):
            yield team_room(team)
        for conversation in conversations.of_customer(id_):
            yield conversation_room(conversation.id)
            if conversation.owner:
                yield person_room(conversation.owner)

    def _load_events(self) -> Iterator[Told]:
        records = self._changes.conversations
        slots: set[PersonId] = set()
        held: set[PersonId] = set()
        for id_, after in records.after.items():
            before = records.before[id_]
            slots |= _different(_slot_holder(before), _slot_holder(after))
            held |= _different(counts_as_held(before), counts_as_held(after))
        for agent_id in sorted(slots):
            yield from self._capacity_events(agent_id)
        for agent_id in sorted(held):
            agent = self._changes.people.get(agent_id)
            rooms = tuple(team_room(team) for team in sorted(agent.teams))
            yield rooms, HoldingChanged(agent_id, records.held(agent_id))

    def _capacity_events(self, agent_id: PersonId) -> Iterator[Told]:
        agent = self._changes.people.get(agent_id)
        channels = {
            conversation.channel
            for id_, conversation in self._changes.conversations.after.items()
            if agent_id in {_slot_holder(conversation), _slot_holder(self._changes.conversations.before[id_])}
        }
        slots = self._changes.conversations.slots(agent_id)
        for channel in sorted(channels):
            capacity = capacity_of(agent, channel, slots.get(channel, 0))
            yield (person_room(agent_id),), CapacityChanged(channel, capacity)

    def _people_events(self) -> Iterator[Told]:
        for id_, after in self._changes.people.after.items():
            before = self._changes.people.before[id_]
            if before is not None:
                yield from tell_person(before, after)
                yield from self._limit_events(before, after)
            if before is None or _rights(before) != _rights(after):
                yield from self._membership_events(before, after)

    def _limit_events(self, before: Person, after: Person) -> Iterator[Told]:
        changed = [
            channel
            for channel in {*before.capacity, *after.capacity}
            if before.capacity.get(channel) != after.capacity.get(channel)
        ]
        if changed:
            slots = self._changes.conversations.slots(after.id)
            for channel in sorted(changed):
                capacity = capacity_of(after, channel, slots.get(channel, 0))
                yield (person_room(after.id),), CapacityChanged(channel, capacity)

    def _membership_events(self, before: Person | None, after: Person) -> Iterator[Told]:
        """Removed from old teams first, added to new ones then: whoever shares both keeps her."""
        was = before.teams if before is not None and before.works else frozenset()
        is_now = after.teams if after.works else frozenset()
        gone = tuple(team_room(team) for team in sorted(was - is_now))
        if gone:
            yield gone, ColleagueRemoved(after.id)
        if is_now:
            row = colleague(after, self._changes.conversations.held(after.id))
            yield tuple(team_room(team) for team in sorted(is_now)), ColleagueAdded(row)
        if before is not None:
            mine = before.teams if before.is_active else frozenset()
            yield from self._own_events(after, mine, after.teams if after.is_active else frozenset())
        yield (GATEWAYS,), RightsChanged(after.id)

    def _own_events(self, person: Person, was: frozenset[TeamId], is_now: frozenset[TeamId]) -> Iterator[Told]:
        """What disappears from her own desk, and what appears on it."""
        room = (person_room(person.id),)
        conversations = self._changes.conversations
        for conversation in conversations.unheld(sorted(was - is_now)):
            yield room, WaitingRemoved(conversation.id)
        for other in self._changes.people.all():
            if other.id == person.id or not other.works:
                continue
            if other.teams & was and not other.teams & is_now:
                yield room, ColleagueRemoved(other.id)
            elif other.teams & is_now and not other.teams & was:
                yield room, ColleagueAdded(colleague(other, conversations.held(other.id)))
        for conversation in conversations.unheld(sorted(is_now - was)):
            yield room, WaitingAdded(waiting_row(conversation))


def capacity_of(agent: Person, channel: str, used: int) -> ChannelCapacity | None:
    """What the agent may hold and holds of a channel; None where she has nothing to do with it."""
    limit = agent.capacity.get(channel)
    if limit is None and not used:
        return None
    return ChannelCapacity(limit or 0, used)


def colleague(person: Person, holding: int) -> Colleague:
    """The person as her colleagues see her."""
    return Colleague(
        person.id,
        person.name,
        person.presence.value,
        person.reason,
        person.presence_since,
        holding,
    )


def _rights(person: Person) -> tuple[object, ...]:
    return person.teams, person.roles, person.is_active


def _rings_otherwise(before: Conversation, after: Conversation) -> bool:
    """Whether the card of an offer that goes on ringing shows something new."""
    still_rings = before.state is State.OFFERED and after.state is State.OFFERED
    return still_rings and waiting_row(before) != waiting_row(after)


def _slot_holder(conversation: Conversation | None) -> PersonId | None:
    return conversation.agent_id if conversation is not None and conversation.holds_slot else None


def _different(before: PersonId | None, after: PersonId | None) -> set[PersonId]:
    return set() if before == after else {id_ for id_ in (before, after) if id_}
