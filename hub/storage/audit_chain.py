"""Whether the audit still is what was written: each line is bound to all lines before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from hub.application.transaction import Transaction
from hub.storage.house import chain_of
from hub.storage.types import to_milliseconds

PAGE: Final = 1000


@dataclass(frozen=True, slots=True)
class Verified:
    """How many lines hold together, which one does not, and the link of the last good one."""

    lines: int
    broken_at: int | None
    last_link: str


def verify_audit(tx: Transaction) -> Verified:
    """The audit, checked from its first line on."""
    count, after, link = 0, 0, ""
    while lines := tx.desks.audit_after(after, PAGE):
        for number, at, by, action, subject, details, chain in lines:
            line = {"at": to_milliseconds(at), "by": by, "action": action, "subject": subject, "details": details}
            if chain_of(link, line) != chain:
                return Verified(count, number, link)
            count, after, link = count + 1, number, chain
    return Verified(count, None, link)
