"""Passwords: argon2id off the event loop, with a short queue so that nobody can pile up work."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from hub.domain.problem import TooMany

THREADS: Final = 2
MOST_WAITING: Final = 32


class Argon2Passwords:
    """argon2id with 19 MiB and two passes (the OWASP minimum): about 17 ms of one core."""

    def __init__(self) -> None:
        self._hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="passwords")
        self._waiting = 0
        self._nobody = self._hasher.hash("nobody has this password")

    async def matches(self, password: str, digest: str) -> bool:
        """Whether this is the password; takes as long for an unknown person."""
        if self._waiting >= MOST_WAITING:
            raise TooMany("Too many people sign in at this moment; try again in a few seconds.", 3)
        self._waiting += 1
        try:
            loop = asyncio.get_running_loop()
            matches = await loop.run_in_executor(self._pool, self._verify, password, digest or self._nobody)
            return matches and bool(digest)
        finally:
            self._waiting -= 1

    def _verify(self, password: str, digest: str) -> bool:
        try:
            return self._hasher.verify(digest, password)
        except (VerificationError, InvalidHashError):
            return False

    async def digest(self, password: str) -> str:
        """What is kept of a password."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._pool, self._hasher.hash, password)
