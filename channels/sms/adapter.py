"""Text messages (SMS and MMS) through Twilio.

Settings: `account_sid`, `auth_token` (secret; two while it rotates), and where wanted `api_url`,
`messaging_service_sid` and `shared_key` (secret; for webhooks signed with Twilio's newer keys).
"""

from __future__ import annotations

from typing import ClassVar, assert_never

from twilio.twiml.messaging_response import MessagingResponse

from channels.changes import ChangeReaction, EditMessage, WithdrawMessage
from channels.contract import (
    Arrival,
    Command,
    Endpoint,
    Feature,
    HttpAnswer,
    Outside,
    ProviderRefused,
    Received,
    Reply,
    SendMessage,
    ShowTyping,
)
from channels.extras import Way
from channels.limits import FileRule, Limits
from channels.sender import ProviderId
from channels.sms.arrivals import PART_OF, events_in
from channels.sms.media import fetch_media
from channels.sms.segments import LONGEST_MESSAGE
from channels.sms.sending import MOST_MEDIA, MOST_PARTS, complete_account, send_text
from channels.sms.settings import SETTINGS
from channels.sms.ways import try_account
from channels.toolkit.form import parse_form
from channels.toolkit.twilio_signature import read_signed_form

# To say nothing to the customer is an empty answer in Twilio's own language.
_SAY_NOTHING = Reply(body=str(MessagingResponse()).encode(), content_type="text/xml")


_CARRIED = (
    "image/*",
    "audio/*",
    "video/*",
    "application/pdf",
    "application/vcard",
    "text/vcard",
    "text/x-vcard",
    "text/calendar",
    "text/csv",
    "text/rtf",
)


class SmsChannel:
    """One number, or one messaging service, at Twilio."""

    features: ClassVar[frozenset[Feature]] = frozenset(
        {
            Feature.ATTACHMENTS,
            Feature.DELIVERY_RECEIPTS,
            Feature.OPT_OUT,
            Feature.FIRST_WORD,
            Feature.PHONE_NUMBERS,
        }
    )
    limits: ClassVar[Limits] = Limits(
        # A text is cut where a reader would pause, so that each of its parts is at least half full.
        longest_text=MOST_PARTS * LONGEST_MESSAGE // 2,
        counts_utf16=True,
        most_files=MOST_MEDIA,
        most_bytes=5_000_000,
        files=(FileRule(_CARRIED),),
    )
    settings = SETTINGS

    def __init__(self, endpoint: Endpoint, outside: Outside) -> None:
        self._endpoint = endpoint
        self._outside = outside
        self._tokens = webhook_secrets(endpoint)

    def receive(self, arrival: Arrival) -> Received:
        """A customer's message, her consent, or how far a message of ours came."""
        form = read_signed_form(arrival, self._tokens)
        return Received(events_in(form, query_of(arrival), arrival.received_at), _SAY_NOTHING)

    async def send(self, command: Command) -> ProviderId:
        """Send a text with its files; the id is that of its first part."""
        match command:
            case SendMessage():
                return await send_text(command, complete_account(self._endpoint, self._outside), self._outside)
            case ShowTyping():
                raise ProviderRefused("Text messages cannot show that somebody is writing.")
            case ChangeReaction() | EditMessage() | WithdrawMessage():
                raise ProviderRefused("A text message stays as it was sent; write another one.")
            case _:
                assert_never(command)

    def missing(self) -> tuple[str, ...]:
        """The credentials that the account or its hook still lacks."""
        return tuple(name for name in ("account_sid", "auth_token") if not self._endpoint.settings.get(name))

    def ways(self) -> dict[str, Way]:
        """The account at Twilio."""
        return {"account_sid": self._try_account}

    async def _try_account(self) -> None:
        await try_account(self._endpoint, self._outside)

    async def fetch(self, url: str) -> HttpAnswer:
        """A file that came with a message."""
        return await fetch_media(url, self._endpoint, self._outside)


def webhook_secrets(endpoint: Endpoint) -> tuple[str, ...]:
    """Every secret Twilio may have signed a webhook with."""
    return endpoint.secrets("auth_token") + endpoint.secrets("shared_key")


def query_of(arrival: Arrival) -> dict[str, str]:
    """What the hub itself wrote into the address Twilio calls."""
    if PART_OF not in arrival.url:
        return {}
    return dict(parse_form(arrival.url.partition("?")[2].encode("utf-8", "surrogateescape")))
