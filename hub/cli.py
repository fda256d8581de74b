"""The command `hub`."""

from __future__ import annotations

import asyncio
import os
import sys
from contextlib import AbstractContextManager, nullcontext
from typing import Annotated, NoReturn

import typer

from hub.commands import floor_command, house_command, inspect_command, user_command
from hub.commands.data_lock import data_lock
from hub.commands.failure import REFUSED, WRONG_CALL, CommandFailed
from hub.commands.last_words import last_words, make_data_folder, opening
from hub.commands.setup_link import told_setup_link
from hub.commands.simulation.simulate_command import simulate
from hub.commands.simulation.staff_command import staff
from hub.interpreter import rest_until_tuned, run, stop_on_signals
from hub.settings import Settings, SettingsError, read_settings

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Contact Hub: every channel, the right agent.",
)


@app.callback()
def about() -> None:
    """Contact Hub: every channel, the right agent."""


@app.command()
def serve(
    *,
    demo: Annotated[bool, typer.Option(help="With demonstration people, accounts and customers.")] = False,
) -> None:
    """Run the hub until Ctrl-C."""
    rest_until_tuned()
    from hub.commands.port import check_port  # noqa: PLC0415 - the other commands need none of it

    settings = read_settings()
    with _alone(settings):
        check_port(settings.host, settings.port, "HUB_PORT")
        check_port(settings.smtp_host, settings.smtp_port, "HUB_SMTP_PORT")
        run(_served(settings, is_demo=demo))


def _alone(settings: Settings) -> AbstractContextManager[None]:
    """A database server keeps several hubs apart itself; one file belongs to one hub."""
    return nullcontext() if settings.database_url else data_lock(settings.data)


async def _served(settings: Settings, *, is_demo: bool) -> None:
    from hub.commands.control import Control  # noqa: PLC0415 - see serve
    from hub.commands.demo.welcome import print_welcome  # noqa: PLC0415 - see serve
    from hub.commands.operations import Operations  # noqa: PLC0415 - see serve
    from hub.commands.sealed_elsewhere import sentence_of_lost_key  # noqa: PLC0415 - see serve
    from hub.main import Hub  # noqa: PLC0415 - see serve

    make_data_folder(settings.data)
    with opening(settings):
        hub = Hub(settings, is_demo=is_demo)
        await hub.open()
    hub.extra_loops.append(Control(settings.data, Operations(hub.store, hub.administration).perform).run)
    lost_key = sentence_of_lost_key(hub.store.floor, hub.seals)
    link = await hub.administration.setup_link()
    stopping = asyncio.Event()
    stop_on_signals(stopping, typer.echo)

    def ready() -> None:
        if is_demo:
            print_welcome(settings)
        else:
            typer.echo(f"Contact Hub is ready: {settings.url}")
        if lost_key is not None:
            typer.echo(lost_key, err=True)
        if link is not None:
            typer.echo(told_setup_link(link))

    await hub.serve(stopping, ready)


app.command()(house_command.migrate)
app.command()(floor_command.apply)
app.command()(inspect_command.inspect)
app.command()(simulate)
app.command()(staff)
app.command()(house_command.doctor)
app.add_typer(user_command.app, name="user")
app.add_typer(house_command.audit, name="audit")
app.add_typer(house_command.push, name="push")
app.add_typer(house_command.demo, name="demo")


def _add_bench() -> None:
    """Load the benchmarks, and with them the whole hub, only for whoever wants them or reads the help."""
    from hub.commands.bench.command import bench_commands  # noqa: PLC0415 - see above
    from hub.main import Hub  # noqa: PLC0415 - see above

    app.add_typer(bench_commands(run, Hub, read_settings), name="bench")


def main() -> None:
    """Run a command; every fault is one sentence on standard error, and never a traceback."""
    try:
        if not sys.argv[1:] or sys.argv[1] in {"bench", "--help"}:
            _add_bench()
        app()
    except SettingsError as error:
        _fail(str(error), WRONG_CALL)
    except CommandFailed as error:
        _fail(str(error), error.status)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        # Whoever read our output has gone; closing the stream would only complain once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(REFUSED)
    except Exception as error:  # noqa: BLE001 - the last net: a user gets a sentence, whatever happened
        _fail(last_words(error), REFUSED)


def _fail(text: str, status: int) -> NoReturn:
    typer.echo(text, err=True)
    sys.exit(status)
