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
    a_refused_message,
    a_reply,
    a_report_and_a_consent,
    a_restart_while_sending,
    a_session,
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
from tests.deterministic.scenes_of_entry import a_corrected_entry, a_visitor_who_was_asked, callbacks
from tests.deterministic.scenes_of_lending import lending
from tests.deterministic.scenes_of_prospects import kept_prospects
from tests.deterministic.scenes_of_search import an_index
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


READS: Final = frozenset(
    {
        "can_take",
        "plan",
        "remarks_on",
        "check_password_link",
        "check_setup_link",
        "check_serves",
        "ways_to_reach",
        "lookalikes",
        "known_tags",
        "closing_pairs",
        "standing",
        "export_floor",
        "files_of",
        "has_room",
        "health_of_doors",
        "list_records",
        "may_read",
        "needs_set_up",
        "next_look",
        "owned",
        "proposed_floor",
        "proposed_lending",
        "queue_of",
        "read_quarantined",
        "readable",
        "return_to_owner",
        "search_conversations",
        "search_customers",
        "rule_that_holds",
        "standing_of",
        "steerable",
        "steerable_or_closed",
        "wanted_by",
        "who_is",
    }
)
"""They only look."""
PARTS: Final[Mapping[str, str]] = {
    "answered": "accept_offer",
    "change_consent": "keep_arrival",
    "change_password": "choose_password",
    "close": "close_conversation",
    "ask_if_there": "fire_timer",
    "conclude_offline": "fire_timer",
    "customer_left": "visitor_ends",
    "end_offer": "accept_offer",
    "expire_offer": "fire_timer",
    "follow_overflow": "keep_arrival",
    "finish_wrap_up": "fire_timer",
    "keep_attachments": "keep_arrival",
    "keep_changed": "edit_customer",
    "let_go": "apply_floor",
    "look_again": "fire_timer",
    "note_event": "accept_offer",
    "postpone_timer": "fire_timer",
    "proven": "keep_arrival",
    "rate": "visitor_rates",
    "receive_message": "keep_arrival",
    "requeue": "decline_offer",
    "say": "keep_arrival",
    "unproven": "keep_arrival",
    "still_there": "visitor_writes",
    "update_delivery": "keep_arrival",
    "watch_silence": "accept_offer",
    "woken": "merge_customers",
    "withdraw_offer": "set_presence",
    "wrap_up": "end_conversation",
}
"""Steps that several use cases share, and one whose scene goes through them."""


SCENES: Final[Mapping[str, Scene]] = {
    "accept_offer": an_accepted_offer,
    "add_note": a_note,
    "adopt_lending": lending,
    "apply_floor": an_applied_document,
    "choose_password": links,
    "ask_answer_by_mail": callbacks,
    "ask_callback": callbacks,
    "cancel_callback": callbacks,
    "claim_outgoing": a_report_and_a_consent,
    "close_conversation": closings,
    "close_session": a_session,
    "correct_entry": a_corrected_entry,
    "decline_offer": a_declined_offer,
    "discard_quarantined": a_discarded_riddle,
    "edit_customer": a_new_name,
    "keep_customers_apart": a_merge,
    "merge_customers": a_merge,
    "undo_merge": a_merge,
    "end_conversation": an_end,
    "end_lending": lending,
    "fire_timer": every_timer,
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
    "leave_message": a_letter_left,
    "line_found": a_lost_line,
    "line_lost": a_lost_line,
    "make_offers": an_offer,
    "mark_read": reading,
    "miss_callback": callbacks,
    "open_session": a_session,
    "recover_interrupted": a_restart_while_sending,
    "send_reply": a_reply,
    "set_presence": presences,
    "set_up": links,
    "settle_failed": a_refused_message,
    "settle_later": a_refused_message,
    "settle_sent": a_report_and_a_consent,
    "settle_unknown": an_unknown_outcome,
    "steer_presence": a_steered_presence,
    "take_conversation": a_taken_conversation,
    "transfer_conversation": a_transfer,
    "visitor_ends": a_visit,
    "visitor_rates": a_visit,
    "visitor_saw": a_visit,
    "visitor_writes": a_visitor_who_was_asked,
    "visitor_says": a_visit,
    "wait_for_customer": waiting_on_the_customer,
}
"""A scene for every use case that changes something."""


OTHERS: Final[Mapping[str, Scene]] = {"first_message": a_first_message}
"""Scenes without a use case of their own, worth recording."""
