"""The command `hub`."""

from __future__ import annotations

import asyncio
import sys
from typing import Annotated

import typer

from hub.commands.demo.welcome import print_welcome
from hub.main import Hub, StartError, check_port, run, stop_on_signals
from hub.settings import SettingsError, read_settings

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Contact Hub: every channel, the right agent.")


@app.callback()
def about() -> None:
    """Contact Hub: every channel, the right agent."""


@app.command()
def serve(
    *,
    demo: Annotated[bool, typer.Option(help="With demonstration people, accounts and customers.")] = False,
) -> None:
    """Run the hub until Ctrl-C."""
    settings = read_settings()
    check_port(settings.host, settings.port, "HUB_PORT")
    check_port(settings.smtp_host, settings.smtp_port, "HUB_SMTP_PORT")

    async def work() -> None:
        hub = Hub(settings, is_demo=demo)
        await hub.open()
        stopping = asyncio.Event()
        stop_on_signals(stopping)
        await hub.serve(stopping, ready)

    def ready() -> None:
        if demo:
            print_welcome(settings)
        else:
            typer.echo(f"Contact Hub is ready: {settings.url}")

    run(work())


def main() -> None:
    """Run a command; every foreseeable fault is one sentence on standard error."""
    try:
        app()
    except (SettingsError, StartError) as error:
        typer.echo(str(error), err=True)
        sys.exit(2)
