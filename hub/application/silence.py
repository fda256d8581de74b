"""Where the customer is present, silence on both sides means that she left."""

from __future__ import annotations

from channels.contract import Feature
from hub.application.requeue import queue_of
from hub.application.transaction import Transaction
from hub.domain.conversation import Conversation, State, after
from hub.domain.timer import Timer, TimerKind


def watch_silence(tx: Transaction, conversation: Conversation) -> None:
    """From the last word of either side the queue's time runs; never while nobody has answered her yet."""
    if conversation.state is not State.OPEN:
        return
    if Feature.LIVE not in tx.floor.features_of(conversation.channel):
        return
    seconds = queue_of(tx, conversation.queue_id).idle_close_seconds
    if seconds:
        tx.timers.set(Timer(TimerKind.CUSTOMER_SILENT, conversation.id, after(tx.now, seconds)))
