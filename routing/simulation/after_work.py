"""What comes after: the work when a conversation is over, and the calls of those who gave up."""

from routing.simulation.customers import RETRY, WRAP_UP, Raws
from routing.simulation.distribution import Distribution, Raw
from routing.simulation.scenario import Scenario


def wrap_ups(scenario: Scenario, raws: Raws) -> dict[tuple[int, int], tuple[Distribution, list[float]]]:
    """By class and group the work after a conversation, where there is any."""
    found = {}
    for place, one in enumerate(scenario.classes):
        for group_place, group in enumerate(scenario.groups):
            if group.wrap_up is not None and group.wrap_up.mean > 0 and group.can_serve(one):
                found[place, group_place] = (group.wrap_up, raws.of(place, WRAP_UP, group.wrap_up.source))
    return found


def retries(scenario: Scenario, raws: Raws) -> dict[int, list[float]]:
    """By class how each customer decides whether she calls again."""
    return {
        place: raws.of(place, RETRY, (Raw.UNIFORM, 0.0))
        for place, one in enumerate(scenario.classes)
        if one.retry is not None
    }
