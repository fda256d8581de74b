"""The formulas of waiting lines say what the literature says, and what slower ways of reckoning say."""

from decimal import Decimal, localcontext
from itertools import pairwise
from math import exp, inf, nan

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from routing.erlang import (
    blocking,
    impatient_line,
    impatient_service_level,
    patient_line,
    patient_service_level,
    probability_of_waiting,
)

CLOSE = 1e-9
servers = st.integers(1, 60)
rates = st.floats(0.05, 60)
patience = st.floats(0.01, 20)
times = st.floats(0, 5)


def shares(arrival: float, service: float, patience: float, servers: int) -> list[Decimal]:
    """How likely each number of customers is, by the balance of a birth-death chain in fifty digits."""
    with localcontext(prec=50):
        weights = [Decimal(1)]
        while len(weights) < 5 * servers + 20 or weights[-1] > Decimal("1e-40") * max(weights):
            busy, waits = min(len(weights), servers), max(len(weights) - servers, 0)
            weights.append(weights[-1] * Decimal(arrival) / (busy * Decimal(service) + waits * Decimal(patience)))
        whole = sum(weights)
        return [weight / whole for weight in weights]


def transient_level(arrival: float, service: float, patience: float, servers: int, within: float) -> float:
    """The service level by following everybody's place in the queue through time, as one dense matrix."""
    found = np.array([float(share) for share in shares(arrival, service, patience, servers)])
    places = found[servers:]
    ahead = np.arange(len(places))
    moves = np.diag(-(servers * service + (ahead + 1) * patience))
    moves += np.diag(servers * service + ahead[1:] * patience, -1)
    served = np.zeros((len(places) + 1, len(places) + 1))
    served[:-1, :-1] = moves
    served[0, -1] = servers * service
    halvings = 12 + int(np.log2(1 + within * abs(moves).max()))
    step = served * within / 2**halvings
    power = whole = np.eye(len(step))
    for term in range(1, 12):
        power = power @ step / term
        whole = whole + power
    for _ in range(halvings):
        whole = whole @ whole
    return float(found[:servers].sum() + places @ whole[:-1, -1])


@pytest.mark.parametrize(
    ("calls_an_hour", "handle", "agents", "waiting", "asa", "level"),
    [(200, 180, 14, 0.1741319, 7.83594, 0.8883500), (252, 120, 12, 0.183889, 6.130, 0.899080)],
)
def test_patient_lines_are_those_of_the_literature(
    calls_an_hour: float, handle: float, agents: int, waiting: float, asa: float, level: float
) -> None:
    line = patient_line(calls_an_hour / 3600, 1 / handle, agents)
    assert line.probability_of_waiting == pytest.approx(waiting, abs=6e-7)
    assert line.mean_wait == pytest.approx(asa, abs=6e-4)
    assert patient_service_level(calls_an_hour / 3600, 1 / handle, agents, 20) == pytest.approx(level, abs=6e-7)
    assert line.occupancy == pytest.approx(calls_an_hour * handle / 3600 / agents)
    assert line.mean_queue == pytest.approx(line.mean_wait * calls_an_hour / 3600)


@pytest.mark.parametrize(("calls_an_hour", "asa"), [(1550, 47.9), (1580, 153.9), (1585, 213.6)])
def test_a_large_line_near_its_limit_is_that_of_the_literature(calls_an_hour: float, asa: float) -> None:
    assert patient_line(calls_an_hour / 3600, 1 / 225, 100).mean_wait == pytest.approx(asa, abs=0.05)


@pytest.mark.parametrize(
    ("agents", "arrivals", "patience", "abandoning", "waiting"),
    [
        (50, 48, 0.5, 0.030912, 0.467774),
        (50, 50, 0.5, 0.046685, 0.601168),
        (50, 55, 0.5, 0.102080, 0.866234),
        (100, 100, 1, 0.039861, 0.513299),
        (10, 9, 0.3, 0.053938, 0.507918),
    ],
)
def test_impatient_lines_are_those_of_the_literature(
    agents: int, arrivals: float, patience: float, abandoning: float, waiting: float
) -> None:
    line = impatient_line(arrivals, 1, patience, agents)
    assert line.probability_of_abandoning == pytest.approx(abandoning, abs=6e-7)
    assert line.probability_of_waiting == pytest.approx(waiting, abs=6e-7)


@settings(max_examples=60, deadline=None)
@given(servers, rates)
def test_erlang_b_and_c_agree_with_their_sums_in_fifty_digits(agents: int, offered: float) -> None:
    with localcontext(prec=50):
        terms = [Decimal(1)]
        for count in range(1, agents + 1):
            terms.append(terms[-1] * Decimal(offered) / count)
        lost = terms[-1] / sum(terms)
        assert blocking(agents, offered) == pytest.approx(float(lost), rel=CLOSE)
        assume(offered < agents * 0.999)
        queue = terms[-1] * agents / (agents - Decimal(offered))
        assert probability_of_waiting(agents, offered) == pytest.approx(
            float(queue / (sum(terms[:-1]) + queue)), rel=CLOSE
        )


@settings(max_examples=60, deadline=None)
@given(servers, rates, patience)
def test_erlang_a_agrees_with_the_balance_of_its_chain(agents: int, arrivals: float, patience: float) -> None:
    line = impatient_line(arrivals, 1, patience, agents)
    found = shares(arrivals, 1, patience, agents)
    queue = sum((count - agents) * share for count, share in enumerate(found) if count > agents)
    busy = sum(min(count, agents) * share for count, share in enumerate(found))
    assert line.probability_of_waiting == pytest.approx(float(sum(found[agents:])), rel=CLOSE)
    assert line.mean_queue == pytest.approx(float(queue), rel=CLOSE)
    assert line.probability_of_abandoning == pytest.approx(float(queue) * patience / arrivals, rel=CLOSE)
    assert line.occupancy == pytest.approx(float(busy) / agents, rel=CLOSE)
    assert line.mean_wait == pytest.approx(line.mean_queue / arrivals)


@pytest.mark.parametrize(
    ("arrivals", "patience", "agents"),
    [(48, 0.5, 50), (55, 0.5, 50), (9, 0.3, 10), (3, 40, 2), (0.02, 1, 1), (30, 1, 10), (4, 1e4, 4), (1e-3, 1e5, 1)],
)
@pytest.mark.parametrize("within", [0.0, 0.003, 0.1, 1.0, 10.0])
def test_the_service_level_agrees_with_the_chain_followed_through_time(
    arrivals: float, patience: float, agents: int, within: float
) -> None:
    level = impatient_service_level(arrivals, 1, patience, agents, within)
    assert level == pytest.approx(transient_level(arrivals, 1, patience, agents, within), abs=CLOSE)


@settings(max_examples=60, deadline=None)
@given(servers, rates, patience, times)
def test_more_agents_serve_more_in_time_and_fewer_wait_or_leave(
    agents: int, arrivals: float, patience: float, within: float
) -> None:
    fewer, more = (impatient_line(arrivals, 1, patience, count) for count in (agents, agents + 1))
    assert more.probability_of_waiting <= fewer.probability_of_waiting + 1e-12
    assert more.probability_of_abandoning <= fewer.probability_of_abandoning + 1e-12
    assert more.occupancy <= fewer.occupancy + 1e-12
    levels = [impatient_service_level(arrivals, 1, patience, count, within) for count in (agents, agents + 1)]
    assert 0 <= levels[0] <= levels[1] + 1e-12 <= 1 + 2e-12


@settings(max_examples=60, deadline=None)
@given(servers, rates, patience, st.lists(times, min_size=2, max_size=5))
def test_more_time_and_fewer_arrivals_serve_more_in_time(
    agents: int, arrivals: float, patience: float, withins: list[float]
) -> None:
    levels = [impatient_service_level(arrivals, 1, patience, agents, within) for within in sorted(withins)]
    assert all(sooner <= later + 1e-12 for sooner, later in pairwise(levels))
    assert impatient_service_level(arrivals * 1.1, 1, patience, agents, withins[0]) <= (
        impatient_service_level(arrivals, 1, patience, agents, withins[0]) + 1e-12
    )


@settings(max_examples=60, deadline=None)
@given(servers, rates, patience)
def test_given_all_the_time_everybody_is_served_who_does_not_give_up(
    agents: int, arrivals: float, patience: float
) -> None:
    line = impatient_line(arrivals, 1, patience, agents)
    for within in (inf, 1e9):
        level = impatient_service_level(arrivals, 1, patience, agents, within)
        assert level == pytest.approx(1 - line.probability_of_abandoning, abs=1e-12)
    at_once = impatient_service_level(arrivals, 1, patience, agents, 0)
    assert at_once == pytest.approx(1 - line.probability_of_waiting, abs=1e-12)


@pytest.mark.parametrize(("arrivals", "agents"), [(8, 10), (95, 100), (0.1, 1)])
def test_those_who_hardly_ever_give_up_are_as_patient_customers(arrivals: float, agents: int) -> None:
    patient, line = patient_line(arrivals, 1, agents), impatient_line(arrivals, 1, 1e-9, agents)
    assert line.probability_of_waiting == pytest.approx(patient.probability_of_waiting, rel=1e-6)
    assert line.mean_wait == pytest.approx(patient.mean_wait, rel=1e-6)
    assert impatient_service_level(arrivals, 1, 1e-9, agents, 0.1) == pytest.approx(
        patient_service_level(arrivals, 1, agents, 0.1), abs=1e-6
    )


@pytest.mark.parametrize(("arrivals", "agents"), [(8, 10), (150, 100), (0.1, 1)])
def test_those_who_never_wait_are_as_calls_that_are_blocked(arrivals: float, agents: int) -> None:
    assert impatient_line(arrivals, 1, 1e12, agents).probability_of_abandoning == pytest.approx(
        blocking(agents, arrivals), rel=1e-6
    )


@pytest.mark.parametrize("patience", [1e-9, 1e-3, 0.5, 1e6])
@pytest.mark.parametrize("arrivals", [1e-6, 1500, 1999.999, 2000, 3000, 1e9])
def test_large_lines_neither_overflow_nor_lose_their_sense(arrivals: float, patience: float) -> None:
    line = impatient_line(arrivals, 1, patience, 2_000)
    level = impatient_service_level(arrivals, 1, patience, 2_000, 0.1)
    assert 0 <= line.probability_of_abandoning <= line.probability_of_waiting <= 1
    assert 0 < line.occupancy <= 1 + 1e-12
    assert 1 - line.probability_of_waiting - 1e-12 <= level <= 1 - line.probability_of_abandoning + 1e-12
    assert line.occupancy == pytest.approx(arrivals * (1 - line.probability_of_abandoning) / 2_000, rel=1e-6)


@pytest.mark.timeout(5)
def test_a_large_line_is_reckoned_in_a_moment() -> None:
    for _ in range(100):
        impatient_service_level(1_990, 1, 0.001, 2_000, 0.5)


def test_overload_leaves_as_many_unserved_as_come_too_many() -> None:
    line = impatient_line(100, 1, 1e-9, 50)
    assert line.probability_of_abandoning == pytest.approx(0.5, rel=CLOSE)
    assert line.probability_of_waiting == pytest.approx(1)
    assert impatient_service_level(100, 1, 1e-9, 50, 1.0) == pytest.approx(0, abs=exp(-100))
    assert probability_of_waiting(50, 50) == 1


@pytest.mark.parametrize("wrong", [0, -1, nan, inf])
def test_a_rate_that_is_none_is_refused_by_its_name(wrong: float) -> None:
    with pytest.raises(ValueError, match=r"arrival_rate is .*: please give a finite number above zero"):
        impatient_line(wrong, 1, 1, 5)
    with pytest.raises(ValueError, match="patience_rate is "):
        impatient_service_level(1, 1, wrong, 5, 1)
    with pytest.raises(ValueError, match="service_rate is "):
        patient_line(1, wrong, 5)
    with pytest.raises(ValueError, match="offered is "):
        probability_of_waiting(5, wrong)


def test_a_line_without_servers_and_a_time_before_now_are_refused() -> None:
    for reckon in (lambda: blocking(0, 1), lambda: patient_line(1, 1, 0), lambda: impatient_line(1, 1, 1, -1)):
        with pytest.raises(ValueError, match="please give at least one"):
            reckon()
    for within in (-1.0, nan):
        with pytest.raises(ValueError, match=r"within is .*: please give a time of at least zero"):
            impatient_service_level(1, 1, 1, 2, within)
        with pytest.raises(ValueError, match="within is"):
            patient_service_level(1, 1, 2, within)


@pytest.mark.parametrize("arrivals", [5, 5.1])
def test_patient_customers_who_are_too_many_are_refused_with_the_way_out(arrivals: float) -> None:
    with pytest.raises(ValueError, match="please add servers, or say how patient customers are"):
        patient_line(arrivals, 1, 5)
