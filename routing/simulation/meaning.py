"""What is well formed in a scenario and still means nothing: a class that nobody serves, more than can be played."""

from collections.abc import Iterable, Iterator, Sequence

from routing.simulation.field import Field, ScenarioFault
from routing.simulation.scenario import DEFAULT_CLASS, AgentGroup, CustomerClass, End, Scenario

MOST_ARRIVALS = 10_000_000


def check_meaning(whole: Field, scenario: Scenario) -> None:
    """Refuse what is well formed and means nothing: nobody to serve a class, a class or group that is not there."""
    for place, one in enumerate(scenario.classes):
        _check_served(one, f"classes[{place}]", scenario)
    for place, group in enumerate(scenario.groups):
        _check_serves(group, f"groups[{place}]", scenario)
    for path, values in _lists(scenario):
        if len(values) > 1 and len(values) not in {len(scenario.periods), len(scenario.periods) + 1}:
            raise ScenarioFault(f"{path} holds {len(values)} values; expected {_lengths(len(scenario.periods))}")
    if not any(max(one.rates) > 0 or one.trace for one in scenario.classes):
        raise whole["classes"].fault("at least one class that arrives")
    _check_arrivals(whole, scenario)


def _check_arrivals(whole: Field, scenario: Scenario) -> None:
    expected = sum(max(one.rates) for one in scenario.classes) * scenario.until
    if expected > MOST_ARRIVALS:
        raise whole["horizon"].fault(
            f"a time in which at most {MOST_ARRIVALS} customers arrive; at these rates {expected:.3g} may"
        )
    factor = scenario.day_factor.mean if scenario.day_factor is not None else 1.0
    if factor * expected > MOST_ARRIVALS:
        raise whole["day_factor"].fault(
            f"a distribution whose mean is 1 on a normal day; with this one {factor * expected:.3g} may arrive, "
            f"and {MOST_ARRIVALS} may at most"
        )


def _check_served(one: CustomerClass, path: str, scenario: Scenario) -> None:
    skills = {skill for group in scenario.groups for skill in group.skills}
    for skill, level in one.requires.items():
        if skill not in skills:
            raise Field(level, f"{path}.requires.{skill}").fault(f"a skill that some group has: {_listed(skills)}")
    able = [group.name for group in scenario.groups if group.can_serve(one)]
    if not any(max(group.agents) > 0 for group in scenario.groups if group.name in able):
        raise Field(dict(one.requires), f"{path}.requires").fault(
            "skills and levels that some group with agents has, and a service time there"
        )
    is_anybody_left = any(group.agents[-1] > 0 for group in scenario.groups if group.name in able)
    if one.retry is not None and one.retry.share == 1 and scenario.end is End.DRAIN and not is_anybody_left:
        raise Field(one.retry.share, f"{path}.retry.share").fault(
            "a share below 1, for nobody is left at the end, and they would call for ever"
        )
    is_anybody_hurried = any(not each.mean for each in one.patience or ())
    if one.retry is not None and one.retry.share == 1 and is_anybody_hurried:
        raise Field(one.retry.share, f"{path}.retry.share").fault(
            "a share below 1, for nobody waits at all, and they would call for ever"
        )
    for number, name in enumerate(one.groups):
        if name not in able:
            raise Field(name, f"{path}.groups[{number}]").fault(f"a group that can serve it: {_listed(able)}")


def _check_serves(group: AgentGroup, path: str, scenario: Scenario) -> None:
    names = {one.name for one in scenario.classes}
    for name in group.service:
        if name != DEFAULT_CLASS and name not in names:
            raise Field(name, f"{path}.service").fault(f"the name of a class: {_listed(names)}")
    if not any(group.can_serve(one) for one in scenario.classes):
        raise Field(dict(group.skills), f"{path}.skills").fault(
            "skills and levels, and service, for at least one class"
        )


def _lists(scenario: Scenario) -> Iterator[tuple[str, Sequence[object]]]:
    """What may hold a value for each period, with its path."""
    for place, one in enumerate(scenario.classes):
        yield f"classes[{place}].arrivals.rate", one.rates
        yield f"classes[{place}].patience", one.patience or ()
    for place, group in enumerate(scenario.groups):
        yield f"groups[{place}].agents", group.agents
        for name, service in group.service.items():
            yield f"groups[{place}].service.{name}", service


def _lengths(periods: int) -> str:
    if not periods:
        return "one value, for there are no periods"
    return f"one value, or {periods} as there are periods, or {periods + 1}"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names)) or "none"
