"""Web Push: an agent hears of what needs her on devices where no tab of her console is open."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from urllib.parse import urlsplit

from hub.domain.alert import AlertKind
from hub.domain.ids import ConversationId, PersonId
from hub.domain.problem import Invalid
from hub.domain.value import dataclass

HOLD_SECONDS: Final = 3.0
"""News wait so long: a page that is loaded anew is back by then, and what comes together is told together."""
RINGS_AGAIN_AFTER: Final = timedelta(seconds=60)
"""What follows sooner on the same matter takes the notification's place without a sound."""
STALE_AFTER: Final = timedelta(days=14)
"""A device on which its owner did not sign in for so long is told nothing more, and forgotten."""
MOST_DEVICES: Final = 10
LONGEST_ENDPOINT: Final = 2_048
_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
_POINT_BYTES: Final = 65
_UNCOMPRESSED: Final = 4
_AUTH_BYTES: Final = 16
_TOPIC_LETTERS: Final = 32


class Urgency(StrEnum):
    """How soon a device that sleeps is woken for it."""

    HIGH = "high"
    NORMAL = "normal"


@dataclass(frozen=True, slots=True)
class Subscription:
    """What a browser gave: where its push service takes messages, and with which keys they are sealed for it."""

    endpoint: str
    p256dh: str
    auth: str


@dataclass(frozen=True, slots=True)
class PushDevice:
    """One browser of one person that may be told."""

    id: str
    person_id: PersonId
    endpoint: str
    p256dh: str
    auth: str
    name: str
    """What its owner knows it by, such as “Chrome, Android”."""
    session: str
    """Digest of the session it was renewed in last: it ends with that session's sign-out."""
    names_customers: bool
    """Whether its owner lets it show who wrote and what; the floor and her own choice must allow it too."""
    made_at: datetime
    renewed_at: datetime
    told_at: datetime | None = None
    refusals: int = 0
    """How often in a row its push service refused what was meant for it."""


@dataclass(frozen=True, slots=True)
class PushNews:
    """The newest of one matter that one device is to be told; kept afterwards, to know when it rang last."""

    device_id: str
    topic: str
    kind: AlertKind
    conversation_id: ConversationId
    subject: str
    """The offer or item it is about."""
    made_at: datetime
    due_at: datetime | None
    attempts: int = 0
    rang_at: datetime | None = None


def topic_of(kind: AlertKind, conversation_id: ConversationId) -> str:
    """What takes the place of what: all offers are one matter, and so is all of a kind in a conversation."""
    return kind.value if kind is AlertKind.OFFER else f"{kind.value}:{conversation_id}"


def topic_name(topic: str) -> str:
    """The topic as push services take it; it tells them nothing (RFC 8030, 5.4)."""
    return _encoded(hashlib.sha256(topic.encode()).digest())[:_TOPIC_LETTERS]


def checked(given: Subscription) -> Subscription:
    """The subscription, if a push service could stand behind it; raises Invalid."""
    if not (_is_address(given.endpoint) and _is_point(given.p256dh) and len(_decoded(given.auth)) == _AUTH_BYTES):
        raise Invalid("What the browser gave is no subscription to push; turn it off on this device and on again.")
    return given


def _is_address(endpoint: str) -> bool:
    if len(endpoint) > LONGEST_ENDPOINT or not endpoint.isascii() or not endpoint.isprintable():
        return False
    try:
        parts = urlsplit(endpoint)
    except ValueError:
        return False
    # The network of the hub is kept closed where it is called; what is open besides travels under TLS.
    is_open = parts.scheme == "http" and parts.hostname in _LOOPBACK
    return (parts.scheme == "https" or is_open) and bool(parts.hostname) and "@" not in parts.netloc


def _is_point(text: str) -> bool:
    point = _decoded(text)
    return len(point) == _POINT_BYTES and point[0] == _UNCOMPRESSED


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return b""


def _encoded(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


_BROWSERS: Final = (
    ("Edge", r"\bEdg(?:e|A|iOS)?/"),
    ("Opera", r"\bOPR/"),
    ("Samsung Internet", r"\bSamsungBrowser/"),
    ("Firefox", r"\b(?:Firefox|FxiOS)/"),
    ("Chrome", r"\b(?:Chrome|CriOS|HeadlessChrome)/"),
    ("Safari", r"\bSafari/"),
)
_SYSTEMS: Final = (
    ("iPhone", r"\biPhone\b"),
    ("iPad", r"\biPad\b"),
    ("Android", r"\bAndroid\b"),
    ("Windows", r"\bWindows\b"),
    ("macOS", r"\bMac OS X\b"),
    ("ChromeOS", r"\bCrOS\b"),
    ("Linux", r"\bLinux\b"),
)


def device_name(user_agent: str) -> str:
    """What the owner of a device knows it by; empty where the browser does not say."""
    found = [
        next((name for name, pattern in known if re.search(pattern, user_agent)), "") for known in (_BROWSERS, _SYSTEMS)
    ]
    return ", ".join(filter(None, found))
