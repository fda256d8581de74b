"""`hub migrate`, `hub audit`, `hub push`, `hub demo remove`: small commands about the data as a whole."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import typer

from hub.commands.ask import ask
from hub.commands.data_lock import DataInUse, data_lock
from hub.commands.failure import REFUSED, CommandFailed
from hub.commands.last_words import opening
from hub.commands.setup_link import told_setup_link
from hub.settings import environment, read_settings

if TYPE_CHECKING:
    from hub.commands.finding import Finding

audit = typer.Typer(no_args_is_help=True, help="Check the audit.")
push = typer.Typer(no_args_is_help=True, help="Mend Web Push.")
demo = typer.Typer(no_args_is_help=True, help="Remove the demonstration.")


def migrate() -> None:
    """Bring the database to the newest schema; a second time changes nothing."""
    from hub.storage.migrate import migrate as bring_up_to_date  # noqa: PLC0415 - the other commands need none of it

    settings = read_settings()
    try:
        if settings.database_url:
            with opening(settings):
                bring_up_to_date(settings.database_url, settings.data)
        else:
            with data_lock(settings.data):
                bring_up_to_date("", settings.data / "hub.db")
    except DataInUse as busy:
        raise CommandFailed(f"{busy} A hub that starts has migrated its database already.") from None
    typer.echo("The database has the newest schema.")


def doctor() -> None:
    """Look for whatever could keep the hub from working; nothing is changed or sent."""
    findings = asyncio.run(_examined())
    for finding in findings:
        typer.echo(f"{'ok ' if finding.is_good else 'BAD'} {finding.subject}: {finding.text}")
    if any(not finding.is_good for finding in findings):
        raise typer.Exit(REFUSED)


async def _examined() -> list[Finding]:
    from hub.commands.doctor import examine  # noqa: PLC0415 - the other commands need none of it

    return [finding async for finding in examine(read_settings(), environment())]


@audit.callback()
def about_audit() -> None:
    """Check the audit."""


@audit.command()
def verify() -> None:
    """Check that no line of the audit was changed, removed or put in."""
    found = ask(read_settings(), environment(), "verify_audit")
    if found["broken_at"] is not None:
        raise CommandFailed(
            f"The audit was changed: line {found['broken_at']} does not follow from the lines before it."
        )
    typer.echo(
        f"All {found['lines']} lines of the audit hold together; the last link is {found['last_link'] or 'none'}."
    )


@push.callback()
def about_push() -> None:
    """Mend Web Push."""


@push.command()
def forget_key() -> None:
    """Forget a key for push services that nobody can open any more; each agent turns her devices on again."""
    count = ask(read_settings(), environment(), "forget_push_key")
    if count is None:
        typer.echo("There is no key for push services here; nothing was changed.")
        return
    typer.echo(
        f"The key is forgotten; devices that are told nothing any more: {count}. The hub makes another key when it is "
        "next needed, and agents turn their devices on again under “Sounds and notifications”."
    )


@demo.callback()
def about_demo() -> None:
    """Remove the demonstration."""


@demo.command()
def remove() -> None:
    """Deactivate the demonstration's people and accounts; the history stays."""
    gone = ask(read_settings(), environment(), "remove_demo")
    if gone is None:
        typer.echo("There is no demonstration here; nothing was changed.")
        return
    typer.echo(f"The demonstration is gone: {gone['people']} people and {gone['accounts']} accounts are deactivated.")
    if gone["setup_link"] is not None:
        typer.echo(told_setup_link(gone["setup_link"]))
