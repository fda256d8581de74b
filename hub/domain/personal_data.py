"""What the columns of a database say of people, and what becomes of it when a customer is erased: pure words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final


class Says(StrEnum):
    """Of whom a column says something."""

    NOTHING = "nothing"
    """Of nobody: instants, states, counts, what is configured."""
    OURS = "ours"
    """An identifier that the hub made, or that means nothing outside."""
    CUSTOMERS = "customers"
    """What a customer said, is called, or is reached by; what is written of her."""
    STAFF = "staff"
    """What says something of somebody of the company."""
    SECRET = "secret"  # noqa: S105 - the word for it
    """Passwords, keys and tokens: never exported, whosever they are."""


class Lead(StrEnum):
    """By what a customer's rows of a table are found."""

    CUSTOMER = "customer"
    IDENTITY = "identity"
    CONVERSATION = "conversation"
    ITEM = "item"
    MESSAGE = "message"
    """The provider's name of a message."""
    WORDS = "words"
    """Nothing points from the row to her: her addresses stand in its text."""
    LOG = "log"
    """Whatever was told before she was erased goes with it."""
    FILE = "file"
    """The message in which it stands, or its owner."""


class Goes(StrEnum):
    """What becomes of a row when its customer is erased."""

    STAYS = "stays"
    """There is nothing of hers in it."""
    EMPTIED = "emptied"
    """What is hers is replaced; the row goes on counting in reports."""
    REMOVED = "removed"


UNLESS_OURS: Final = object()
"""Emptied only where the customer herself, and none of our people, is its author."""
MARK: Final = object()
"""Says that it was erased, and when."""


@dataclass(frozen=True)
class TableSays:
    """Every column of one table, each under the word for what it says.

    Of a table whose rows are emptied `customers` names what each column is replaced by.
    """

    nothing: str = ""
    ours: str = ""
    staff: str = ""
    secret: str = ""
    customers: Mapping[str, object] | str = ""
    found_by: tuple[Lead, str] | None = None
    """How a customer's rows are found, and by which column."""
    goes: Goes = Goes.STAYS
    is_inside: bool = False
    """Whether it is what our people write for themselves: exported only when asked for."""
    is_exported: bool = True
    """False where another table says the same, or where nobody could read it."""
    columns: Mapping[str, Says] = field(init=False)

    def __post_init__(self) -> None:
        """Join the words to one answer for each column; raises ValueError where one is named twice."""
        pairs = list(self._named())
        if len({name for name, _ in pairs}) != len(pairs):
            raise ValueError(f"A column is classified twice among {sorted(name for name, _ in pairs)}.")
        object.__setattr__(self, "columns", dict(pairs))

    def _named(self) -> Iterator[tuple[str, Says]]:
        for says, names in (
            (Says.NOTHING, self.nothing),
            (Says.OURS, self.ours),
            (Says.STAFF, self.staff),
            (Says.SECRET, self.secret),
        ):
            yield from ((name, says) for name in names.split())
        theirs = self.customers.split() if isinstance(self.customers, str) else self.customers
        yield from ((name, Says.CUSTOMERS) for name in theirs)

    @property
    def theirs(self) -> tuple[str, ...]:
        """The columns that hold what is a customer's."""
        return tuple(name for name, says in self.columns.items() if says is Says.CUSTOMERS)

    @property
    def replacements(self) -> Mapping[str, object]:
        """What the customer's columns are replaced by, where rows are emptied."""
        return self.customers if isinstance(self.customers, Mapping) else {}

    @property
    def exported(self) -> tuple[str, ...]:
        """The columns of which she gets a copy: hers, and what tells them apart; nothing of our people."""
        told = {Says.NOTHING, Says.OURS, Says.CUSTOMERS}
        return tuple(name for name, says in self.columns.items() if says in told)
