"""What the company wants to know of a conversation is said, and asked for before it is closed."""

from __future__ import annotations

from collections.abc import Mapping

from hub.application.access import workable
from hub.application.timeline import note_event
from hub.application.transaction import Transaction
from hub.domain.conversation import Conversation
from hub.domain.custom_field import SEPARATOR, CustomField, FieldOf, cleaned_changes, in_order, shown_to
from hub.domain.field_values import check_unedited, value_of, values_of, with_values
from hub.domain.ids import ConversationId
from hub.domain.person import Person
from hub.domain.problem import Invalid


def set_fields(
    tx: Transaction, id_: ConversationId, by: Person, changes: Mapping[str, str], version: int | None = None
) -> None:
    """The fields of the conversation say this; an empty text takes a value away.

    With the `version` that the editor saw, a field that somebody else edited after it is not overwritten:
    raises EditedMeanwhile, and nothing at all is changed.
    """
    conversation = workable(tx, id_, by)
    defined = tx.floor.fields
    for key in changes:
        if key not in defined or defined[key].of is not FieldOf.CONVERSATION:
            raise Invalid(f"There is no field “{key}” of a conversation; GET /api/floor lists them.")
    roles = by.roles_in(conversation.team_id)
    wanted = {
        key: text
        for key, text in cleaned_changes(defined, FieldOf.CONVERSATION, roles, changes).items()
        if text != value_of(conversation, key)
    }
    if version is not None:
        check_unedited(conversation, wanted, version)
    if not wanted:
        return
    said = with_values(conversation, wanted, defined, by, tx.now)
    tx.conversations.save(said)
    # Which, and not what they say: not everybody who reads the conversation reads every field.
    note_event(tx, said, "fields_set", by, fields=SEPARATOR.join(wanted))


def shown_fields(tx: Transaction, conversation: Conversation, to: Person) -> Mapping[str, str]:
    """What a person may read of the conversation's fields; what is defined no more rests."""
    shown = shown_to(tx.floor.fields, FieldOf.CONVERSATION, to.roles_in(conversation.team_id))
    return {key: text for key, text in values_of(conversation).items() if key in shown}


def check_required(tx: Transaction, conversation: Conversation, by: Person) -> None:
    """Raises Invalid where something is not said yet that has to be, and that this person could say."""
    missing = [one.name for one in missing_fields(tx, conversation, by)]
    if missing:
        raise Invalid(f"Fill in first: {', '.join(missing)}.")


def missing_fields(tx: Transaction, conversation: Conversation, by: Person) -> list[CustomField]:
    """What has to be said before she closes the conversation, and is not."""
    roles = by.roles_in(conversation.team_id)
    required = [
        one
        for one in in_order(tx.floor.fields)
        if one.required_at_wrap_up and one.is_edited_by(roles) and one.is_asked_in(conversation.queue_id)
    ]
    if not required:
        return []
    known = tx.customers.get(conversation.customer_id).attributes
    return [
        one
        for one in required
        if not (known.get(one.id) if one.of is FieldOf.CUSTOMER else value_of(conversation, one.id))
    ]
