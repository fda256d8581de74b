"""Addresses that a person adds to a customer, and takes back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from pydantic import ConfigDict

from hub.application.address import add_address, remove_address
from hub.domain.ids import CustomerId, IdentityId
from hub.domain.permission import Permission
from hub.web.body import STRICT
from hub.web.customer_api import CustomerView, read_customer
from hub.web.problem_kinds import ADDRESS_TAKEN, CONFLICT
from hub.web.route import Answer, Call, Route


@dataclass(frozen=True, slots=True)
class NewAddress:
    """What to add."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    address: str
    """A mail address, or a telephone number with its country."""


async def add(call: Call) -> Answer:
    """It is hers from now on, as far as this person knows."""
    body: NewAddress = call.body
    await call.services.store.run(add_address, CustomerId(call.part("id")), call.person, body.address)
    return Answer(await read_customer(call), 201)


async def remove(call: Call) -> CustomerView:
    """It is hers no longer."""
    id_, identity = CustomerId(call.part("id")), IdentityId(call.part("address"))
    await call.services.store.run(remove_address, id_, call.person, identity)
    return await read_customer(call)


_PATH = "/api/customers/{id}/addresses"
ROUTES = [
    Route(
        "POST",
        _PATH,
        Permission.WORK,
        "Add an address to a customer; it is not verified.",
        add,
        body=NewAddress,
        answer=CustomerView,
        statuses=(201,),
        problems=(ADDRESS_TAKEN, CONFLICT),
    ),
    Route(
        "DELETE",
        f"{_PATH}/{{address}}",
        Permission.WORK,
        "Remove an address that a person added and nobody has used.",
        remove,
        answer=CustomerView,
        problems=(CONFLICT,),
    ),
]
