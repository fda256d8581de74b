"""What browsers offer, what they are answered, and what is no offer."""

from __future__ import annotations

import re
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.voice.media.codec import OPUS, PCMA, PCMU
from channels.voice.webrtc.dtls import Fingerprint
from channels.voice.webrtc.ice import Credentials
from channels.voice.webrtc.sdp import UnusableOffer, read_offer, written_answer

DIGEST: Final = ":".join(["A0"] * 32)
CHROMIUM: Final = f"""v=0
o=- 6400038324742615552 2 IN IP4 127.0.0.1
s=-
t=0 0
a=group:BUNDLE 0 1
a=extmap-allow-mixed
a=msid-semantic: WMS
m=audio 9 UDP/TLS/RTP/SAVPF 111 63 9 0 8 13 110 126
c=IN IP4 0.0.0.0
a=rtcp:9 IN IP4 0.0.0.0
a=ice-ufrag:4Yz9
a=ice-pwd:QbaA/1SYIqPfYutO54PXAo2D
a=ice-options:trickle
a=fingerprint:sha-256 {DIGEST}
a=setup:actpass
a=mid:0
a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level
a=sendrecv
a=rtcp-mux
a=rtpmap:111 opus/48000/2
a=rtcp-fb:111 transport-cc
a=fmtp:111 minptime=10;useinbandfec=1
a=rtpmap:63 red/48000/2
a=rtpmap:9 G722/8000
a=rtpmap:0 PCMU/8000
a=rtpmap:8 PCMA/8000
a=rtpmap:13 CN/8000
a=rtpmap:110 telephone-event/48000
a=rtpmap:126 telephone-event/8000
m=video 9 UDP/TLS/RTP/SAVPF 96
c=IN IP4 0.0.0.0
a=ice-ufrag:4Yz9
a=ice-pwd:QbaA/1SYIqPfYutO54PXAo2D
a=fingerprint:sha-256 {DIGEST}
a=setup:actpass
a=mid:1
a=rtcp-mux
a=rtpmap:96 VP8/90000
"""
FIREFOX: Final = f"""v=0
o=mozilla...THIS_IS_SDPARTA-99.0 4294967296 0 IN IP4 0.0.0.0
s=-
t=0 0
a=sendrecv
a=fingerprint:sha-256 {DIGEST}
a=group:BUNDLE 0
a=ice-options:trickle
a=msid-semantic:WMS *
m=audio 9 UDP/TLS/RTP/SAVPF 109 9 0 8 101
c=IN IP4 0.0.0.0
a=recvonly
a=ice-pwd:5f0a1b2c3d4e5f60718293a4b5c6d7e8
a=ice-ufrag:7f8e9d0c
a=mid:0
a=rtcp-mux
a=rtpmap:109 opus/48000/2
a=rtpmap:101 telephone-event/8000/1
a=setup:actpass
"""
OURS: Final = Credentials("a1b2c3d4e5f6", "0123456789abcdef0123456789abcdef")


def answer_to(text: str) -> list[str]:
    addresses = [("192.0.2.7", 40_000), ("2001:db8::7", 40_000)]
    return written_answer(read_offer(text), OURS, Fingerprint("sha-256", DIGEST), addresses, 7).split("\r\n")


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_what_chromium_offers_is_understood(line_end: str) -> None:
    offer = read_offer(CHROMIUM.replace("\n", line_end))
    assert list(offer.codecs.items()) == [(111, OPUS), (0, PCMU), (8, PCMA)]
    assert offer.keys == {110: 48_000, 126: 8_000}
    assert offer.theirs == Credentials("4Yz9", "QbaA/1SYIqPfYutO54PXAo2D")
    assert offer.fingerprint == Fingerprint("sha-256", DIGEST)
    assert (offer.may_send, offer.may_hear) == (True, True)


def test_what_firefox_says_once_for_all_media_counts_for_its_audio() -> None:
    offer = read_offer(FIREFOX)
    assert offer.fingerprint == Fingerprint("sha-256", DIGEST)
    assert list(offer.codecs.items()) == [(109, OPUS), (0, PCMU), (8, PCMA)]
    assert (offer.may_send, offer.may_hear) == (False, True)


def test_the_answer_says_how_to_come_in_and_takes_nothing_but_speech() -> None:
    lines = answer_to(CHROMIUM)
    assert [line for line in lines if line.startswith("m=")] == [
        "m=audio 40000 UDP/TLS/RTP/SAVPF 111 0 8 110 126",
        "m=video 0 UDP/TLS/RTP/SAVPF 0",
    ]
    assert "a=group:BUNDLE 0" in lines
    assert {"a=ice-lite", "a=setup:passive", "a=rtcp-mux", "a=ice-ufrag:a1b2c3d4e5f6"} <= set(lines)
    candidates = [line for line in lines if line.startswith("a=candidate:")]
    assert [re.findall(r"udp (\d+) (\S+) 40000 typ host", line)[0][1] for line in candidates] == [
        "192.0.2.7",
        "2001:db8::7",
    ]


def test_whoever_only_listens_is_only_spoken_to() -> None:
    assert "a=sendonly" in answer_to(FIREFOX)
    assert "a=sendrecv" in answer_to(CHROMIUM)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("m=audio", "m=application", "has no audio"),
        ("UDP/TLS/RTP/SAVPF 111", "RTP/AVP 111", "is not protected"),
        ("a=rtcp-mux\na=rtpmap:111", "a=rtpmap:111", "offer rtcp-mux"),
        ("a=setup:actpass\na=mid:0", "a=setup:passive\na=mid:0", "offer setup:actpass"),
        ("111 63 9 0 8 13 110 126", "63 9 13", "offer opus, PCMU or PCMA"),
        ("a=ice-ufrag:4Yz9\na=ice-pwd:QbaA", "a=ice-ufrag:4Yz9\na=ice-pwd:Q ", "no ice-ufrag and ice-pwd"),
        (f"sha-256 {DIGEST}\na=setup:actpass\na=mid:0", "sha-1 AA:BB\na=setup:actpass\na=mid:0", "no certificate"),
        ("s=-", "s=" + "x" * 70_000, "are the most"),
    ],
    ids=["no-audio", "plain", "two-ports", "passive", "codecs", "password", "digest", "long"],
)
def test_what_cannot_become_a_call_is_refused_in_words(old: str, new: str, sentence: str) -> None:
    assert old in CHROMIUM
    with pytest.raises(UnusableOffer, match=sentence):
        read_offer(CHROMIUM.replace(old, new, 1))


LINES = st.sampled_from([*CHROMIUM.splitlines(), *FIREFOX.splitlines(), "m=", "m=audio", "a=", "a=rtpmap:", "\0", "a"])


@given(st.lists(st.one_of(LINES, st.text(max_size=30)), max_size=60))
def test_whatever_is_offered_is_answered_or_refused(lines: list[str]) -> None:
    try:
        answer = answer_to("\r\n".join(lines))
    except UnusableOffer:
        return
    assert all("\n" not in line and "\r" not in line for line in answer)
