"""From the changes of one transaction to what somebody is told of who has no console open.

Here, like the events, so that no use case can forget to tell; whether it still is news is asked when it leaves.
"""

from __future__ import annotations

from typing import Final, Protocol

from hub.domain.alert import AlertKind
from hub.domain.item import Direction, Item, ItemKind
from hub.storage.conversations import ConversationRecords
from hub.storage.dispatch import OfferRecords
from hub.storage.items import ItemRecords
from hub.storage.mentions import MentionRecords
from hub.storage.pushes import PushRecords

_PROMISES: Final = frozenset({"sla_near", "sla_missed"})


class Changes(Protocol):
    """The records whose changes may be news."""

    conversations: ConversationRecords
    items: ItemRecords
    mentions: MentionRecords
    offers: OfferRecords
    pushes: PushRecords


def keep_news(changes: Changes) -> None:
    """Write what is news beside what made it so."""
    pushes, conversations = changes.pushes, changes.conversations.after
    for offer, _ in changes.offers.saved:
        if offer.outcome is None:
            pushes.add(offer.agent_id, AlertKind.OFFER, offer.conversation_id, offer.id)
    for mention in changes.mentions.added:
        pushes.add(mention.person_id, AlertKind.MENTION, mention.conversation_id, mention.item_id)
    for item, given in changes.items.added:
        owner, kind = conversations.get(given.id, given).owner, _kind_of(item)
        if owner and kind is not None:
            pushes.add(owner, kind, given.id, item.id)


def _kind_of(item: Item) -> AlertKind | None:
    if item.kind is ItemKind.MESSAGE:
        return AlertKind.MESSAGE if item.direction is Direction.IN else None
    is_promise = item.event in _PROMISES and item.details.get("tells") == "owner"
    return AlertKind.PROMISE if is_promise else None
