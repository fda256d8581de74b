"""A visitor leaves a message outside the hours: it is a letter of the account that answers by mail."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from channels.contract import MessageReceived
from channels.sender import ProviderId, Sender
from hub.application.files import files_of
from hub.application.floor_document import MAIL
from hub.application.receive import receive_message
from hub.application.transaction import Transaction
from hub.domain.floor import Account
from hub.domain.ids import FileId
from hub.domain.item import Item
from hub.domain.problem import Conflict, Invalid

LONGEST_SUBJECT = 200


def leave_message(  # noqa: PLR0913 - who says what, where, with which files
    tx: Transaction,
    account: Account,
    event: MessageReceived,
    answer_to: str,
    *,
    client_id: str,
    file_ids: tuple[FileId, ...],
    owner: str,
) -> Item:
    """The message waits for an answer by mail; the same `client_id` again gives the item it made the first time.

    The address is only claimed, and nothing is mailed to it before an agent has read this and writes.
    """
    mailing = tx.floor.mailing(account)
    if mailing is None:
        raise Conflict("This chat does not answer by mail any longer; open it again.")
    if not event.text.strip() and not file_ids:
        raise Invalid("Write something, or attach a file.")
    letter = letter_of(account, mailing, event, answer_to)
    files = files_of(tx, file_ids, owner)
    item = receive_message(tx, mailing, letter, attached=files, client_id=client_id)
    item = item or tx.items.by_provider_id([mailing.id], letter.provider_id)
    if item is None:
        raise Conflict("This message was sent before; open the chat again.")
    return item


def letter_of(account: Account, mailing: Account, event: MessageReceived, answer_to: str) -> MessageReceived:
    """What she wrote as if it had come by mail, from an address that nothing proves."""
    address = answer_to.strip().lower().rstrip(".")
    if MAIL.fullmatch(address) is None:
        raise Invalid("Write a whole mail address, such as name@example.com.")
    subject = event.attributes.get("form.subject", "").strip() or account.name
    # No id that a mail could refer to: the first mail of the thread will be ours.
    id_ = sha256(event.arrival_key.encode()).hexdigest()[:32]
    return replace(
        event,
        arrival_key=f"left:{event.arrival_key}",
        provider_id=ProviderId(f"left:{id_}"),
        account_address=mailing.address,
        sender=Sender(address, event.attributes.get("form.name", "") or event.sender.name, address),
        subject=" ".join(subject.split())[:LONGEST_SUBJECT],
    )
