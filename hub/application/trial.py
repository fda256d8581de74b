"""Entry rules tried on what came before they are saved: what would go elsewhere, and which rules never fit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final

from channels.contract import MessageReceived
from channels.sender import ProviderId, Sender
from hub.application.entry import Place, place_of
from hub.application.told import FACTS
from hub.domain.conversation import Conversation
from hub.domain.customer import Customer
from hub.domain.floor import Account, Floor, Moment
from hub.domain.ids import ConversationId, QueueId
from hub.domain.value import dataclass

MOST_EXAMPLES: Final = 10
PAGE: Final = ("page", "title")


@dataclass(frozen=True, slots=True)
class Arrived:
    """A conversation as it began: its first message, and whose it was."""

    conversation: Conversation
    text: str
    details: Mapping[str, str]
    customer: Customer

    @property
    def event(self) -> MessageReceived:
        """The first message as entry rules saw it."""
        found = self.conversation
        facts = found.entry.get(FACTS)
        attributes = dict(facts) if isinstance(facts, Mapping) else self._facts_told()
        return MessageReceived(
            arrival_key=found.id,
            provider_id=ProviderId(found.id),
            account_address="",
            sender=Sender(found.identity_id, found.customer_name),
            at=found.arrived_at,
            text=self.text,
            subject=found.subject,
            attributes=attributes,
        )

    def _facts_told(self) -> dict[str, str]:
        """What stands at the message itself; earlier conversations kept no more."""
        told = {name: self.details[name] for name in PAGE if name in self.details}
        return {**told, "language": self.conversation.language}


@dataclass(frozen=True, slots=True)
class Example:
    """One arrival that would go elsewhere; its text is for those who may read it."""

    conversation_id: ConversationId
    arrived_at: datetime
    from_queue: QueueId
    to_queue: QueueId
    rule: str
    """Which proposed rule sends it there; empty: none, it goes to the account's own queue."""


class Trial:
    """Counts where arrivals go by the rules in force, and where by those proposed."""

    def __init__(self, account: Account, proposed: Account, floors: tuple[Floor, Floor]) -> None:
        """`floors` are the one in force and the one proposed."""
        self._sides = ((account, floors[0]), (proposed, floors[1]))
        self.rules = [rule.name for rule in proposed.entry_rules]
        """The names of the proposed rules, in their order."""
        self.tried = 0
        self.asks_otherwise = 0
        """How many stay in their queue and ask for something else there, or have another place in its line."""
        self.before: Counter[QueueId] = Counter()
        self.after: Counter[QueueId] = Counter()
        self.moves: Counter[tuple[QueueId, QueueId]] = Counter()
        self.fits = [0] * len(self.rules)
        """How often each proposed rule decided."""
        self.examples: list[Example] = []

    @property
    def moved(self) -> int:
        """How many would go to another queue."""
        return self.moves.total()

    def add(self, arrivals: Iterable[Arrived]) -> None:
        """Try these too."""
        for arrived in arrivals:
            old, new = (
                place_of(Moment(arrived.conversation.arrived_at, floor), account, arrived.event, arrived.customer)
                for account, floor in self._sides
            )
            self._count(arrived, old, new)

    def _count(self, arrived: Arrived, old: Place, new: Place) -> None:
        self.tried += 1
        self.before[old.queue_id] += 1
        self.after[new.queue_id] += 1
        rule, passed = new.trace.get("rule"), new.trace.get("trace")
        if rule is not None and isinstance(passed, list):
            self.fits[len(passed)] += 1
        if old.queue_id == new.queue_id:
            self.asks_otherwise += _asks(old) != _asks(new)
            return
        self.moves[old.queue_id, new.queue_id] += 1
        if len(self.examples) < MOST_EXAMPLES:
            found = arrived.conversation
            example = Example(found.id, found.arrived_at, old.queue_id, new.queue_id, str(rule or ""))
            self.examples.append(example)


def _asks(place: Place) -> tuple[object, ...]:
    return place.demand, place.head_start_seconds, place.level


@dataclass(frozen=True, slots=True)
class Tried:
    """What a trial found so far."""

    trial: Trial
    since: datetime
    """The beginning of the week that is tried."""
    done: float
    """How much of that week has been tried, from 0 to 1."""
    next: str | None
    """Where the trial goes on; None when it is complete."""
