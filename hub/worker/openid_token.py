"""An ID token is believed only when everything of it is as it must be: its key, its algorithm, and whom it is for."""

from __future__ import annotations

import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import import_key
from joserfc.jws import JWSRegistry, extract_compact

from hub.domain.identity_provider import LONGEST_SUBJECT

ALGORITHMS: Final = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "Ed25519")
"""Signed with a key that only the provider has: neither unsigned, nor by a secret that two know."""
SKEW_SECONDS: Final = 60
OLDEST_SECONDS: Final = 600
"""A token is made for the sign-in that asks for it."""
LARGEST_TOKEN: Final = 64 * 1024
MOST_KEYS: Final = 20


class TokenRefused(Exception):
    """The token is not believed; the text says why, for the log and never for the caller."""


class KeyUnknown(TokenRefused):
    """It is signed with a key that is not among those the provider named: perhaps it has new ones."""


@dataclass(frozen=True, slots=True)
class Expected:
    """For whom, and for which sign-in, a token must be."""

    issuer: str
    client_id: str
    nonce: str


def claims_in(token: str, keys: Mapping[str, Any], expected: Expected, now: datetime) -> dict[str, Any]:
    """What a token says; raises TokenRefused."""
    if len(token) > LARGEST_TOKEN:
        raise TokenRefused("it is too large")
    header = _header(token)
    algorithm, key_id = header.get("alg"), header.get("kid")
    if algorithm not in ALGORITHMS:
        raise TokenRefused(f"it is signed with {str(algorithm)[:20]!r}")
    fitting = [
        key
        for key in keys.get("keys", ())
        if (key_id is None or key.get("kid") == key_id) and key.get("use", "sig") == "sig" and key.get("kty") != "oct"
    ]
    if not fitting:
        raise KeyUnknown("none of the provider's keys is its own")
    claims = _verified(token, algorithm, fitting)
    _check_claims(claims, expected, now.timestamp())
    return claims


def _verified(token: str, algorithm: str, keys: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The claims, if one of the keys signed them with this algorithm."""
    # Headers that nobody knows say nothing of whether the signature is good.
    registry = JWSRegistry(algorithms=[algorithm], strict_check_header=False)
    for key in keys[:MOST_KEYS]:
        try:
            return dict(jwt.decode(token, import_key(dict(key)), registry=registry).claims)
        except (JoseError, ValueError, TypeError):
            # Of another kind, damaged, or not the one.
            continue
    raise TokenRefused("its signature is not good")


def _header(token: str) -> Mapping[str, Any]:
    try:
        return extract_compact(token.encode("ascii", "replace")).headers()
    except (JoseError, ValueError):
        raise TokenRefused("it is no token") from None


def _check_claims(claims: Mapping[str, Any], expected: Expected, now: float) -> None:
    audience = claims.get("aud")
    audiences = audience if isinstance(audience, list) else [audience]
    checks = {
        "it is of another issuer": claims.get("iss") == expected.issuer,
        "it is for somebody else": expected.client_id in audiences,
        "it was asked for by somebody else": _is_asked_by(claims, audiences, expected.client_id),
        "it has run out": _number(claims.get("exp")) > now - SKEW_SECONDS,
        "it is of another time": now - OLDEST_SECONDS < _number(claims.get("iat")) <= now + SKEW_SECONDS,
        "it does not hold yet": _number(claims.get("nbf", 0)) <= now + SKEW_SECONDS,
        "it is of another sign-in": _is_same(claims.get("nonce"), expected.nonce),
        "it names nobody": _is_subject(claims.get("sub")),
    }
    for refused, is_good in checks.items():
        if not is_good:
            raise TokenRefused(refused)


def _is_asked_by(claims: Mapping[str, Any], audiences: list[Any], client_id: str) -> bool:
    """With several audiences it must be said who asked; where it is said it must be us."""
    party = claims.get("azp")
    return party == client_id if party is not None or len(audiences) > 1 else True


def _is_same(given: object, expected: str) -> bool:
    return isinstance(given, str) and hmac.compare_digest(given.encode("utf-8", "replace"), expected.encode())


def _is_subject(given: object) -> bool:
    return isinstance(given, str) and 0 < len(given) <= LONGEST_SUBJECT


def _number(given: object) -> float:
    """A time; one that never is where there is none."""
    is_number = isinstance(given, int | float) and not isinstance(given, bool)
    return float(given) if is_number else float("nan")  # type: ignore[arg-type]
