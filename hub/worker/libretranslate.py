"""A translator that speaks the HTTP interface of LibreTranslate, whoever runs it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final, NoReturn, Protocol

import orjson

from channels.contract import HttpAnswer, OutcomeUnknown, ProviderRefused, ProviderUnavailable
from hub.application.translator import TranslatorFailed, Why
from hub.domain.translation import Translated

TIMEOUT_SECONDS: Final = 20.0
LANGUAGES_FOR: Final = timedelta(minutes=10)
"""A service seldom learns a language; whoever asks for one that is not known looks again at once."""
LONGEST_ANSWER: Final = 500_000
"""Characters; no text that was sent becomes so long in any language."""
_OK: Final = 200
_BAD_REQUEST: Final = 400
_BY_STATUS: Final = {401: Why.REFUSED, 403: Why.REFUSED, 413: Why.TOO_LONG, 429: Why.TOO_OFTEN, 504: Why.LATE}
_TAGS: Final = {"zh": "zh-Hans", "zt": "zh-Hant", "pb": "pt-BR"}
"""What the service calls otherwise than everybody else."""
_TRADITIONAL: Final = frozenset({"zh-tw", "zh-hk", "zh-mo"})


class Http(Protocol):
    """The guarded way out."""

    async def request(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
        timeout_seconds: float = 15,
    ) -> HttpAnswer:
        """The answer, whatever its status."""
        ...


class LibreTranslate:
    """One service, asked by its address."""

    def __init__(self, http: Http, url: str, key: str, *, now: Callable[[], datetime]) -> None:
        self._http = http
        self._url = url.rstrip("/")
        self._key = key
        self._now = now
        self._codes: Mapping[str, str] = {}
        self._codes_at: datetime | None = None

    async def languages(self) -> Sequence[str]:
        """Tags of the languages into which it translates."""
        return sorted(await self._known())

    async def translate(self, text: str, *, to: str, is_html: bool = False) -> Translated:
        """The text in that language."""
        code = await self._code_of(to)
        asked = {"q": text, "source": "auto", "target": code, "format": "html" if is_html else "text"}
        if self._key:
            asked["api_key"] = self._key
        told = await self._ask("POST", "translate", asked)
        made = told.get("translatedText") if isinstance(told, dict) else None
        if not isinstance(made, str) or len(made) > LONGEST_ANSWER:
            raise TranslatorFailed(Why.AWAY, "The answer has no translatedText that is a text of usual length.")
        return Translated(made, _detected(told.get("detectedLanguage")))

    async def _code_of(self, tag: str) -> str:
        code = _fitting(tag, await self._known())
        if code is None:
            code = _fitting(tag, await self._known(is_anew=True))
        if code is None:
            raise TranslatorFailed(Why.LANGUAGE, f"It knows no language “{tag}”.")
        return code

    async def _known(self, *, is_anew: bool = False) -> Mapping[str, str]:
        """What the service calls each language, by its tag."""
        at = self._codes_at
        if is_anew or at is None or self._now() - at > LANGUAGES_FOR:
            told = await self._ask("GET", "languages")
            try:
                self._codes = {_TAGS.get(one["code"], one["code"]): str(one["code"]) for one in told}
            except (TypeError, KeyError):
                raise TranslatorFailed(Why.AWAY, "GET /languages does not answer with a list of languages.") from None
            self._codes_at = self._now()
        return self._codes

    async def _ask(self, method: str, path: str, body: Mapping[str, str] | None = None) -> Any:  # noqa: ANN401 - JSON
        # Its faults are told apart by their words, which it would say in the language that is asked for.
        headers = {"Accept": "application/json", "Accept-Language": "en"}
        if body is not None:
            headers["Content-Type"] = "application/json"
        try:
            answer = await self._http.request(
                method,
                f"{self._url}/{path}",
                headers=headers,
                body=None if body is None else orjson.dumps(body),
                timeout_seconds=TIMEOUT_SECONDS,
            )
        except (ProviderUnavailable, OutcomeUnknown) as error:
            why = Why.LATE if isinstance(error.__cause__, TimeoutError) else Why.AWAY
            raise TranslatorFailed(why, str(error)) from error
        except ProviderRefused as error:
            raise TranslatorFailed(Why.AWAY, str(error)) from error
        return _read(answer)


def _read(answer: HttpAnswer) -> Any:  # noqa: ANN401 - JSON
    try:
        told = orjson.loads(answer.body)
    except orjson.JSONDecodeError:
        told = None
    if answer.status != _OK:
        _fail(answer.status, told)
    if told is None:
        raise TranslatorFailed(Why.AWAY, "The answer is no JSON.")
    return told


def _fail(status: int, told: object) -> NoReturn:
    said = str(told.get("error", "")) if isinstance(told, dict) else ""
    why = _BY_STATUS.get(status, Why.AWAY)
    if status == _BAD_REQUEST:
        if "text limit" in said:
            why = Why.TOO_LONG
        elif "not supported" in said or "not available" in said:
            why = Why.LANGUAGE
        elif "API key" in said:
            why = Why.REFUSED
    raise TranslatorFailed(why, f"It answered {status}: {said[:200] or 'without a reason'}")


def _detected(told: object) -> str:
    """A language that was guessed without any confidence is none: the service then says `en`."""
    if not isinstance(told, dict) or not told.get("confidence"):
        return ""
    code = str(told.get("language", ""))
    return _TAGS.get(code, code)


def _fitting(tag: str, codes: Mapping[str, str]) -> str | None:
    """What the service calls a language, or the nearest that it knows: `fr-CA` is `fr`."""
    wanted = tag.lower()
    if wanted.startswith("zh"):
        is_traditional = "hant" in wanted or wanted in _TRADITIONAL
        # Whoever reads the one script reads the other rather than nothing.
        order = ("zh-Hant", "zh-Hans") if is_traditional else ("zh-Hans", "zh-Hant")
        return next((codes[one] for one in order if one in codes), None)
    by_tag = {known.lower(): code for known, code in codes.items()}
    first = wanted.partition("-")[0]
    if wanted in by_tag or first in by_tag:
        return by_tag.get(wanted) or by_tag[first]
    return next((code for known, code in by_tag.items() if known.partition("-")[0] == first), None)
