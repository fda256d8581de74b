"""Who takes what comes into a queue: counted by the channels that come there, not by presence alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from hub.domain.floor import Floor, Queue
from hub.domain.ids import QueueId
from hub.domain.person import Person, Presence

PAUSED: Final = "paused"
"""Instead of her presence: she is available, and takes nothing of what comes here."""


def channels_into(floor: Floor, queue: QueueId) -> frozenset[str]:
    """The channels that come into a queue by the accounts of the floor; none where only transfers do."""
    return frozenset(
        account.channel
        for account in floor.accounts.values()
        if queue in {account.queue, *(rule.queue for rule in account.entry_rules)}
    )


def agents_of(floor: Floor, queue: Queue, people: Iterable[Person]) -> Mapping[str, int]:
    """How many of a queue's people are where; those who paused every channel of it are counted apart."""
    coming = channels_into(floor, queue.id)
    counts = Counter[str]()
    for person in people:
        if queue.team not in person.works_in:
            continue
        room = floor.sharing.channels_of(person.capacity)
        hers = {channel for channel, most in room.items() if most > 0 and (not coming or channel in coming)}
        if hers:
            is_paused = person.presence is Presence.AVAILABLE and hers <= person.paused.keys()
            counts[PAUSED if is_paused else person.presence.value] += 1
    paused = {PAUSED: counts[PAUSED]} if counts[PAUSED] else {}
    return {presence.value: counts[presence.value] for presence in Presence} | paused
