"""Every refusal as an RFC 9457 problem; HTTP statuses are decided here and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import orjson
import structlog
from aiohttp import web
from pydantic import ValidationError

from channels.contract import ForgedArrival
from hub.domain.problem import Problem, TooMany
from hub.web.lost import is_lost, nothing_here
from hub.web.problem_kinds import (
    BAD_REQUEST,
    BY_NAME,
    FAILED,
    FORGED,
    INVALID,
    METHOD_NOT_ALLOWED,
    NO_SUCH_ADDRESS,
    TOO_LARGE,
    Kind,
)

log = structlog.get_logger()

OF_HTTP: Final = {kind.status: kind for kind in (BAD_REQUEST, NO_SUCH_ADDRESS, METHOD_NOT_ALLOWED, TOO_LARGE)}
"""What the server itself refuses, by its status."""


def problem_response(
    kind: Kind,
    detail: str,
    headers: Mapping[str, str] | None = None,
    members: Mapping[str, object] | None = None,
) -> web.Response:
    """The problem as the client gets it."""
    told = {"type": kind.type, "title": kind.title, "status": kind.status, "detail": detail, **(members or {})}
    return web.Response(
        status=kind.status, body=orjson.dumps(told), content_type="application/problem+json", headers=headers
    )


def response_to(problem: Problem) -> web.Response:
    """The answer to a refused use case."""
    headers = {"Retry-After": str(problem.retry_after_seconds)} if isinstance(problem, TooMany) else {}
    return problem_response(BY_NAME[problem.kind], problem.detail, headers, problem.members)


def sentence_of(error: ValidationError) -> str:
    """What is wrong with a body, field by field."""
    parts = []
    for fault in error.errors()[:5]:
        place = ".".join(str(part) for part in fault["loc"]) or "body"
        parts.append(f"{place}: {fault['msg']}")
    return "; ".join(parts)


@web.middleware
async def problems(request: web.Request, handler: web.Handler) -> web.StreamResponse:  # type: ignore[name-defined]
    """Answer every refusal with its problem, and never with a traceback."""
    try:
        response: web.StreamResponse = await handler(request)
    except Problem as problem:
        return response_to(problem)
    except ValidationError as error:
        return problem_response(INVALID, sentence_of(error))
    except ForgedArrival as error:
        return problem_response(FORGED, str(error))
    except web.HTTPException as error:
        if error.status < 400:  # noqa: PLR2004 - redirects are answers
            raise
        return _refused_by_server(request, error)
    except Exception as error:
        if isinstance(error, ConnectionError) and _hung_up(request):
            return web.Response()  # Nobody will read it.
        log.exception("request failed", method=request.method, path=request.path)
        return problem_response(FAILED, "The fault is ours and has been logged; try again, or tell an administrator.")
    return response


def _hung_up(request: web.Request) -> bool:
    """Whether the client is gone: a closed tab, a broken line, a sender that gave up."""
    return request.transport is None or request.transport.is_closing()


def _refused_by_server(request: web.Request, error: web.HTTPException) -> web.Response:
    if error.status == NO_SUCH_ADDRESS.status and is_lost(request):
        return nothing_here(request)
    kind = OF_HTTP.get(error.status) or Kind("", error.status, error.reason, "", "")
    headers = {"Allow": error.headers["Allow"]} if "Allow" in error.headers else {}
    return problem_response(kind, _advice(error), headers)


def _advice(error: web.HTTPException) -> str:
    if error.status == 404:  # noqa: PLR2004 - not found
        return "There is nothing at this address; GET /api/openapi.json lists what there is."
    if error.status == 405:  # noqa: PLR2004 - method not allowed
        return f"This address answers {error.headers.get('Allow', 'other methods')} only."
    if error.status == 413:  # noqa: PLR2004 - too large
        return "The request carries more than is taken here."
    return error.text or error.reason
