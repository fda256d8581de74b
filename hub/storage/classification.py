"""What every column of every table says of people: from here follow erasure, export and their checks.

A new column is a word more under `nothing`, `ours`, `staff`, `secret` or `customers` of its table; a test names
those that are missing. A new table is an entry; where it holds what is a customer's, it says by which column her rows
are found and whether they are emptied or removed, and is erased and exported from then on.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from hub.domain.erasure import ERASED, ERASED_NAME
from hub.domain.personal_data import MARK, UNLESS_OURS, Goes, Lead, TableSays

_OF_CUSTOMERS: Final[Mapping[str, TableSays]] = {
    "customer": TableSays(
        nothing="created_at version erased_at",
        ours="id merged_into",
        customers={
            "name": ERASED_NAME,
            "tier": "",
            "language": "",
            "notes": "",
            "attributes": {},
            "organisation": "",
            "organisation_id": None,
            "value": None,
            "tags": [],
            "consents": {},
            "edits": {},
            "likeness": "",
        },
        found_by=(Lead.CUSTOMER, "id"),
        goes=Goes.EMPTIED,
    ),
    "identity": TableSays(
        nothing="is_verified opted_out_at added_at",
        ours="id customer_id channel",
        staff="added_by added_by_name",
        # Its key is replaced by one of no meaning: it must go on being unique.
        customers={"key": UNLESS_OURS, "address": "", "name": "", "likeness": ""},
        found_by=(Lead.CUSTOMER, "customer_id"),
        goes=Goes.EMPTIED,
    ),
    "merge": TableSays(
        nothing="at undone_at",
        ours="id kept_id merged_id",
        staff="by by_name undone_by",
        customers="moved",
        found_by=(Lead.CUSTOMER, "kept_id"),
        goes=Goes.REMOVED,
        is_inside=True,
    ),
    "customer_event": TableSays(
        nothing="kind at as_of",
        ours="customer_id",
        customers="source external_id title amount currency link details",
        found_by=(Lead.CUSTOMER, "customer_id"),
        goes=Goes.REMOVED,
    ),
    # The words by which she is looked for are gone when it is done; the rest is its receipt.
    "erasure": TableSays(
        nothing="begun_at due_at finished_at stage place counts rounds found last_number",
        ours="id customer_id customers",
        staff="by by_name",
        customers={"words": [], "known_as": []},
        found_by=(Lead.CUSTOMER, "customer_id"),
        goes=Goes.EMPTIED,
        is_exported=False,
    ),
    "legal_hold": TableSays(
        nothing="since",
        ours="customer_id",
        staff="by by_name",
        customers="reason",
        found_by=(Lead.CUSTOMER, "customer_id"),
        goes=Goes.REMOVED,
        is_inside=True,
    ),
}
_OF_CONVERSATIONS: Final[Mapping[str, TableSays]] = {
    "conversation": TableSays(
        nothing="channel is_verified state holds_slot unread language skills head_start_seconds arrived_at "
        "waiting_since last_message_at ends_at closed_at named_until is_answered asks level queued_at prospect "
        "asked_at replied_at sla tags",
        ours="id account_id identity_id customer_id queue_id team_id single_key disposition_id",
        staff="agent_id named_agent_id excluded named_by inside seen",
        customers={
            "customer_name": ERASED_NAME,
            "subject": "",
            "preview": "",
            "entry": {},
            "fields": {},
            "customer_value": 0.0,
            "customer_tier": "",
        },
        found_by=(Lead.CUSTOMER, "customer_id"),
        goes=Goes.EMPTIED,
    ),
    "item": TableSays(
        nothing="kind direction at state event",
        ours="id conversation_id account_id replies_to",
        staff="author client_id",
        customers={
            "author_name": UNLESS_OURS,
            "text": "",
            "html": None,
            "full_text": "",
            "error": None,
            "provider_id": None,
            "details": {ERASED: "yes"},
            "files": [],
            "letter": None,
            "aftermath": MARK,
        },
        found_by=(Lead.CONVERSATION, "conversation_id"),
        goes=Goes.EMPTIED,
    ),
    "earlier_text": TableSays(
        ours="item_id", customers="texts", found_by=(Lead.ITEM, "item_id"), goes=Goes.REMOVED, is_inside=True
    ),
    "translation": TableSays(
        nothing="language source at",
        ours="item_id",
        customers="text",
        found_by=(Lead.ITEM, "item_id"),
        goes=Goes.REMOVED,
    ),
    "outbox": TableSays(
        nothing="attempts is_automatic state due_at",
        ours="item_id account_id conversation_id identity_id",
        customers="change",
        found_by=(Lead.CONVERSATION, "conversation_id"),
        goes=Goes.REMOVED,
        is_exported=False,
    ),
    "item_file": TableSays(ours="file_id item_id"),
    "draft": TableSays(
        nothing="kind written_at",
        ours="conversation_id",
        staff="person_id",
        customers="text files fields",
        found_by=(Lead.CONVERSATION, "conversation_id"),
        goes=Goes.REMOVED,
        is_inside=True,
    ),
    "departing_reply": TableSays(
        nothing="at leaves_at outcome",
        ours="conversation_id client_id replies_to",
        staff="person_id",
        customers="text files letter html original",
        found_by=(Lead.CONVERSATION, "conversation_id"),
        goes=Goes.REMOVED,
        is_inside=True,
    ),
    "file": TableSays(
        nothing="content_type bytes created_at",
        ours="id owner",
        customers="name digest",
        found_by=(Lead.FILE, "id"),
        goes=Goes.REMOVED,
    ),
    "search_document": TableSays(
        nothing="number place at",
        ours="id about",
        customers="tokens",
        found_by=(Lead.ITEM, "id"),
        goes=Goes.REMOVED,
        is_exported=False,
    ),
}
_ELSEWHERE: Final[Mapping[str, TableSays]] = {
    "report": TableSays(
        nothing="state",
        ours="door",
        customers="provider_id error",
        found_by=(Lead.MESSAGE, "provider_id"),
        goes=Goes.REMOVED,
        is_exported=False,
    ),
    "early_change": TableSays(
        nothing="kind at order",
        ours="account_id",
        customers="message by details",
        found_by=(Lead.WORDS, "details"),
        goes=Goes.REMOVED,
        is_exported=False,
    ),
    "first_letter": TableSays(
        nothing="written_at",
        staff="person_id",
        customers="place text files fields",
        found_by=(Lead.WORDS, "place"),
        goes=Goes.REMOVED,
        is_inside=True,
        is_exported=False,
    ),
    "quarantine": TableSays(
        nothing="at reason method",
        ours="id door",
        customers="url headers body",
        found_by=(Lead.WORDS, "body"),
        goes=Goes.REMOVED,
        is_exported=False,
    ),
    "health": TableSays(
        nothing="arrived_at sent_at failed_at error_kind seen_at seen_on",
        ours="door",
        customers={"error": ""},
        found_by=(Lead.WORDS, "error"),
        goes=Goes.EMPTIED,
        is_exported=False,
    ),
    "event": TableSays(
        nothing="number at type",
        ours="rooms",
        customers="body",
        found_by=(Lead.LOG, "number"),
        goes=Goes.REMOVED,
        is_exported=False,
    ),
}
_COME_IN: Final[Mapping[str, TableSays]] = {
    "data_import": TableSays(
        nothing="of form headings total at state run plan counts problem ended_at",
        ours="id digest",
        staff="by by_name file_name",
        customers={"samples": []},
        found_by=(Lead.WORDS, "samples"),
        goes=Goes.EMPTIED,
        is_exported=False,
    ),
    "external_record": TableSays(
        nothing="of at as_of",
        ours="record_id",
        customers="source external_id",
        found_by=(Lead.CUSTOMER, "record_id"),
        goes=Goes.REMOVED,
    ),
    "import_change": TableSays(
        nothing="line of is_new at",
        ours="import_id record_id organisation_id",
        customers="external_id fields addresses",
        found_by=(Lead.CUSTOMER, "record_id"),
        goes=Goes.REMOVED,
        is_exported=False,
    ),
    "import_line": TableSays(
        nothing="run line place column is_refusal",
        ours="import_id",
        customers="value text",
        found_by=(Lead.WORDS, "value"),
        goes=Goes.REMOVED,
        is_exported=False,
    ),
    "privacy_request": TableSays(
        nothing="what at due_at done_at",
        ours="id shop_id customer_id",
        staff="done_by",
        customers="external_id",
        found_by=(Lead.CUSTOMER, "customer_id"),
        goes=Goes.REMOVED,
        is_inside=True,
    ),
    "kept_answer": TableSays(
        nothing="at",
        ours="person_id key digest",
        customers="answer",
        found_by=(Lead.WORDS, "answer"),
        goes=Goes.REMOVED,
        is_exported=False,
    ),
}
_OF_NO_CUSTOMER: Final[Mapping[str, TableSays]] = {
    "apart": TableSays(nothing="at", ours="first_id second_id", staff="by"),
    # The key of an arrival is the provider's, or a digest; whom it came from it does not say.
    "arrival": TableSays(nothing="at", ours="door key"),
    # Its details name fields, never what they hold.
    "audit": TableSays(nothing="number at action details chain", ours="subject", staff="by"),
    "cursor": TableSays(nothing="value", ours="door"),
    "doomed_file": TableSays(nothing="since", ours="digest"),
    "entry": TableSays(nothing="kind body is_active", ours="id"),
    "fact": TableSays(nothing="at happening channel details", ours="id conversation_id queue_id", staff="agent_id"),
    "lease": TableSays(nothing="name holder fence until"),
    "mention": TableSays(nothing="at read_at", ours="item_id conversation_id", staff="person_id by_name"),
    "node": TableSays(nothing="name seen_at"),
    "offer": TableSays(
        nothing="made_at expires_at reason ended_at outcome", ours="id conversation_id", staff="agent_id"
    ),
    "organisation": TableSays(nothing="name key attributes version edits created_at", ours="id"),
    "organisation_domain": TableSays(nothing="domain", ours="organisation_id"),
    "outreach": TableSays(ours="client_id item_id", staff="person_id"),
    "person": TableSays(
        nothing="language skills capacity is_active",
        ours="id",
        staff="name email roles team_roles own_roles teams presence reason presence_since idle_since misses "
        "was_away presence_until next_presence next_reason line_lost_at paused missed",
        secret="password",  # noqa: S106 - the name of a column
    ),
    "person_line": TableSays(ours="node", staff="person_id"),
    "personal_reply": TableSays(ours="id", staff="person_id name text shortcut"),
    "api_key": TableSays(
        nothing="name scopes teams per_minute made_at expires_at used_at revoked_at",
        ours="id prefix",
        staff="made_by",
        secret="digest",  # noqa: S106 - the name of a column
    ),
    "webhook_endpoint": TableSays(
        nothing=(
            "name url kinds queues teams made_at position due_at claim old_until attempts failing_since paused "
            "paused_at"
        ),
        ours="id",
        staff="made_by",
        secret="secret old_secret",  # noqa: S106 - names of columns
    ),
    # What was sent is read anew from the log of events whenever it is sent again: only that it was stands here.
    "webhook_delivery": TableSays(
        nothing="number kind fate attempts first_at last_at status error", ours="id endpoint_id event_id"
    ),
    # What is gone in a shop, by its number there; of whom it was nobody knows any longer.
    "shop_gone": TableSays(nothing="source of at", ours="external_id"),
    "shop_topic": TableSays(nothing="topic count at is_known", ours="shop_id"),
    "push_device": TableSays(
        nothing="names_customers made_at renewed_at told_at refusals",
        ours="id",
        staff="person_id name",
        secret="endpoint p256dh auth session",  # noqa: S106 - names of columns
    ),
    "push_news": TableSays(
        nothing="kind made_at due_at attempts rang_at", ours="device_id topic conversation_id subject"
    ),
    "saved_view": TableSays(nothing="name order shared_with version filter", ours="id", staff="owner_id"),
    "search_due": TableSays(nothing="number source", ours="id"),
    "session": TableSays(
        nothing="created_at expires_at seen_at provider",
        staff="person_id device",
        secret="digest csrf id_token",  # noqa: S106 - names of columns
    ),
    # Of a passkey only the public part is here.
    "passkey": TableSays(
        nothing="public_key algorithm sign_count is_synced made_at used_at", ours="id", staff="person_id name"
    ),
    "second_step": TableSays(
        nothing="since last_step misses held_until",
        staff="person_id",
        secret="secret recovery",  # noqa: S106 - names of columns
    ),
    "sign_in_link": TableSays(nothing="issuer at", staff="subject person_id"),
    "setting": TableSays(nothing="key", secret="value"),  # noqa: S106 - the name of a column
    # A keyed hash of an address that is to be left in peace: from it nobody gets the address.
    "silenced": TableSays(nothing="since", ours="digest"),
    "timer": TableSays(nothing="kind due_at", ours="subject"),
    "view_order": TableSays(nothing="ids", staff="person_id"),
    "visitor_line": TableSays(ours="identity_id node"),
}
CLASSIFIED: Final[Mapping[str, TableSays]] = {
    **_OF_CUSTOMERS,
    **_OF_CONVERSATIONS,
    **_ELSEWHERE,
    **_COME_IN,
    **_OF_NO_CUSTOMER,
}
"""Every table there is. SQLite's full-text tables keep the tokens of `search_document`, and no others."""
