"""What an answer of Twilio's other than yes means for the message."""

from __future__ import annotations

import json
import re
from http import HTTPStatus

from channels.contract import (
    ChannelError,
    HttpAnswer,
    NotConfigured,
    OutcomeUnknown,
    ProviderRefused,
    ProviderUnavailable,
    RateLimited,
)
from channels.sms.statuses import meaning

# Codes by which Twilio asks for patience, and how long it takes where it does not say.
_PATIENCE_SECONDS = {"20429": 2.0, "14107": 2.0, "21611": 60.0}
_DEFAULT_PATIENCE_SECONDS = 2.0
_LONGEST_PATIENCE_SECONDS = 3_600.0
_LONGEST_TEXT = 300
_SECONDS = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?")


def refusal(answer: HttpAnswer) -> ChannelError:
    """The error an answer of 400 or more stands for."""
    code, told = _code_and_text(answer.body)
    if answer.status == HTTPStatus.TOO_MANY_REQUESTS or code in _PATIENCE_SECONDS:
        patience = _patience_seconds(answer, _PATIENCE_SECONDS.get(code, _DEFAULT_PATIENCE_SECONDS))
        return RateLimited(meaning(code or "20429", told), patience)
    if answer.status == HTTPStatus.GATEWAY_TIMEOUT:
        return OutcomeUnknown("Twilio's gateway lost the answer; check at Twilio before sending again.")
    if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR or answer.status == HTTPStatus.REQUEST_TIMEOUT:
        return ProviderUnavailable(f"Twilio has trouble (HTTP {answer.status}); it is tried again.")
    if answer.status == HTTPStatus.UNAUTHORIZED:
        return NotConfigured(meaning(code or "20003", told))
    if not code:
        return ProviderRefused(told or f"Twilio refuses the message (HTTP {answer.status}) and does not say why.")
    return ProviderRefused(meaning(code, told), code)


def _code_and_text(body: bytes) -> tuple[str, str]:
    try:
        problem = json.loads(body)
    except (ValueError, RecursionError):
        return "", ""
    if not isinstance(problem, dict):
        return "", ""
    code, told = problem.get("code"), problem.get("message") or problem.get("detail")
    number = str(code) if isinstance(code, int | str) and not isinstance(code, bool) else ""
    return number[:_LONGEST_TEXT], told[:_LONGEST_TEXT] if isinstance(told, str) else ""


def _patience_seconds(answer: HttpAnswer, otherwise: float) -> float:
    told = answer.headers.get("retry-after", "")
    # A date needs a clock, which this file has not; Twilio gives seconds.
    seconds = float(told) if _SECONDS.fullmatch(told) else otherwise
    return min(seconds, _LONGEST_PATIENCE_SECONDS)
