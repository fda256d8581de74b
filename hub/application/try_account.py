"""An account was tried by a message to somebody."""

from __future__ import annotations

from hub.application.transaction import Transaction
from hub.domain.ids import AccountId
from hub.domain.person import Person


def note_test_message(tx: Transaction, account: AccountId, to: str, by: Person) -> None:
    """The audit tells who sent a test message from which account to whom: it is no part of any conversation."""
    tx.desks.audit(by.id, "accounts.tested", account, {"to": to})
