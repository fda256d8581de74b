"""What becomes of a message that is there already: somebody reacts to it, changes its text, or takes it back.

    in    ReactionChanged · MessageEdited · MessageWithdrawn    of a channel with `Feature.CHANGES`
    out   ChangeReaction · EditMessage · WithdrawMessage        of one with `REACTIONS`, `EDITS`, `WITHDRAWALS`

Providers repeat what comes in, and tell it in any order: before its message, late, the older after the newer. An
adapter only translates; the hub keeps what comes too early, and of two the one that was done later holds. What goes
out may be asked for twice, for it says how the message shall be: where nobody knows whether it arrived, it is simply
sent again.
"""

from __future__ import annotations

from dataclasses import field
from datetime import datetime

from channels.sender import ProviderId, Sender
from channels.value import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """Something was done to a message."""

    arrival_key: str
    """Unique on the account: a second event with this key is a repeat."""
    account_address: str
    """Which account of the hook it concerns, in the form of `Endpoint.address`; empty: the only one."""
    sender: Sender
    """Who did it."""
    message: ProviderId
    """The message; one that nobody knows yet is waited for."""
    at: datetime
    """When it was done, by the provider's clock."""
    order: int = field(default=0, kw_only=True)
    """Tells apart what was done within one tick of that clock: the number of an edit, of an update."""


@dataclass(frozen=True, slots=True)
class ReactionChanged(Change):
    """A customer thinks so of a message now; of each person there is one reaction to each."""

    emoji: str
    """Empty: she took it back."""


@dataclass(frozen=True, slots=True)
class MessageEdited(Change):
    """A customer changed the text of a message of hers."""

    text: str


@dataclass(frozen=True, slots=True)
class MessageWithdrawn(Change):
    """A customer took a message of hers back, for good."""

    must_erase: bool = False
    """Whether the provider demands that nothing of it is kept, not even in the record."""


@dataclass(frozen=True, slots=True)
class ChangeReaction:
    """Let the customer see what we think of a message."""

    to: Sender
    message: ProviderId
    emoji: str
    """Empty: nothing any more."""


@dataclass(frozen=True, slots=True)
class EditMessage:
    """Let a message of ours have another text."""

    to: Sender
    message: ProviderId
    text: str


@dataclass(frozen=True, slots=True)
class WithdrawMessage:
    """Take a message of ours back."""

    to: Sender
    message: ProviderId
