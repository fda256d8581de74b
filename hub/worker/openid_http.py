"""What providers of identities are asked: where things stand at one, and JSON from there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import orjson

from channels.contract import HttpAnswer, OutcomeUnknown, ProviderRefused, ProviderUnavailable
from channels.toolkit.http import ForbiddenAddress, GuardedHttp, host_and_port
from hub.application.sign_in_elsewhere import NotLetIn, Refusal

LARGEST_ANSWER: Final = 256 * 1024
SECONDS: Final = 10.0
JSON: Final = {"Accept": "application/json"}


@dataclass(frozen=True, slots=True)
class Discovered:
    """What a provider says of itself."""

    issuer: str
    authorization: str
    token: str
    keys: str
    userinfo: str = ""
    end_session: str = ""
    methods: tuple[str, ...] = ("client_secret_basic",)
    names_itself: bool = False
    """Whether it says in every answer who it is."""


class ProviderHttp:
    """A way out of its own: only for providers of identities may it lead to these hosts of the operator's network."""

    def __init__(self, hosts: Sequence[str]) -> None:
        self._http = GuardedHttp(hosts, largest_answer=LARGEST_ANSWER)
        self._listed = frozenset(host.lower() for host in hosts)

    async def close(self) -> None:
        """Close every connection."""
        await self._http.close()

    async def json(
        self, method: str, url: str, *, headers: Mapping[str, str] = JSON, body: bytes | None = None
    ) -> Mapping[str, Any]:
        """What is answered; raises NotLetIn for anything but a good answer in JSON."""
        self.check(url)
        try:
            answer = await self._http.request(method, url, headers=headers, body=body, timeout_seconds=SECONDS)
        except (ProviderUnavailable, OutcomeUnknown, ProviderRefused) as error:
            raise NotLetIn(Refusal.UNREACHABLE, f"{url}: {str(error) or type(error).__name__}") from None
        return _read(answer, url)

    def check(self, url: str) -> None:
        """Without TLS only where whoever runs the hub says so: anybody between could be the provider."""
        try:
            is_safe = url.startswith("https://") or host_and_port(url) in self._listed
        except ForbiddenAddress as fault:
            raise NotLetIn(Refusal.UNREACHABLE, f"{url[:200]}: {fault}") from None
        if not is_safe:
            raise NotLetIn(
                Refusal.UNREACHABLE, f"{url[:200]} does not begin with https://; whoever runs the hub can list its host"
            )


def _read(answer: HttpAnswer, url: str) -> Mapping[str, Any]:
    try:
        found = orjson.loads(answer.body)
    except orjson.JSONDecodeError:
        found = None
    if answer.status != 200 or not isinstance(found, dict):  # noqa: PLR2004 - what HTTP calls good
        told = str(found.get("error", ""))[:60] if isinstance(found, dict) else ""
        raise NotLetIn(Refusal.FAILED, f"{url} answered {answer.status} {told}".rstrip())
    return found


def discovered_in(said: Mapping[str, Any], issuer: str) -> Discovered:
    """What a provider says of itself; raises NotLetIn where it is another one, or says too little."""
    if said.get("issuer") != issuer:
        told = str(said.get("issuer"))[:200]
        raise NotLetIn(Refusal.FAILED, f"the provider calls itself “{told}”: write its issuer exactly so")
    needed = [said.get(name) for name in ("authorization_endpoint", "token_endpoint", "jwks_uri")]
    if not all(isinstance(url, str) and url for url in needed):
        raise NotLetIn(
            Refusal.FAILED, "the provider does not tell where to sign in, to get tokens and to find its keys"
        )
    methods = said.get("token_endpoint_auth_methods_supported")
    return Discovered(
        issuer,
        str(needed[0]),
        str(needed[1]),
        str(needed[2]),
        userinfo=str(said.get("userinfo_endpoint") or ""),
        end_session=str(said.get("end_session_endpoint") or ""),
        methods=tuple(map(str, methods)) if isinstance(methods, list) else ("client_secret_basic",),
        names_itself=said.get("authorization_response_iss_parameter_supported") is True,
    )
