"""Which of my devices are told while no tab of my console is open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from hub.application.transaction import Transaction
from hub.domain.person import Person
from hub.domain.problem import NotFound
from hub.domain.push import MOST_DEVICES, PushDevice, Subscription, checked
from hub.domain.value import changed

PUSH_KEY: Final = "push_key"
"""Under this name the hub keeps the key with which it proves itself to push services, sealed like every secret."""
_ENDED: Final = "This device is told nothing any more; turn it on there again."


def own_devices(tx: Transaction, person: Person) -> Sequence[PushDevice]:
    """The devices of hers that are told."""
    return tx.pushes.devices(person.id)


def keep_device(  # noqa: PLR0913 - what a browser gives, and what is known of it
    tx: Transaction,
    person: Person,
    given: Subscription,
    *,
    session: str,
    name: str,
    names_customers: bool | None,
    is_renewal: bool = False,
) -> PushDevice:
    """Tell this browser too from now on, or still; whoever else used it before her is told there no longer.

    What it may show stays as it is where `names_customers` is None; a new one shows nothing of customers. A renewal
    brings back nothing that was ended.
    """
    checked(given)
    before = tx.pushes.device_at(given.endpoint)
    if is_renewal and (before is None or before.person_id != person.id):
        raise NotFound(_ENDED)
    if before is not None and before.person_id != person.id:
        tx.pushes.end(before.id)
        before = None
    if names_customers is None:
        names_customers = before is not None and before.names_customers
    device = PushDevice(
        tx.new_id() if before is None else before.id,
        person.id,
        given.endpoint,
        given.p256dh,
        given.auth,
        name,
        session,
        names_customers,
        tx.now if before is None else before.made_at,
        tx.now,
        before.told_at if before is not None else None,
    )
    tx.pushes.keep(device)
    _make_room(tx, person)
    return device


def _make_room(tx: Transaction, person: Person) -> None:
    # Browsers that were thrown away never say so: the ones that were not used for longest go.
    for forgotten in tx.pushes.devices(person.id)[MOST_DEVICES:]:
        tx.pushes.end(forgotten.id)


def name_customers(tx: Transaction, person: Person, device_id: str, *, names_customers: bool) -> PushDevice:
    """Whether this device of hers may show who wrote and what."""
    device = changed(_own(tx, person, device_id), names_customers=names_customers)
    tx.pushes.keep(device)
    return device


def end_device(tx: Transaction, person: Person, device_id: str) -> None:
    """Tell this device of hers nothing more."""
    tx.pushes.end(_own(tx, person, device_id).id)


def _own(tx: Transaction, person: Person, device_id: str) -> PushDevice:
    device = tx.pushes.device(device_id)
    if device is None or device.person_id != person.id:
        raise NotFound(_ENDED)
    return device


def forget_push_key(tx: Transaction, by: str) -> int:
    """The hub makes another key when it next needs one; the devices that knew this one, so many, are told nothing."""
    count = tx.pushes.end_all()
    tx.desks.set_setting(PUSH_KEY, None)
    tx.desks.audit(by, "push.key_forgotten", PUSH_KEY, {"devices": count})
    return count


def keep_push_key(tx: Transaction, sealed: str) -> str:
    """The sealed key of this hub: this one, unless another node was first."""
    return tx.desks.first_setting(PUSH_KEY, sealed)
