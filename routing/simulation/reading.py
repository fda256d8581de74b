"""From the words of a scenario to the scenario, or to a complaint about the one field that makes no sense.

The form is that of `docs/simulation.md`. Files are read by whoever calls: this package reads nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from routing.demand import HIGHEST_LEVEL, LEAST_LEVEL
from routing.floor import LONGEST_HEAD_START_SECONDS
from routing.simulation.distribution import Constant, Distribution, Empirical, Exponential, Gamma, Lognormal, Uniform
from routing.simulation.field import Field, ScenarioFault
from routing.simulation.meaning import check_meaning
from routing.simulation.presets import PRESETS
from routing.simulation.scenario import (
    SECONDS_IN,
    AgentGroup,
    CustomerClass,
    End,
    PolicyChoice,
    Retry,
    Scenario,
)

DEFAULT_TARGET_SECONDS = 20.0
MOST_AGENTS = 100_000
AGENTS = "a whole number of agents from 0 to 100000"
MOST_SESSIONS = 100
SESSIONS = "a whole number from 1 to 100"
HEAD_START = f"a time from 0 to {LONGEST_HEAD_START_SECONDS:.0f}"
MOST_LOG_SD = 10.0
LOG_SD = "a number from 0 to 10, and about 1 for handle times"
Column: TypeAlias = Callable[[str, str], Sequence[float]]
"""Reads a column of a CSV file, by the file's and the column's name; raises ValueError with a sentence."""

SCENARIO = (
    "name", "unit", "warmup", "horizon", "end", "periods", "day_factor", "service_target", "lines", "classes",
    "groups", "policy",
)  # fmt: skip
CLASS = (
    "name", "requires", "head_start", "arrivals", "patience", "queue_cost", "session_cost", "retry", "groups",
)  # fmt: skip
GROUP = ("name", "agents", "skills", "service", "wrap_up", "sessions", "session_rates")
DISTRIBUTIONS = ("constant", "exponential", "uniform", "gamma", "lognormal", "empirical")


def read_scenario(words: object, column: Column) -> Scenario:
    """The scenario; raises ScenarioFault with the path of the field, what it holds and what was expected."""
    whole = Field(words).known(*SCENARIO)
    unit = whole["unit"].one_of(SECONDS_IN)
    reader = _Reader(column)
    classes = tuple(reader.customer_class(one) for one in whole["classes"].entries("a list of classes"))
    groups = tuple(reader.group(one) for one in whole["groups"].entries("a list of groups"))
    _check_names(whole["classes"], [one.name for one in classes])
    _check_names(whole["groups"], [one.name for one in groups])
    scenario = Scenario(
        name=whole["name"].text() if whole["name"].is_there else "scenario",
        unit=unit,
        horizon=whole["horizon"].number("a time above 0", is_open=True),
        classes=classes,
        groups=groups,
        warmup=whole["warmup"].number() if whole["warmup"].is_there else 0.0,
        end=End(whole["end"].one_of(End)) if whole["end"].is_there else End.DRAIN,
        periods=_periods(whole["periods"]),
        day_factor=_day_factor(reader, whole["day_factor"]) if whole["day_factor"].is_there else None,
        service_target=_target(whole["service_target"], unit),
        lines=whole["lines"].whole("a whole number of at least 1", least=1) if whole["lines"].is_there else None,
        policy=_policy(whole["policy"], [one.name for one in classes]),
    )
    check_meaning(whole, scenario)
    return scenario


class _Reader:
    """Reads the parts that may name files."""

    def __init__(self, column: Column) -> None:
        self._column = column

    def customer_class(self, field: Field) -> CustomerClass:
        """One class."""
        field.known(*CLASS)
        arrivals = field["arrivals"]
        if not isinstance(arrivals.value, Mapping):
            raise arrivals.fault("rate or trace, such as {rate: 8.5}")
        arrivals.known("rate", "trace")
        if arrivals["rate"].is_there == arrivals["trace"].is_there:
            raise arrivals.fault("either rate or trace")
        patience = field["patience"]
        if field["retry"].is_there and not patience.is_there:
            raise field["retry"].fault("a patience beside it, for whoever waits for ever never calls again")
        return CustomerClass(
            name=field["name"].text(),
            requires=_levels(field["requires"]),
            head_start=_head_start(field["head_start"]) if field["head_start"].is_there else 0.0,
            rates=arrivals["rate"].each(lambda one: one.number()) if arrivals["rate"].is_there else (0.0,),
            trace=self._trace(arrivals["trace"]) if arrivals["trace"].is_there else None,
            patience=patience.each(self.distribution) if patience.is_there else None,
            queue_cost=field["queue_cost"].number() if field["queue_cost"].is_there else None,
            session_cost=field["session_cost"].number() if field["session_cost"].is_there else 0.0,
            retry=_retry(field["retry"]) if field["retry"].is_there else None,
            groups=_different(field["groups"], lambda one: one.text()) if field["groups"].is_there else (),
        )

    def group(self, field: Field) -> AgentGroup:
        """One group."""
        field.known(*GROUP)
        if not isinstance(field["service"].value, Mapping) or not field["service"].value:
            raise field["service"].fault("a time for each class or for all, such as default: {exponential: {mean: 3}}")
        sessions = field["sessions"].whole(SESSIONS, least=1, most=MOST_SESSIONS) if field["sessions"].is_there else 1
        return AgentGroup(
            name=field["name"].text(),
            agents=field["agents"].each(lambda one: one.whole(AGENTS, most=MOST_AGENTS)),
            skills=_levels(field["skills"]),
            service={name: one.each(self.distribution) for name, one in field["service"].items()},
            wrap_up=self.distribution(field["wrap_up"]) if field["wrap_up"].is_there else None,
            sessions=sessions,
            session_rates=_session_rates(field["session_rates"], sessions),
        )

    def distribution(self, field: Field) -> Distribution:
        """One distribution."""
        if not isinstance(field.value, Mapping) or len(field.value) != 1:
            raise field.fault(
                f"one distribution, such as exponential: {{mean: 3}}; there are {', '.join(DISTRIBUTIONS)}"
            )
        field.known(*DISTRIBUTIONS)
        ((kind, inner),) = field.items()
        if kind == "empirical":
            return Empirical(self._times(inner, "value"))
        return _formula(kind, inner)

    def _trace(self, field: Field) -> tuple[float, ...]:
        return tuple(sorted(self._times(field, "at")))

    def _times(self, field: Field, column: str) -> tuple[float, ...]:
        file = field.text(f"the name of a CSV file with a column {column}")
        try:
            values = tuple(self._column(file, column))
        except ValueError as error:
            raise ScenarioFault(f"{field.path} holds {file!r}; {error}") from error
        if not values or any(value < 0 for value in values):
            raise field.fault(f"a CSV file whose column {column} holds numbers of at least 0")
        return values


def _formula(kind: str, inner: Field) -> Distribution:
    """A distribution that a formula gives."""
    positive = "a number above 0"
    match kind:
        case "constant":
            return Constant(inner.number())
        case "exponential":
            return Exponential(inner.known("mean")["mean"].number(positive, is_open=True))
        case "uniform":
            low = inner.known("low", "high")["low"].number()
            return Uniform(low, inner["high"].number(f"a number of at least low, which is {low:g}", least=low))
        case "gamma":
            shape = inner.known("shape", "scale", "mean")["shape"].number(positive, is_open=True)
            if inner["scale"].is_there == inner["mean"].is_there:
                raise inner.fault("shape and either scale or mean")
            if inner["scale"].is_there:
                return Gamma(shape, inner["scale"].number(positive, is_open=True))
            return Gamma(shape, inner["mean"].number(positive, is_open=True) / shape)
        case _:
            mean = inner.known("mean", "log_sd")["mean"].number(positive, is_open=True)
            deviation = inner["log_sd"].number(LOG_SD)
            if deviation > MOST_LOG_SD:
                raise inner["log_sd"].fault(LOG_SD)
            return Lognormal(mean, deviation)


def _levels(field: Field) -> dict[str, int]:
    if not field.is_there:
        return {}
    expected = f"a level from {LEAST_LEVEL} to {HIGHEST_LEVEL}"
    return {name: one.whole(expected, least=LEAST_LEVEL, most=HIGHEST_LEVEL) for name, one in field.items()}


def _head_start(field: Field) -> float:
    head_start = field.number(HEAD_START)
    if head_start > LONGEST_HEAD_START_SECONDS:
        raise field.fault(HEAD_START)
    return head_start


def _retry(field: Field) -> Retry:
    field.known("share", "after")
    share = field["share"].number("a share from 0 to 1")
    if share > 1:
        raise field["share"].fault("a share from 0 to 1")
    return Retry(share, field["after"].number("a time above 0", is_open=True))


def _session_rates(field: Field, sessions: int) -> tuple[float, ...]:
    if not field.is_there:
        return tuple(float(count) for count in range(1, sessions + 1))
    rates = tuple(one.number("a speed above 0", is_open=True) for one in field.entries("a list of speeds"))
    if len(rates) != sessions:
        many = (
            f"{sessions} speeds, one for each number of open sessions" if sessions > 1 else "one speed, for one session"
        )
        raise field.fault(many)
    return rates


def _periods(field: Field) -> tuple[float, ...]:
    if not field.is_there:
        return ()
    return tuple(one.number("a length above 0", is_open=True) for one in field.entries("a list of lengths"))


def _target(field: Field, unit: str) -> float:
    return field.number() if field.is_there else DEFAULT_TARGET_SECONDS / SECONDS_IN[unit]


def _day_factor(reader: _Reader, field: Field) -> Distribution:
    factor = reader.distribution(field)
    if not factor.mean:
        raise field.fault("a distribution whose mean is above 0, and 1 on a normal day")
    return factor


def _different(field: Field, read: Callable[[Field], str]) -> tuple[str, ...]:
    """Names of which none comes twice."""
    names = field.each(read)
    for place, name in enumerate(names):
        if name in names[:place]:
            raise Field(name, f"{field.path}[{place}]").fault("a name that has not come before")
    return names


def _policy(field: Field, classes: Sequence[str]) -> PolicyChoice:
    if not field.is_there:
        return PolicyChoice()
    if isinstance(field.value, str):
        return PolicyChoice(field.one_of(PRESETS))
    name = field["preset"].one_of(PRESETS)
    field.known("preset", *PRESETS[name].settings)
    settings: dict[str, object] = {}
    if field["order"].is_there:
        field["order"].entries("a list of classes")
        settings["order"] = _different(field["order"], lambda one: one.one_of(classes))
    for weight in ("fairness", "giving_up"):
        if field[weight].is_there:
            settings[weight] = field[weight].number("a weight of at least 0")
    return PolicyChoice(name, settings)


def _check_names(field: Field, names: Sequence[str]) -> None:
    for place, name in enumerate(names):
        if name in names[:place]:
            raise Field(name, f"{field.path}[{place}].name").fault("a name that no other has")
