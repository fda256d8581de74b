"""Small scenarios in words, for the tests of simulation and tuning."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from routing.simulation.customers import Chance
from routing.simulation.playing import Play
from routing.simulation.presets import PRESETS, SimulatedPolicy
from routing.simulation.reading import read_scenario
from routing.simulation.scenario import PolicyChoice, Scenario
from routing.simulation.tally import Tally

Words = dict[str, Any]
TRACE: Final = "trace.csv"
NO_FILES: Final[Mapping[str, Sequence[float]]] = {}


def exponential(mean: float) -> Words:
    return {"exponential": {"mean": mean}}


def scenario(files: Mapping[str, Sequence[float]] = NO_FILES, **words: Any) -> Scenario:
    """A scenario in minutes that plays for an hour, but for what is told; a file is the column it is asked for."""

    def column_of(name: str, column: str) -> Sequence[float]:
        if name not in files:
            raise ValueError(f"no file {name} with {column}")
        return files[name]

    return read_scenario({"unit": "minutes", "horizon": 60} | words, column_of)


def replayed(*instants: float, group: Words, one: Words | None = None, **words: Any) -> Scenario:
    """A floor of one group whose calls arrive at these instants."""
    traced = one_class(**(one or {}) | {"arrivals": {"trace": TRACE}})
    return scenario({TRACE: instants}, classes=[traced], groups=[group], **words)


def one_class(**words: Any) -> Words:
    return {"name": "calls", "arrivals": {"rate": 1}} | words


def one_group(**words: Any) -> Words:
    return {"name": "all", "agents": 2, "skills": {}, "service": {"default": {"constant": 1}}} | words


def played(of: Scenario, preset: str = "fifo-longest-idle", seed: int = 1, replication: int = 0) -> Tally:
    """One replication under a preset that needs no tuning."""
    build = PRESETS[preset].build
    assert build is not None
    return played_under(of, (build(of, of.policy.settings),), seed, replication)


def played_under(of: Scenario, policies: tuple[SimulatedPolicy, ...], seed: int = 1, replication: int = 0) -> Tally:
    """One replication under these policies."""
    return Play(of, policies, Chance(seed, replication, 8)).play()


def choice(preset: str) -> PolicyChoice:
    return PolicyChoice(preset)


N_MODEL_B: Words = {
    "classes": [
        one_class(name="one", requires={"a": 1}, arrivals={"rate": 8.5}, patience=exponential(2), queue_cost=2),
        one_class(name="two", requires={"b": 1}, arrivals={"rate": 4}, patience=exponential(2), queue_cost=6),
    ],
    "groups": [
        one_group(name="A", agents=8, skills={"a": 5}, service={"one": exponential(1)}),
        one_group(
            name="B", agents=6, skills={"a": 5, "b": 5}, service={"one": exponential(1.25), "two": exponential(1)}
        ),
    ],
}
X_MODEL_1: Words = {
    "classes": [
        one_class(name="one", requires={"a": 1}, arrivals={"rate": 3.2}, patience=exponential(2), queue_cost=2),
        one_class(name="two", requires={"b": 1}, arrivals={"rate": 3.2}, patience=exponential(2), queue_cost=2),
    ],
    "groups": [
        one_group(
            name="A", agents=4, skills={"a": 5, "b": 3}, service={"one": exponential(1), "two": exponential(1 / 0.7)}
        ),
        one_group(
            name="B", agents=4, skills={"a": 3, "b": 5}, service={"one": exponential(1 / 0.7), "two": exponential(1)}
        ),
    ],
}


def chat(session_cost: float) -> Words:
    """Chats H1 and H2: an agent grows slower with every session she has open."""
    return {
        "classes": [
            one_class(arrivals={"rate": 8}, patience=exponential(1 / 0.3), queue_cost=1, session_cost=session_cost)
        ],
        "groups": [one_group(agents=6, sessions=3, session_rates=[1, 1.6, 1.9], service={"default": exponential(1)})],
    }
