"""Logs: an event and its fields, as JSON lines on standard error; never message text, addresses or tokens."""

from __future__ import annotations

import logging
import re
import sys
from typing import Final

import structlog
from aiohttp.http_exceptions import HttpProcessingError

PRIVATE: Final = frozenset(
    {"text", "body", "html", "address", "email", "phone", "token", "secret", "password", "cookie"}
)
"""Fields that no line may carry, whoever writes it."""


NOT_LOGGED: Final = "(not logged)"
ADDRESS: Final = re.compile(r"[^\s@\"'<>(),;=\[\]{}]{1,128}@[\w.-]{1,255}|(?<![\w.:-])\+\d{6,15}(?!\w)")
"""A mail address, whatever stands before the host of a URL, or an international telephone number."""


def without_private(_: object, __: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
    """The line without what no line may carry; an address may also hide in the text of somebody else's fault."""
    for name, value in event.items():
        if name in PRIVATE:
            event[name] = NOT_LOGGED
        elif isinstance(value, str) and ("@" in value or "+" in value):
            event[name] = ADDRESS.sub(NOT_LOGGED, value)
    return event


def _is_ours(record: logging.LogRecord) -> bool:
    """Whether a fault of serving is one: a request that is no HTTP is its sender's, and was answered 400."""
    return not (record.exc_info and isinstance(record.exc_info[1], HttpProcessingError))


def _is_fault(record: logging.LogRecord) -> bool:
    """Whether an error of the live line is one: a payload that is none, or a line nobody knows, is its sender's."""
    return record.exc_info is not None and not isinstance(record.exc_info[1], (ValueError, LookupError))


def configure_logs(level: str) -> None:
    """Everything that this process logs goes to standard error in one form."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.format_exc_info,
        without_private,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    is_terminal = sys.stderr.isatty()
    renderer = structlog.dev.ConsoleRenderer() if is_terminal else structlog.processors.JSONRenderer()
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping().get(level.upper(), 20)),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
            foreign_pre_chain=shared,
        )
    )
    logging.basicConfig(handlers=[handler], level=level.upper(), force=True)
    logging.getLogger("aiohttp.server").addFilter(_is_ours)
    logging.getLogger("engineio.server").addFilter(_is_fault)
    for name in ("socketio", "engineio", "aiohttp.access", "mail.log"):
        logging.getLogger(name).setLevel(logging.WARNING)
