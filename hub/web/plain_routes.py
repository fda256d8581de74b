"""Every route that needs nothing but a call: the rest is made with the services it asks for."""

from __future__ import annotations

from typing import Final

from hub.web import (
    admin_api,
    conversation_api,
    customer_api,
    desk_api,
    lending_api,
    merge_api,
    problem_pages,
    queue_trial_api,
    routing_api,
    search_api,
    steer_api,
    watch_api,
)
from hub.web.route import Route

PLAIN: Final[tuple[Route, ...]] = (
    *desk_api.ROUTES,
    *conversation_api.ROUTES,
    *customer_api.ROUTES,
    *merge_api.ROUTES,
    *search_api.ROUTES,
    *routing_api.ROUTES,
    *steer_api.ROUTES,
    *admin_api.ROUTES,
    *queue_trial_api.ROUTES,
    *lending_api.ROUTES,
    *watch_api.ROUTES,
    *problem_pages.ROUTES,
)
