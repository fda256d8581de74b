"""Every route of the hub: those that are plain, and those that are made from its services."""

from __future__ import annotations

from hub.web import (
    connector_api,
    copy_api,
    files_api,
    health,
    hooks,
    import_api,
    import_report_api,
    lost,
    member_address_api,
    one_time_api,
    passkey_api,
    provider_api,
    second_step_api,
    session_api,
)
from hub.web.plain_routes import PLAIN
from hub.web.route import Route
from hub.web.services import Services


def every_route(services: Services) -> list[Route]:
    """All but the pages and the document that describes the rest."""
    return [
        *session_api.routes(services),
        *second_step_api.routes(services),
        *provider_api.routes(services),
        *passkey_api.routes(services),
        *PLAIN,
        *one_time_api.routes(services),
        *member_address_api.routes(services),
        *files_api.routes(services),
        *copy_api.routes(services),
        *import_api.routes(services),
        *import_report_api.routes(services),
        *hooks.routes(services),
        *connector_api.routes(services),
        *health.routes(services),
        *lost.ROUTES,
    ]
