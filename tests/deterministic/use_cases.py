"""Every use case there is, found by looking; and a scene for each that changes something."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Awaitable, Callable, Mapping
from importlib import import_module
from typing import Final

import hub.application
from hub.application.transaction import Transaction
from tests.deterministic.scenes import (
    a_channel_left_alone,
    a_cursor,
    a_declined_offer,
    a_discarded_riddle,
    a_first_message,
    a_hidden_number,
    a_letter_left,
    a_look_at_doors,
    a_lost_line,
    a_merge,
    a_new_name,
    a_note,
    a_presence_that_waits,
    a_refused_message,
    a_reply,
    a_report_and_a_consent,
    a_restart_while_sending,
    a_steered_presence,
    a_taken_conversation,
    a_transfer,
    a_visit,
    an_accepted_offer,
    an_applied_document,
    an_end,
    an_offer,
    an_unknown_outcome,
    an_upload,
    another_message_in_every_state,
    closings,
    every_timer,
    links,
    presences,
    reading,
    waiting_on_the_customer,
)
from tests.deterministic.scenes_of_changes import changed_messages
from tests.deterministic.scenes_of_customers import added_addresses, an_organisation, customer_events, told_records
from tests.deterministic.scenes_of_entry import a_corrected_entry, a_visitor_who_was_asked, callbacks
from tests.deterministic.scenes_of_erasure import OF_ERASURE, an_erasure
from tests.deterministic.scenes_of_fields import fields
from tests.deterministic.scenes_of_identity import second_steps
from tests.deterministic.scenes_of_imports import imports
from tests.deterministic.scenes_of_lending import lending
from tests.deterministic.scenes_of_outreach import a_first_word, a_signature, a_test_message
from tests.deterministic.scenes_of_outward import endpoints, keys
from tests.deterministic.scenes_of_prospects import kept_prospects
from tests.deterministic.scenes_of_push import devices, people_of_nodes, pushes
from tests.deterministic.scenes_of_roles import roles
from tests.deterministic.scenes_of_search import an_index
from tests.deterministic.scenes_of_sessions import a_session
from tests.deterministic.scenes_of_shops import shops
from tests.deterministic.scenes_of_sla import kept_promises
from tests.deterministic.scenes_of_translations import translations
from tests.deterministic.scenes_of_views import a_customer_of_another_segment, saved_views
from tests.deterministic.scenes_of_visitors import a_beginning, a_beginning_alone, visitors_of_nodes
from tests.deterministic.scenes_of_work import company, matters, reading_again, snoozing, split_letters, tagging
from tests.deterministic.scenes_of_writing import (
    a_choice_of_sounds,
    another_address,
    departures,
    drafts,
    first_letters,
    mentions,
    messages_that_failed,
    own_replies,
)
from tests.stage.stage import Stage

Scene = Callable[[Stage], Awaitable[None]]


def public_use_cases() -> dict[str, str]:
    """Every public function of hub.application that takes a transaction first, and its module."""
    found = {}
    for module in pkgutil.iter_modules(hub.application.__path__):
        place = import_module(f"hub.application.{module.name}")
        for name, function in inspect.getmembers(place, inspect.isfunction):
            if function.__module__ != place.__name__ or name.startswith("_"):
                continue
            parameters = list(inspect.signature(function).parameters.values())
            if parameters and parameters[0].annotation in {"Transaction", Transaction}:
                found[name] = module.name
    return found


PARTS: Final[Mapping[str, str]] = {
    "judge_view": "keep_view",
    "carry_out_customer": "upsert_customer",
    "keep_fact": "keep_delivery",
    "carry_out_event": "import_rows",
    "take_in_event": "import_rows",
    "event_back": "undo_rows",
    "tell_of_events": "keep_customer_events",
    "carry_out_organisation": "upsert_organisation",
    "keep_told_customer": "upsert_customer",
    "keep_told_organisation": "upsert_organisation",
    "answered": "accept_offer",
    "begin_rules_anew": "lift_hold",
    "begin_next_presence": "close_conversation",
    "catch_up": "keep_arrival",
    "change_consent": "keep_arrival",
    "change_ours": "react",
    "keep_edit": "edit_message",
    "keep_reaction": "react",
    "keep_withdrawal": "withdraw_message",
    "note_refused_change": "settle_failed",
    "quoting_her": "decline_offer",
    "settle_change": "settle_sent",
    "take_change": "visitor_changes",
    "change_password": "choose_password",
    "close": "close_conversation",
    "ask_if_there": "fire_timer",
    "conclude_offline": "fire_timer",
    "count_anew": "apply_floor",
    "customer_left": "visitor_ends",
    "end_draft": "keep_draft",
    "end_first_letter": "start_conversation",
    "end_its_draft": "keep_draft",
    "depart_in_time": "fire_timer",
    "departed": "merge_conversations",
    "give_back": "take_back",
    "in_both_forms": "send_reply",
    "hand_over_reply": "send_reply",
    "take_up_again": "send_reply",
    "end_offer": "accept_offer",
    "expire_offer": "fire_timer",
    "follow_overflow": "keep_arrival",
    "follow_sla": "keep_arrival",
    "finish_wrap_up": "fire_timer",
    "keep_attachments": "keep_arrival",
    "keep_changed": "edit_customer",
    "let_go": "apply_floor",
    "allow_anew": "apply_floor",
    "take_person": "apply_floor",
    "let_ring_alone": "accept_offer",
    "look_again": "fire_timer",
    "look_at_sla": "fire_timer",
    "mention": "add_note",
    "note_event": "accept_offer",
    "postpone_timer": "fire_timer",
    "proven": "keep_arrival",
    "rate": "visitor_rates",
    "receive_message": "keep_arrival",
    "recipient": "start_conversation",
    "added_by": "add_address",
    "named_by": "keep_arrival",
    "requeue": "decline_offer",
    "queued": "reopen_conversation",
    "say": "keep_arrival",
    "unproven": "keep_arrival",
    "organisation_called": "edit_organisation",
    "found_or_made": "edit_organisation",
    "tell_organisations": "edit_organisation",
    "remember_tags": "edit_customer",
    "still_there": "visitor_writes",
    "update_delivery": "keep_arrival",
    "watch_silence": "accept_offer",
    "woken": "merge_customers",
    "withdraw_all": "set_presence",
    "withdraw_offer": "set_presence",
    "end_snooze": "fire_timer",
    "put_aside": "snooze_conversation",
    "stop_watching": "end_conversation",
    "wrap_up": "end_conversation",
}
"""Steps that several use cases share, and one whose scene goes through them."""


SCENES: Final[Mapping[str, Scene]] = {
    "accept_offer": an_accepted_offer,
    **dict.fromkeys(OF_ERASURE, an_erasure),
    "add_note": a_note,
    "adopt_lending": lending,
    "ask_help": company,
    "end_help": company,
    "hand_over": company,
    "invite_colleague": company,
    "join_conversation": company,
    "leave_conversation": company,
    "link_conversations": matters,
    "merge_conversations": matters,
    "part_conversations": matters,
    "split_conversation": split_letters,
    "take_back_split": split_letters,
    "reopen_conversation": matters,
    "apply_floor": an_applied_document,
    "choose_password": links,
    "ask_answer_by_mail": callbacks,
    "ask_callback": callbacks,
    "cancel_callback": callbacks,
    "change_alerts": a_choice_of_sounds,
    "change_signature": a_signature,
    "note_test_message": a_test_message,
    "claim_pushes": pushes,
    "settle_pushed": pushes,
    "settle_push_gone": pushes,
    "settle_push_later": pushes,
    "settle_push_refused": pushes,
    "keep_device": devices,
    "keep_push_key": devices,
    "forget_push_key": devices,
    "name_customers": devices,
    "end_device": devices,
    "keep_people": people_of_nodes,
    "make_key": keys,
    "make_endpoint": endpoints,
    "change_endpoint": endpoints,
    "rotate_secret": endpoints,
    "pause_endpoint": endpoints,
    "resume_endpoint": endpoints,
    "remove_endpoint": endpoints,
    "send_test": endpoints,
    "tell_again": endpoints,
    "tell_since": endpoints,
    "claim_parcels": endpoints,
    "settle_parcel": endpoints,
    "note_key_used": keys,
    "revoke_key": keys,
    "claim_outgoing": a_report_and_a_consent,
    "close_conversation": closings,
    "close_other_sessions": a_session,
    "close_session": a_session,
    "correct_entry": a_corrected_entry,
    "decline_offer": a_declined_offer,
    "discard_quarantined": a_discarded_riddle,
    "edit_customer": a_new_name,
    "add_address": added_addresses,
    "remove_address": added_addresses,
    "edit_message": changed_messages,
    "edit_organisation": an_organisation,
    "keep_customer_events": customer_events,
    "drop_customer_event": customer_events,
    "keep_import": imports,
    "start_check": imports,
    "start_run": imports,
    "cancel_import": imports,
    "start_undo": imports,
    "fail_import": imports,
    "keep_checked": imports,
    "check_again": imports,
    "import_rows": imports,
    "undo_rows": imports,
    "keep_delivery": shops,
    "keep_delivery_again": shops,
    "settle_request": shops,
    "forget_file": imports,
    "forget_old_files": imports,
    "upsert_customer": told_records,
    "upsert_organisation": told_records,
    "tell_batch": told_records,
    "answer_once": told_records,
    "keep_draft": drafts,
    "keep_first_letter": first_letters,
    "keep_reply": own_replies,
    "drop_reply": own_replies,
    "keep_view": saved_views,
    "drop_view": saved_views,
    "order_views": saved_views,
    "keep_customers_apart": a_merge,
    "merge_customers": a_merge,
    "undo_merge": a_merge,
    "end_conversation": an_end,
    "end_lending": lending,
    "fire_timer": every_timer,
    "forget_node": visitors_of_nodes,
    "index_due": an_index,
    "issue_password_link": links,
    "issue_setup_link": links,
    "keep_arrival": another_message_in_every_state,
    "keep_cursor": a_cursor,
    "keep_health": a_look_at_doors,
    "keep_proposal": lending,
    "keep_prospects": kept_prospects,
    "keep_quarantined": a_hidden_number,
    "keep_upload": an_upload,
    "keep_visitors": visitors_of_nodes,
    "leave_message": a_letter_left,
    "await_consoles": a_beginning,
    "begin_alone": a_beginning_alone,
    "line_found": a_lost_line,
    "line_lost": a_lost_line,
    "make_offers": an_offer,
    "mark_read": reading,
    "mark_unread": reading_again,
    "read_mentions": mentions,
    "miss_callback": callbacks,
    **dict.fromkeys(
        ("set_up_second_step", "check_code", "renew_recovery_codes", "end_second_step", "reset_second_step"),
        second_steps,
    ),
    "open_session": a_session,
    "see_session": a_session,
    "end_session_of": a_session,
    "end_sessions_of": a_session,
    "react": changed_messages,
    "recover_interrupted": a_restart_while_sending,
    "send_again": messages_that_failed,
    "confirm_arrival": messages_that_failed,
    "send_reply": a_reply,
    "send_undoably": departures,
    "take_back": departures,
    "depart_now": departures,
    "choose_undo_seconds": departures,
    "choose_by_itself": translations,
    "keep_translation": translations,
    "set_channel_presence": a_channel_left_alone,
    "set_fields": fields,
    "set_presence": presences,
    "set_up": links,
    "settle_failed": a_refused_message,
    "settle_later": a_refused_message,
    "settle_sent": a_report_and_a_consent,
    "settle_unknown": an_unknown_outcome,
    "snooze_conversation": snoozing,
    "start_conversation": a_first_word,
    "steer_presence": a_steered_presence,
    "tag_conversation": tagging,
    "take_conversation": a_taken_conversation,
    "transfer_conversation": a_transfer,
    "visitor_changes": changed_messages,
    "visitor_ends": a_visit,
    "visitor_rates": a_visit,
    "visitor_saw": a_visit,
    "visitor_writes": a_visitor_who_was_asked,
    "visitor_says": a_visit,
    "wait_for_customer": waiting_on_the_customer,
    "wake_conversation": snoozing,
    "withdraw_message": changed_messages,
}
"""A scene for every use case that changes something."""


OTHERS: Final[Mapping[str, Scene]] = {
    "another_address": another_address,
    "customer_of_another_segment": a_customer_of_another_segment,
    "first_message": a_first_message,
    "kept_promises": kept_promises,
    "presence_that_waits": a_presence_that_waits,
    "roles": roles,
}
"""Scenes without a use case of their own, worth recording."""
