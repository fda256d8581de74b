"""What a widget is told when it opens or comes back."""

from __future__ import annotations

from typing import Any, Final

from channels.contract import Feature
from hub.application.entry import is_open, opens_at
from hub.domain.conversation import Conversation, after
from hub.domain.floor import Account, FormQuestion
from hub.domain.ids import IdentityId
from hub.domain.widget import widget_look, widget_text
from hub.domain.wording import said_in
from hub.realtime.identity import Visitor
from hub.wire.store import Reading
from hub.wire.tell import (
    visitor_callback,
    visitor_state,
)
from hub.wire.tell_items import (
    FileAddress,
    is_for_visitor,
    visitor_item,
)
from hub.wire.visitor import FormField, VisitorSnapshot

ITEMS_SHOWN = 200
OF_MESSAGES: Final = (Feature.REPLIES, Feature.REACTIONS, Feature.EDITS, Feature.WITHDRAWALS)
"""What a widget offers to do with messages."""


def snapshot_for(  # noqa: PLR0913 - what a widget shows has this many sources
    reading: Reading,
    account: Account,
    visitor: Visitor,
    identity_id: IdentityId | None,
    *,
    language: str = "",
    upload_limit_bytes: int,
    file_address: FileAddress,
) -> VisitorSnapshot:
    """Everything the widget shows, in one consistent look."""
    found = _conversation_of(reading, account, identity_id)
    items = reading.items_of(found.id, ITEMS_SHOWN) if found else []
    state = visitor_state(found)
    hours = reading.floor.hours_of(account)
    agent = reading.people.get(found.owner).name.split(" ")[0] if found and found.owner else ""
    form = () if found else tuple(_field(question, language) for question in account.form)
    can_call_back, callback = visitor_callback(found)
    return VisitorSnapshot(
        number=reading.last_number(),
        session=visitor.session,
        is_open=is_open(reading.floor, hours, reading.now),
        opens_at=opens_at(reading.floor, hours, reading.now),
        greeting=said_in(account.greeting, language),
        company=reading.floor.company,
        color=account.settings.get("color", ""),
        form=form,
        state=state,
        agent_name=agent,
        can_rate=found is not None and found.can_be_rated,
        items=tuple(visitor_item(item, file_address) for item in items if is_for_visitor(item)),
        upload_limit_bytes=upload_limit_bytes,
        visitor_name=visitor.name,
        answers_by_mail=reading.floor.mailing(account) is not None,
        can_call_back=can_call_back,
        callback=callback,
        title=widget_text(account, "title", language),
        look=widget_look(account),
        **_done_with_messages(reading, account),
    )


def _done_with_messages(reading: Reading, account: Account) -> dict[str, Any]:
    features, limits = reading.floor.features_of(account.channel), reading.floor.limits_of(account.channel)
    return {
        "features": tuple(feature.value for feature in OF_MESSAGES if feature in features),
        "reactions": limits.reactions,
        "edit_window_seconds": limits.edit_window_seconds,
        "withdrawal_window_seconds": limits.withdrawal_window_seconds,
    }


def _conversation_of(reading: Reading, account: Account, identity_id: IdentityId | None) -> Conversation | None:
    """The visitor's conversation, as long as what she writes would go on with it."""
    found = reading.open_of_identity(identity_id) if identity_id else None
    if found is None or found.account_id != account.id:
        return None
    is_over = found.closed_at is not None and reading.now > after(found.closed_at, account.reopen_seconds)
    return None if is_over else found


def _field(question: FormQuestion, language: str) -> FormField:
    choices = tuple(said_in(choice, language) for choice in question.choices)
    return FormField(question.name, said_in(question.label, language), question.kind, question.is_required, choices)
