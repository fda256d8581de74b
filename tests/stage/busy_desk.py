"""A desk with very many conversations, and an hour of what happens to them, the same in every run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import orjson

from hub.wire.desk import (
    ChannelCapacity,
    Colleague,
    ConversationRow,
    CustomerName,
    Desk,
    Me,
    SlaDue,
    WaitingRow,
)
from hub.wire.encode import Numbered, encode
from hub.wire.events import (
    ConversationAdded,
    ConversationChanged,
    ConversationRemoved,
    DeskEvent,
    HeldAdded,
    HeldRemoved,
    HoldingChanged,
    PresenceChanged,
    SlaSet,
    WaitingAdded,
    WaitingOffered,
    WaitingRemoved,
)

QUEUES: Final = ("orders", "returns", "billing", "letters")
CHANNELS: Final = ("webchat", "email", "sms")
COLLEAGUES: Final = 40
STATES: Final = ("open", "open", "open", "waiting", "snoozed", "wrap_up")
WORDS: Final = ("Where is my parcel?", "The lamp is broken.", "May I change the address?", "谢谢，已经收到了。")


class BusyDesk:
    """So many conversations that are mine, and as many that wait in the queues of my teams."""

    def __init__(self, count: int, now: datetime) -> None:
        self.count = count
        self._now = now
        self._number = 1

    def snapshot(self) -> Desk:
        """The desk as it is fetched."""
        capacity = {channel: ChannelCapacity(self.count, self.count // 3) for channel in CHANNELS}
        return Desk(
            self._number,
            Me("me", "Anna Holm", "available", None, self._now, capacity),
            (),
            tuple(self._mine(place) for place in range(self.count)),
            tuple(
                Colleague(f"colleague-{place}", f"Colleague {place}", "available", None, self._now, place % 7)
                for place in range(COLLEAGUES)
            ),
            tuple(self._waiting(place) for place in range(self.count)),
            held=tuple(self._held(place) for place in range(self.count)),
        )

    def events(self, count: int) -> Iterator[dict[str, Any]]:
        """The next things that happen, each as a browser hears it; the lists stay as long as they are."""
        for _ in range(count):
            self._number += 1
            self._now += timedelta(milliseconds=200)
            kind, body = encode(self._happening(self._number))
            yield orjson.loads(Numbered(self._number, self._now, kind, body, ()).json())

    def _happening(self, turn: int) -> DeskEvent:  # noqa: C901 - a line for each kind
        place = turn * 7919 % self.count
        mine, waiting = f"mine-{place}", f"waiting-{place}"
        match turn % 12:
            case 0:
                return SlaSet(mine, self._due(turn), ())
            case 1:
                return WaitingOffered(waiting, None if turn % 3 else "colleague-1")
            case 2:
                return HoldingChanged(f"colleague-{turn % COLLEAGUES}", turn % 9)
            case 3:
                return PresenceChanged(f"colleague-{turn % COLLEAGUES}", "away", None, self._now)
            case 4:
                return WaitingRemoved(f"waiting-{turn // 12 * 13 % self.count}")
            case 5:
                return WaitingAdded(self._waiting(turn // 12 * 13 % self.count))
            case 6:
                return ConversationRemoved(f"mine-{turn // 12 * 17 % self.count}")
            case 7:
                return ConversationAdded(self._mine(turn // 12 * 17 % self.count))
            case 8:
                return HeldRemoved(f"held-{turn // 12 * 11 % self.count}")
            case 9:
                return HeldAdded(self._held(turn // 12 * 11 % self.count))
            case 10:
                return ConversationChanged(f"held-{place}", preview=WORDS[turn % len(WORDS)])
            case _:
                return ConversationChanged(
                    mine, preview=WORDS[turn % len(WORDS)], unread=turn % 4, last_message_at=self._now
                )

    def _due(self, turn: int) -> SlaDue:
        due_at = self._now + timedelta(minutes=turn % 240 - 20)
        return SlaDue("first_response", due_at, due_at - timedelta(minutes=10))

    def _customer(self, place: int) -> CustomerName:
        return CustomerName(f"customer-{place}", f"Customer {place:05}", is_verified=place % 2 == 0)

    def _mine(self, place: int) -> ConversationRow:
        at = self._now - timedelta(seconds=place * 37)
        return ConversationRow(
            f"mine-{place}",
            STATES[place % len(STATES)],
            CHANNELS[place % len(CHANNELS)],
            "account",
            self._customer(place),
            QUEUES[place % len(QUEUES)],
            "",
            WORDS[place % len(WORDS)],
            place % 3,
            at - timedelta(minutes=5),
            at,
            sla=self._due(place) if place % 2 else None,
        )

    def _held(self, place: int) -> ConversationRow:
        return replace(self._mine(place), id=f"held-{place}", owner=f"colleague-{place % COLLEAGUES}")

    def _waiting(self, place: int) -> WaitingRow:
        return WaitingRow(
            f"waiting-{place}",
            QUEUES[place % len(QUEUES)],
            CHANNELS[place % len(CHANNELS)],
            self._customer(place),
            WORDS[place % len(WORDS)],
            self._now - timedelta(seconds=place * 11),
            sla=self._due(place),
        )


def a_desk(count: int) -> BusyDesk:
    """A desk that was fetched just now."""
    return BusyDesk(count, datetime.now(UTC))  # noqa: TID251 - the browser measures by its own clock
