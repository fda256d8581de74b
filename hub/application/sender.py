"""By which of our mail accounts a letter leaves: the one that its writer chose, where she may write from it."""

from __future__ import annotations

from channels.contract import Feature
from hub.application.transaction import Transaction
from hub.domain.conversation import Conversation
from hub.domain.customer import Identity
from hub.domain.floor import Account, Floor
from hub.domain.ids import AccountId
from hub.domain.letter import Letter
from hub.domain.person import Person
from hub.domain.problem import Conflict, NotAllowed
from hub.domain.value import changed


def may_start(floor: Floor, agent: Person, account: Account) -> bool:
    """Whether this person may write first from this account: its team's people may, where the channel can."""
    queue = floor.queues.get(account.queue)
    can = Feature.FIRST_WORD in floor.features_of(account.channel)
    return can and queue is not None and queue.team in agent.works_in


def senders(tx: Transaction, conversation: Conversation, agent: Person) -> list[Account]:
    """The mail accounts from which this person may write in this conversation, its own first.

    Whoever writes in a conversation writes from the accounts by which it goes already; from others only where she may
    write first.
    """
    if Feature.COPIES not in tx.floor.features_of(conversation.channel):
        return []
    going = accounts_of(tx, conversation)
    of_channel = [one for one in tx.floor.accounts.values() if one.channel == conversation.channel]
    found = [one for one in of_channel if one.id in going or may_start(tx.floor, agent, one)]
    return sorted(found, key=lambda one: one.id != conversation.account_id)


def accounts_of(tx: Transaction, conversation: Conversation) -> frozenset[AccountId]:
    """Its own account, and those by which its messages left or came."""
    return frozenset({conversation.account_id, *tx.items.accounts_of(conversation.id)})


def usual_sender(tx: Transaction, conversation: Conversation) -> AccountId:
    """The account to which its customer wrote last, where there still is one; else its own."""
    last = tx.items.last_came_to(conversation.id)
    return last if last is not None and last in tx.floor.accounts else conversation.account_id


def leaving(tx: Transaction, conversation: Conversation, agent: Person, letter: Letter | None) -> Letter | None:
    """The letter with the account that it leaves by: the one that was asked for, else the usual one.

    Raises Conflict where there is no such account any more, and NotAllowed where it is not hers to write from.
    """
    if letter is None:
        return None
    wanted = AccountId(letter.account) or usual_sender(tx, conversation)
    return going_by(conversation, letter, checked_sender(tx, conversation, agent, wanted))


def going_by(conversation: Conversation, letter: Letter, account: Account) -> Letter:
    """The letter as it is kept of one that goes by this account."""
    if account.id == conversation.account_id:
        return changed(letter, account="", address="")
    return changed(letter, account=account.id, address=account.address)


def checked_sender(tx: Transaction, conversation: Conversation, agent: Person, wanted: AccountId) -> Account:
    """The account, if she may write from it here; a refusal names those from which she may."""
    known = tx.floor.accounts.get(wanted)
    if known is not None and wanted == conversation.account_id:
        return known
    allowed = senders(tx, conversation, agent)
    if known is not None and known in allowed:
        return known
    others = ", ".join(account.address for account in allowed)
    if not others:
        raise Conflict(f"You may not write from “{_name(tx, wanted)}” nor from another address; ask an administrator.")
    if known is not None:
        raise NotAllowed(f"You may not write from “{known.address}”; choose one of these addresses: {others}.")
    raise Conflict(f"“{_name(tx, wanted)}” is no address of ours any more; choose one of these: {others}.")


def usual_letter(tx: Transaction, conversation: Conversation, identity: Identity) -> Letter | None:
    """What the hub's own words need where they do not leave by the conversation's own account; else nothing."""
    if Feature.COPIES not in tx.floor.features_of(conversation.channel):
        return None
    account = tx.floor.accounts.get(usual_sender(tx, conversation))
    if account is None or account.id == conversation.account_id:
        return None
    return going_by(conversation, Letter(conversation.subject, "", (identity.address or identity.key,)), account)


def account_of(conversation: Conversation, letter: Letter | None) -> AccountId:
    """The account that a message of this conversation leaves by."""
    return AccountId(letter.account) if letter is not None and letter.account else conversation.account_id


def _name(tx: Transaction, id_: AccountId) -> str:
    """What people call an account: its address, of a former one too."""
    known = (body for kind, known_id, body, _ in tx.desks.entries() if (kind, known_id) == ("accounts", id_))
    return next((str(body["address"]) for body in known if body.get("address")), id_)
