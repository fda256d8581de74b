"""Customers and their identities in the database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Final

from sqlalchemy import bindparam, delete, insert, select, update

from hub.domain.customer import Customer, Identity
from hub.domain.ids import CustomerId, IdentityId
from hub.domain.likeness import word_of_address, word_of_name
from hub.domain.person import Person
from hub.domain.problem import NotFound
from hub.storage.customer_tables import customer, identity
from hub.storage.executor import Executor
from hub.storage.memory import Memory
from hub.storage.statement import Row, Statement

_CUSTOMER: Final = tuple(field.name for field in fields(Customer))
_IDENTITY: Final = tuple(field.name for field in fields(Identity))
CUSTOMER_COLUMNS: Final = tuple(customer.c[name] for name in _CUSTOMER)
IDENTITY_COLUMNS: Final = tuple(identity.c[name] for name in _IDENTITY)
_TAGS: Final = _CUSTOMER.index("tags")

# Locked against a merge or its undoing, which would let the arrival end with a customer whose it is no longer.
_IDENTITY_BY_KEY: Final = Statement(
    select(*IDENTITY_COLUMNS)
    .where(identity.c.channel == bindparam("channel"), identity.c.key == bindparam("key"))
    .with_for_update(read=True, key_share=True)
)
_OF_CUSTOMER: Final = (
    select(*IDENTITY_COLUMNS).where(identity.c.customer_id == bindparam("customer_id")).order_by(identity.c.id)
)
_IDENTITIES: Final = Statement(_OF_CUSTOMER)
_IDENTITIES_HELD: Final = Statement(_OF_CUSTOMER.with_for_update())
_IDENTITY_BY_ID: Final = Statement(select(*IDENTITY_COLUMNS).where(identity.c.id == bindparam("id")))
_CUSTOMER_BY_ID: Final = Statement(select(*CUSTOMER_COLUMNS).where(customer.c.id == bindparam("id")))
_HELD: Final = Statement(
    select(*CUSTOMER_COLUMNS).where(customer.c.id == bindparam("id")).with_for_update(key_share=True)
)
_INSERT_CUSTOMER: Final = Statement(
    insert(customer).values({name: bindparam(name) for name in (*_CUSTOMER, "likeness")})
)
_UPDATE_CUSTOMER: Final = Statement(
    update(customer)
    .where(customer.c.id == bindparam("the_id"))
    .values({name: bindparam(name) for name in (*_CUSTOMER, "likeness") if name != "id"})
)
_INSERT_IDENTITY: Final = Statement(
    insert(identity).values({name: bindparam(name) for name in (*_IDENTITY, "likeness")})
)
_UPDATE_IDENTITY: Final = Statement(
    update(identity)
    .where(identity.c.id == bindparam("the_id"))
    .values({name: bindparam(name) for name in (*_IDENTITY, "likeness") if name != "id"})
)
_DELETE_CUSTOMER: Final = Statement(delete(customer).where(customer.c.id == bindparam("id")))
_DELETE_IDENTITY: Final = Statement(delete(identity).where(identity.c.id == bindparam("id")))


def customer_of(row: Row) -> Customer:
    """The customer a row of its table tells of."""
    values = list(row)
    values[_TAGS] = tuple(values[_TAGS])
    return Customer(*values)


class CustomerRecords:
    """Customers and identities of one transaction."""

    def __init__(self, executor: Executor, memory: Memory) -> None:
        self._executor = executor
        self._memory = memory
        self._identities: dict[IdentityId, Identity] = {}
        self._by_key: dict[tuple[str, str], IdentityId] = {}
        self._customers: dict[CustomerId, Customer] = {}
        self._removed: list[Identity] = []
        self.made: list[CustomerId] = []
        self.changed: list[tuple[tuple[CustomerId, ...], Person | None]] = []
        """Whose records were edited, merged or parted, and by whom; None: by what she said herself."""

        self.erased: list[IdentityId] | None = None
        """By which identities nobody is known any more; None where nobody was erased."""

    def remember(self) -> None:
        """What was read and saved is known to the next transaction."""
        for value in self._identities.values():
            self._memory.identities[value.channel, value.key] = value
        for value in self._removed:
            known = self._memory.identities.get((value.channel, value.key))
            if known is not None and known.id == value.id:
                del self._memory.identities[value.channel, value.key]
        self._memory.customers.update(self._customers)

    def identity(self, channel: str, key: str) -> Identity | None:
        """The identity a channel calls by this key."""
        known = self._memory.identities.get((channel, key))
        if known is not None:
            return self._identities.setdefault(known.id, known)
        mine = self._by_key.get((channel, key))
        if mine is not None:
            return self._identities[mine]
        # Whatever a group of transactions has added and not written yet is remembered.
        rows = self._executor.fetch_kept(_IDENTITY_BY_KEY, channel=channel, key=key)
        if not rows:
            return None
        found = Identity(*rows[0])
        self._know(found)
        return found

    def identity_by_id(self, id_: IdentityId) -> Identity:
        """The identity; raises NotFound."""
        known = self._identities.get(id_)
        if known is not None:
            return known
        rows = self._executor.fetch(_IDENTITY_BY_ID, id=id_)
        if not rows:
            msg = "There is no such identity."
            raise NotFound(msg)
        return Identity(*rows[0])

    def get(self, id_: CustomerId) -> Customer:
        """The customer; raises NotFound."""
        known = self._customers.get(id_) or self._memory.customers.get(id_)
        return known if known is not None else self._read(_CUSTOMER_BY_ID, id_)

    def held(self, id_: CustomerId) -> Customer:
        """The customer, locked for change; raises NotFound."""
        return self._read(_HELD, id_)

    def _read(self, statement: Statement, id_: CustomerId) -> Customer:
        rows = self._executor.fetch(statement, id=id_)
        if not rows:
            msg = "There is no such customer."
            raise NotFound(msg)
        found = self._customers[id_] = customer_of(rows[0])
        return found

    def identities_of(self, customer_id: CustomerId) -> Sequence[Identity]:
        """All identities of a customer, oldest first."""
        return [Identity(*row) for row in self._executor.fetch(_IDENTITIES, customer_id=customer_id)]

    def identities_held(self, customer_id: CustomerId) -> Sequence[Identity]:
        """All identities of a customer, oldest first; no message of theirs is kept before this transaction ends."""
        return [Identity(*row) for row in self._executor.fetch(_IDENTITIES_HELD, customer_id=customer_id)]

    def tell(self, by: Person | None, *ids: CustomerId) -> None:
        """Whoever shows any of these customers is told that they changed, and who did it; None: she herself."""
        self.changed.append((ids, by))

    def add(self, value: Customer, *identities: Identity) -> None:
        """Keep a new customer with her first identities; one whom only another system knows may have none."""
        self._executor.append(_INSERT_CUSTOMER, vars(value) | {"likeness": word_of_name(value.name)})
        self._customers[value.id] = value
        self.made.append(value.id)
        for one in identities:
            self._insert(one)

    def save(self, value: Customer) -> None:
        """Keep a changed customer."""
        values = {name: getattr(value, name) for name in _CUSTOMER if name != "id"}
        self._executor.run(_UPDATE_CUSTOMER, the_id=value.id, likeness=word_of_name(value.name), **values)
        self._customers[value.id] = value

    def remove(self, value: Customer) -> None:
        """Keep her no longer: nothing ever happened with her."""
        self._executor.run(_DELETE_CUSTOMER, id=value.id)
        self._customers.pop(value.id, None)
        self._memory.customers.pop(value.id, None)

    def save_identity(self, value: Identity) -> None:
        """Keep a new or changed identity."""
        if not self._executor.fetch(_IDENTITY_BY_ID, id=value.id):
            self._insert(value)
            return
        values = {name: getattr(value, name) for name in _IDENTITY if name != "id"}
        self._executor.run(_UPDATE_IDENTITY, the_id=value.id, likeness=word_of_address(value.address), **values)
        self._know(value)

    def remove_identity(self, value: Identity) -> None:
        """Keep this identity no longer: nobody ever used it."""
        self._executor.run(_DELETE_IDENTITY, id=value.id)
        self._identities.pop(value.id, None)
        self._by_key.pop((value.channel, value.key), None)
        self._removed.append(value)

    def erase_identities(self, values: Sequence[Identity]) -> None:
        """Nobody is known by these any more, and whoever has a line as one of them loses it."""
        for value in values:
            gone = replace(value, key=f"erased:{value.id}", address="", name="")
            self.save_identity(gone)
            self._removed.append(value)
        self.erased = [*(self.erased or ()), *(value.id for value in values)]

    def _insert(self, value: Identity) -> None:
        self._executor.append(_INSERT_IDENTITY, vars(value) | {"likeness": word_of_address(value.address)})
        self._know(value)

    def _know(self, value: Identity) -> None:
        self._identities[value.id] = value
        self._by_key[value.channel, value.key] = value.id
