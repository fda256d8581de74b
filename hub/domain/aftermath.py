"""What became of a message after it was said: what people think of it, its later texts, and that it was taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final, NamedTuple, Self
from unicodedata import category

from hub.domain.ids import PersonId
from hub.domain.value import changed, dataclass

LONGEST_EMOJI: Final = 32
"""The longest of Unicode joins seven signs; whatever is longer is none."""
_UNSEEN: Final = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp", "Zs"})
_JOINER: Final = "\u200d"
_OF_FLAGS: Final = frozenset(map(chr, range(0xE0020, 0xE0080)))
MOST_TEXTS: Final = 20
"""Earlier texts that are kept of a message: the first, and the latest."""


class Stamp(NamedTuple):
    """When something was done to a message: of two of one kind the greater stamp holds, whichever was heard first."""

    at: datetime
    order: int = 0

    def written(self) -> list[Any]:
        """As it is kept."""
        return [self.at.isoformat(timespec="milliseconds"), self.order]

    @classmethod
    def read(cls, kept: Sequence[Any]) -> Stamp:
        """From what is kept."""
        return cls(datetime.fromisoformat(kept[0]), kept[1])


@dataclass(frozen=True, slots=True)
class Reaction:
    """What one person thinks of a message since then; without an emoji nothing any more."""

    by: PersonId | None
    """None: the customer."""
    by_name: str
    emoji: str
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class EarlierText:
    """What a message said from then on."""

    text: str
    stamp: Stamp
    files: tuple[str, ...] = ()
    """The names of its files, once they went with it."""


@dataclass(frozen=True, slots=True)
class Aftermath:
    """What became of one message."""

    thoughts: tuple[Reaction, ...] = ()
    """Of everybody who ever reacted, the last, in the order in which they first did."""
    edited: Stamp | None = None
    withdrawn_at: datetime | None = None

    @property
    def reactions(self) -> tuple[Reaction, ...]:
        """Those that stand."""
        return tuple([reaction for reaction in self.thoughts if reaction.emoji])

    def reacted(self, reaction: Reaction) -> Self:
        """With one more reaction, unless the same person's later one is known."""
        known = next((one for one in self.thoughts if one.by == reaction.by), None)
        if known is None:
            return changed(self, thoughts=(*self.thoughts, reaction))
        if reaction.stamp < known.stamp:
            return self
        return changed(self, thoughts=tuple([reaction if one is known else one for one in self.thoughts]))

    def written(self) -> dict[str, Any]:
        """As an item keeps it."""
        kept: dict[str, Any] = {}
        if self.thoughts:
            kept["reactions"] = [[one.by, one.by_name, one.emoji, *one.stamp.written()] for one in self.thoughts]
        if self.edited is not None:
            kept["edited"] = self.edited.written()
        if self.withdrawn_at is not None:
            kept["withdrawn_at"] = self.withdrawn_at.isoformat(timespec="milliseconds")
        return kept

    @classmethod
    def read(cls, kept: Mapping[str, Any] | None) -> Aftermath | None:
        """From what an item keeps; None where nothing became of it."""
        if not kept:
            return None
        edited, withdrawn_at = kept.get("edited"), kept.get("withdrawn_at")
        thoughts = kept.get("reactions", ())
        return cls(
            tuple(Reaction(by, name, emoji, Stamp.read(stamp)) for by, name, emoji, *stamp in thoughts),
            Stamp.read(edited) if edited else None,
            datetime.fromisoformat(withdrawn_at) if withdrawn_at else None,
        )


UNTOUCHED: Final = Aftermath()


def emoji_of(text: str) -> str:
    """The emoji of a reaction; of what cannot be one nothing, as if it were taken back."""
    emoji = text.strip()
    return emoji if len(emoji) <= LONGEST_EMOJI and not emoji.isascii() and all(map(_is_seen, emoji)) else ""


def _is_seen(sign: str) -> bool:
    """Whether a sign is shown or joins those that are; what turns a line round does neither."""
    return category(sign) not in _UNSEEN or sign == _JOINER or sign in _OF_FLAGS


def with_earlier(known: Sequence[EarlierText], earlier: EarlierText) -> tuple[EarlierText, ...]:
    """The earlier texts with one more at its place; the first stays the first, whatever other clocks say."""
    if any(one.stamp == earlier.stamp and one.text == earlier.text for one in known):
        return tuple(known)
    first, later = (known[:1], known[1:]) if known else ((earlier,), ())
    if known:
        later = sorted([*later, earlier], key=lambda one: one.stamp)
    return (*first, *later[-(MOST_TEXTS - 1) :])
