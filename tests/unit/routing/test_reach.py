"""What a waiting conversation may hope for."""

from routing.demand import Demand
from routing.floor import Waiting
from routing.reach import Account, Prospect, Reach
from routing.relaxation import Step, timeline

GERMAN = Waiting("c1", "sales", "chat", 0.0, Demand({"de": 5}))
SALES = frozenset({"sales"})
CHAT = frozenset({"chat"})


def reach(account: Account, *, is_signed_in: bool = True) -> Reach:
    found = Reach()
    found.put("ann", account, is_signed_in=is_signed_in)
    return found


def test_a_conversation_is_served_by_somebody_signed_in_with_queue_channel_and_skills() -> None:
    assert reach(Account(SALES, CHAT, {"de": 5})).prospect(GERMAN) is Prospect.SERVED


def test_nobody_signed_in_is_not_unroutable() -> None:
    found = reach(Account(SALES, CHAT, {"de": 5}), is_signed_in=False)
    assert found.prospect(GERMAN) is Prospect.NOBODY_SIGNED_IN
    assert found.put("ann", Account(SALES, CHAT, {"de": 5}), is_signed_in=True)
    assert found.prospect(GERMAN) is Prospect.SERVED


def test_without_queue_channel_or_skill_nobody_could_ever_serve_it() -> None:
    for account in (
        Account(frozenset({"help"}), CHAT, {"de": 5}),
        Account(SALES, frozenset({"sms"}), {"de": 5}),
        Account(SALES, CHAT, {"de": 4}),
    ):
        assert reach(account).prospect(GERMAN) is Prospect.UNROUTABLE
    assert Reach().prospect(GERMAN) is Prospect.UNROUTABLE


def test_what_it_gives_up_in_time_counts() -> None:
    stages = timeline(GERMAN.demand, [Step(60, lowers={"de": 2}), Step(90, also_queue_ids=frozenset({"help"}))])
    patient = Waiting("c1", "sales", "chat", 0.0, GERMAN.demand, stages=stages)
    assert reach(Account(SALES, CHAT, {"de": 2})).prospect(patient) is Prospect.SERVED
    assert reach(Account(frozenset({"help"}), CHAT, {"de": 2})).prospect(patient) is Prospect.SERVED
    assert reach(Account(frozenset({"help"}), CHAT, {"de": 1})).prospect(patient) is Prospect.UNROUTABLE


def test_an_account_that_is_removed_serves_no_more_and_telling_the_same_twice_changes_nothing() -> None:
    found = reach(Account(SALES, CHAT, {"de": 9}))
    assert not found.put("ann", Account(SALES, CHAT, {"de": 9}), is_signed_in=True)
    assert found.prospect(GERMAN) is Prospect.SERVED
    assert found.remove("ann")
    assert not found.remove("ann")
    assert found.prospect(GERMAN) is Prospect.UNROUTABLE


def test_it_is_left_to_those_who_alone_are_signed_in_for_it() -> None:
    found = reach(Account(SALES, CHAT, {"de": 9}))
    found.put("bo", Account(SALES, CHAT, {"de": 9}), is_signed_in=False)
    found.put("cy", Account(SALES, CHAT), is_signed_in=True)
    assert found.is_left_to({"ann"}, GERMAN, 0.0)
    assert not found.is_left_to({"cy"}, GERMAN, 0.0)
    found.put("bo", Account(SALES, CHAT, {"de": 9}), is_signed_in=True)
    assert not found.is_left_to({"ann"}, GERMAN, 0.0)
    assert found.is_left_to({"ann", "bo", "gone"}, GERMAN, 0.0)


def test_whoever_may_serve_it_a_day_later_is_nobody_to_ask_now() -> None:
    found = reach(Account(SALES, CHAT, {"de": 9}))
    found.put("bo", Account(SALES, CHAT), is_signed_in=True)
    eased = Waiting(
        "c1", "sales", "chat", 0.0, GERMAN.demand, stages=timeline(GERMAN.demand, [Step(86_400.0, frozenset({"de"}))])
    )
    assert found.is_left_to({"ann"}, eased, 0.0)
    assert not found.is_left_to({"ann"}, eased, 86_400.0)
