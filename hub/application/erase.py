"""A customer is erased: who she was at once, then what she said, a little at a time; in the end it is looked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from urllib.parse import quote

from hub.application.close import close
from hub.application.customer import standing, tell_organisations
from hub.application.transaction import Transaction
from hub.domain.conversation import State, after
from hub.domain.customer import Customer, Identity
from hub.domain.erasure import ERASED_NAME, SETTLING_SECONDS, Erasure, ErasureId, Stage, silenced_text
from hub.domain.external import RecordOf
from hub.domain.ids import ConversationId, CustomerId
from hub.domain.permission import Permission
from hub.domain.person import Person
from hub.domain.problem import Conflict, NotAllowed
from hub.domain.value import changed

ITEMS_AT_ONCE: Final = 50
"""Emptied in one transaction: an arrival that comes meanwhile waits for some milliseconds."""
TOLD_AT_ONCE: Final = 500
SHORTEST_WORD: Final = 5
"""What is shorter stands in texts that are nobody's."""


def check_may_protect(person: Person) -> None:
    """Raise NotAllowed unless the person answers for personal data."""
    if Permission.PERSONAL_DATA not in person.permissions:
        raise NotAllowed("Your role may not deal with personal data; ask an administrator.")


def begin_erasure(tx: Transaction, id_: CustomerId, by: Person, *, closes: bool = False) -> Erasure:
    """From now on nobody knows who she was; what she said goes next, by itself.

    Raises Conflict where a legal hold forbids it, where it was done, or where something with her is open still and
    nobody said that it is to be closed.
    """
    check_may_protect(by)
    root = tx.customers.held(standing(tx, id_).id)
    customers = [root, *(tx.customers.held(one) for one in tx.erasures.merged_into(root.id))]
    _check_may_go(tx, customers)
    _close_open(tx, root.id, by, closes=closes)
    identities = [one for customer in customers for one in tx.customers.identities_held(customer.id)]
    words = words_of(customers, identities)
    erasure = Erasure(
        ErasureId(tx.new_id()),
        root.id,
        tuple([one.id for one in customers]),
        by.id,
        by.name,
        tx.now,
        words=words,
        known_as=_known_as(tx, customers),
    )
    tx.customers.tell(by, root.id)
    erasure = erasure.went_over(tx.erasures.remove_with(words))
    _silence(tx, identities)
    tx.customers.erase_identities(identities)
    for customer in customers:
        gone = _nobody(customer, tx)
        tx.customers.save(gone)
        tell_organisations(tx, by, customer, gone)
    counts = {"customer": len(customers), "identity": len(identities)}
    tx.erasures.keep(erasure.went_over(counts))
    tx.desks.audit(by.id, "customer.erasure_begun", root.id, {"erasure": erasure.id})
    return erasure.went_over(counts)


def _check_may_go(tx: Transaction, customers: Sequence[Customer]) -> None:
    if customers[0].erased_at is not None:
        raise Conflict("She was erased already; nothing of her is left.")
    if any(tx.erasures.hold_on(one.id) for one in customers):
        raise Conflict("A legal hold forbids to erase her; lift it first, if it has served.")


def _close_open(tx: Transaction, id_: CustomerId, by: Person, *, closes: bool) -> None:
    found = tx.conversations.of_customer(id_)
    if found and not closes:
        raise Conflict("Something with her is not closed yet; close it first, or say that it is to be closed with it.")
    for conversation in found:
        if conversation.state is not State.CLOSED:
            close(tx, conversation, None, by)


def _silence(tx: Transaction, identities: Sequence[Identity]) -> None:
    """Whoever wants no messages is written to no more, though nobody knows any longer who she was."""
    for identity in identities:
        digest = tx.fingerprint(silenced_text(identity.channel, identity.key))
        tx.erasures.silence(digest, identity.opted_out_at)


def words_of(customers: Sequence[Customer], identities: Sequence[Identity]) -> tuple[str, ...]:
    """By what she is found where nothing points to her: her addresses as they are written, and our ids of her."""
    words: dict[str, None] = {}
    for identity in identities:
        for text in (identity.key, identity.address):
            plain = text.strip().lower()
            for written in (plain, quote(plain, safe="").lower(), plain.removeprefix("+")):
                if len(written) >= SHORTEST_WORD:
                    words[written] = None
    return (*words, *(one.id for one in customers), *(one.id for one in identities))


def _known_as(tx: Transaction, customers: Sequence[Customer]) -> tuple[tuple[str, str], ...]:
    names = [("", one.name) for one in customers if one.name]
    records = [one.key for customer in customers for one in tx.external.known_as(RecordOf.CUSTOMER, customer.id)]
    return (*names, *((key.source, key.external_id) for key in records))


def _nobody(customer: Customer, tx: Transaction) -> Customer:
    return Customer(
        customer.id,
        ERASED_NAME,
        created_at=customer.created_at,
        version=customer.version + 1,
        merged_into=customer.merged_into,
        erased_at=tx.now,
    )


def go_on_erasing(tx: Transaction, id_: ErasureId) -> Erasure:
    """One more step of it; whoever died in the middle of one left it as it was before."""
    erasure = tx.erasures.held(id_)
    match erasure.stage:
        case Stage.CONVERSATIONS:
            further = _empty_some(tx, erasure)
        case Stage.RECORD:
            further = _empty_record(tx, erasure)
        case Stage.LOG:
            further = _forget_told(tx, erasure)
        case Stage.CHECK:
            further = _look_again(tx, erasure)
        case Stage.FILES | Stage.SETTLING | Stage.BYTES | Stage.DONE:
            # What is not in the database is the worker's.
            return erasure
    tx.erasures.keep(further)
    return further


def _empty_some(tx: Transaction, erasure: Erasure) -> Erasure:
    """Some messages of a conversation, or the conversation itself once it has none left."""
    done, _, within = erasure.place.partition(" ")
    here = ConversationId(done) if within else next(iter(_next_conversation(tx, erasure, done)), None)
    if here is None:
        return erasure.then(Stage.RECORD)
    items = tx.erasures.items(here, within, ITEMS_AT_ONCE)
    if items:
        counts = tx.erasures.empty_items(items, tx.now)
        tx.changes.tell_erased([(one, one.erased(tx.now)) for one in items])
        return erasure.went_over(counts, f"{here} {items[-1].id}")
    counts = {"conversation": 1, **tx.erasures.remove_of_conversation(here)}
    conversation = tx.conversations.get(here)
    tx.conversations.save(conversation.erased())
    return erasure.went_over(counts, here)


def _next_conversation(tx: Transaction, erasure: Erasure, after_: str) -> Sequence[ConversationId]:
    return tx.erasures.conversations(erasure.customer_id, after_, 1)


def _empty_record(tx: Transaction, erasure: Erasure) -> Erasure:
    for customer in erasure.customers:
        for identity in tx.customers.identities_of(customer):
            erasure = erasure.went_over(tx.erasures.remove_of_identity(identity.id))
        erasure = erasure.went_over(tx.erasures.remove_of_customer(customer))
    tx.customers.tell(None, erasure.customer_id)
    return erasure.then(Stage.FILES)


def settle_erasure(tx: Transaction, id_: ErasureId) -> None:
    """The files are put aside; until all nodes have read what was told the rest waits."""
    erasure = tx.erasures.held(id_)
    settling = erasure.then(Stage.SETTLING, after(tx.now, SETTLING_SECONDS))
    tx.erasures.keep(changed(settling, last_number=tx.erasures.last_told()))


def forget_files(tx: Transaction, id_: ErasureId, digests: Sequence[str]) -> None:
    """These bytes are gone, or were kept for somebody else's sake."""
    for digest in digests:
        tx.erasures.undoom(digest)
    erasure = tx.erasures.held(id_)
    # So that the log has an end from which everybody goes on.
    tx.customers.erase_identities(())
    tx.erasures.keep(erasure.went_over({"bytes": len(digests)}).then(Stage.LOG))


def _forget_told(tx: Transaction, erasure: Erasure) -> Erasure:
    count = tx.erasures.forget_told(erasure.last_number, TOLD_AT_ONCE)
    erasure = erasure.went_over({"event": count})
    return erasure if count else erasure.then(Stage.BYTES)


def check_erased(tx: Transaction, id_: ErasureId) -> None:
    """The bytes of the database are clean; now everything is looked at again."""
    tx.erasures.keep(tx.erasures.held(id_).then(Stage.CHECK))


def _look_again(tx: Transaction, erasure: Erasure) -> Erasure:
    """Done where nothing is found anywhere; else once more from the beginning."""
    found = sum(sum(tx.erasures.left(one).values()) for one in erasure.customers)
    if tx.erasures.is_mentioned(erasure.words):
        erasure = erasure.went_over(tx.erasures.remove_with(erasure.words))
        found += 1
    if found:
        return erasure.again(found)
    tx.desks.audit(erasure.by, "customer.erased", erasure.customer_id, {"erasure": erasure.id})
    tx.customers.tell(None, erasure.customer_id)
    return changed(erasure.then(Stage.DONE), finished_at=tx.now, words=(), known_as=(), found=0)
