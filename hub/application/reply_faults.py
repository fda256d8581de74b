"""What is wrong with canned replies."""

from __future__ import annotations

from collections.abc import Iterator

from hub.application.floor_document import Fault
from hub.application.reference_faults import all_lost, wording_faults
from hub.domain.canned_reply import LONGEST_REPLY_CHARACTERS, SHORTCUT
from hub.domain.floor import Floor
from hub.domain.wording import texts_of


def reply_faults(floor: Floor) -> Iterator[Fault]:
    """The faults of every canned reply of a floor."""
    first: dict[str, str] = {}
    for reply in floor.replies.values():
        path = f"replies.{reply.id}"
        yield from wording_faults(f"{path}.text", reply.text)
        texts = texts_of(reply.text)
        if not all(0 < len(text.strip()) <= LONGEST_REPLY_CHARACTERS for text in texts):
            yield Fault(f"{path}.text", f"is a text of 1 to {LONGEST_REPLY_CHARACTERS:,} characters")
        yield from all_lost(f"{path}.teams", "teams", reply.teams, floor)
        yield from all_lost(f"{path}.queues", "queues", reply.queues, floor)
        for channel in reply.channels:
            if channel not in floor.features:
                known = ", ".join(sorted(floor.features))
                yield Fault(f"{path}.channels", f"there is no channel “{channel}”; there are {known}")
        if reply.shortcut and SHORTCUT.fullmatch(reply.shortcut) is None:
            yield Fault(f"{path}.shortcut", "is a word of letters, digits, `-`, `_` and `.`, at most 40")
        other = first.setdefault(reply.shortcut.casefold(), reply.id)
        if reply.shortcut and other != reply.id:
            yield Fault(f"{path}.shortcut", f"“{reply.shortcut}” finds “{other}” already")
