"""From the changes of one transaction to the events everybody concerned hears."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Final, Protocol

from channels.contract import Feature
from hub.domain.conversation import Conversation, State
from hub.domain.floor import Floor
from hub.domain.ids import CustomerId, PersonId, TeamId
from hub.domain.person import Person
from hub.domain.sharing import FloorSharing
from hub.domain.value import differing
from hub.storage.changes import ChangeRecords
from hub.storage.conversations import ConversationRecords
from hub.storage.customers import CustomerRecords
from hub.storage.departures import DepartureRecords
from hub.storage.dispatch import OfferRecords
from hub.storage.drafts import DraftRecords
from hub.storage.first_letters import FirstLetterRecords
from hub.storage.items import ItemRecords
from hub.storage.mentions import MentionRecords
from hub.storage.organisations import OrganisationRecords
from hub.storage.people import PeopleRecords
from hub.storage.saved_views import SavedViewRecords
from hub.storage.telling_room import room_events
from hub.wire.desk import Colleague
from hub.wire.events import (
    ColleagueAdded,
    ColleagueRemoved,
    CustomerChanged,
    FloorChanged,
    HeldAdded,
    HeldRemoved,
    HelpAsked,
    HelpEnded,
    HoldingChanged,
    OrganisationChanged,
    WaitingAdded,
    WaitingRemoved,
)
from hub.wire.saved_view import tell_order, tell_view, wire_view
from hub.wire.tell import (
    EVERYONE,
    GATEWAYS,
    ConversationMoved,
    RightsChanged,
    Told,
    conversation_room,
    conversation_row,
    person_room,
    team_room,
    tell_conversation,
    tell_offer,
    tell_visitor,
    visitor_callback,
    visitor_state,
    waiting_row,
)
from hub.wire.tell_inside import help_row, tell_inside
from hub.wire.tell_items import (
    FileAddress,
    is_for_visitor,
    tell_item,
    tell_item_change,
    tell_item_change_to_visitor,
    tell_item_state,
    tell_item_state_to_visitor,
    tell_item_to_visitor,
)
from hub.wire.tell_people import colleague, load_shown, tell_person
from hub.wire.tell_writing import (
    tell_departure,
    tell_draft,
    tell_first_letter,
    tell_mention,
    tell_mentions_moved,
    tell_mentions_read,
)
from hub.wire.view_events import ViewGone, ViewKept

_SHOWN: Final = tuple(field.name for field in fields(Person) if field.name not in {"idle_since", "misses", "missed"})
"""Nobody is shown since when somebody is idle, which every answer and every end moves, nor what she let ring."""


class Changes(Protocol):
    """The records whose changes are told."""

    conversations: ConversationRecords
    people: PeopleRecords
    items: ItemRecords
    changes: ChangeRecords
    drafts: DraftRecords
    first_letters: FirstLetterRecords
    departures: DepartureRecords
    mentions: MentionRecords
    views: SavedViewRecords
    offers: OfferRecords
    customers: CustomerRecords
    organisations: OrganisationRecords


class Telling:
    """The events of one transaction, in an order in which a desk never sees an item without its conversation."""

    def __init__(self, changes: Changes, floor: Floor, file_address: FileAddress, sharing_before: FloorSharing) -> None:
        """`sharing_before` held until this transaction."""
        self._changes = changes
        self._floor = floor
        self._sharing_before = sharing_before
        self._file_address = file_address

    def everything(self, *, has_new_floor: bool) -> Iterator[Told]:
        """All events that follow."""
        yield from self._offer_events()
        yield from self._conversation_events()
        yield from self._item_events()
        yield from self._load_events()
        yield from self._people_events()
        yield from self._customer_events()
        yield from (tell_draft(draft) for draft in self._changes.drafts.kept)
        yield from (tell_first_letter(letter) for letter in self._changes.first_letters.kept)
        yield from (tell_departure(*told) for told in self._changes.departures.told)
        yield from (tell_mention(mention) for mention in self._changes.mentions.added)
        yield from (tell_mentions_moved(*moved) for moved in self._changes.mentions.moved)
        yield from (tell_mentions_read(*seen) for seen in self._changes.mentions.seen)
        for change in self._changes.views.changes:
            yield from tell_view(change)
        yield from (tell_order(*ordered) for ordered in self._changes.views.ordered.items())
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
            if after.inside or (before is not None and before.inside):
                yield from tell_inside(before, after)
            if before is not None and _is_read_by_fewer(before, after):
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
        yield from self._item_changes()

    def _item_changes(self) -> Iterator[Told]:
        for before, after in self._changes.changes.saved.values():
            conversation = self._changes.conversations.get(after.conversation_id)
            yield tell_item_change(before, after, conversation)
            if self._is_hosted(conversation):
                yield tell_item_change_to_visitor(before, after, conversation)

    def _customer_events(self) -> Iterator[Told]:
        for ids, by in self._changes.customers.changed:
            rooms = tuple(sorted({room for id_ in ids for room in self._rooms_of_customer(id_)}))
            for id_ in ids if rooms else ():
                yield rooms, CustomerChanged(id_, by.id if by else "")
        for organisations, by in self._changes.organisations.changed:
            for organisation in organisations:
                teams = self._changes.organisations.teams_of(organisation)
                if teams:
                    yield tuple(team_room(team) for team in sorted(teams)), OrganisationChanged(organisation, by.id)

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
        yield from room_events(self._changes, self._sharing_before, self._floor.sharing)
        records = self._changes.conversations
        held: set[PersonId] = set()
        for id_, after in records.after.items():
            was, is_now = load_shown(records.before[id_], self._floor), load_shown(after, self._floor)
            if was != is_now:
                held.update([load[0] for load in (was, is_now) if load is not None])
        for agent_id in sorted(held):
            agent = self._changes.people.get(agent_id)
            rooms = tuple([team_room(team) for team in sorted(agent.works_in)])
            work = records.work(agent_id)
            yield rooms, HoldingChanged(agent_id, work.held, work.live(self._floor), work.in_wrap_up())

    def _people_events(self) -> Iterator[Told]:
        for id_, after in self._changes.people.after.items():
            before = self._changes.people.before[id_]
            if before is not None:
                if not differing(_SHOWN, before, after):
                    continue
                yield from tell_person(before, after)
            channels = self._floor.features
            if before is not None and before.room(channels) != after.room(channels) and before.works and after.works:
                yield tuple(team_room(team) for team in sorted(after.works_in)), ColleagueAdded(self._colleague(after))
            if before is None or _rights(before) != _rights(after):
                yield from self._membership_events(before, after)

    def _membership_events(self, before: Person | None, after: Person) -> Iterator[Told]:
        """Removed from old teams first, added to new ones then: whoever shares both keeps her."""
        was = before.works_in if before is not None else frozenset()
        is_now = after.works_in
        gone = tuple(team_room(team) for team in sorted(was - is_now))
        if gone:
            yield gone, ColleagueRemoved(after.id)
        if is_now:
            row = self._colleague(after)
            yield tuple(team_room(team) for team in sorted(is_now)), ColleagueAdded(row)
        if before is not None:
            yield from self._own_events(after, before.reads_in, after.reads_in)
        yield (GATEWAYS,), RightsChanged(after.id)

    def _colleague(self, person: Person) -> Colleague:
        return colleague(person, self._changes.conversations.work(person.id), self._floor)

    def _own_events(self, person: Person, was: frozenset[TeamId], is_now: frozenset[TeamId]) -> Iterator[Told]:
        """What disappears from her own desk, and what appears on it."""
        room = (person_room(person.id),)
        conversations = self._changes.conversations
        for conversation in conversations.unheld(sorted(was - is_now)):
            yield room, WaitingRemoved(conversation.id)
        for other in self._changes.people.all():
            if other.id == person.id or not other.works:
                continue
            if other.works_in & was and not other.works_in & is_now:
                yield room, ColleagueRemoved(other.id)
            elif other.works_in & is_now and not other.works_in & was:
                yield room, ColleagueAdded(self._colleague(other))
        for conversation in conversations.unheld(sorted(is_now - was)):
            yield room, WaitingAdded(waiting_row(conversation))
        if is_now != was:
            yield from self._help_events(room, was, is_now)
            yield from self._held_events(person.id, was, is_now)
            yield from self._view_events(person.id, was, is_now)

    def _held_events(self, id_: PersonId, was: frozenset[TeamId], is_now: frozenset[TeamId]) -> Iterator[Told]:
        """What colleagues hold that she sees no longer, and what she sees now."""
        room, conversations = (person_room(id_),), self._changes.conversations
        for conversation in conversations.held_of_teams(sorted(was - is_now), besides=id_):
            yield room, HeldRemoved(conversation.id)
        for conversation in conversations.held_of_teams(sorted(is_now - was), besides=id_):
            yield room, HeldAdded(conversation_row(conversation))

    def _view_events(self, id_: PersonId, was: frozenset[TeamId], is_now: frozenset[TeamId]) -> Iterator[Told]:
        """Shared views that she sees no longer, and those that she sees now; her own stay."""
        room, views = (person_room(id_),), self._changes.views
        for view in views.shared_with(sorted(was - is_now)):
            if view.owner_id != id_:
                yield room, ViewGone(view.id)
        for view in views.shared_with(sorted(is_now - was)):
            yield room, ViewKept(wire_view(view))

    def _help_events(self, room: tuple[str], was: frozenset[TeamId], is_now: frozenset[TeamId]) -> Iterator[Told]:
        """Requests for help that she sees no longer, and those that she sees now."""
        for conversation in self._changes.conversations.shared():
            row = help_row(conversation)
            if row is None or (conversation.team_id in was) == (conversation.team_id in is_now):
                continue
            yield room, HelpAsked(row) if conversation.team_id in is_now else HelpEnded(conversation.id)


def _is_read_by_fewer(before: Conversation, after: Conversation) -> bool:
    """Whether somebody who may have followed it may do so no longer."""
    if before.queue_id != after.queue_id:
        return True
    return bool(before.inside) and not before.participants.keys() <= after.participants.keys()


def _rights(person: Person) -> tuple[object, ...]:
    return person.teams, person.roles, person.team_roles, person.own_roles, person.is_active


def _rings_otherwise(before: Conversation, after: Conversation) -> bool:
    """Whether the card of an offer that goes on ringing shows something new."""
    still_rings = before.state is State.OFFERED and after.state is State.OFFERED
    return still_rings and waiting_row(before) != waiting_row(after)
