"""Two customers prove to be one; and when they were not, each gets back exactly what was hers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from hub.application.close import close
from hub.application.customer import check_serves, keep_changed
from hub.application.receive import woken
from hub.application.requeue import requeue, return_to_owner
from hub.application.silenced import check_there
from hub.application.timeline import note_event
from hub.application.transaction import Transaction
from hub.application.undo_send import departed
from hub.domain.conversation import Conversation, State
from hub.domain.customer import Customer, Identity
from hub.domain.customer_edit import field_value, marked, with_changes
from hub.domain.ids import CustomerId, MergeId
from hub.domain.merge import Merge, Moved, gained, taken_back
from hub.domain.permission import Permission
from hub.domain.person import Person
from hub.domain.problem import Conflict, Invalid, NotAllowed
from hub.domain.value import changed


def merge_customers(
    tx: Transaction, kept_id: CustomerId, merged_id: CustomerId, by: Person, *, is_vouched: bool = False
) -> Merge:
    """Everything of the other customer is the kept one's, in one history; what moved is recorded for the way back.

    An address that is not verified proves nothing: then it takes a person who vouches that both are one.
    """
    kept, merged = _both(tx, kept_id, merged_id, by)
    mine, hers = [tx.customers.identities_held(id_) for id_ in (kept_id, merged_id)]
    if not is_vouched and not all(identity.is_verified for identity in (*mine, *hers)):
        raise Invalid("An address of theirs is not verified: make sure that both are one person, and vouch for it.")
    fields = gained(kept, merged)
    grown = with_changes(kept, fields)
    _give(tx, hers, grown)
    tx.customers.save(replace(merged, merged_into=kept_id))
    keep_changed(tx, kept, marked(grown, fields, by, tx.now))
    _tell_organisations(tx, by, kept, merged)
    closing = closing_pairs(tx, kept_id)
    _close_into_earlier(tx, closing, by)
    moved = Moved(
        tuple([identity.id for identity in hers]),
        {field: field_value(kept, field) for field in fields},
        {field: field_value(grown, field) for field in fields},
        {later.id: earlier.id for later, earlier in closing},
        {later.id: later.owner for later, _ in closing if later.owner},
    )
    merge = Merge(MergeId(tx.new_id()), kept_id, merged_id, tx.now, by.id, by.name, moved)
    tx.merges.add(merge)
    tx.customers.tell(by, kept_id, merged_id)
    tx.desks.audit(
        by.id, "customer.merged", kept_id, {"merged": merged_id, "merge": merge.id, "is_vouched": is_vouched}
    )
    return merge


def undo_merge(tx: Transaction, kept_id: CustomerId, merge_id: MergeId, by: Person) -> Sequence[str]:
    """Both customers are what they were, each with what arrived for her since; returns the fields that stay.

    A field that somebody edited after the merge stays as she wrote it.
    """
    _check_may(by)
    check_serves(tx, kept_id, by)
    merge = tx.merges.held(merge_id)
    if merge.kept_id != kept_id or merge.undone_at is not None:
        raise Conflict("This merge was undone already; look at the customer again.")
    if tx.merges.into(kept_id)[0].id != merge_id:
        raise Conflict("Somebody was merged into this customer later; undo that merge first.")
    kept, merged = _held(tx, kept_id, merge.merged_id)
    if kept.merged_into is not None:
        raise Conflict("This customer was merged into another one; undo that merge first.")
    hers = [one for one in tx.customers.identities_held(kept_id) if one.id in merge.moved.identities]
    back = taken_back(kept, merge.moved)
    standing_alone = replace(merged, merged_into=None)
    tx.customers.save(standing_alone)
    _give(tx, hers, standing_alone)
    keep_changed(tx, kept, marked(with_changes(kept, back), back, by, tx.now))
    _tell_organisations(tx, by, kept, merged)
    _reopen(tx, merge.moved, by)
    tx.merges.undone(replace(merge, undone_at=tx.now, undone_by=by.id))
    tx.customers.tell(by, kept_id, merge.merged_id)
    tx.desks.audit(by.id, "customer.parted", kept_id, {"merged": merge.merged_id, "merge": merge.id})
    return sorted(merge.moved.before.keys() - back.keys())


def _tell_organisations(tx: Transaction, by: Person, *customers: Customer) -> None:
    """Whoever shows what either belongs to hears that its people are others now."""
    ids = {customer.organisation_id for customer in customers if customer.organisation_id is not None}
    if ids:
        tx.organisations.tell(by, *sorted(ids))


def _both(tx: Transaction, kept_id: CustomerId, merged_id: CustomerId, by: Person) -> tuple[Customer, Customer]:
    """Both records, locked, if this person may make one of them."""
    _check_may(by)
    if kept_id == merged_id:
        raise Invalid("These are the same customer already.")
    kept, merged = _held(tx, kept_id, merged_id)
    if kept.merged_into or merged.merged_into:
        raise Conflict("One of them was merged into another customer meanwhile; look at them again.")
    check_serves(tx, kept_id, by)
    check_serves(tx, merged_id, by)
    for id_ in (kept_id, merged_id):
        check_there(tx, id_)
    return kept, merged


def _check_may(by: Person) -> None:
    if Permission.MERGE not in by.permissions:
        raise NotAllowed("Your role may not merge customers; ask a supervisor.")


def _held(tx: Transaction, one: CustomerId, other: CustomerId) -> tuple[Customer, Customer]:
    """Both, locked in one order, so that two merges never wait for each other."""
    found: Mapping[CustomerId, Customer] = {id_: tx.customers.held(id_) for id_ in sorted((one, other))}
    return found[one], found[other]


def _give(tx: Transaction, identities: Sequence[Identity], to: Customer) -> None:
    for identity in identities:
        tx.customers.save_identity(replace(identity, customer_id=to.id))
        tx.conversations.give(identity.id, to)


def closing_pairs(tx: Transaction, *ids: CustomerId) -> list[tuple[Conversation, Conversation]]:
    """Where a channel has one endless thread: of the open conversations of these customers every later, and the first.

    As they are now; the later ones are to close into the first.
    """
    first: dict[str, Conversation] = {}
    pairs = []
    found = [conversation for id_ in ids for conversation in tx.conversations.of_customer(id_)]
    for conversation in sorted(found, key=lambda one: (one.arrived_at, one.id)):
        if conversation.single_key is None:
            continue
        earlier = first.setdefault(conversation.account_id, conversation)
        if earlier is not conversation:
            pairs.append((conversation, earlier))
    return pairs


def _close_into_earlier(tx: Transaction, pairs: Sequence[tuple[Conversation, Conversation]], by: Person) -> None:
    for closing, first in pairs:
        later = departed(tx, closing)
        earlier = tx.conversations.get(first.id)
        note_event(tx, earlier, "joined", by, other=later.id)
        if later.state is not State.WAITING:
            earlier = woken(tx, earlier)
        note_event(tx, later, "closed_into", by, other=earlier.id)
        pointing = changed(later, entry={**later.entry, "into": earlier.id})
        tx.conversations.save(pointing)
        close(tx, pointing, None, by)


def _reopen(tx: Transaction, moved: Moved, by: Person) -> None:
    """What closed into another waits again with its age, for whoever held it; unless it lives on by itself."""
    for id_ in moved.closed:
        found = tx.conversations.get(id_)
        if found.state is not State.CLOSED or "into" not in found.entry:
            continue
        entry = {name: value for name, value in found.entry.items() if name != "into"}
        alone = changed(found, entry=entry)
        owner = moved.owners.get(id_)
        back = return_to_owner(tx, alone, owner) if owner else alone
        note_event(tx, requeue(tx, back, why="parted"), "parted", by)
