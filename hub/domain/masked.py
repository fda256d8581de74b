"""Addresses as they stand where somebody has to know whose it is, and nobody else shall learn it."""

from __future__ import annotations

HIDDEN = "•••"


def masked_mail(email: str) -> str:
    """The first letter of a mail address and where it is: `g•••@example.org`."""
    name, at, host = email.rpartition("@")
    return f"{name[:1]}{HIDDEN}{at}{host}" if at else HIDDEN
