"""What waiting conversations may hope for is kept, and told to the teams in whose queues they wait."""

from __future__ import annotations

from collections.abc import Sequence

from hub.application.offer import ROUTER_LEASE
from hub.application.transaction import Transaction
from hub.domain.conversation import UNHELD
from hub.domain.ids import ConversationId
from hub.domain.problem import NotFound
from hub.domain.value import changed


def keep_prospects(tx: Transaction, found: Sequence[tuple[ConversationId, str]], fence: int) -> None:
    """Each of these conversations that still waits hopes for this from now on.

    Raises Conflict when a newer router holds the lease.
    """
    tx.leases.check(ROUTER_LEASE, fence)
    for id_, prospect in found:
        try:
            conversation = tx.conversations.get(id_)
        except NotFound:
            continue
        if conversation.state in UNHELD and conversation.prospect != prospect:
            tx.conversations.save(changed(conversation, prospect=prospect))
