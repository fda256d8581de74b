"""Whether the hub may listen where it is told to."""

from __future__ import annotations

import socket

from hub.commands.failure import StartError


def check_port(host: str, port: int, setting: str) -> None:
    """Raises StartError when somebody listens there already."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise StartError(
                f"Port {port} on {host} cannot be used ({error.strerror}); "
                f"stop the program that uses it, or choose another one with {setting}."
            ) from error
