"""Logs: an event and its fields, as JSON lines on standard error; never message text, addresses or tokens."""

from __future__ import annotations

import logging
import sys
from typing import Final

import structlog

PRIVATE: Final = frozenset(
    {"text", "body", "html", "address", "email", "phone", "token", "secret", "password", "cookie"}
)
"""Fields that no line may carry, whoever writes it."""


def _without_private(_: object, __: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
    for name in PRIVATE & event.keys():
        event[name] = "(not logged)"
    return event


def configure_logs(level: str) -> None:
    """Everything that this process logs goes to standard error in one form."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.ExtraAdder(),
        _without_private,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
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
    for name in ("socketio", "engineio", "aiohttp.access", "mail.log"):
        logging.getLogger(name).setLevel(logging.WARNING)
