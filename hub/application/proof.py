"""What an arrival proves of who wrote it: it belongs to the arrival, whatever was proven before."""

from __future__ import annotations

from channels.contract import Feature, MessageReceived
from hub.application.transaction import Transaction
from hub.domain.conversation import Conversation, State
from hub.domain.customer import Identity
from hub.domain.ids import ConversationId
from hub.domain.value import changed


def proven(
    tx: Transaction,
    identity: Identity,
    event: MessageReceived,
    conversation: Conversation,
    thread: ConversationId | None,
) -> tuple[Identity, bool]:
    """The identity, proven from now on if this arrival proves it; and whether it is surely hers whose matter it is.

    A channel proves it, or the token of a conversation, which only her own address was ever told. The hub's own
    chat binds every line to its identity, so there nothing is proven by one message and not by the next.
    """
    is_hers = identity.id == conversation.identity_id
    is_proven = event.sender.verified or (is_hers and thread == conversation.id)
    if is_proven and not identity.is_verified:
        identity = changed(identity, is_verified=True)
        tx.customers.save_identity(identity)
    if _is_bound(tx, conversation):
        is_proven = identity.is_verified
    return identity, is_proven and is_hers


def unproven(tx: Transaction, conversation: Conversation, *, is_hers: bool) -> dict[str, str]:
    """The mark of a message that anybody could have sent in her name."""
    return {} if is_hers or _is_bound(tx, conversation) else {"unproven": "yes"}


def vouched(conversation: Conversation, event: MessageReceived, *, is_hers: bool) -> Conversation:
    """Verified from its first proven message on; one that is opened again begins anew."""
    is_known = conversation.is_verified and (conversation.state is not State.CLOSED or event.automatic is not None)
    return changed(conversation, is_verified=is_hers or is_known)


def _is_bound(tx: Transaction, conversation: Conversation) -> bool:
    return Feature.HOSTED in tx.floor.features_of(conversation.channel)
