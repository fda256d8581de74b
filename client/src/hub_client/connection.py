"""How a call reaches the hub and comes back: one connection that is kept, repeated only where that harms nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Final, Self
from urllib.parse import quote

import requests
from requests.adapters import HTTPAdapter
from urllib3 import Retry

from hub_client.problem import Problem, Unreachable

TRIES: Final = 4
"""After the first."""
LONGEST_PAUSE_SECONDS: Final = 60
NOT_DONE: Final = (429,)
"""The hub read nothing of the request."""
AWAY: Final = (429, 502, 503, 504)
"""It, or what stands before it, could not serve now."""
REPEATABLE: Final = frozenset({"GET", "PUT", "DELETE"})


class Connection:
    """Calls to one hub under one key."""

    def __init__(self, url: str, key: str, *, timeout_seconds: float = 30, pause_seconds: float = 0.5) -> None:
        """Nothing is asked yet; `pause_seconds` is the pause before a call is repeated, doubled each time."""
        if not re.match(r"https?://[^/]", url):
            raise ValueError(f"{url!r} is not the address of a hub; write it as https://hub.example")
        self._url = url.rstrip("/")
        self._timeout_seconds = timeout_seconds
        self._once = _session(key, Retry(TRIES, read=0, other=0, status_forcelist=NOT_DONE, **_usual(pause_seconds)))
        self._again = _session(key, Retry(TRIES, status_forcelist=AWAY, **_usual(pause_seconds)))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """The connections are closed."""
        self._once.close()
        self._again.close()

    def call(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, object] | None = None,
        headers: Mapping[str, str | None] | None = None,
        body: Any = None,
    ) -> Any:
        """The answer of the hub: what its JSON says, None where there is nothing, else the bytes.

        Raises Problem when the hub refuses and Unreachable when no answer came.
        """
        sent = {name: value for name, value in (headers or {}).items() if value is not None}
        is_repeatable = method in REPEATABLE or bool(sent.get("Idempotency-Key"))
        try:
            answer = (self._again if is_repeatable else self._once).request(
                method,
                self._url + path,
                params={name: _written(value) for name, value in (query or {}).items() if value is not None},
                headers=sent,
                json=body,
                timeout=self._timeout_seconds,
                allow_redirects=False,
            )
        except requests.RequestException as error:
            raise Unreachable(f"{method} {self._url}{path} was not answered: {error}") from error
        return _read(answer)


def part(text: str) -> str:
    """A part of a path, whatever it is made of."""
    return quote(text, safe="")


def _usual(pause_seconds: float) -> dict[str, Any]:
    return {
        "allowed_methods": None,
        "backoff_factor": pause_seconds,
        "backoff_jitter": pause_seconds,
        "backoff_max": LONGEST_PAUSE_SECONDS,
        "retry_after_max": LONGEST_PAUSE_SECONDS,
        "raise_on_status": False,
    }


def _session(key: str, retry: Retry) -> requests.Session:
    session = requests.Session()
    session.headers["Authorization"] = f"Bearer {key}"
    session.trust_env = False
    """A password that lies in ~/.netrc for this host would be sent instead of the key."""
    for scheme in ("http://", "https://"):
        session.mount(scheme, HTTPAdapter(max_retries=retry))
    return session


def _written(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _read(answer: requests.Response) -> Any:
    media = answer.headers.get("Content-Type", "").partition(";")[0]
    if answer.ok and not answer.is_redirect:
        if not answer.content:
            return None
        return answer.json() if media == "application/json" else answer.content
    told = answer.json() if media == "application/problem+json" else {"title": answer.reason}
    raise Problem(answer.status_code, told if isinstance(told, dict) else {})
