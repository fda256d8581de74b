"""Messages of Web Push are made as the standards say, to the last bit."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from joserfc import jwt
from joserfc.jwk import ECKey

from hub.worker.push_message import (
    BLOCK_BYTES,
    authorization,
    from_base64,
    new_key,
    private_key,
    public_point,
    sealed,
    to_base64,
)
from hub.worker.pushes import contact_of
from tests.peers.push_service import opened

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
# RFC 8291, section 5 and appendix A.
OURS = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"
THEIRS = "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94"
THEIR_POINT = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
AUTH = "BTBZMqHH6r4Tts7J_aSIgg"
SALT = "DGv6ra1nlYgDCS1FRnbzlw"
SEALED = (
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6Tl"
    "zAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
)


def test_the_example_of_the_standard_is_sealed_to_the_last_bit() -> None:
    text = b"When I grow up, I want to be a watermelon"
    made = sealed(text, THEIR_POINT, AUTH, ours=private_key(OURS), salt=from_base64(SALT), block=1)
    assert to_base64(made) == SEALED


def test_only_the_browser_reads_it_and_its_length_tells_nothing() -> None:
    lengths = set()
    for text in (b"{}", b"x" * 200):
        made = sealed(text, THEIR_POINT, AUTH)
        assert opened(made, private_key(THEIRS), from_base64(AUTH)) == text
        with pytest.raises(InvalidTag):
            opened(made, private_key(new_key()), from_base64(AUTH))
        lengths.add(len(made))
    assert lengths == {86 + BLOCK_BYTES + 16}


@pytest.mark.parametrize("point", ["", "BA", to_base64(b"\x04" + bytes(64))])
def test_keys_that_are_none_are_refused(point: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        sealed(b"{}", point, AUTH)


def test_the_push_service_can_prove_who_signed_and_for_how_long() -> None:
    key = private_key(new_key())
    header = authorization("https://push.example:444/wpush/v2/secret", key, "https://hub.example", NOW)
    token = header.removeprefix("vapid t=").partition(", k=")
    assert from_base64(token[2]) == public_point(key)
    found = jwt.decode(token[0], ECKey.import_key(_pem(key)), algorithms=["ES256"])
    assert found.header == {"typ": "JWT", "alg": "ES256"}
    assert found.claims == {
        "aud": "https://push.example:444",
        "exp": int(NOW.timestamp()) + 12 * 3600,
        "sub": "https://hub.example",
    }


@pytest.mark.parametrize(
    ("url", "contact"),
    [
        ("https://hub.example", "https://hub.example"),
        ("http://hub.example:8080", "mailto:postmaster@hub.example"),
        ("http://127.0.0.1:8080", "mailto:postmaster@127.0.0.1"),
    ],
)
def test_push_services_know_where_to_complain(url: str, contact: str) -> None:
    assert contact_of(url) == contact


def test_a_key_is_the_same_after_it_was_kept_and_no_two_are() -> None:
    kept = {new_key() for _ in range(20)}
    assert len(kept) == 20
    assert {len(public_point(private_key(one))) for one in kept} == {65}


def _pem(key: ec.EllipticCurvePrivateKey) -> bytes:

    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
