"""Tags: free words by which a conversation or a customer is found again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from hub.domain.problem import Invalid
from hub.domain.search_text import folded
from hub.domain.text import storable

LONGEST_TAG: Final = 40
MOST_TAGS: Final = 30


def clean_tag(word: str, known: Iterable[str] = ()) -> str:
    """The tag as it is kept: in the spelling in which it is known already; raises Invalid where it is none."""
    tag = " ".join(storable(word).split())
    if not tag or len(tag) > LONGEST_TAG or "," in tag:
        raise Invalid(f"A tag has 1 to {LONGEST_TAG} characters and no comma.")
    same = folded(tag).text
    return next((other for other in known if folded(other).text == same), tag)


def retagged(tags: tuple[str, ...], wanted: Mapping[str, bool]) -> tuple[str, ...]:
    """The tags with those that are to be there and without those that are not; raises Invalid where they are many."""
    kept = tuple(tag for tag in tags if wanted.get(tag, True))
    result = (*kept, *(tag for tag, is_there in wanted.items() if is_there and tag not in kept))
    if len(result) > MOST_TAGS:
        raise Invalid(f"A conversation may have {MOST_TAGS} tags; remove one first.")
    return result
