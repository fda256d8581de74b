"""What a mail has beside its text: a subject of its own, and everybody it is to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, Self

from hub.domain.value import dataclass

MOST_RECIPIENTS: Final = 50
LONGEST_SUBJECT: Final = 200


@dataclass(frozen=True, slots=True)
class Letter:
    """The head of a mail; addresses as they are kept, without names."""

    subject: str = ""
    sender: str = ""
    """Who wrote it; empty for ourselves."""
    to: tuple[str, ...] = ()
    """Of what came in: the others it was to, beside ourselves."""
    cc: tuple[str, ...] = ()
    bcc: tuple[str, ...] = ()
    """Who got it without the others being told."""
    forwards: str = ""
    """The id of the message that it passes on; empty where it passes on none."""
    account: str = ""
    """The id of our mail account that it left by, or came to; of what is kept, empty for its conversation's own."""
    address: str = ""
    """Our address there, as it was then; empty with the conversation's own account."""
    without: tuple[str, ...] = ()
    """The ids of the files that stay behind when a message is passed on."""

    @property
    def addresses(self) -> tuple[str, ...]:
        """Everybody it was to, each once."""
        return tuple(dict.fromkeys((*self.to, *self.cc, *self.bcc)))

    def fields(self) -> dict[str, str]:
        """As it stands in a draft, in the words of the console."""
        lists = {name: ", ".join(getattr(self, name)) for name in ("to", "cc", "bcc")}
        behind = {"without": " ".join(self.without)} if self.without else {}
        return {"subject": self.subject, **lists, "forwards": self.forwards, "account": self.account, **behind}

    @classmethod
    def read(cls, kept: Mapping[str, Any] | None) -> Self | None:
        """From what is kept of it."""
        if kept is None:
            return None
        to, cc, bcc = (tuple(map(str, kept[name])) for name in ("to", "cc", "bcc"))
        forwards, account, address = (str(kept.get(name, "")) for name in ("forwards", "account", "address"))
        without = tuple(map(str, kept.get("without", ())))
        return cls(str(kept["subject"]), str(kept["sender"]), to, cc, bcc, forwards, account, address, without)


def plain_subject(subject: str) -> str:
    """A subject on one line, of a length that can be read."""
    return " ".join(subject.split())[:LONGEST_SUBJECT]


def each_once(lists: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    """The lists, in which an address stands only where it stands first."""
    seen: set[str] = set()
    found = []
    for addresses in lists:
        found.append(tuple(dict.fromkeys(address for address in addresses if address not in seen)))
        seen.update(addresses)
    return found
