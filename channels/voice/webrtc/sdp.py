"""What a browser offers, and what it is answered: one stream of speech on one port (RFC 8866, RFC 8829)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from channels.voice.media.codec import CODECS, Codec
from channels.voice.webrtc.dtls import Fingerprint
from channels.voice.webrtc.ice import Address, Credentials

LARGEST: Final = 64_000
"""Characters of an offer; browsers send a tenth of it."""
STATIC: Final = {0: ("pcmu", 8_000), 8: ("pcma", 8_000)}
"""Payload types that need no words (RFC 3551)."""
KEYS: Final = "telephone-event"
RTPMAP: Final = re.compile(r"(\d{1,3}) ([^/ ]+)/(\d+)(?:/(\d+))?")
FRAGMENT: Final = re.compile(r"[A-Za-z0-9+/]{4,256}")
PASSWORD: Final = re.compile(r"[A-Za-z0-9+/]{22,256}")
FOUNDATION: Final = 1
HOST_PRIORITY: Final = 2_130_706_431
"""Of the one candidate there is (RFC 8445, section 5.1.2)."""
OPUS_WISHES: Final = "minptime=20;useinbandfec=1;stereo=0;sprop-stereo=0"


class UnusableOffer(ValueError):
    """The offer cannot become a call; the text says why, for whoever wrote the page."""


@dataclass(frozen=True, slots=True)
class Offer:
    """The speech that a browser offers, and how it will prove that it is the one who offered."""

    mid: str
    place: int
    """Which of the media it is."""
    kinds: tuple[str, ...]
    """Of all media: each has to be answered."""
    protocol: str
    theirs: Credentials
    fingerprint: Fingerprint
    codecs: Mapping[int, Codec]
    """Those that are known here, by payload type, the browser's favourite first."""
    keys: Mapping[int, int]
    """Payload types that tell of pressed keys, with their clock rates."""
    may_send: bool = True
    may_hear: bool = True


@dataclass(frozen=True, slots=True)
class _Part:
    """The lines of the session, or of one of its media."""

    head: str
    attributes: tuple[tuple[str, str], ...]

    def all(self, name: str) -> list[str]:
        """Each value of an attribute."""
        return [value for key, value in self.attributes if key == name]

    def has(self, name: str) -> bool:
        """Whether it is there."""
        return any(key == name for key, _ in self.attributes)


def read_offer(text: str) -> Offer:
    """The offer in this text; raises UnusableOffer."""
    if len(text) > LARGEST:
        raise UnusableOffer(f"The offer has {len(text)} characters; {LARGEST} are the most.")
    session, *media = _parts(text)
    kinds = tuple(part.head.split(" ", 1)[0] for part in media)
    if "audio" not in kinds:
        raise UnusableOffer("The offer has no audio; add a track of the microphone before making it.")
    place = kinds.index("audio")
    part = media[place]
    words = part.head.split()
    if len(words) < 4 or not words[2].endswith("/SAVPF"):
        raise UnusableOffer("The audio is not protected; browsers offer UDP/TLS/RTP/SAVPF.")
    if not part.has("rtcp-mux"):
        raise UnusableOffer("The audio wants a second port for its reports; offer rtcp-mux.")
    if _first("setup", part, session) == "passive":
        raise UnusableOffer("The browser wants to be called upon for its keys; offer setup:actpass.")
    codecs, keys = _known(words[3:], part)
    if not codecs:
        raise UnusableOffer("None of the audio's codecs is known here: offer opus, PCMU or PCMA.")
    direction = next((name for name in ("sendonly", "recvonly", "inactive") if part.has(name)), "sendrecv")
    return Offer(
        _first("mid", part, session) or "0", place, kinds, words[2], _credentials(part, session),
        _fingerprint(part, session), codecs, keys,
        may_send=direction in {"sendrecv", "sendonly"}, may_hear=direction in {"sendrecv", "recvonly"},
    )  # fmt: skip


def written_answer(
    offer: Offer, ours: Credentials, fingerprint: Fingerprint, addresses: Sequence[Address], session_id: int
) -> str:
    """The answer: we wait for checks at these addresses, and for the browser to begin the handshake of keys."""
    lines = ["v=0", f"o=- {session_id} 1 IN IP4 127.0.0.1", "s=-", "t=0 0", "a=ice-lite", f"a=group:BUNDLE {offer.mid}"]
    for place, kind in enumerate(offer.kinds):
        if place == offer.place:
            lines += _answered_audio(offer, ours, fingerprint, addresses)
        else:
            lines += [f"m={kind} 0 {offer.protocol} 0", "c=IN IP4 0.0.0.0", "a=inactive"]
    return "\r\n".join(lines) + "\r\n"


def _answered_audio(
    offer: Offer, ours: Credentials, fingerprint: Fingerprint, addresses: Sequence[Address]
) -> list[str]:
    numbers = [*offer.codecs, *offer.keys]
    host, port = addresses[0]
    directions = {(True, True): "sendrecv", (True, False): "recvonly", (False, True): "sendonly"}
    lines = [
        f"m=audio {port} {offer.protocol} {' '.join(map(str, numbers))}",
        f"c=IN {_kind_of(host)} {host}",
        f"a=mid:{offer.mid}",
        f"a={directions.get((offer.may_send, offer.may_hear), 'inactive')}",
        "a=rtcp-mux",
        f"a=ice-ufrag:{ours.fragment}",
        f"a=ice-pwd:{ours.password}",
        f"a=fingerprint:{fingerprint.algorithm} {fingerprint.value}",
        "a=setup:passive",
        "a=ptime:20",
        "a=maxptime:60",
    ]
    for number, codec in offer.codecs.items():
        channels = "/2" if codec.name == "opus" else ""
        lines.append(f"a=rtpmap:{number} {codec.name}/{codec.clock_rate}{channels}")
        if codec.name == "opus":
            lines.append(f"a=fmtp:{number} {OPUS_WISHES}")
    for number, rate in offer.keys.items():
        lines += [f"a=rtpmap:{number} {KEYS}/{rate}", f"a=fmtp:{number} 0-15"]
    for number, (host, port) in enumerate(addresses):
        priority = HOST_PRIORITY - (number << 8)
        lines.append(f"a=candidate:{FOUNDATION + number} 1 udp {priority} {host} {port} typ host")
    return [*lines, "a=end-of-candidates"]


def _kind_of(host: str) -> str:
    return "IP6" if ":" in host else "IP4"


def _parts(text: str) -> list[_Part]:
    """The session and its media."""
    parts: list[_Part] = []
    head = ""
    attributes: list[tuple[str, str]] = []
    for line in text.replace("\r\n", "\n").split("\n"):
        if line.startswith("m="):
            parts.append(_Part(head, tuple(attributes)))
            head, attributes = line[2:].strip(), []
        elif line.startswith("a="):
            name, _, value = line[2:].strip().partition(":")
            attributes.append((name, value))
    return [*parts, _Part(head, tuple(attributes))]


def _first(name: str, part: _Part, session: _Part) -> str:
    return next(iter(part.all(name) + session.all(name)), "")


def _credentials(part: _Part, session: _Part) -> Credentials:
    fragment, password = _first("ice-ufrag", part, session), _first("ice-pwd", part, session)
    if not FRAGMENT.fullmatch(fragment) or not PASSWORD.fullmatch(password):
        raise UnusableOffer("The offer does not say how the browser is to be reached: it has no ice-ufrag and ice-pwd.")
    return Credentials(fragment, password)


def _fingerprint(part: _Part, session: _Part) -> Fingerprint:
    for told in part.all("fingerprint") + session.all("fingerprint"):
        algorithm, _, value = told.partition(" ")
        found = Fingerprint(algorithm.lower(), value.strip())
        if found.is_known:
            return found
    raise UnusableOffer("The offer names no certificate by a fingerprint of sha-256, sha-384 or sha-512.")


def _known(numbers: Sequence[str], part: _Part) -> tuple[dict[int, Codec], dict[int, int]]:
    """Codecs, one payload type each, and the payload types of keys."""
    told: dict[int, tuple[str, int]] = dict(STATIC)
    for value in part.all("rtpmap"):
        if match := RTPMAP.fullmatch(value):
            told[int(match[1])] = (match[2].lower(), int(match[3]))
    codecs: dict[int, Codec] = {}
    keys: dict[int, int] = {}
    for number in (int(word) for word in numbers if word.isdecimal() and len(word) < 4):
        name, rate = told.get(number, ("", 0))
        codec = CODECS.get(name)
        if codec is not None and codec.clock_rate == rate and codec not in codecs.values():
            codecs[number] = codec
        elif name == KEYS:
            keys[number] = rate
    return codecs, keys
