"""What a channel is asked to do to a message that left."""

from __future__ import annotations

from channels.changes import ChangeReaction, EditMessage, WithdrawMessage
from channels.contract import Command
from channels.sender import ProviderId, Sender
from hub.application.change_port import ChangeKind
from hub.application.deliver import Parcel


def change_command(parcel: Parcel, to: Sender) -> Command:
    """The command for a change; its message has a provider's name, or it would not have been taken from the outbox."""
    change, message = parcel.outgoing.change, ProviderId(parcel.item.provider_id or "")
    match ChangeKind(change["kind"]):
        case ChangeKind.REACTION:
            return ChangeReaction(to, message, change["shown"])
        case ChangeKind.EDIT:
            return EditMessage(to, message, change["text"])
        case ChangeKind.WITHDRAWAL:
            return WithdrawMessage(to, message)
