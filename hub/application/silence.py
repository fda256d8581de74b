"""Where the customer is present, silence means that she left: she is asked, and then it ends."""

from __future__ import annotations

from typing import Final

from channels.contract import Feature
from hub.application.announce import say
from hub.application.requeue import queue_of
from hub.application.timeline import note_event
from hub.application.transaction import Transaction
from hub.domain.conversation import Conversation, State, after
from hub.domain.ids import ConversationId
from hub.domain.item import Direction, ItemKind
from hub.domain.timer import Timer, TimerKind
from hub.domain.wording import Wording, said_in

QUESTION: Final[Wording] = {
    "en": "Are you still there? If you do not write, this chat will end soon.",
    "de": "Sind Sie noch da? Wenn Sie nichts schreiben, endet dieser Chat bald.",
    "fr": "Êtes-vous toujours là ? Sans réponse de votre part, cette conversation se terminera bientôt.",
    "es": "¿Sigue ahí? Si no escribe, este chat terminará pronto.",
    "zh-Hans": "您还在吗？如果没有回复，本次聊天即将结束。",
    "zh-Hant": "您還在嗎？如果沒有回覆，本次對話即將結束。",
}
LATEST_ITEMS: Final = 20


def watch_silence(tx: Transaction, conversation: Conversation) -> None:
    """From the last word of either side the queue's time runs; never while nobody has answered her yet."""
    if conversation.state is not State.OPEN:
        return
    if Feature.LIVE not in tx.floor.features_of(conversation.channel):
        return
    if conversation.is_asked_if_there:
        tx.timers.cancel(TimerKind.CUSTOMER_SILENT, conversation.id)
        tx.conversations.save(conversation.asked_if_there(is_asked=False))
    queue = queue_of(tx, conversation.queue_id)
    # One timer at a time: whoever writes pays for no more.
    if queue.asks_after_seconds:
        tx.timers.set(Timer(TimerKind.CUSTOMER_ASKED, conversation.id, after(tx.now, queue.asks_after_seconds)))
    elif queue.idle_close_seconds:
        tx.timers.set(Timer(TimerKind.CUSTOMER_SILENT, conversation.id, after(tx.now, queue.idle_close_seconds)))


def stop_watching(tx: Transaction, id_: ConversationId) -> None:
    """Nobody asks whether she is there, and nothing ends because she is silent."""
    tx.timers.cancel(TimerKind.CUSTOMER_ASKED, id_)
    tx.timers.cancel(TimerKind.CUSTOMER_SILENT, id_)


def still_there(tx: Transaction, conversation: Conversation) -> None:
    """The customer was asked whether she is there, and she is: the queue's time begins anew."""
    if conversation.is_asked_if_there:
        watch_silence(tx, conversation)


def ask_if_there(tx: Transaction, id_: ConversationId) -> None:
    """Whoever left our last word unanswered is asked in her language; the rest of the queue's time runs from now."""
    conversation = tx.conversations.get(id_)
    if conversation.state not in {State.OPEN, State.WAITING}:
        return
    queue = queue_of(tx, conversation.queue_id)
    # Whoever has written and waits for us is not asked whether she is there.
    if not _is_our_turn(tx, id_):
        say(tx, conversation, said_in(queue.idle_warn_text or QUESTION, conversation.language))
        note_event(tx, conversation, "asked_if_there")
        tx.conversations.save(conversation.asked_if_there(is_asked=True))
    if queue.idle_close_seconds:
        # A warning switched off meanwhile has been given all the same; what follows it is never no time at all.
        rest = max(1, queue.idle_close_seconds - queue.asks_after_seconds)
        tx.timers.set(Timer(TimerKind.CUSTOMER_SILENT, id_, after(tx.now, rest)))


def _is_our_turn(tx: Transaction, id_: ConversationId) -> bool:
    messages = [item for item in tx.items.last(id_, LATEST_ITEMS) if item.kind is ItemKind.MESSAGE]
    return bool(messages) and messages[-1].direction is Direction.IN
