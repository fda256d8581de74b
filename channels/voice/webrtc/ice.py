"""ICE as a server on a known address needs it (RFC 8445, section 2.5): it answers checks, and sends none.

Every leg has a name and a password of its own, so that one port serves them all: a check tells by its user name whose
it is, and its address is known from then on. Firewalls open one port, and an address that is translated one to one
is only told, not asked for.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Final

from aioice import stun

Address = tuple[str, int]
BEYOND_STUN: Final = 4
ROLE_CONFLICT: Final = (487, "Role Conflict")


@dataclass(frozen=True, slots=True)
class Credentials:
    """How one side of a leg names and proves itself."""

    fragment: str
    password: str


@dataclass(frozen=True, slots=True)
class Check:
    """A check that was proved: its answer, and whether the browser chose this address for the call."""

    answer: bytes
    is_nominated: bool


class Request:
    """A check as it came, not proved yet."""

    def __init__(self, message: stun.Message) -> None:
        """Keep it."""
        self._message = message

    @property
    def fragment(self) -> str:
        """To which leg it goes: our part of its user name."""
        return str(self._message.attributes.get("USERNAME", "")).partition(":")[0]

    def answered(self, address: Address, ours: Credentials) -> Check | None:
        """The answer, sent to where the check came from; none where our password does not prove it."""
        message, password = self._message, ours.password.encode()
        if not message.check_message_integrity(password):
            return None
        is_wrong = "ICE-CONTROLLED" in message.attributes
        answer = stun.Message(
            stun.Method.BINDING,
            stun.Class.ERROR if is_wrong else stun.Class.RESPONSE,
            message.transaction_id,
            # The lite side never controls (section 6.1.1): whoever wants it to is told to take the part herself.
            {"ERROR-CODE": ROLE_CONFLICT} if is_wrong else {"XOR-MAPPED-ADDRESS": address},
        )
        answer.add_message_integrity(password)
        return Check(bytes(answer), not is_wrong and "USE-CANDIDATE" in message.attributes)


def is_stun(data: bytes) -> bool:
    """Tell a check from all else that comes to the port (RFC 7983)."""
    return len(data) >= stun.HEADER_LENGTH and data[0] < BEYOND_STUN


def read(data: bytes) -> Request | None:
    """The check in these bytes; none where they are none."""
    try:
        message = stun.parse_message(data)
    except (ValueError, struct.error):
        return None
    if message.message_method != stun.Method.BINDING or message.message_class != stun.Class.REQUEST:
        return None
    return Request(message)
