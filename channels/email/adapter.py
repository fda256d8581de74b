"""The mail channel: what a mail means to the hub, and how an answer leaves.

The key of an arrival is its Message-ID with a digest of its body, so that a mail that comes twice,
over two paths or again after a lost connection, is one arrival, while two mails that share an id
by mistake are two.
"""

from __future__ import annotations

from email.utils import formatdate
from typing import ClassVar, assert_never

from channels.changes import ChangeReaction, EditMessage, WithdrawMessage
from channels.contract import (
    Arrival,
    Command,
    Endpoint,
    Feature,
    NotConfigured,
    Outside,
    ProviderRefused,
    Received,
    SendMessage,
    ShowTyping,
)
from channels.email.addresses import normalised
from channels.email.compose import From, compose
from channels.email.events import Account, events_of
from channels.email.mailbox import mailbox_settings
from channels.email.parse import Context, parse_mail
from channels.email.providers import suggestion_for
from channels.email.send import Server, deliver, server_at, within
from channels.email.settings import SETTINGS
from channels.email.threads import split_plus
from channels.email.ways import try_mailbox, try_server
from channels.extras import Suggestion, Way
from channels.limits import Limits
from channels.sender import ProviderId

_OFF = ("off", "no", "false", "0")


class EmailChannel:
    """Mail for one account, or for the several accounts behind one listener."""

    features: ClassVar[frozenset[Feature]] = frozenset(
        {
            Feature.THREADS,
            Feature.SUBJECT,
            Feature.COPIES,
            Feature.HTML,
            Feature.ATTACHMENTS,
            Feature.FIRST_WORD,
            Feature.MAIL_ADDRESSES,
        }
    )
    # Most servers take no mail above 25 MB, and a file in a mail is a third larger than by itself.
    limits: ClassVar[Limits] = Limits(longest_text=100_000, most_files=50, most_bytes=18_000_000)
    settings = SETTINGS

    def __init__(self, endpoint: Endpoint, outside: Outside) -> None:
        self._endpoint = endpoint
        self._outside = outside

    def receive(self, arrival: Arrival) -> Received:
        """Every event a mail stands for; no mail is too broken to be one.

        There is no signature to verify: what a sender's server proved is in `Sender.verified`.
        """
        recipients = tuple(filter(None, (part.strip() for part in arrival.headers.get("envelope-to", "").split(","))))
        account = Account(self._endpoint.address, recipients, self._endpoint.settings.get("message_id_domain", ""))
        context = Context(
            own_addresses=self._own_addresses(),
            authserv_id=self._endpoint.settings.get("authserv_id") or None,
            envelope_from=arrival.headers.get("envelope-from"),
        )
        return Received(events_of(parse_mail(arrival.body, context), arrival, account))

    async def send(self, command: Command) -> ProviderId:
        """Hand a mail to the account's server and return its Message-ID, which is the same on every try."""
        match command:
            case SendMessage():
                return await self._send_message(command)
            case ShowTyping():
                raise ProviderRefused("mail shows nobody typing", "unsupported")
            case ChangeReaction() | EditMessage() | WithdrawMessage():
                raise ProviderRefused("a mail stays as it was sent; write another one", "unsupported")
            case _:
                assert_never(command)

    def missing(self) -> tuple[str, ...]:
        """The server through which mail leaves, where neither the account nor the hub names one."""
        return () if self._endpoint.settings.get("smtp_url") or self._outside.smtp_url else ("smtp_url",)

    def ways(self) -> dict[str, Way]:
        """Where mail leaves, and the mailbox where one is named."""
        ways: dict[str, Way] = {"smtp_url": self._try_server}
        if self._endpoint.settings.get("imap_url", "").strip():
            ways["imap_url"] = self._try_mailbox
        return ways

    @staticmethod
    def suggestion(address: str) -> Suggestion | None:
        """The servers of the address's provider."""
        return suggestion_for(address)

    async def _try_server(self) -> None:
        await try_server(self._server())

    async def _try_mailbox(self) -> None:
        settings = mailbox_settings(self._endpoint.settings)
        if settings is not None:
            await try_mailbox(settings)

    def _server(self) -> Server:
        settings = self._endpoint.settings
        server = server_at(settings.get("smtp_url") or self._outside.smtp_url, settings.get("smtp_starttls", ""))
        return within(server, _seconds(settings.get("smtp_timeout_seconds", "")), settings.get("smtp_hello", ""))

    async def _send_message(self, command: SendMessage) -> ProviderId:
        settings = self._endpoint.settings
        if "@" not in self._endpoint.address:
            raise NotConfigured("give the account the mail address it writes from")
        server = self._server()
        sender = From(
            address=self._endpoint.address,
            has_plus_addresses=settings.get("plus_addressing", "on").lower() not in _OFF,
            id_domain=settings.get("message_id_domain", ""),
        )
        # The clock is read at the very edge: the date is no part of what makes two tries equal.
        letter = compose(command, sender, formatdate(usegmt=True))
        await deliver(letter, server)
        return ProviderId(letter.message_id)

    def _own_addresses(self) -> frozenset[str]:
        others = self._endpoint.settings.get("own_addresses", "").replace(",", " ").split()
        mine = [self._endpoint.address] if self._endpoint.address else []
        return frozenset(split_plus(normalised(address))[0] for address in [*mine, *others])


def _seconds(text: str) -> float:
    """A time limit from a setting, one minute where it makes no sense."""
    try:
        return min(max(float(text), 1.0), 600.0)
    except ValueError:
        return 60.0
