"""Chat through the hub's own widget: what a visitor says and does, in the hub's words, and nothing that leaves."""

from __future__ import annotations

from typing import ClassVar, Final

from channels.contract import Arrival, Command, Endpoint, Feature, Outside, Received
from channels.limits import Limits
from channels.sender import ProviderId
from channels.webchat.arrivals import LONGEST_TEXT, event_in
from channels.webchat.settings import SETTINGS

REACTIONS: Final = ("👍", "❤️", "😄", "😮", "😢", "🙏")


class WebchatChannel:
    """Chat through the hub's own widget."""

    features: ClassVar[frozenset[Feature]] = frozenset(
        {
            Feature.HOSTED,
            Feature.LIVE,
            Feature.ATTACHMENTS,
            Feature.TYPING,
            Feature.DELIVERY_RECEIPTS,
            Feature.READ_RECEIPTS,
            Feature.IDEMPOTENT_SEND,
            Feature.REPLIES,
            Feature.REACTIONS,
            Feature.EDITS,
            Feature.WITHDRAWALS,
            Feature.CHANGES,
        }
    )
    limits: ClassVar[Limits] = Limits(
        longest_text=LONGEST_TEXT,
        most_files=20,
        edit_window_seconds=15 * 60,
        withdrawal_window_seconds=60 * 60,
        reactions=REACTIONS,
    )
    settings = SETTINGS

    def __init__(self, endpoint: Endpoint, outside: Outside) -> None:
        self._address = endpoint.address
        del outside

    def receive(self, arrival: Arrival) -> Received:
        """What the visitor said or did; raises NotUnderstood for anything else."""
        return Received((event_in(arrival, self._address),))

    async def send(self, command: Command) -> ProviderId:
        """Nothing leaves: the gateway tells the visitor's browser what was committed."""
        return ProviderId(getattr(command, "id", "") or getattr(command, "message", ""))
