"""The router's grounds are told in whole English sentences, with names and without ids."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from hub.web.routing_sentences import AGAINST, MEANT, ORDERS, Names, decision_sentence, waiting_sentence
from hub.wire.visitor import KeptFor
from hub.wire.waiting import Eases, Kept, WhyWaiting
from routing.decision import Rule
from routing.reach import Prospect
from routing.reason import Reason

AWAY = Kept(Reason.NOT_AVAILABLE.value, 4, ())
DECLINED = Kept(Reason.EXCLUDED.value, 1, ())
LACKING = Kept(Reason.SKILL_MISSING.value, 1, ())
NAMES = Names({"p1": "Ada Byron"}, {"q-7": "Orders", "q-8": "Returns"}, {"s-de": "German", "s-vip": "Key accounts"})


def told(why: WhyWaiting) -> str:
    return waiting_sentence(why, NAMES)


def waits(
    *reasons: Kept,
    ahead: int = 0,
    asks: str = "",
    named: tuple[str, datetime | None] | None = None,
    eases: Eases | None = None,
    kept: tuple[KeptFor, ...] = (),
) -> WhyWaiting:
    return WhyWaiting(Prospect.SERVED.value, asks, reasons, ahead, named, eases, (), kept)


@pytest.mark.parametrize(
    ("excluded", "ahead", "expected"),
    [
        ((), 0, "Nobody serves this queue."),
        ((AWAY,), 0, "Nobody can take it now: 4 are not available. It is the next in its queue."),
        (
            (DECLINED, AWAY),
            1,
            (
                "Nobody can take it now: one declined or missed it before and 4 are not available. "
                "One conversation is ahead of it."
            ),
        ),
        (
            (DECLINED, AWAY, LACKING),
            3,
            (
                "Nobody can take it now: one declined or missed it before, 4 are not available and one lacks a skill. "
                "3 conversations are ahead of it."
            ),
        ),
    ],
)
def test_the_grounds_are_counted_in_a_sentence(excluded: tuple[Kept, ...], ahead: int, expected: str) -> None:
    assert told(waits(*excluded, ahead=ahead)) == expected


def test_queues_people_and_skills_are_called_by_their_names() -> None:
    noon = datetime(2026, 3, 2, 12, tzinfo=UTC)
    found = told(
        waits(
            AWAY,
            asks="s-de >= 5 and s-vip",
            named=("p1", noon),
            eases=Eases(noon, "s-de >= 3 and s-vip", ("q-8",)),
            kept=(KeptFor(("q-7", "q-8"), 2, noon),),
        )
    )
    assert "It is meant for Ada Byron alone until 12:00 UTC." in found
    assert "2 agents are kept free for Orders, Returns until 12:00 UTC." in found
    assert found.endswith(
        "From 12:00 UTC it asks only for German >= 3 and Key accounts and agents of Returns may take it too."
    )
    assert not any(id_ in found for id_ in (*NAMES.people, *NAMES.queues, *NAMES.skills))


def test_who_is_known_no_more_is_called_by_her_id_rather_than_by_nothing() -> None:
    assert "It is meant for p9 alone." in told(waits(AWAY, named=("p9", None)))


def test_a_decision_says_whom_it_took_and_by_which_order() -> None:
    record = {"rule": "fewest_handled", "eligible_count": 3, "tie_break": "not_needed"}
    assert decision_sentence(record, "Ada", "") == "Of 3 who could take it, Ada came first: the fewest handled today."
    assert decision_sentence({"rule": "named_agent"}, "Ada", "Bo") == "It was meant for Ada, chosen by Bo."


def test_every_rule_by_which_one_comes_first_has_its_words() -> None:
    assert {*ORDERS, *MEANT} == set(Rule)


def test_every_reason_has_its_words() -> None:
    assert set(AGAINST) == set(Reason)
