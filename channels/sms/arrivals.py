"""What Twilio's parameters mean: a message, a consent, or how far a message of ours came.

Arrival keys: `MessageSid` for a message, `MessageSid:consent` for the consent it carries,
`MessageSid:status` for a delivery report.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from channels.contract import (
    ChannelEvent,
    ConsentChanged,
    DeliveryUpdated,
    IncomingAttachment,
    MessageReceived,
    MessageState,
    NotUnderstood,
)
from channels.sender import ProviderId, Sender
from channels.sms.consent import consent_in, is_keyword
from channels.sms.statuses import STATES, meaning
from channels.toolkit.phone import is_e164, normalised

PART_OF = "part_of"
"""In a status address: the message whose later part is being reported."""

_INBOUND = frozenset({"received", "receiving"})
_LONGEST_ID = 255
_MOST_MEDIA = 50
_OPT_OUT_TYPES = {"STOP": False, "START": True}
_FACTS = {"FromCountry": "country", "FromState": "state", "FromCity": "city", "OptOutType": "opt_out"}
_ENDINGS = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/gif": ".gif",
    "image/webp": ".webp",
    "image/heic": ".heic",
    "audio/amr": ".amr",
    "audio/mpeg": ".mp3",
    "audio/mp4": ".m4a",
    "audio/ogg": ".ogg",
    "video/mp4": ".mp4",
    "video/3gpp": ".3gp",
    "video/quicktime": ".mov",
    "text/vcard": ".vcf",
    "text/x-vcard": ".vcf",
    "text/calendar": ".ics",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
}


def events_in(form: Mapping[str, str], query: Mapping[str, str], at: datetime) -> tuple[ChannelEvent, ...]:
    """The events that one request of Twilio's tells; NotUnderstood if it tells none."""
    status = (form.get("MessageStatus") or form.get("SmsStatus") or "").lower()
    if status in _INBOUND or ("Body" in form and "MessageStatus" not in form):
        return _message_events(form, at)
    if status in STATES:
        return _delivery_events(form, query, STATES[status], at)
    if status:
        raise NotUnderstood(f"Twilio reports the unknown message status {status[:40]!r}; update the hub.")
    raise NotUnderstood("The request is neither a message nor a delivery report; check what calls this hook.")


def _message_events(form: Mapping[str, str], at: datetime) -> tuple[ChannelEvent, ...]:
    sid = _identifier(form, "MessageSid", "SmsMessageSid", "SmsSid")
    number, name = _identifier(form, "From"), form.get("ProfileName", "")
    key = _address(number)
    sender = Sender(key, name, key.rpartition(":")[2])
    account, text = _address(_identifier(form, "To")), form.get("Body", "")
    is_allowed = _consent(form, text)
    attachments = _attachments(form) if "MediaUrl0" in form else ()
    # Where the carrier says so it has taken the whole message for its keyword, and answered.
    is_obeyed = is_allowed is not None and (bool(form.get("OptOutType")) or is_keyword(text))
    message = MessageReceived(
        arrival_key=sid,
        provider_id=ProviderId(sid),
        account_address=account,
        sender=sender,
        at=at,
        text=text,
        attachments=attachments,
        attributes={fact: form[name] for name, fact in _FACTS.items() if form.get(name)},
        is_command=is_obeyed and not attachments,
    )
    if is_allowed is None:
        return (message,)
    return (message, ConsentChanged(f"{sid}:consent", account, sender, at, is_allowed))


def _consent(form: Mapping[str, str], text: str) -> bool | None:
    """What the carrier understood where it says so, otherwise what the words say."""
    opt_out = form.get("OptOutType")
    if opt_out:
        return _OPT_OUT_TYPES.get(opt_out.upper())
    return consent_in(text)


def _attachments(form: Mapping[str, str]) -> tuple[IncomingAttachment, ...]:
    found = []
    for place in range(_MOST_MEDIA):
        url = form.get(f"MediaUrl{place}")
        if not url:
            break
        kind = form.get(f"MediaContentType{place}", "").partition(";")[0].strip().lower()
        name = f"media-{place + 1}{_ENDINGS.get(kind, '')}"
        found.append(IncomingAttachment(name, kind or "application/octet-stream", url=url))
    return tuple(found)


def _delivery_events(
    form: Mapping[str, str], query: Mapping[str, str], state: MessageState, at: datetime
) -> tuple[ChannelEvent, ...]:
    sid = _identifier(form, "MessageSid", "SmsSid")
    whole = query.get(PART_OF)
    if whole and state is not MessageState.FAILED:
        # The first part speaks for all of them until one fails.
        return ()
    status = (form.get("MessageStatus") or form["SmsStatus"]).lower()
    code = form.get("ErrorCode", "")[:_LONGEST_ID] if state is MessageState.FAILED else ""
    return (
        DeliveryUpdated(
            arrival_key=f"{sid}:{status}",
            provider_id=ProviderId(whole or sid),
            state=state,
            at=at,
            error_code=code,
            error_text=_reason(status, code, form) if state is MessageState.FAILED else "",
            is_of_part=bool(whole),
        ),
    )


def _reason(status: str, code: str, form: Mapping[str, str]) -> str:
    if status == "canceled" and not code:
        return "The message was canceled at Twilio before it left."
    return meaning(code, form.get("ErrorMessage", "")[:_LONGEST_ID])


def _identifier(form: Mapping[str, str], *names: str) -> str:
    """The first of the parameters that is there, if it can be the key of something."""
    for name in names:
        value = form.get(name)
        if value:
            if len(value) > _LONGEST_ID:
                raise NotUnderstood(f"The parameter {name} is too long to be Twilio's; look at the arrival.")
            return value
    raise NotUnderstood(f"The parameter {names[0]} is missing; check what calls this hook.")


def _address(raw: str) -> str:
    """E.164 where it is a number; short codes, names and prefixed addresses as they came."""
    if is_e164(raw):
        return raw
    # Only a plus begins a number: a prefix such as `whatsapp:` says that it is another channel's.
    return (normalised(raw) if raw.startswith("+") else None) or raw.strip()
