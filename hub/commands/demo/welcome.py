"""What is printed once the demonstration is ready: where to sign in, and as whom."""

from __future__ import annotations

from hub.commands.demo.loopback import base_url_of
from hub.settings import Settings

PEOPLE = (
    ("anna@demo.example", "Agent", "English; billing, orders"),
    ("bo@demo.example", "Agent", "German; returns"),
    ("chen@demo.example", "Agent", "Chinese; orders"),
    ("dana@demo.example", "Agent", "English; technical help"),
    ("emile@demo.example", "Agent", "French, Spanish"),
    ("sofia@demo.example", "Supervisor", "sees the queue boards, steps in"),
    ("admin@demo.example", "Administrator", "accounts, queues, people"),
)


def print_welcome(settings: Settings) -> None:
    """The addresses and the people of the demonstration stand on the screen."""
    from rich.console import Console  # noqa: PLC0415 - nothing else needs it, and it takes its time
    from rich.table import Table  # noqa: PLC0415 - see above

    url = base_url_of(settings)
    console = Console(highlight=False, soft_wrap=True)
    console.print(f"[bold]Contact Hub is ready:[/] {url}")
    console.print(f"  Be a customer, and open the console as anybody:  [bold]{url}/demo[/]")
    console.print(f"  Or sign in at {url} with the password “{settings.demo_password}” as:")
    table = Table(box=None, padding=(0, 2), show_header=False)
    for email, role, strength in PEOPLE:
        table.add_row(email, role, strength)
    console.print(table)
    console.print("  Nothing leaves this machine. Ctrl-C stops the hub.")
