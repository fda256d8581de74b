"""What each waiting conversation may hope for, from everybody who works here and whoever is signed in."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from math import inf
from typing import Final, TypeAlias

from hub.domain.conversation import Conversation
from hub.domain.ids import ConversationId, PersonId
from hub.domain.person import Person, Presence
from hub.domain.value import differing
from hub.worker.queue_rules import QueueRules
from routing.reach import Account, Prospect, Reach

BETWEEN_LOOKS_SECONDS: Final = 0.25
"""When many sign in one after another, all that waits is looked at no more often than this."""
TELLING: Final = ("roles", "team_roles", "own_roles", "teams", "is_active", "capacity", "skills", "presence")
"""What of a person tells what she could serve."""
Kind: TypeAlias = tuple[object, ...]
"""What conversations have in common that may hope for the same."""


class Prospects:
    """Follows people, configuration and what waits; each kind of conversation is looked at once, not each of them."""

    def __init__(self) -> None:
        self._reach = Reach()
        self._rules: QueueRules | None = None
        self._people: dict[PersonId, Person] = {}
        """Everybody as last looked at."""
        self._kind_of: dict[ConversationId, Kind] = {}
        self._waiting: dict[Kind, dict[ConversationId, Conversation]] = {}
        self._known: dict[Kind, Prospect] = {}
        self._is_stale = False
        self._looked_at = -inf
        self._fresh: dict[ConversationId, None] = {}
        """Conversations that have begun to wait, or wait otherwise, since somebody asked."""

    def put_floor(self, rules: QueueRules, people: Iterable[Person]) -> None:
        """Teams, queues and what these ask are as configured."""
        self._rules = rules
        self._is_stale = True
        self._people.clear()
        for person in people:
            self.put_person(person)

    def put_person(self, person: Person) -> None:
        """Somebody works here and is signed in, or is not."""
        known = self._people.get(person.id)
        if known is not None and not differing(TELLING, known, person):
            # Whoever takes or ends something is saved with a new idle clock, twice for every message.
            return
        self._people[person.id] = person
        if self._rules is None or not person.takes_offers:
            self._is_stale |= self._reach.remove(person.id)
            return
        sharing = self._rules.floor.sharing
        channels = frozenset(channel for channel in person.capacity if sharing.serves(person.capacity, channel))
        account = Account(self._rules.queues_of(person.works_in), channels, person.skills)
        is_signed_in = person.presence is not Presence.OFFLINE
        self._is_stale |= self._reach.put(person.id, account, is_signed_in=is_signed_in)

    def put(self, conversation: Conversation) -> None:
        """A conversation waits so."""
        kind = _kind_of(conversation)
        if self._kind_of.get(conversation.id) != kind:
            self.remove(conversation.id)
            self._kind_of[conversation.id] = kind
        self._waiting.setdefault(kind, {})[conversation.id] = conversation
        self._fresh[conversation.id] = None

    def remove(self, id_: ConversationId) -> None:
        """A conversation waits no more."""
        kind = self._kind_of.pop(id_, None)
        if kind is None:
            return
        self._fresh.pop(id_, None)
        alike = self._waiting[kind]
        del alike[id_]
        if not alike:
            del self._waiting[kind]
            self._known.pop(kind, None)

    def changed(self, now: float) -> list[tuple[Conversation, Prospect]]:
        """Those who may hope for something else than is kept of them, and for what."""
        if self._is_stale and now >= self._looked_at + BETWEEN_LOOKS_SECONDS:
            self._looked_at = now
            self._look_again()
        fresh, self._fresh = self._fresh, {}
        waiting = [self._waiting[self._kind_of[id_]][id_] for id_ in fresh]
        found = [(conversation, self._known_of(conversation)) for conversation in waiting]
        return [(conversation, prospect) for conversation, prospect in found if conversation.prospect != prospect]

    def wakes_at(self) -> float:
        """When what waits has to be looked at again."""
        return self._looked_at + BETWEEN_LOOKS_SECONDS if self._is_stale else inf

    def of(self, conversation: Conversation) -> Prospect:
        """What it may hope for."""
        if self._is_stale:
            self._look_again()
        return self._known_of(conversation)

    def is_left_to(self, agent_ids: Collection[str], conversation: Conversation, now: float) -> bool:
        """Whether nobody signed in but these could serve it as it stands now."""
        rules = self._rules
        return rules is not None and self._reach.is_left_to(agent_ids, rules.waiting(conversation, frozenset()), now)

    def _known_of(self, conversation: Conversation) -> Prospect:
        kind = _kind_of(conversation)
        found = self._known.get(kind)
        if found is None:
            found = self._look(conversation)
            if kind in self._waiting:
                self._known[kind] = found
        return found

    def _look_again(self) -> None:
        """Look at each kind that waits; conversations of those that may hope for something else are fresh."""
        self._is_stale = False
        for kind, alike in self._waiting.items():
            found = self._look(next(iter(alike.values())))
            if self._known.get(kind) is not found:
                self._known[kind] = found
                self._fresh.update(dict.fromkeys(alike))

    def _look(self, conversation: Conversation) -> Prospect:
        if self._rules is None:
            return Prospect.SERVED
        return self._reach.prospect(self._rules.waiting(conversation, frozenset()))


def _kind_of(conversation: Conversation) -> Kind:
    asks = repr(conversation.asks) if conversation.asks else ""
    return conversation.queue_id, conversation.channel, tuple(sorted(conversation.skills.items())), asks
