"""Where an arrival goes, and what the record says about the rules before."""

from collections.abc import Callable

import pytest

from routing.demand import Demand
from routing.entry import Arrival, Condition, Entry, EntryRule, Part, PassedOver, choose_entry

ARRIVAL = Arrival(
    "webchat",
    text="Hello, I would like to CANCEL  my\nsubscription. 我想退款",
    subject="Order 4711",
    language="zh-Hant",
    is_open=True,
    customer_tier="gold",
    attributes={"page": "https://shop.example/Pricing?plan=[pro]", "product": "Loans"},
)


def goes(when: Condition, arrival: Arrival = ARRIVAL) -> bool:
    """Tell whether one rule with this condition takes the arrival."""
    return choose_entry([EntryRule("r1", "sales", when)], "general", arrival).rule_id == "r1"


@pytest.mark.parametrize(
    "when",
    [
        Condition(),
        Condition(channels=frozenset({"sms", "webchat"})),
        Condition(languages=frozenset({"ZH"})),
        Condition(languages=frozenset({"zh-Hant"})),
        Condition(keywords=("refund", "cancel my subscription")),
        Condition(keywords=("subscr*",)),
        Condition(keywords=("退款",)),
        Condition(keywords=("4711",)),
        Condition(is_open=True),
        Condition(tiers=frozenset({"gold"})),
        Condition(attributes={"page": ("*/pricing*",), "product": ("cards", "loans")}),
        Condition(attributes={"page": ("*=[pro]",)}),
    ],
    ids=str,
)
def test_a_condition_holds_when_one_value_of_every_part_fits(when: Condition) -> None:
    assert goes(when)


@pytest.mark.parametrize(
    ("when", "part"),
    [
        (Condition(channels=frozenset({"sms"})), Part.CHANNEL),
        (Condition(languages=frozenset({"zh-Hans", "z"})), Part.LANGUAGE),
        (Condition(keywords=("subscr", "ancel", "", "*")), Part.KEYWORD),
        (Condition(is_open=False), Part.HOURS),
        (Condition(tiers=frozenset({"silver"})), Part.TIER),
        (Condition(attributes={"product": ("loan",)}), Part.ATTRIBUTE),
        (Condition(attributes={"campaign": ("*",)}), Part.ATTRIBUTE),
    ],
    ids=str,
)
def test_the_part_that_does_not_hold_is_named(when: Condition, part: Part) -> None:
    entry = choose_entry([EntryRule("r1", "sales", when)], "general", ARRIVAL)
    assert entry == Entry("general", Demand(), 0.0, None, (PassedOver("r1", (part,)),))


def test_a_word_is_found_behind_a_longer_one() -> None:
    assert goes(Condition(keywords=("order",)), Arrival("sms", text="reorder? no: order!"))
    assert not goes(Condition(keywords=("order",)), Arrival("sms", text="reordered orders"))


def test_an_unknown_language_fits_no_language() -> None:
    assert not goes(Condition(languages=frozenset({"en"})), Arrival("sms"))


def test_the_first_rule_that_fits_decides_and_the_earlier_ones_say_why_not() -> None:
    rules = [
        EntryRule("vip", "vip", Condition(tiers=frozenset({"platinum"}), is_open=False)),
        EntryRule("loans", "loans", Condition(attributes={"product": ("loans",)}), {"loans": 3}, 2, 60.0),
        EntryRule("rest", "general"),
    ]
    entry = choose_entry(rules, "fallback", ARRIVAL)
    assert entry == Entry(
        "loans",
        Demand({"loans": 3, "zh-Hant": 2}),
        60.0,
        "loans",
        (PassedOver("vip", (Part.HOURS, Part.TIER)),),
    )


def test_the_language_becomes_a_skill_only_where_it_is_known_and_asked_for() -> None:
    def demand(rule: EntryRule, language: str | None) -> Demand:
        return choose_entry([rule], "general", Arrival("sms", language=language)).demand

    asks = EntryRule("r1", "sales", skills={"de": 7}, language_level=5)
    assert demand(asks, "fr") == Demand({"de": 7, "fr": 5})
    assert demand(asks, "de") == Demand({"de": 7})
    assert demand(asks, None) == Demand({"de": 7})
    assert demand(EntryRule("r1", "sales"), "fr") == Demand()


@pytest.mark.parametrize(
    "make",
    [
        lambda: EntryRule("r1", "sales", skills={"de": 0}),
        lambda: EntryRule("r1", "sales", language_level=11),
        lambda: EntryRule("r1", "sales", head_start_seconds=float("nan")),
    ],
    ids=["skill", "language", "head start"],
)
def test_a_rule_that_no_agent_could_meet_is_refused(make: Callable[[], EntryRule]) -> None:
    with pytest.raises(ValueError, match="please give"):
        make()
