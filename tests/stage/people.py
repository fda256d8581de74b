"""What an administrator does to people, and what rules do to conversations, as long as it takes to see who is told."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hub.application.transaction import Transaction
from hub.domain.ids import ConversationId, PersonId


def let_person_change(tx: Transaction, id_: PersonId, /, **changes: Any) -> None:
    """A person is as told; with another id, it is somebody new who is otherwise like her."""
    tx.people.save(replace(tx.people.get(id_), **changes))


def let_conversation_change(tx: Transaction, id_: ConversationId, /, **changes: Any) -> None:
    """A conversation is as told."""
    tx.conversations.save(replace(tx.conversations.get(id_), **changes))
