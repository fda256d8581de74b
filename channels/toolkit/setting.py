"""What a value of a setting has to look like: each check says what is wrong with it, and nothing where it is right."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from typing import Final

SHORTEST_SECRET: Final = 16
SWITCH: Final = ("on", "off", "yes", "no", "true", "false", "1", "0")
_HOST: Final = re.compile(r"[A-Za-z0-9_\[][A-Za-z0-9._:\]-]{0,252}")
_MAIL: Final = re.compile(r"[^\s@,;<>\"()]{1,64}@[^\s@,;<>\"()]{1,255}")


def anything(_value: str) -> str:
    """Whatever it is, it is right."""
    return ""


def holds(pattern: str, told: str) -> Callable[[str], str]:
    """The check of a value that looks like the pattern; `told` says how."""
    compiled = re.compile(pattern)
    return lambda value: "" if compiled.fullmatch(value.strip()) else told


def one_of(values: Iterable[str]) -> Callable[[str], str]:
    """The check of a value that is one of a few words."""
    words = tuple(values)
    return lambda value: "" if value.strip().lower() in words else f"is one of {', '.join(words)}"


def switch(value: str) -> str:
    """Something is on or off."""
    return "" if value.strip().lower() in SWITCH else "is on or off"


def secrets(value: str) -> str:
    """A secret nobody guesses, or several while it rotates, separated by white space."""
    if all(len(secret) >= SHORTEST_SECRET for secret in value.split()):
        return ""
    return f"is too short for a secret; it has {SHORTEST_SECRET} characters or more"


def host(value: str) -> str:
    """The name or the address of a host."""
    return "" if _HOST.fullmatch(value.strip()) else "is a name such as mail.example.com"


def mail_addresses(value: str) -> str:
    """Mail addresses, separated by commas or white space."""
    wrong = [address for address in value.replace(",", " ").split() if not _MAIL.fullmatch(address)]
    return f"holds “{wrong[0]}”, which is no mail address" if wrong else ""


def wording(longest: int) -> Callable[[str], str]:
    """The check of a text for customers: itself, or a JSON object of texts by language."""

    def fault(value: str) -> str:
        texts = texts_by_language(value)
        if texts is None:
            return 'is a text, or a JSON object of texts by language such as {"en": "Chat with us"}'
        if any(len(text) > longest for text in texts.values()):
            return f"is too long; a text has {longest} characters or fewer"
        return ""

    return fault


def texts_by_language(value: str) -> dict[str, str] | None:
    """The texts of a wording, the one for everybody under the empty tag; None where it is no wording."""
    if not value.lstrip().startswith("{"):
        return {"": value}
    try:
        read = json.loads(value)
    except (ValueError, RecursionError):
        return None
    is_fit = isinstance(read, dict) and all(isinstance(text, str) for text in read.values())
    return dict(read) if is_fit else None
