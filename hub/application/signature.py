"""What stands under a mail: the agent's own signature, and that of the mailbox."""

from __future__ import annotations

from channels.contract import Feature
from hub.application.transaction import Transaction
from hub.domain.conversation import Conversation
from hub.domain.floor import Account
from hub.domain.ids import AccountId, PersonId
from hub.domain.person import Person
from hub.domain.problem import Invalid
from hub.domain.text import storable
from hub.domain.wording import said_in

LONGEST_SIGNATURE = 2_000
AGENT = "{agent}"
"""In the signature of a mailbox: the name of whoever writes."""


def own_signature(tx: Transaction, id_: PersonId) -> str:
    """What this person signs with; empty where she has chosen nothing."""
    return tx.desks.setting(_key(id_)) or ""


def change_signature(tx: Transaction, person: Person, text: str) -> None:
    """From now on her mails are signed so; an empty text removes it."""
    text = storable(text).replace("\r\n", "\n").strip()
    if len(text) > LONGEST_SIGNATURE:
        raise Invalid(f"A signature may have {LONGEST_SIGNATURE:,} characters; this one has {len(text):,}.")
    tx.desks.set_setting(_key(person.id), text or None)


def signature_for(tx: Transaction, conversation: Conversation, person: Person, account_id: AccountId) -> str:
    """What stands under a mail of this person's in this conversation, where it leaves by this account."""
    account = tx.floor.accounts.get(account_id)
    if account is None or Feature.COPIES not in tx.floor.features_of(account.channel):
        return ""
    return signature_from(account, conversation.language, person, own_signature(tx, person.id))


def signature_from(account: Account, language: str, person: Person, own: str) -> str:
    """What stands under a mail from this mailbox to a reader of a language: her own words first, then the mailbox's."""
    of_mailbox = said_in(account.signature, language).replace(AGENT, person.name).strip()
    return "\n\n".join(filter(None, (own, of_mailbox)))


def _key(id_: PersonId) -> str:
    return f"signature:{id_}"
