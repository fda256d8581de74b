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
    customer_attributes={"segment": "Business"},
    customer_value=1200.0,
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
        Condition(subjects=("order 4711", "invoice")),
        Condition(pages=("/cart", "/pric*")),
        Condition(pages=("/pricing",)),
        Condition(pages=("https://shop.example/*",)),
        Condition(customer={"segment": ("private", "business")}, least_value=1200.0),
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
        (Condition(subjects=("cancel",)), Part.SUBJECT),
        (Condition(pages=("/cart", "/pric", "http://shop.example/pricing")), Part.PAGE),
        (Condition(customer={"segment": ("private",)}), Part.CUSTOMER),
        (Condition(least_value=1200.5), Part.VALUE),
    ],
    ids=str,
)
def test_the_part_that_does_not_hold_is_named(when: Condition, part: Part) -> None:
    entry = choose_entry([EntryRule("r1", "sales", when)], "general", ARRIVAL)
    assert entry == Entry("general", Demand(), 0.0, None, (PassedOver("r1", (part,)),))


@pytest.mark.parametrize("page", ["", "https://[broken", "shop"])
def test_a_page_that_is_none_has_no_path(page: str) -> None:
    assert not goes(Condition(pages=("/pricing",)), Arrival("webchat", attributes={"page": page}))


def test_the_first_page_of_a_site_has_a_path() -> None:
    assert goes(Condition(pages=("/",)), Arrival("webchat", attributes={"page": "https://shop.example"}))


def test_a_customer_of_whom_nothing_is_known_is_worth_nothing() -> None:
    assert goes(Condition(least_value=0.0), Arrival("sms"))
    assert not goes(Condition(least_value=1.0), Arrival("sms"))


def test_a_rule_gives_a_level_and_a_demand_of_alternatives() -> None:
    demand = Demand({"de": 5}, ({"orders": 3}, {"sales": 1}), {"wine": 2.0})
    rule = EntryRule("r1", "sales", demand=demand, language_level=2, level=7)
    entry = choose_entry([rule], "general", Arrival("sms", language="de"))
    assert (entry.level, entry.demand) == (7, demand)
    entry = choose_entry([rule], "general", Arrival("sms", language="fr"))
    assert entry.demand == Demand({"de": 5, "fr": 2}, demand.any_of, demand.preferred)


def test_a_word_is_found_behind_a_longer_one() -> None:
    assert goes(Condition(keywords=("order",)), Arrival("sms", text="reorder? no: order!"))
    assert not goes(Condition(keywords=("order",)), Arrival("sms", text="reordered orders"))


@pytest.mark.parametrize(
    ("keyword", "text", "fits"),
    [
        ("don't", "I don\u2019t know", True),
        ("don\u2019t", "I don't know", True),
        ("คืนเงิน", "ฉันต้องการคืนเงินค่ะ", True),
        ("สวัสด", "สวัสดี", False),
        ("कर", "आप यह करो", False),
        ("कर", "आप कर दें", True),
        ("istanbul", "İstanbul ne kadar", True),
        ("\u2764", "so \u2764\ufe0f you", True),
    ],
)
def test_a_word_is_found_as_its_script_writes_it(keyword: str, text: str, *, fits: bool) -> None:
    assert goes(Condition(keywords=(keyword,)), Arrival("sms", text=text)) is fits


def test_an_unknown_language_fits_no_language() -> None:
    assert not goes(Condition(languages=frozenset({"en"})), Arrival("sms"))


def test_the_first_rule_that_fits_decides_and_the_earlier_ones_say_why_not() -> None:
    rules = [
        EntryRule("vip", "vip", Condition(tiers=frozenset({"platinum"}), is_open=False)),
        EntryRule("loans", "loans", Condition(attributes={"product": ("loans",)}), Demand({"loans": 3}), 2, 60.0),
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

    asks = EntryRule("r1", "sales", demand=Demand({"de": 7}), language_level=5)
    assert demand(asks, "fr") == Demand({"de": 7, "fr": 5})
    assert demand(asks, "de") == Demand({"de": 7})
    assert demand(asks, None) == Demand({"de": 7})
    assert demand(EntryRule("r1", "sales"), "fr") == Demand()


def test_a_skill_may_be_named_after_the_language_beneath_without_the_condition_forgetting_the_variant() -> None:
    rule = EntryRule("r1", "taiwan", Condition(languages=frozenset({"zh-Hant"})), language_level=1)
    entry = choose_entry([rule], "general", Arrival("sms", language="zh-Hant", language_skill="zh"))
    assert (entry.queue_id, entry.demand) == ("taiwan", Demand({"zh": 1}))


@pytest.mark.parametrize(
    "make",
    [
        lambda: EntryRule("r1", "sales", level=100),
        lambda: EntryRule("r1", "sales", language_level=11),
        lambda: EntryRule("r1", "sales", head_start_seconds=float("nan")),
    ],
    ids=["strict level", "language", "head start"],
)
def test_a_rule_that_no_agent_could_meet_is_refused(make: Callable[[], EntryRule]) -> None:
    with pytest.raises(ValueError, match="please give"):
        make()
