"""What Alembic runs; the connection is handed over by `hub.storage.migrate`."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context

from hub.storage.tables import conversation
from hub.storage.types import Instant, Json


def render_item(kind: str, value: Any, _: object) -> str | Literal[False]:  # noqa: ANN401 - Alembic's signature
    """Write steps in plain column types, so that a later change of ours never changes an old step."""
    if kind == "type" and isinstance(value, Instant):
        return "sa.BigInteger()"
    if kind == "type" and isinstance(value, Json):
        return "sa.Text()"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=conversation.metadata,
    render_as_batch=True,
    render_item=render_item,
    compare_type=False,
    transaction_per_migration=True,
)
with context.begin_transaction():
    context.run_migrations()
