"""Signing in at a provider that speaks OpenID Connect: there with a question of ours, and back with its answer."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final
from urllib.parse import quote, urlencode

import structlog

from hub.application.floor_record import Secrets
from hub.application.sign_in_elsewhere import NotLetIn, Refusal, let_in_by_provider
from hub.domain.identity_provider import SECRET, Claims, IdentityProvider, Vouched, claims_of
from hub.domain.person import Person
from hub.domain.problem import Conflict, Invalid, NotFound
from hub.wire.store import Store
from hub.worker.openid_http import JSON, Discovered, ProviderHttp, discovered_in
from hub.worker.openid_token import Expected, KeyUnknown, TokenRefused, claims_in
from hub.worker.tickets import Tickets

log = structlog.get_logger()

ON_THE_WAY: Final = timedelta(minutes=10)
"""So long somebody may take to sign in there."""
KNOWN_FOR: Final = timedelta(minutes=10)
"""So long what a provider says of itself is not asked again."""
NEW_KEYS_AFTER: Final = timedelta(seconds=30)
"""Whoever sends tokens with keys that never were does not make the hub ask the provider each time."""
LONGEST_HINT: Final = 6_000
"""A longer token makes an address that servers refuse: without it the provider asks, which is better than an error."""
_PURPOSE: Final = "openid"


@dataclass(slots=True)
class _Known:
    discovered: Discovered
    at: datetime
    keys: Mapping[str, Any] = field(default_factory=dict)
    keys_at: datetime | None = None


class OpenId:
    """Signs people in by providers of identities."""

    def __init__(
        self, store: Store, http: ProviderHttp, seals: Secrets, *, url: str, now: Callable[[], datetime]
    ) -> None:
        self._store = store
        self._http = http
        self._seals = seals
        self._url = url
        self._now = now
        self._tickets = Tickets(seals, now)
        self._known: dict[str, _Known] = {}

    async def close(self) -> None:
        """Close every connection."""
        await self._http.close()

    def provider(self, id_: str) -> IdentityProvider:
        """The provider; raises NotFound."""
        found = self._store.floor.providers.get(id_)
        if found is None:
            raise NotFound("There is no such way to sign in; open the sign-in page anew.")
        return found

    def way_back(self, id_: str) -> str:
        """Where the provider sends people back to, which it has to know."""
        return f"{self._url}/sign-in/{quote(id_, safe='')}/back"

    async def begin(self, provider: IdentityProvider) -> tuple[str, str]:
        """Where to send somebody's browser, and the ticket that it keeps meanwhile; raises NotLetIn."""
        discovered = (await self._discovered(provider)).discovered
        state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
        said = {"provider": provider.id, "issuer": discovered.issuer, "state": state}
        ticket = self._tickets.issue(_PURPOSE, ON_THE_WAY, {**said, "nonce": nonce, "verifier": verifier})
        asked = {
            "response_type": "code",
            "client_id": provider.client_id,
            "redirect_uri": self.way_back(provider.id),
            "scope": " ".join(provider.scopes),
            "state": state,
            "nonce": nonce,
            "code_challenge": _challenge(verifier),
            "code_challenge_method": "S256",
        }
        self._http.check(discovered.authorization)
        return _with_query(discovered.authorization, asked), ticket

    async def finish(self, provider: IdentityProvider, given: Mapping[str, str], ticket: str) -> tuple[Person, Vouched]:
        """Who came back, and the provider's word for her; raises NotLetIn."""
        said = self._tickets.read(_PURPOSE, ticket)
        if said is None or said["provider"] != provider.id:
            raise NotLetIn(Refusal.EXPIRED, "the browser kept no ticket of this sign-in")
        if not hmac.compare_digest(given.get("state", "").encode("utf-8", "replace"), said["state"].encode()):
            raise NotLetIn(Refusal.EXPIRED, "it came back with another state")
        known = await self._discovered(provider)
        self._check_issuer(known.discovered, given.get("iss"), said["issuer"])
        if "error" in given or not given.get("code"):
            why = Refusal.REFUSED if given.get("error") == "access_denied" else Refusal.FAILED
            raise NotLetIn(why, f"the provider answered {given.get('error', 'nothing')[:60]}")
        claims, token = await self._claims(provider, known, given["code"], said)
        try:
            person = await self._store.run(let_in_by_provider, provider, claims, self._seals)
        except Invalid as fault:
            raise NotLetIn(Refusal.FAILED, fault.detail) from None
        return person, Vouched(provider.id, self._kept(provider, token))

    def _kept(self, provider: IdentityProvider, token: str) -> str:
        """The provider's word for somebody, sealed, where signing out is to need it and its address has room for it."""
        if not provider.signs_out_there or len(token) > LONGEST_HINT:
            return ""
        name = _token_of(provider)
        return self._seals.sealed({name: token})[name]

    @staticmethod
    def _check_issuer(discovered: Discovered, given: str | None, asked: str) -> None:
        """An answer of one provider is not taken for that of another."""
        is_named = given is not None or discovered.names_itself
        if discovered.issuer != asked or (is_named and given != discovered.issuer):
            raise NotLetIn(Refusal.FAILED, "the answer is of another provider than the one that was asked")

    async def ways(self, provider: IdentityProvider) -> Discovered:
        """What the provider says of itself, asked anew; raises Conflict with what to correct."""
        self._known.pop(provider.id, None)
        try:
            known = await self._discovered(provider)
            await self._keys(known)
        except NotLetIn as problem:
            raise Conflict(str(problem)) from None
        return known.discovered

    async def way_out(self, id_: str | None, id_token: str | None) -> str:
        """Where somebody signs out at the provider too, where nothing is asked if its word for her is kept.

        Empty where that is not wanted, or there is no such place.
        """
        provider = self._store.floor.providers.get(id_ or "")
        if provider is None or not provider.signs_out_there:
            return ""
        try:
            end = (await self._discovered(provider)).discovered.end_session
        except NotLetIn:
            return ""
        asked = {"client_id": provider.client_id, "post_logout_redirect_uri": f"{self._url}/"}
        if id_token:
            asked |= self._hint(provider, id_token)
        return _with_query(end, asked) if end else ""

    def _hint(self, provider: IdentityProvider, id_token: str) -> dict[str, str]:
        """Who is to be signed out; nothing for a provider that is not the one any more that gave the token."""
        name = _token_of(provider)
        try:
            return {"id_token_hint": self._seals.revealed({name: id_token})[name]}
        except Invalid:
            return {}

    async def _discovered(self, provider: IdentityProvider) -> _Known:
        known, now = self._known.get(provider.id), self._now()
        if known is not None and known.discovered.issuer == provider.issuer and now - known.at < KNOWN_FOR:
            return known
        address = provider.issuer.rstrip("/") + "/.well-known/openid-configuration"
        found = discovered_in(await self._http.json("GET", address), provider.issuer)
        known = self._known[provider.id] = _Known(found, now)
        return known

    async def _keys(self, known: _Known) -> Mapping[str, Any]:
        known.keys = await self._http.json("GET", known.discovered.keys)
        known.keys_at = self._now()
        if not isinstance(known.keys.get("keys"), list) or not all(isinstance(key, dict) for key in known.keys["keys"]):
            known.keys = {}
            raise NotLetIn(Refusal.FAILED, f"there are no keys at {known.discovered.keys}")
        return known.keys

    async def _claims(
        self, provider: IdentityProvider, known: _Known, code: str, said: Mapping[str, str]
    ) -> tuple[Claims, str]:
        """What the provider says of whoever came back, and its token that says so."""
        answer = await self._exchanged(provider, known.discovered, code, said["verifier"])
        expected = Expected(known.discovered.issuer, provider.client_id, said["nonce"])
        id_token = str(answer.get("id_token", ""))
        claims = await self._believed(known, id_token, expected)
        token = answer.get("access_token")
        if known.discovered.userinfo and isinstance(token, str):
            headers = {**JSON, "Authorization": f"Bearer {token}"}
            more = await self._http.json("GET", known.discovered.userinfo, headers=headers)
            if more.get("sub") != claims["sub"]:
                raise NotLetIn(Refusal.FAILED, "the provider told of somebody else than its token does")
            claims = {**more, **claims}
        return claims_of(known.discovered.issuer, claims), id_token

    async def _believed(self, known: _Known, token: str, expected: Expected) -> dict[str, Any]:
        """What the token says; where its key is not known, the provider may have new ones."""
        keys = known.keys or await self._keys(known)
        try:
            try:
                return claims_in(token, keys, expected, self._now())
            except KeyUnknown:
                if known.keys_at is not None and self._now() - known.keys_at < NEW_KEYS_AFTER:
                    raise
                return claims_in(token, await self._keys(known), expected, self._now())
        except TokenRefused as refused:
            raise NotLetIn(Refusal.FAILED, f"the provider's token is not believed: {refused}") from None

    async def _exchanged(
        self, provider: IdentityProvider, discovered: Discovered, code: str, verifier: str
    ) -> Mapping[str, Any]:
        form = {"grant_type": "authorization_code", "code": code, "redirect_uri": self.way_back(provider.id)}
        form["code_verifier"] = verifier
        headers = {**JSON, "Content-Type": "application/x-www-form-urlencoded"}
        try:
            secret = self._seals.revealed(provider.settings).get(SECRET, "")
        except Invalid as fault:
            raise NotLetIn(Refusal.FAILED, fault.detail) from None
        if secret and "client_secret_basic" in discovered.methods:
            pair = f"{quote(provider.client_id, safe='')}:{quote(secret, safe='')}"
            headers["Authorization"] = f"Basic {base64.b64encode(pair.encode()).decode()}"
        else:
            form |= {"client_id": provider.client_id, **({"client_secret": secret} if secret else {})}
        return await self._http.json("POST", discovered.token, headers=headers, body=urlencode(form).encode())


def _challenge(verifier: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")


def _token_of(provider: IdentityProvider) -> str:
    """What a token is sealed for: it is shown to nobody but the provider that gave it."""
    return f"{provider.issuer} {provider.client_id} id_token"


def _with_query(url: str, asked: Mapping[str, str]) -> str:
    return f"{url}{'&' if '?' in url else '?'}{urlencode(asked)}"
