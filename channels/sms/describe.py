"""What this channel makes of a recorded webhook, for `hub inspect sms`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from channels.contract import Arrival, Endpoint, ForgedArrival
from channels.sms.adapter import query_of, webhook_secrets
from channels.sms.arrivals import events_in
from channels.toolkit.describe import described
from channels.toolkit.twilio_signature import read_form, read_signed_form


def describe(  # noqa: PLR0913 - a recorded request has this many parts
    body: bytes,
    *,
    method: str,
    url: str,
    headers: Mapping[str, str],
    at: datetime,
    secrets: Mapping[str, str],
) -> dict[str, Any]:
    """The events of one webhook and whether Twilio signed it; nothing is read from a forgery.

    Without a secret the parameters alone are read and `verified` is None. Raises NotUnderstood.
    """
    named = {name.lower(): value for name, value in headers.items()}
    # An editor that saved the recording ended it with a newline, which no form contains.
    arrival = Arrival(method.upper(), url, named, body.rstrip(b"\r\n"), at)
    tokens = webhook_secrets(Endpoint("", "", secrets))
    try:
        form = read_signed_form(arrival, tokens) if tokens else read_form(arrival)
    except ForgedArrival:
        return described((), is_verified=False, raw={})
    events = events_in(form, query_of(arrival), at)
    return described(events, is_verified=True if tokens else None, raw=form)
