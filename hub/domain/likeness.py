"""When two customers may be one person: the words by which they are found, and how much each sign counts.

The words are kept beside every name and address, so that look-alikes are found by an index.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

PHONE_DIGITS: Final = 9
"""The last digits of a number: what stays the same, however the country and the trunk are written."""
FEWEST_PHONE_DIGITS: Final = 7
SHORTEST_LOCAL_PART: Final = 4
SHORTEST_NAME: Final = 3

_PHONE: Final = re.compile(r"\+?[\d\s().\-/]+")
_SHARED: Final = frozenset(
    "accounts admin contact hello help info invoice mail noreply office orders post sales service support team".split()
)
"""Mailboxes that many people of one house read: their local part says nothing of who writes."""
_NAMELESS: Final = frozenset({"visitor", "unknown", "guest", "anonymous"})


def word_of_name(name: str) -> str:
    """The name without case, accents, signs and order; empty where it names nobody in particular."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    words = re.findall(r"\w+", letters)
    joined = " ".join(sorted(words))
    # Two Chinese characters are a whole name; two Latin letters are not.
    is_short = len(joined) < SHORTEST_NAME and joined.isascii()
    is_name = (
        not is_short and joined not in _NAMELESS and "@" not in name and any(letter.isalpha() for letter in joined)
    )
    return joined if is_name else ""


def word_of_address(address: str) -> str:
    """What an address has in common with others of the same person; empty for one that only its provider reads."""
    text = address.strip().casefold()
    if _PHONE.fullmatch(text):
        digits = digits_of(text)
        return f"t:{digits[-PHONE_DIGITS:]}" if len(digits) >= FEWEST_PHONE_DIGITS else ""
    local, at, domain = text.rpartition("@")
    if not at or not local or "." not in domain or " " in text:
        return ""
    plain = plain_local_part(text)
    is_telling = len(plain) >= SHORTEST_LOCAL_PART and plain not in _SHARED
    return f"m:{plain}" if is_telling else f"m:{text}"


def digits_of(address: str) -> str:
    """Only the digits, without the zeros that stand for another country."""
    return re.sub(r"\D", "", address).removeprefix("00")


def plain_local_part(address: str) -> str:
    """What stands before the @ without dots and without what a plus sign adds."""
    local = address.strip().casefold().rpartition("@")[0]
    return local.partition("+")[0].replace(".", "")
