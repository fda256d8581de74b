"""What Twilio refuses to send, in its own codes and words."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

_E164 = re.compile(r"\+[1-9][0-9]{6,14}")
_SENDER = re.compile(r"\+[1-9][0-9]{6,14}|[0-9]{3,8}|(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}")
_SERVICE = re.compile(r"MG[0-9a-f]{32}")
_LONGEST_BODY = 1_600
_MOST_MEDIA = 10


@dataclass(frozen=True, slots=True)
class Complaint:
    """Why Twilio would not take a request."""

    status: int
    code: int
    message: str


def complaint_about(form: Mapping[str, list[str]], blocked: Collection[tuple[str, str]]) -> Complaint | None:
    """Why Twilio would refuse this message; `blocked` pairs a number of ours with who opted out of it."""
    to, from_ = _first(form, "To"), _first(form, "From")
    reason = _about_recipient(to) or _about_sender(from_, _first(form, "MessagingServiceSid"))
    reason = reason or _about_content(_first(form, "Body"), form.get("MediaUrl", []))
    reason = reason or _about_callback(_first(form, "StatusCallback"))
    if reason is None and (from_, to) in blocked:
        reason = (21610, "Attempt to send to unsubscribed recipient")
    return Complaint(400, *reason) if reason else None


def _about_recipient(to: str) -> tuple[int, str] | None:
    if not to:
        return 21604, "A 'To' phone number is required."
    if not _E164.fullmatch(to):
        return 21211, f"Invalid 'To' Phone Number: {to}"
    return None


def _about_sender(from_: str, service: str) -> tuple[int, str] | None:
    if not from_ and not service:
        return 21603, "A 'From' phone number is required."
    if from_ and not _SENDER.fullmatch(from_):
        return 21212, f"Invalid From Number (caller ID): {from_}"
    if service and not _SERVICE.fullmatch(service):
        return 21705, "The Messaging Service Sid is invalid."
    return None


def _about_content(body: str, media: list[str]) -> tuple[int, str] | None:
    if not body and not media:
        return 21602, "Message body is required."
    if len(body.encode("utf-16-le", "surrogatepass")) // 2 > _LONGEST_BODY:
        return 21617, "The concatenated message body exceeds the 1600 character limit"
    if len(media) > _MOST_MEDIA:
        return 21623, "Number of media files exceeds allowed limit"
    if any(not _is_web_address(url) for url in media):
        return 21620, "Invalid media URL(s)"
    return None


def _about_callback(url: str) -> tuple[int, str] | None:
    if url and not _is_web_address(url):
        return 21609, f"Invalid StatusCallback: {url}"
    return None


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and "_" not in parts.netloc


def _first(form: Mapping[str, list[str]], name: str) -> str:
    return form.get(name, [""])[0]
