"""What I sign my mails with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from pydantic import ConfigDict

from hub.application.signature import change_signature, own_signature
from hub.domain.permission import Permission
from hub.web.body import STRICT
from hub.web.route import Call, Route


@dataclass(frozen=True, slots=True)
class SignatureView:
    """My own signature, without that of a mailbox."""

    text: str


@dataclass(frozen=True, slots=True)
class NewSignature:
    """What my mails are signed with from now on."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    text: str


async def read_signature(call: Call) -> SignatureView:
    """What I sign with."""
    return SignatureView(await call.services.store.read(own_signature, call.person.id))


async def write_signature(call: Call) -> None:
    """Sign otherwise."""
    body: NewSignature = call.body
    await call.services.store.run(change_signature, call.person, body.text)


_PATH = "/api/signature"
ROUTES = [
    Route("GET", _PATH, Permission.READ, "What my mails are signed with.", read_signature, answer=SignatureView),
    Route(
        "PUT",
        _PATH,
        Permission.WORK,
        "Sign my mails otherwise.",
        write_signature,
        body=NewSignature,
        statuses=(204,),
    ),
]
