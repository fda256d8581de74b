"""The contract between the hub and every channel: what comes in, what goes out, what can go wrong.

A channel is four members: what it can do (`features`), how much of it (`limits`), what an arrival means
(`receive`, pure) and how something leaves (`send`). Everything else in this file is the vocabulary they share, with
`channels/changes.py` for what becomes of messages afterwards; what a channel may have besides is in
`channels/extras.py`.

    ChannelError
    ├── ForgedArrival          refuse it, keep nothing
    ├── NotUnderstood          acknowledge it, keep it in quarantine
    ├── ProviderUnavailable    try again later
    │   └── RateLimited        try again after the time it names
    ├── ProviderRefused        never try again, tell the agent why
    ├── NotConfigured          ask an administrator to complete the account
    └── OutcomeUnknown         it may have been delivered; never send it blindly again
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Protocol, TypeAlias

from channels.changes import (
    ChangeReaction,
    EditMessage,
    MessageEdited,
    MessageWithdrawn,
    ReactionChanged,
    WithdrawMessage,
)
from channels.limits import Limits
from channels.sender import ProviderId, Sender
from channels.value import dataclass


class Feature(StrEnum):
    """Something a channel can do; the hub asks for features, never for names."""

    HOSTED = "hosted"
    """The hub is itself the provider: the customer's own connection brings and takes messages."""
    LIVE = "live"
    """The customer is present and waiting: silence means that she left."""
    CALLS = "calls"
    """Customer and agent speak with each other: whoever is in one can do nothing else meanwhile."""
    THREADS = "threads"
    """Every thread is a conversation of its own; without it a customer has one endless thread."""
    SUBJECT = "subject"
    COPIES = "copies"
    HTML = "html"
    ATTACHMENTS = "attachments"
    TYPING = "typing"
    DELIVERY_RECEIPTS = "delivery_receipts"
    READ_RECEIPTS = "read_receipts"
    IDEMPOTENT_SEND = "idempotent_send"
    """Sending the same command twice delivers it once."""
    OPT_OUT = "opt_out"
    """Customers may forbid further messages, by law of the medium."""
    FIRST_WORD = "first_word"
    """We may write first, to an address that never wrote to us."""
    PHONE_NUMBERS = "phone_numbers"
    """Addresses are E.164 telephone numbers."""
    MAIL_ADDRESSES = "mail_addresses"
    REPLIES = "replies"
    """A message may answer one certain message, which stands above it."""
    REACTIONS = "reactions"
    """We may react to a customer's message with one of `Limits.reactions`."""
    EDITS = "edits"
    """We may change the text of a message that left."""
    WITHDRAWALS = "withdrawals"
    """We may take back a message that left."""
    CHANGES = "changes"
    """Customers react to messages, change and withdraw theirs, and we are told."""


class ChannelError(Exception):
    """Something went wrong at the border to the outside world; the text says what to do next."""

    retryable: ClassVar[bool] = False


class ForgedArrival(ChannelError):
    """The arrival is not signed by its provider; check the hook's secret if it should have been."""


class NotUnderstood(ChannelError):
    """The arrival is genuine but makes no sense to this channel; look at it in the quarantine."""


class ProviderUnavailable(ChannelError):
    """The provider timed out or failed before it took the message; asking again may work."""

    retryable = True


class RateLimited(ProviderUnavailable):
    """The provider asks for patience; ask again after `retry_after_seconds`."""

    def __init__(self, detail: str, retry_after_seconds: float) -> None:
        super().__init__(detail)
        self.retry_after_seconds = retry_after_seconds


class ProviderRefused(ChannelError):
    """The provider will never deliver this message; `code` is its own word for the reason."""

    def __init__(self, detail: str, code: str = "") -> None:
        super().__init__(detail)
        self.code = code


class NotConfigured(ChannelError):
    """The account lacks what is needed to send or to check; an administrator has to complete it."""


class OutcomeUnknown(ChannelError):
    """The provider may have taken the message before the line broke; it must not be sent blindly again."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One hook or account of a channel as an administrator configured it, secrets resolved."""

    id: str
    address: str
    """The number, mailbox or name customers write to; empty for a hook that serves several accounts."""
    settings: Mapping[str, str] = field(default_factory=dict)

    def secrets(self, name: str) -> tuple[str, ...]:
        """The valid values of a secret; while one rotates, two are valid, separated by white space."""
        return tuple(self.settings.get(name, "").split())


@dataclass(frozen=True, slots=True)
class Arrival:
    """What came to a door, as it came: a webhook call, a mail with its envelope, a widget's message."""

    method: str
    url: str
    """The public address the provider called, query included, exactly as it signed it."""
    headers: Mapping[str, str]
    """Names in lower case; for mail the envelope: `envelope-from`, `envelope-to` (comma-separated)."""
    body: bytes
    received_at: datetime


@dataclass(frozen=True, slots=True)
class Reply:
    """What the provider is told once the arrival is kept."""

    status: int = 200
    body: bytes = b""
    content_type: str = "text/plain"


@dataclass(frozen=True, slots=True)
class IncomingAttachment:
    """A file that came with a message: its bytes, or where the provider keeps them."""

    name: str
    content_type: str
    content: bytes | None = None
    url: str | None = None
    inline: bool = False
    content_id: str | None = None


class MessageState(StrEnum):
    """How far an outgoing message came, in the order in which states may follow."""

    QUEUED = "queued"
    SENT = "sent"
    DELIVERED = "delivered"
    READ = "read"
    UNKNOWN = "unknown"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class MessageReceived:
    """A customer wrote."""

    arrival_key: str
    """Unique on the account: a second event with this key is a repeat."""
    provider_id: ProviderId
    account_address: str
    """Which account of the hook was written to, in the form of `Endpoint.address`; empty: the only one."""
    sender: Sender
    at: datetime
    text: str
    """What the sender wrote now, without quoted history."""
    full_text: str = ""
    """Everything, where `text` is only a part; empty when they are the same."""
    html: str | None = None
    """Sanitised, or None; never raw."""
    subject: str = ""
    refers_to: tuple[str, ...] = ()
    """Provider ids of the messages this one answers, the most specific first."""
    thread_token: str | None = None
    """The hub's own signed token of a conversation, if the message carried one."""
    participants: tuple[str, ...] = ()
    """Identity ids of everybody the message was addressed to or comes from."""
    attachments: tuple[IncomingAttachment, ...] = ()
    automatic: str | None = None
    """Why this is a machine's message (`auto-submitted`, `bounce`, `list` …), or None."""
    attributes: Mapping[str, str] = field(default_factory=dict)
    """Facts entry rules may ask for: page, language, form fields, authentication verdicts."""
    recipients: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Addresses of the others it is to, by `to` and `cc`; the account itself is left out."""
    replies_to: ProviderId | None = None
    """The one message that it answers, of a channel with `replies`."""
    is_command: bool = False
    """Whether it is only a word that something obeys by itself (STOP, START …), so that nobody need answer it."""

    @property
    def asks(self) -> bool:
        """Whether a person wrote it and may want an answer."""
        return self.automatic is None and not self.is_command


@dataclass(frozen=True, slots=True)
class DeliveryUpdated:
    """The provider told how far one of our messages came."""

    arrival_key: str
    provider_id: ProviderId
    state: MessageState
    at: datetime
    error_code: str = ""
    error_text: str = ""
    is_of_part: bool = False
    """Whether it speaks of one of several parts only, so that others may have arrived where this one failed."""


@dataclass(frozen=True, slots=True)
class ConsentChanged:
    """A customer forbade further messages, or allowed them again."""

    arrival_key: str
    account_address: str
    sender: Sender
    at: datetime
    is_allowed: bool


ChannelEvent: TypeAlias = (
    MessageReceived | DeliveryUpdated | ConsentChanged | ReactionChanged | MessageEdited | MessageWithdrawn
)
"""Everything an arrival may mean."""


@dataclass(frozen=True, slots=True)
class Received:
    """What an arrival means, and what its provider is told after the commit."""

    events: tuple[ChannelEvent, ...]
    reply: Reply = Reply()


@dataclass(frozen=True, slots=True)
class OutgoingAttachment:
    """A file that leaves with a message."""

    name: str
    content_type: str
    content: bytes
    url: str
    """A signed public address of the same bytes, for providers that fetch."""


@dataclass(frozen=True, slots=True)
class SendMessage:
    """One message to one customer; `id` is ours and the same on every try."""

    id: str
    to: Sender
    text: str
    subject: str = ""
    refers_to: tuple[str, ...] = ()
    """Provider ids of the conversation's earlier messages, oldest first."""
    thread_token: str = ""
    attachments: tuple[OutgoingAttachment, ...] = ()
    is_automatic: bool = False
    status_url: str = ""
    """Where the provider may post how far the message came."""
    sender_name: str = ""
    recipients: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Of a channel with copies: addresses by `to`, `cc` and `bcc`; without any it goes to the one customer."""
    html: str = ""
    """The same in rich form, of a channel with `html`; empty where it is plain."""
    replies_to: ProviderId | None = None
    """The one message that it answers, of a channel with `replies`."""


@dataclass(frozen=True, slots=True)
class ShowTyping:
    """Let the customer see that somebody is writing."""

    to: Sender


Command: TypeAlias = SendMessage | ShowTyping | ChangeReaction | EditMessage | WithdrawMessage
"""Everything the hub may ask a channel to do."""


class Channel(Protocol):
    """One kind of door to the outside world, built for one endpoint."""

    features: ClassVar[frozenset[Feature]]
    limits: ClassVar[Limits]

    def __init__(self, endpoint: Endpoint, outside: Outside) -> None: ...

    def receive(self, arrival: Arrival) -> Received:
        """Verify and translate an arrival, with no effect at all.

        Raises ForgedArrival before it reads anything unsigned, NotConfigured where it cannot even check,
        NotUnderstood for a genuine riddle.
        """
        ...

    async def send(self, command: Command) -> ProviderId:
        """What the provider calls the result of the command; a ChannelError says whether asking again may help.

        A change of a message results in that message.
        """
        ...


class Http(Protocol):
    """The one way a channel calls a provider: guarded, with a time limit and a size limit."""

    async def request(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
        timeout_seconds: float = 15,
    ) -> HttpAnswer:
        """The provider's answer, whatever its status; raises ProviderUnavailable or OutcomeUnknown."""
        ...


@dataclass(frozen=True, slots=True)
class HttpAnswer:
    """What a provider answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Outside:
    """What the composition root lends a channel."""

    http: Http
    smtp_url: str = ""
    """Where mail leaves when the account names no server of its own: `smtp://user:password@host:port`."""
    provider_urls: Mapping[str, str] = field(default_factory=dict)
    """Base addresses that replace a provider's own, by its name: for test peers and demonstrations."""
