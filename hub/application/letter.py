"""To whom a mail of ours goes beside the customer, and under which subject."""

from __future__ import annotations

from channels.contract import Feature, MessageReceived
from hub.application.recipient import mail_address
from hub.application.sender import going_by
from hub.application.silenced import silenced_since
from hub.application.transaction import Transaction
from hub.domain.conversation import Conversation
from hub.domain.customer import Identity
from hub.domain.floor import Account
from hub.domain.ids import ConversationId, ItemId
from hub.domain.item import Item, ItemKind
from hub.domain.letter import MOST_RECIPIENTS, Letter, each_once, plain_subject
from hub.domain.problem import Conflict, Invalid
from hub.domain.value import changed

LATEST_ITEMS = 100
FORWARD_LINE = "---------- >> ----------"


def checked_letter(
    tx: Transaction, conversation: Conversation, identity: Identity, wanted: Letter | None
) -> Letter | None:
    """The letter with addresses as they are kept, each once, none of them ours; to the customer where to nobody else.

    Raises Invalid where an address is none, and Conflict where its owner forbade messages.
    """
    if Feature.COPIES not in tx.floor.features_of(conversation.channel):
        if wanted is not None:
            raise Invalid("Only a mail has a subject and further recipients; write it without them.")
        return None
    if wanted is None:
        return Letter(conversation.subject, "", (identity.address or identity.key,))
    ours = _ours(tx, conversation)
    lists = [[mail_address(typed) for typed in addresses] for addresses in (wanted.to, wanted.cc, wanted.bcc)]
    to, cc, bcc = each_once([[address for address in addresses if address not in ours] for addresses in lists])
    if wanted.forwards and not to:
        raise Invalid("Write to whom it is passed on.")
    subject = plain_subject(wanted.subject) or conversation.subject
    letter = changed(wanted, subject=subject, sender="", to=to or (identity.address or identity.key,), cc=cc, bcc=bcc)
    if len(letter.addresses) > MOST_RECIPIENTS:
        raise Invalid(f"A mail goes to {MOST_RECIPIENTS} people at most; this one would go to {len(letter.addresses)}.")
    check_consent(tx, conversation, letter)
    return letter


def check_consent(tx: Transaction, conversation: Conversation, letter: Letter | None) -> None:
    """Raise Conflict where one of those whom the letter goes to forbade messages."""
    for address in letter.addresses if letter is not None else ():
        known = tx.customers.identity(conversation.channel, address)
        silent = silenced_since(tx, conversation.channel, address) if known is None else known.opted_out_at
        if silent is not None:
            raise Conflict(f"{address} forbade further messages; write without this address.")


def titled(conversation: Conversation, letter: Letter | None) -> Conversation:
    """Under the subject that its last mail of ours has; what is passed on to somebody else renames nothing."""
    return conversation if letter is None or letter.forwards else changed(conversation, subject=letter.subject)


def signed(item: Item, signature: str) -> Item:
    """A message of ours as it leaves, with what stands under it; what the agent wrote stays apart."""
    return changed(item, full_text=f"{item.text.rstrip()}\n\n-- \n{signature}".lstrip("\n")) if signature else item


def passing_on(tx: Transaction, item: Item) -> Item:
    """A message of ours with the message that it passes on, and those files of it that do not stay behind.

    Raises Invalid unless that one is in the same conversation.
    """
    if item.letter is None or not item.letter.forwards:
        return item
    enclosed = tx.items.get(ItemId(item.letter.forwards))
    if enclosed.conversation_id != item.conversation_id or enclosed.kind is not ItemKind.MESSAGE:
        raise Invalid("Only a message of this conversation can be passed on from here.")
    ours = (item.full_text or item.text).rstrip()
    text = "\n".join([ours, "", *_enclosure(enclosed)] if ours else _enclosure(enclosed))
    going = [file for file in enclosed.files if file.id not in item.letter.without]
    return changed(item, full_text=text, files=(*going, *item.files))


def _enclosure(item: Item) -> list[str]:
    """The lines of a message that is passed on: who wrote it, when, under which subject, and what."""
    letter = item.letter or Letter()
    named = item.author_name or letter.sender
    author = f"{named} <{letter.sender}>" if letter.sender and letter.sender != named else named
    head = [author, f"{item.at:%Y-%m-%d %H:%M} UTC", letter.subject]
    return [FORWARD_LINE, *filter(None, head), "", item.full_text or item.text]


def received_letter(
    tx: Transaction, conversation: Conversation, account: Account, event: MessageReceived
) -> Letter | None:
    """The head of a mail that came to this account."""
    if Feature.COPIES not in tx.floor.features_of(conversation.channel):
        return None
    ours = _ours(tx, conversation)
    lists = (event.recipients.get(name, ()) for name in ("to", "cc"))
    to, cc = (tuple(address for address in addresses if address not in ours)[:MOST_RECIPIENTS] for addresses in lists)
    return going_by(conversation, Letter(plain_subject(event.subject), event.sender.address, to, cc), account)


def _ours(tx: Transaction, conversation: Conversation) -> frozenset[str]:
    """Our own addresses, to which no answer goes."""
    accounts = tx.floor.accounts.values()
    return frozenset(account.address.lower() for account in accounts if account.channel == conversation.channel)


def was_written_to(tx: Transaction, id_: ConversationId, address: str) -> bool:
    """Whether a letter of ours in this conversation went to this address too."""
    return any(
        item.letter is not None and not item.letter.sender and address in item.letter.addresses
        for item in tx.items.last(id_, LATEST_ITEMS)
    )
