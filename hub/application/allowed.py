"""What a channel allows of a message, said by the one rule that the console says before sending."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from channels.limits import Excess, Fault, SentFile, excess_of, window_excess
from hub.application.transaction import Transaction
from hub.domain.conversation import Conversation
from hub.domain.item import StoredFile
from hub.domain.problem import Conflict, Invalid, Problem


def check_allowed(tx: Transaction, channel: str, text: str, files: Iterable[StoredFile]) -> None:
    """Raise Invalid where the channel does not take this as one message."""
    sent = [SentFile(file.name, file.content_type, file.bytes) for file in files]
    excess = excess_of(tx.floor.limits_of(channel), text, sent)
    if excess is not None:
        raise refused(excess)


def check_window(tx: Transaction, conversation: Conversation) -> None:
    """Raise Conflict where the customer's last message is too long ago for the channel to carry an answer."""
    limits = tx.floor.limits_of(conversation.channel)
    if not limits.reply_window_seconds:
        return
    heard_at = tx.items.last_heard_at(conversation.account_id, conversation.identity_id)
    excess = window_excess(limits, heard_at, tx.now)
    if excess is not None:
        raise refused(excess)


def refused(excess: Excess) -> Problem:
    """The refusal that says what to do about it."""
    limit, actual, file = excess.limit, excess.actual, excess.file
    match excess.fault:
        case Fault.WINDOW_SHUT:
            return Conflict(
                f"Here a customer can be written to for {_hours(limit)} h after each message of hers, and not now; "
                "wait until she writes, or reach her another way."
            )
        case Fault.TEXT_TOO_LONG:
            return Invalid(f"Here a message may have {limit:,} characters; this one has {actual:,}. Shorten it.")
        case Fault.KIND_FORBIDDEN:
            return Invalid(f"“{file}” is of a kind that cannot be sent here; take it out, or send it another way.")
        case Fault.FILE_TOO_LARGE:
            return Invalid(f"“{file}” is too large: here such a file may have {_megabytes(limit)} MB; send a link.")
        case Fault.TOO_MANY_FILES:
            return Invalid(f"Here a message may have {limit} files; this one has {actual}. Send some separately.")
        case Fault.FILES_TOO_LARGE:
            return Invalid(
                f"Here the files of a message may have {_megabytes(limit)} MB together, and with “{file}” they have "
                "more; send some separately, or a link."
            )
        case _:
            assert_never(excess.fault)


def _hours(seconds: int) -> str:
    return f"{seconds / 3_600:g}"


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:g}"
