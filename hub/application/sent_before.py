"""What was sent before, and may have been taken although no answer came, is sent once."""

from __future__ import annotations

from typing import Final

from hub.application.draft import end_draft
from hub.application.transaction import Transaction
from hub.domain.draft import DraftKind
from hub.domain.ids import ConversationId
from hub.domain.person import Person
from hub.domain.problem import SentBefore

SENT_AS: Final = "sent_as"
"""The field of a draft with the ids under which its text was sent before."""


def check_not_taken(
    tx: Transaction, conversation_id: ConversationId, person: Person, client_ids: tuple[str, ...]
) -> None:
    """Raise SentBefore where something that went by one of these ids was taken, or is about to leave."""
    departing = tx.departures.get(person.id, conversation_id) if client_ids else None
    for client_id in client_ids:
        is_leaving = departing is not None and departing.outcome is None and departing.client_id == client_id
        if is_leaving or tx.items.by_client_id(conversation_id, client_id) is not None:
            raise SentBefore(
                "What you had sent before was taken after all, so nothing was sent now: "
                "look at it in the conversation, and send this if it is still needed."
            )


def end_its_draft(
    tx: Transaction, conversation_id: ConversationId, person: Person, kind: DraftKind, client_id: str
) -> None:
    """What was taken under this id, and stands in a draft because nobody knew, is no draft any longer."""
    draft = tx.drafts.get(person.id, conversation_id, kind)
    if draft is not None and client_id in draft.fields.get(SENT_AS, "").split():
        end_draft(tx, conversation_id, person, kind)
