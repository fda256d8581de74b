"""`hub inspect`: what a channel makes of a recorded arrival, one JSON object per file, whatever the bytes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, TypeAlias

import orjson

from channels.contract import ChannelError
from hub.commands.failure import WRONG_CALL, CommandFailed


@dataclass(frozen=True, slots=True)
class Recorded:
    """How a recorded arrival once came."""

    at: datetime
    method: str = "POST"
    url: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    secrets: Mapping[str, str] = field(default_factory=dict)
    authserv_id: str | None = None


Described: TypeAlias = Mapping[str, Any]


def _email(body: bytes, recorded: Recorded) -> Described:
    from channels.email.describe import describe  # noqa: PLC0415 - only the channel that is asked for is loaded

    return describe(body, recorded.authserv_id)


def _sms(body: bytes, recorded: Recorded) -> Described:
    from channels.sms.describe import describe  # noqa: PLC0415 - only the channel that is asked for is loaded

    return describe(
        body,
        method=recorded.method,
        url=recorded.url,
        headers=recorded.headers,
        at=recorded.at,
        secrets=recorded.secrets,
    )


INSPECTORS: Final[Mapping[str, Callable[[bytes, Recorded], Described]]] = {"email": _email, "sms": _sms}


def recorded_from(
    values: Mapping[str, str | None], headers: Sequence[str], secrets: Sequence[str], now: datetime
) -> Recorded:
    """The recorded call that the options describe; raises CommandFailed for options that make no sense."""
    return Recorded(
        _instant(values["at"]) if values["at"] else now,
        values["method"] or "POST",
        values["url"] or "",
        dict(_pair(header, ":", "--header takes 'Name: value'") for header in headers),
        dict(_pair(secret, "=", "--secret takes name=value") for secret in secrets),
        values["authserv_id"],
    )


def _instant(text: str) -> datetime:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise CommandFailed(f"--at is “{text}”, but an ISO time such as 2026-11-22T10:00:00Z is needed.", 2) from None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _pair(text: str, separator: str, rule: str) -> tuple[str, str]:
    name, found, value = text.partition(separator)
    if not found or not name.strip():
        raise CommandFailed(f"{rule}, and got “{text}”.", WRONG_CALL)
    return name.strip(), value.strip() if separator == ":" else value


def inspector_of(channel: str) -> Callable[[bytes, Recorded], Described]:
    """What reads arrivals of the channel; raises CommandFailed for one that nobody knows."""
    if channel not in INSPECTORS:
        names = ", ".join(sorted(INSPECTORS))
        raise CommandFailed(f"There is no channel “{channel}” to inspect; there are {names}.", WRONG_CALL)
    return INSPECTORS[channel]


def inspected(channel: str, files: Sequence[str], recorded: Recorded) -> Iterator[Described]:
    """One object for each file, in order; a bad one is `{"error": …}` and stops nothing."""
    describe = inspector_of(channel)
    for file in files:
        try:
            body = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
            yield describe(body, recorded)
        except OSError as error:
            yield {"error": f"{file} cannot be read: {error.strerror}."}
        except ChannelError as error:
            yield {"error": str(error) or type(error).__name__}
        except Exception as error:  # noqa: BLE001 - whatever the bytes, an operator never sees a traceback
            yield {"error": f"The channel failed: {type(error).__name__}: {error}"[:500]}


def line_of(described: Described, *, is_pretty: bool) -> bytes:
    """The object as one line, or as several for people."""
    options = orjson.OPT_NON_STR_KEYS | orjson.OPT_APPEND_NEWLINE | (orjson.OPT_INDENT_2 if is_pretty else 0)
    try:
        return orjson.dumps(described, option=options)
    except TypeError:
        # A lone surrogate, say: nothing that came from outside may end the command.
        return orjson.dumps(_plain(described), option=options)


def _plain(value: Any) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, Mapping):
        return {_plain(str(key)): _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value if isinstance(value, int | float | bool | None) else str(value)
