"""What is pushed and what is not: looked at when it leaves, for much of what happened is seen by then."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import timedelta
from typing import Final

from hub.application.alerts import own_alerts
from hub.application.transaction import Transaction
from hub.application.visitor_presence import has_console_open
from hub.domain.alert import AlertKind, AlertText
from hub.domain.called import called
from hub.domain.conversation import Conversation, State, after
from hub.domain.ids import ItemId, OfferId, PersonId
from hub.domain.item import Item
from hub.domain.person import Person
from hub.domain.problem import NotFound
from hub.domain.push import RINGS_AGAIN_AFTER, STALE_AFTER, PushDevice, PushNews, Urgency
from hub.domain.push_words import Happened, PushText, many_offers, named_text, plain_text, shortened
from hub.domain.value import dataclass

CLAIMED_SECONDS: Final = 60.0
"""A node that did not settle it by then has died; another one tells it."""
MAX_ATTEMPTS: Final = 6
FIRST_RETRY_SECONDS: Final = 5.0
LONGEST_RETRY_SECONDS: Final = 600.0
MOST_REFUSALS: Final = 5
"""A device whose push service refuses so much in a row is of no use to anybody."""
NEWS_FOR: Final = timedelta(hours=4)
"""What is older was found by whoever came back, or is no news."""


@dataclass(frozen=True, slots=True)
class PushMessage:
    """One notification on its way to one device."""

    device: PushDevice
    news: PushNews
    text: PushText
    rings: bool
    """Whether it may sound where another one of the same matter is still shown."""
    ttl_seconds: int
    """For how long it is of use to a device that cannot be reached now."""
    urgency: Urgency
    language: str


def claim_pushes(tx: Transaction, here: Collection[PersonId], most: int) -> tuple[list[PushMessage], bool]:
    """Take what is to be told now, without whoever has a console open, at this node or another.

    Also whether there may be more that is due.
    """
    due = tx.pushes.due(most)
    messages = []
    for device, news in due:
        message = _message(tx, device, news, here)
        if message is None:
            tx.pushes.dropped(news)
        else:
            tx.pushes.claim(news, after(tx.now, CLAIMED_SECONDS))
            messages.append(message)
    return messages, len(due) == most


def settle_pushed(tx: Transaction, message: PushMessage) -> None:
    """The push service has it."""
    tx.pushes.reached(message.device.id)
    tx.pushes.told(message.news)


def settle_push_later(tx: Transaction, message: PushMessage, retry_after_seconds: float | None) -> None:
    """The push service was not there: it is tried again, later each time, and given up in the end."""
    if message.news.attempts + 1 >= MAX_ATTEMPTS:
        tx.pushes.dropped(message.news)
        return
    pause = retry_after_seconds or FIRST_RETRY_SECONDS * 2**message.news.attempts
    tx.pushes.again(message.news, after(tx.now, min(pause, LONGEST_RETRY_SECONDS)))


def settle_push_refused(tx: Transaction, message: PushMessage) -> None:
    """The push service will never take this one; a device of which it takes nothing is given up."""
    device = tx.pushes.device(message.device.id)
    if device is None:
        return
    if device.refusals + 1 >= MOST_REFUSALS:
        tx.pushes.end(device.id)
        return
    tx.pushes.dropped(message.news)
    tx.pushes.refused(device.id)


def settle_push_gone(tx: Transaction, message: PushMessage) -> None:
    """The browser withdrew what it gave, or it was never any good."""
    tx.pushes.end(message.device.id)


def _message(tx: Transaction, device: PushDevice, news: PushNews, here: Collection[PersonId]) -> PushMessage | None:
    if tx.now - device.renewed_at > STALE_AFTER:
        tx.pushes.end(device.id)
        return None
    person = tx.people.get(device.person_id)
    if tx.now - news.made_at > NEWS_FOR or not _may_be_told(tx, person, news.kind, here):
        return None
    placed = _placed(tx, news)
    text = (_offer_text if news.kind is AlertKind.OFFER else _text)(tx, device, person, placed)
    if text is None:
        return None
    return PushMessage(
        device,
        placed,
        text,
        news.rang_at is None or tx.now - news.rang_at >= RINGS_AGAIN_AFTER,
        _useful_seconds(tx, news),
        Urgency.NORMAL if news.kind is AlertKind.PROMISE else Urgency.HIGH,
        person.language,
    )


def _placed(tx: Transaction, news: PushNews) -> PushNews:
    """The news as it leads to where its item stands now: a split may have moved it since it was queued."""
    item = None if news.kind is AlertKind.OFFER else _item(tx, news)
    return news if item is None else replace(news, conversation_id=item.conversation_id)


def _may_be_told(tx: Transaction, person: Person, kind: AlertKind, here: Collection[PersonId]) -> bool:
    if not person.works or person.id in here or has_console_open(tx, person.id):
        return False
    if person.chose_to_be_gone and kind is not AlertKind.MENTION:
        return False
    return own_alerts(tx, person.id).kinds[kind].notify


def _useful_seconds(tx: Transaction, news: PushNews) -> int:
    if news.kind is AlertKind.OFFER:
        return max(int((tx.offers.get(OfferId(news.subject)).expires_at - tx.now).total_seconds()), 0)
    return int((news.made_at + NEWS_FOR - tx.now).total_seconds())


def _offer_text(tx: Transaction, device: PushDevice, person: Person, news: PushNews) -> PushText | None:
    ringing = [offer for offer in tx.offers.ringing_for(person.id) if offer.expires_at > tx.now]
    if all(offer.id != news.subject for offer in ringing):
        return None
    if len(ringing) > 1:
        return many_offers(len(ringing), person.language)
    conversation = tx.conversations.get(news.conversation_id)
    return _worded(tx, device, person, conversation, Happened.OFFER, conversation.quoted)


def _text(tx: Transaction, device: PushDevice, person: Person, news: PushNews) -> PushText | None:
    conversation = tx.conversations.get(news.conversation_id)
    item = _item(tx, news)
    if item is None:
        return None
    if news.kind is AlertKind.MENTION:
        is_unread = any(m.item_id == item.id and m.read_at is None for m in tx.mentions.newest(person.id))
        return named_text(Happened.MENTION, person.language, item.author_name, "") if is_unread else None
    if conversation.owner != person.id or conversation.state is State.CLOSED:
        return None
    if news.kind is AlertKind.PROMISE:
        happened = Happened.MISSED if item.event == "sla_missed" else Happened.NEAR
        return _worded(tx, device, person, conversation, happened, "")
    if not conversation.unread_for(person.id):
        return None
    return _worded(tx, device, person, conversation, Happened.MESSAGE, item.text)


def _item(tx: Transaction, news: PushNews) -> Item | None:
    try:
        return tx.items.get(ItemId(news.subject))
    except NotFound:
        return None


def _worded(  # noqa: PLR0913, PLR0917 - whom it is for, and what it is about
    tx: Transaction, device: PushDevice, person: Person, conversation: Conversation, happened: Happened, said: str
) -> PushText:
    """With the customer only where the device, its owner and the floor all let it."""
    queue = tx.floor.queues.get(conversation.queue_id)
    body = queue.name if queue is not None else ""
    names = device.names_customers and own_alerts(tx, person.id).names_customers
    if not names or tx.floor.alert_text is not AlertText.CUSTOMER:
        return plain_text(happened, person.language, body)
    who = called(conversation.customer_name, conversation.customer_id, person.language)
    return named_text(happened, person.language, who, shortened(said) or body)
