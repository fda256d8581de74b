"""Everything one arrival means, kept in one transaction; what nobody understood is kept too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import assert_never

from channels.changes import MessageEdited, MessageWithdrawn, ReactionChanged
from channels.contract import ChannelEvent, ConsentChanged, DeliveryUpdated, MessageReceived
from hub.application.change_arrived import take_change
from hub.application.kept import Quarantined
from hub.application.receive import receive_message
from hub.application.report import change_consent, update_delivery
from hub.application.transaction import Transaction
from hub.domain.floor import Account
from hub.domain.ids import AccountId, ConversationId
from hub.domain.item import Item, StoredFile
from hub.domain.problem import NotFound


def keep_arrival(  # noqa: PLR0913 - what came, where, and what belongs to it
    tx: Transaction,
    door: str,
    accounts: Sequence[Account],
    events: Sequence[ChannelEvent],
    *,
    threads: Mapping[str, ConversationId],
    files: Mapping[str, tuple[StoredFile, ...]],
) -> list[Item]:
    """Every event of the arrival is kept, each for its account; repeats change nothing.

    `threads` and `files` are looked up by the arrival key of a message.
    """
    kept = []
    for event in events:
        match event:
            case MessageReceived():
                item = receive_message(
                    tx,
                    _account(accounts, event.account_address),
                    event,
                    thread=threads.get(event.arrival_key),
                    files=files.get(event.arrival_key, ()),
                )
                if item is not None:
                    kept.append(item)
            case ConsentChanged():
                change_consent(tx, _account(accounts, event.account_address), event)
            case DeliveryUpdated():
                update_delivery(tx, door, [account.id for account in accounts], event)
            case ReactionChanged() | MessageEdited() | MessageWithdrawn():
                take_change(tx, _account(accounts, event.account_address), event)
            case _:
                assert_never(event)
    return kept


def _account(accounts: Sequence[Account], address: str) -> Account:
    if not address and len(accounts) == 1:
        return accounts[0]
    for account in accounts:
        if account.address == address:
            return account
    raise NotFound("No account of this hook has the address that was written to.")


def keep_quarantined(tx: Transaction, quarantined: Quarantined) -> None:
    """An arrival that nobody understood waits for an administrator."""
    tx.doors.quarantine(quarantined)


def keep_cursor(tx: Transaction, door: AccountId, cursor: str) -> None:
    """A listener has read so far."""
    tx.doors.set_cursor(door, cursor)
