"""A messenger of the stage's: text messages that can be answered one by one, reacted to, changed and taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any, Final, TypeAlias

from channels.changes import MessageEdited, MessageWithdrawn, ReactionChanged
from channels.contract import Feature
from channels.limits import Limits
from channels.sender import ProviderId, Sender
from hub.application.deliver import claim_outgoing, settle_sent
from hub.application.intake import keep_arrival
from hub.application.reply import send_reply
from hub.domain.conversation import after
from hub.domain.ids import ConversationId
from hub.domain.item import Item
from tests.stage.fixtures import staged_with
from tests.stage.floor import ANNA, FEATURES, TEXT
from tests.stage.stage import Stage, Story
from tests.unit.use_cases.acts import held, item_of

ADA: Final = "+15550111"
CAN: Final = {
    Feature.REPLIES,
    Feature.REACTIONS,
    Feature.EDITS,
    Feature.WITHDRAWALS,
    Feature.CHANGES,
}
MESSENGER: Final = {"sms": FEATURES["sms"] | CAN}
LIMITS: Final = {
    "sms": Limits(longest_text=100, edit_window_seconds=900, withdrawal_window_seconds=3_600, reactions=("👍", "🙏"))
}
Where: TypeAlias = tuple[str, str, Sender, ProviderId, datetime]
_keys: Final = count(1)


def on_a_messenger(story: Story[None]) -> Callable[[Path], None]:
    """A test that plays on a floor whose text messages can do all this."""
    return staged_with(MESSENGER, LIMITS)(story)


async def tell(stage: Stage, *events: Any) -> None:
    """The provider tells of changes."""
    account = stage.store.floor.accounts[TEXT]
    await stage.run(keep_arrival, "text-hook", [account], list(events), threads={}, files={})


def _about(stage: Stage, message: str, seconds: float, key: str | None, who: str) -> Where:
    key = key or f"change {next(_keys)}"
    return key, "+15550100", Sender(who), ProviderId(message), after(stage.clock(), seconds)


def reacted(
    stage: Stage, message: str, emoji: str, *, seconds: float = 0, key: str | None = None, who: str = ADA
) -> ReactionChanged:
    """A customer reacts, so many seconds from now by her provider's clock."""
    return ReactionChanged(*_about(stage, message, seconds, key, who), emoji)


def edited(
    stage: Stage,
    message: str,
    text: str,
    *,
    seconds: float = 0,
    order: int = 0,
    key: str | None = None,
    who: str = ADA,
) -> MessageEdited:
    """A customer changes her text."""
    return MessageEdited(*_about(stage, message, seconds, key, who), text, order=order)


def withdrawn(
    stage: Stage, message: str, *, key: str | None = None, who: str = ADA, must_erase: bool = False
) -> MessageWithdrawn:
    """A customer takes her message back."""
    return MessageWithdrawn(*_about(stage, message, 0, key, who), must_erase)


async def sent(stage: Stage, text: str = "Good morning", provider_id: str = "SM1") -> tuple[ConversationId, Item]:
    """A reply that its provider has taken."""
    id_ = await held(stage, TEXT, ADA)
    item, _ = await stage.run(send_reply, id_, await stage.person(ANNA), text=text, client_id=text)
    (parcel,) = await stage.run(claim_outgoing, 10)
    await stage.run(settle_sent, parcel.outgoing, provider_id)
    return id_, await item_of(stage, id_, item)


async def heard(stage: Stage, id_: ConversationId) -> Item:
    """The customer's first message there."""
    return next(item for item in await stage.items(id_) if item.provider_id and item.author is None)


def emoji_on(item: Item) -> list[str]:
    """What people think of a message."""
    return [one.emoji for one in item.since.reactions]
