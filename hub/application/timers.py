"""What happens when a stored time comes: each kind once, and never wrongly when it comes late."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from hub.application.close import customer_left, finish_wrap_up
from hub.application.offer import expire_offer
from hub.application.overflow import look_again
from hub.application.presence import conclude_offline
from hub.application.silence import ask_if_there
from hub.application.sla import look_at_sla
from hub.application.snooze import end_snooze
from hub.application.transaction import Transaction
from hub.application.undo_send import depart_in_time
from hub.domain.conversation import after
from hub.domain.ids import ConversationId, OfferId, PersonId
from hub.domain.timer import Timer, TimerKind


def fire_timer(tx: Transaction, timer: Timer, predicted_seconds: float | None = None) -> None:
    """What the timer stands for has happened, unless it was set anew, cancelled or fired in the meantime.

    Of a conversation that waits it may be known how long it may still have to.
    """
    if tx.timers.take(timer):
        _fire(tx, timer.kind, timer.subject, predicted_seconds)


def postpone_timer(tx: Transaction, timer: Timer, seconds: float) -> None:
    """A timer that could not be fired is tried again later."""
    if tx.timers.take(timer):
        tx.timers.set(replace(timer, due_at=after(tx.now, seconds)))


def _fire(  # noqa: C901 - a line for each kind, so that none is forgotten
    tx: Transaction, kind: TimerKind, subject: str, predicted_seconds: float | None
) -> None:
    match kind:
        case TimerKind.OFFER:
            expire_offer(tx, OfferId(subject))
        case TimerKind.WRAP_UP:
            finish_wrap_up(tx, ConversationId(subject))
        case TimerKind.CUSTOMER_ASKED:
            ask_if_there(tx, ConversationId(subject))
        case TimerKind.CUSTOMER_SILENT:
            customer_left(tx, tx.conversations.get(ConversationId(subject)), "customer_silent")
        case TimerKind.CONNECTION_LOST:
            conclude_offline(tx, PersonId(subject))
        case TimerKind.SNOOZE:
            end_snooze(tx, ConversationId(subject))
        case TimerKind.OVERFLOW:
            look_again(tx, ConversationId(subject), predicted_seconds)
        case TimerKind.SLA:
            look_at_sla(tx, ConversationId(subject))
        case TimerKind.DEPARTURE:
            depart_in_time(tx, subject)
        case _:
            assert_never(kind)
