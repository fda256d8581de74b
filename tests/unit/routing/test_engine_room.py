"""What an agent may hold side by side, and how lots are drawn among those who may."""

from routing.floor import AgentOrder, QueuePolicy
from routing.reason import Reason
from routing.room import APART, Sharing
from tests.unit.routing.small_floor import agent, floor, pairs, waiting


def test_whoever_holds_an_exclusive_channel_holds_nothing_else() -> None:
    both = {"chat": 2, "voice": 1}
    calls = [waiting(f"v{number}", number, channel="voice") for number in range(2)]
    on_chat = agent("ann", capacity=both, holding={"c0": "chat"})
    engine = floor(
        on_chat, agent("bea", capacity=both), *calls, waiting("c1", 5), sharing=Sharing(frozenset({"voice"}))
    )
    assert pairs(engine) == [("v0", "bea"), ("c1", "ann")]


def test_a_call_may_interrupt_mails_but_no_chat() -> None:
    everything = {"chat": 2, "mail": 5, "voice": 1}
    on_mail = agent("ann", capacity=everything, holding={"m1": "mail"})
    on_both = agent("bea", capacity=everything, holding={"m2": "mail", "c0": "chat"}, idle_since=-9.0)
    sharing = Sharing(frozenset({"voice"}), {"voice": frozenset({"mail"})})
    engine = floor(on_mail, on_both, waiting("v1", channel="voice"), waiting("m3", 5, channel="mail"), sharing=sharing)
    assert pairs(engine) == [("v1", "ann"), ("m3", "bea")]
    engine.put_sharing(APART)
    engine.put_waiting(waiting("v2", channel="voice"))
    assert pairs(engine) == [("v2", "bea")]


def test_channels_share_a_budget_and_each_costs_its_part() -> None:
    sharing = Sharing(costs={"chat": {"attention": 40}, "mail": {"attention": 20}})
    many = {"chat": 9, "mail": 9}
    ann = agent("ann", capacity=many, budgets={"attention": 100})
    arrivals = [waiting(f"c{number}", number, channel="chat") for number in range(3)]
    engine = floor(ann, *arrivals, waiting("m1", 7, channel="mail"), waiting("m2", 8, channel="mail"), sharing=sharing)
    assert pairs(engine) == [("c0", "ann"), ("c1", "ann"), ("m1", "ann")]
    (ruled,) = engine.explain("m2", 100).excluded
    assert (ruled.reason, ruled.agent_count) == (Reason.BUDGET_SPENT, 1)


def test_whoever_has_less_of_a_budget_than_one_costs_is_offered_none_even_while_she_holds_nothing() -> None:
    sharing = Sharing(costs={"chat": {"attention": 2}})
    engine = floor(agent("ann", budgets={"attention": 1}), waiting("c1"), sharing=sharing)
    assert pairs(engine) == []
    (ruled,) = engine.explain("c1", 100).excluded
    assert ruled.reason is Reason.BUDGET_SPENT


def test_without_chance_a_lot_is_drawn_from_the_conversations_id() -> None:
    names = ("ann", "bea", "cy", "dee")
    drawn = []
    for _ in range(2):
        engine = floor(*[agent(name, skills={name: 1}) for name in names])
        engine.put_queue(QueuePolicy("sales", AgentOrder.RANDOM))
        taken = []
        for number in range(400):
            engine.put_waiting(waiting(f"c{number}", 100.0))
            (decision,) = engine.decide(100)
            taken.append(decision.agent_id)
            engine.undo(decision)
            engine.remove_waiting(decision.conversation_id)
        drawn.append(taken)
    assert drawn[0] == drawn[1], "the same journal, the same lots"
    assert all(70 < drawn[0].count(name) < 130 for name in names)
