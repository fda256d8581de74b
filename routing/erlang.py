"""The formulas of waiting lines: Erlang B, C and A, exact to the last digits a float holds.

Everywhere `offered` is the load in erlangs (arrivals in a mean service time), rates are per unit of
time, and times are in the same unit. Sources: A. K. Erlang (1917); C. Palm (1946) for impatient
customers; F. Baccelli and G. Hebuterne (1981) for how long they wait.
"""

from dataclasses import dataclass
from math import exp, isfinite, log

from routing.offered_wait import OfferedWait, nobody_gives_up, somebody_gives_up

LARGEST_EXPONENT = 700.0
"""A float ends a little above its exponential."""


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """What becomes of the arrivals of one queue in the long run."""

    probability_of_waiting: float
    probability_of_abandoning: float
    mean_wait: float
    """Of everybody who arrives, those who give up included."""
    mean_queue: float
    occupancy: float
    """The share of their time in which the agents are busy."""


def blocking(servers: int, offered: float) -> float:
    """Erlang B: the share of arrivals that find all servers busy and leave at once."""
    _check(servers=servers, offered=offered)
    return _blocking(servers, offered)


def probability_of_waiting(servers: int, offered: float) -> float:
    """Erlang C: the share of arrivals that wait where nobody gives up; 1 where the load is too high."""
    _check(servers=servers, offered=offered)
    if offered >= servers:
        return 1.0
    blocked = _blocking(servers, offered)
    return servers * blocked / (servers - offered * (1.0 - blocked))


def patient_line(arrival_rate: float, service_rate: float, servers: int) -> WaitingLine:
    """Erlang C with patient customers (M/M/n); raises ValueError where the queue would grow for ever."""
    _check(servers=servers, arrival_rate=arrival_rate, service_rate=service_rate)
    spare = servers * service_rate - arrival_rate
    if spare <= 0:
        message = (
            f"{servers} servers finish {servers * service_rate:g} in a unit of time and {arrival_rate:g} arrive: "
            "please add servers, or say how patient customers are"
        )
        raise ValueError(message)
    waiting = probability_of_waiting(servers, arrival_rate / service_rate)
    return WaitingLine(
        waiting, 0.0, waiting / spare, arrival_rate * waiting / spare, arrival_rate / (servers * service_rate)
    )


def patient_service_level(arrival_rate: float, service_rate: float, servers: int, within: float) -> float:
    """The share of arrivals served within a time where nobody gives up."""
    _check_time(within)
    line = patient_line(arrival_rate, service_rate, servers)
    return 1.0 - line.probability_of_waiting * exp(-(servers * service_rate - arrival_rate) * within)


def impatient_line(arrival_rate: float, service_rate: float, patience_rate: float, servers: int) -> WaitingLine:
    """Erlang A (M/M/n+M): each who waits gives up at `patience_rate`, one over the mean patience."""
    _check(servers=servers, arrival_rate=arrival_rate, service_rate=service_rate, patience_rate=patience_rate)
    offered = arrival_rate / service_rate
    wait = OfferedWait(arrival_rate, servers * service_rate, patience_rate)
    whole = wait.integral(nobody_gives_up)
    _, waiting = _at_once_and_later(servers, offered, wait, whole)
    abandoning = waiting * wait.integral(somebody_gives_up) / whole
    return WaitingLine(
        probability_of_waiting=waiting,
        probability_of_abandoning=abandoning,
        mean_wait=abandoning / patience_rate,
        mean_queue=arrival_rate * abandoning / patience_rate,
        occupancy=min(offered * (1.0 - abandoning) / servers, 1.0),
    )


def impatient_service_level(
    arrival_rate: float, service_rate: float, patience_rate: float, servers: int, within: float
) -> float:
    """The share of arrivals served within a time where customers give up (M/M/n+M)."""
    _check(servers=servers, arrival_rate=arrival_rate, service_rate=service_rate, patience_rate=patience_rate)
    _check_time(within)
    wait = OfferedWait(arrival_rate, servers * service_rate, patience_rate)
    whole = wait.integral(nobody_gives_up)
    at_once, later = _at_once_and_later(servers, arrival_rate / service_rate, wait, whole)
    return at_once + later * wait.integral(lambda impatience: exp(-impatience), until=within) / whole


def _at_once_and_later(servers: int, offered: float, wait: OfferedWait, whole: float) -> tuple[float, float]:
    """The shares of arrivals that find an agent free, and that find none."""
    blocked = _blocking(servers - 1, offered)
    if blocked == 0.0:
        return 1.0, 0.0
    odds = log(wait.arrival_rate * whole) + log(blocked) + wait.log_of_highest
    odds = min(max(odds, -LARGEST_EXPONENT), LARGEST_EXPONENT)
    return 1.0 / (1.0 + exp(odds)), 1.0 / (1.0 + exp(-odds))


def _blocking(servers: int, offered: float) -> float:
    blocked = 1.0
    for count in range(1, servers + 1):
        blocked = offered * blocked / (count + offered * blocked)
    return blocked


def _check(*, servers: int, **rates: float) -> None:
    if servers < 1:
        message = f"servers is {servers}: please give at least one"
        raise ValueError(message)
    for name, rate in rates.items():
        if not isfinite(rate) or rate <= 0:
            message = f"{name} is {rate}: please give a finite number above zero"
            raise ValueError(message)


def _check_time(within: float) -> None:
    if not within >= 0:
        message = f"within is {within}: please give a time of at least zero"
        raise ValueError(message)
