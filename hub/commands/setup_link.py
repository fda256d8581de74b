"""The door of a hub that nobody administers, as an operator is told of it."""

from __future__ import annotations


def told_setup_link(link: str) -> str:
    """The link, and what it is good for."""
    return f"Nobody can sign in yet to administer it. Make the first administrator here, once, within a day:\n{link}"
