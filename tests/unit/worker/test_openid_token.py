"""A token is believed only as a whole: every forgery that is known is tried, and refused for its own reason."""

from __future__ import annotations

import base64
import hmac
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import orjson
import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet, OctKey, RSAKey
from joserfc.jws import JWSRegistry

from hub.worker.openid_token import Expected, KeyUnknown, TokenRefused, claims_in

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)
NOW = int(NOON.timestamp())
OURS = Expected("https://login.example", "the-hub", "a nonce")
RSA, OTHER_RSA = (RSAKey.generate_key(2048, {"kid": kid, "use": "sig"}) for kid in ("first", "second"))
EC = ECKey.generate_key("P-256", {"kid": "curve"})
KEYS = KeySet([RSA, EC]).as_dict(private=False)
GOOD: dict[str, Any] = {
    "iss": OURS.issuer,
    "aud": OURS.client_id,
    "sub": "248289761001",
    "exp": NOW + 300,
    "iat": NOW,
    "nonce": OURS.nonce,
}


def signed(claims: Mapping[str, Any], key: Any = RSA, algorithm: str = "RS256", kid: str | None = "first") -> str:
    header = {"alg": algorithm, **({} if kid is None else {"kid": kid})}
    return jwt.encode(header, dict(claims), key, algorithms=[algorithm])


def segment(value: object) -> str:
    return base64.urlsafe_b64encode(orjson.dumps(value)).decode().rstrip("=")


def read(token: str, keys: Mapping[str, Any] = KEYS) -> dict[str, Any]:
    return claims_in(token, keys, OURS, NOON)


@pytest.mark.parametrize(
    "token",
    [
        signed(GOOD),
        signed(GOOD, kid=None),
        signed(GOOD, EC, "ES256", "curve"),
        signed(GOOD, RSA, "PS256"),
        signed({**GOOD, "aud": ["another", "the-hub"], "azp": "the-hub"}),
        signed({**GOOD, "exp": NOW - 30, "iat": NOW - 330}),
        signed({**GOOD, "iat": NOW + 30}),
    ],
)
def test_a_good_token_is_believed_with_a_minute_between_the_clocks(token: str) -> None:
    assert read(token)["sub"] == GOOD["sub"]


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"iss": "https://login.example/"}, "another issuer"),
        ({"iss": None}, "another issuer"),
        ({"aud": "another"}, "somebody else"),
        ({"aud": []}, "somebody else"),
        ({"aud": ["the-hub", "another"]}, "asked for by somebody else"),
        ({"azp": "another"}, "asked for by somebody else"),
        ({"exp": NOW - 61}, "run out"),
        ({"exp": None}, "run out"),
        ({"exp": True}, "run out"),
        ({"exp": "9999999999"}, "run out"),
        ({"iat": NOW - 601}, "another time"),
        ({"iat": NOW + 61}, "another time"),
        ({"iat": None}, "another time"),
        ({"nbf": NOW + 61}, "not hold yet"),
        ({"nonce": "another"}, "another sign-in"),
        ({"nonce": None}, "another sign-in"),
        ({"sub": ""}, "names nobody"),
        ({"sub": None}, "names nobody"),
        ({"sub": "x" * 256}, "names nobody"),
    ],
)
def test_a_token_of_another_time_or_for_somebody_else_is_refused(changes: Mapping[str, Any], why: str) -> None:
    claims = {name: value for name, value in {**GOOD, **changes}.items() if value is not None}
    with pytest.raises(TokenRefused, match=why):
        read(signed(claims))


def test_what_a_header_says_besides_harms_nothing() -> None:
    registry = JWSRegistry(algorithms=["RS256"], strict_check_header=False)
    token = jwt.encode({"alg": "RS256", "kid": "first", "pi.atm": "1"}, GOOD, RSA, registry=registry)
    assert read(token)["sub"] == GOOD["sub"]


def test_an_unsigned_token_is_refused_however_it_says_so() -> None:
    for algorithm in ("none", "None", "NONE", "", None, 1, ["RS256"]):
        token = f"{segment({'alg': algorithm, 'kid': 'first'})}.{segment(GOOD)}."
        with pytest.raises(TokenRefused):
            read(token)


def test_the_public_key_is_no_secret_to_sign_with() -> None:
    for secret in (RSA.as_pem(private=False), orjson.dumps(RSA.as_dict(private=False))):
        signing = f"{segment({'alg': 'HS256', 'kid': 'first'})}.{segment(GOOD)}"
        forged = base64.urlsafe_b64encode(hmac.digest(secret, signing.encode(), "sha256")).decode().rstrip("=")
        with pytest.raises(TokenRefused, match="HS256"):
            read(f"{signing}.{forged}")


def test_a_shared_secret_among_the_keys_signs_nothing() -> None:
    key = OctKey.generate_key(256, {"kid": "shared"})
    with pytest.raises(TokenRefused):
        read(signed(GOOD, key, "HS256", "shared"), {"keys": [key.as_dict(private=True)]})


def test_a_token_with_a_key_of_its_own_is_refused() -> None:
    mine = RSAKey.generate_key(2048, {"kid": "first"})
    header = {"alg": "RS256", "kid": "first", "jwk": mine.as_dict(private=False), "jku": "https://evil.example/keys"}
    with pytest.raises(TokenRefused):
        read(jwt.encode(header, GOOD, mine, algorithms=["RS256"]))


def test_an_unknown_key_is_told_apart_so_that_new_ones_can_be_fetched() -> None:
    token = signed(GOOD, OTHER_RSA, kid="second")
    with pytest.raises(KeyUnknown):
        read(token)
    assert read(token, KeySet([RSA, OTHER_RSA]).as_dict(private=False))["sub"] == GOOD["sub"]


def test_a_key_for_sealing_signs_nothing() -> None:
    with pytest.raises(KeyUnknown):
        read(signed(GOOD), {"keys": [{**RSA.as_dict(private=False), "use": "enc"}]})


def test_a_changed_token_is_refused() -> None:
    header, _, signature = signed(GOOD).split(".")
    with pytest.raises(TokenRefused, match="signature"):
        read(f"{header}.{segment({**GOOD, 'sub': 'somebody else'})}.{signature}")


@pytest.mark.parametrize("token", ["", "x", "a.b", "a.b.c", "..", "ü.ü.ü", "a.b.c.d.e", "x" * 70_000])
def test_what_is_no_token_is_refused(token: str) -> None:
    with pytest.raises(TokenRefused):
        read(token)
