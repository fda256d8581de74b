"""What whoever writes is told of drafts, and whoever is named of notes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from hub.domain.departing import DepartingReply
from hub.domain.draft import FIRST, Draft, FirstLetter
from hub.domain.ids import ItemId, PersonId
from hub.domain.mention import Mention
from hub.wire.desk import DepartingReply as WireDeparting
from hub.wire.desk import Draft as WireDraft
from hub.wire.desk import Mention as WireMention
from hub.wire.draft_mark import DraftMark, in_order, shown_text
from hub.wire.events import DraftChanged, Mentioned, MentionsMoved, MentionsRead, ReplyDeparted, ReplyDeparting
from hub.wire.tell import Told, person_room
from hub.wire.tell_items import wire_files

SHOWN_CHARACTERS: Final = 500


def wire_draft(draft: Draft) -> WireDraft:
    """The draft as its writer sees it."""
    return WireDraft(draft.kind.value, draft.text, draft.written_at, wire_files(draft.files), draft.fields)


def tell_draft(draft: Draft) -> Told:
    """What its writer hears in every browser of hers."""
    return (person_room(draft.person_id),), DraftChanged(draft.conversation_id, wire_draft(draft))


def wire_first_letter(letter: FirstLetter) -> WireDraft:
    """The first letter as its writer sees it."""
    return WireDraft(FIRST, letter.text, letter.written_at, wire_files(letter.files), letter.fields)


def tell_first_letter(letter: FirstLetter) -> Told:
    """What its writer hears in every browser of hers."""
    return (person_room(letter.person_id),), DraftChanged(letter.place, wire_first_letter(letter))


def marks_of(drafts: Iterable[Draft], letters: Iterable[FirstLetter]) -> tuple[DraftMark, ...]:
    """What somebody is writing, as her desk shows it."""
    begun = [_mark(draft.kind.value, draft.conversation_id, draft) for draft in drafts]
    return in_order([*begun, *(_mark(FIRST, letter.place, letter) for letter in letters)])


def _mark(kind: str, place: str, written: Draft | FirstLetter) -> DraftMark:
    return DraftMark(kind, place, shown_text(written.text, written.fields.get("subject", "")), written.written_at)


def wire_departing(departing: DepartingReply) -> WireDeparting:
    """The reply as its writer has it on her desk."""
    return WireDeparting(
        departing.conversation_id,
        departing.client_id,
        departing.text[:SHOWN_CHARACTERS],
        len(departing.files),
        departing.at,
        departing.leaves_at,
    )


def tell_departure(departing: DepartingReply, why: str) -> Told:
    """What its writer hears: that it can be taken back, or can no longer."""
    room = (person_room(departing.person_id),)
    if departing.outcome is None:
        return room, ReplyDeparting(wire_departing(departing))
    return room, ReplyDeparted(departing.conversation_id, departing.client_id, departing.outcome.value, why)


def wire_mention(mention: Mention) -> WireMention:
    """The mention as whoever was named has it on her desk."""
    is_read = mention.read_at is not None
    return WireMention(mention.item_id, mention.conversation_id, mention.by_name, mention.at, is_read)


def tell_mention(mention: Mention) -> Told:
    """What whoever was named hears."""
    return (person_room(mention.person_id),), Mentioned(wire_mention(mention))


def tell_mentions_read(person_id: PersonId, conversation_id: str) -> Told:
    """What she hears in her other browsers once she has looked."""
    return (person_room(person_id),), MentionsRead(conversation_id)


def tell_mentions_moved(person_id: PersonId, conversation_id: str, item_ids: tuple[ItemId, ...]) -> Told:
    """What whoever was named hears where the notes are in another conversation now."""
    return (person_room(person_id),), MentionsMoved(conversation_id, item_ids)
