"""From what happened on a day to a scenario in which the same customers come and the same agents are there."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, NamedTuple

from routing.demand import NOTHING_DEMANDED, Demand
from routing.simulation.distribution import Constant, Distribution
from routing.simulation.scenario import CustomerClass, Scenario
from routing.trial.crews import AgentSeen, Presences, crews_of, group_of
from routing.trial.day import DAY_SECONDS, Day, Recorded, Stream, text_of
from routing.trial.samples import USUAL_HANDLE_SECONDS, Patience, Times

EVERYTHING: Final = "everything"


class Kind(StrEnum):
    """What can happen, as far as it matters here."""

    QUEUED = "queued"
    OFFERED = "offered"
    ANSWERED = "answered"
    WRAPPING = "wrapping"
    RESUMED = "resumed"
    """It was not over: the wrap-up that had begun was none."""
    ABANDONED = "abandoned"
    LEFT = "left"
    """Its agent has nothing to do with it any longer, or nobody ever had."""
    PRESENT = "present"
    """The agent is available."""
    ABSENT = "absent"


class Happened(NamedTuple):
    """One thing that happened, so many seconds after midnight."""

    at: float
    kind: Kind
    conversation_id: str = ""
    queue_id: str = ""
    agent_id: str = ""
    channel: str = ""


class Asked(NamedTuple):
    """What a conversation asks."""

    demand: Demand
    head_start: float = 0.0
    level: int = 0


NOTHING_ASKED: Final = Asked(NOTHING_DEMANDED)


class _Key(NamedTuple):
    """What everybody in a stream has in common."""

    queue_id: str
    channel: str
    demand: str
    """As text, for a demand cannot be put in order."""
    head_start: float
    level: int


@dataclass(slots=True)
class _Progress:
    """How far one conversation is."""

    key: _Key | None = None
    """While it waits: in which stream."""
    since: float = 0.0
    offered_at: float | None = None
    agent_id: str = ""
    held_in: str = ""
    began_at: float | None = None
    wrapping_at: float | None = None


@dataclass(slots=True)
class _Measured:
    """Everything measured so far."""

    targets: Mapping[str, float]
    crew_of: Mapping[str, str]
    asked: dict[_Key, Asked] = field(default_factory=dict)
    arrivals: defaultdict[_Key, list[float]] = field(default_factory=lambda: defaultdict(list))
    service: Times = field(default_factory=Times)
    wrap_up: Times = field(default_factory=Times)
    answering: Times = field(default_factory=Times)
    patience: Patience = field(default_factory=Patience)
    waits: float = 0.0
    ended: int = 0
    in_target: int = 0
    abandoned: int = 0


def recorded_day(
    happened: Iterable[Happened],
    asked: Mapping[str, Asked],
    agents: Iterable[AgentSeen],
    targets: Mapping[str, float],
    between: tuple[float, float] = (0.0, DAY_SECONDS),
) -> Day:
    """The day as a scenario; `targets` are the seconds within which each queue promises an answer.

    `between` is the part of it that is played, in seconds after midnight: what happened earlier is not told.
    """
    known = sorted(agents, key=lambda one: one.agent_id)
    crews = crews_of(known)
    crew_of = {agent_id: crew.name for crew, _ in crews.values() for agent_id in crew.agent_ids}
    presences = Presences(known, between)
    measured = _Measured(targets, crew_of)
    progress: defaultdict[str, _Progress] = defaultdict(_Progress)
    for one in sorted(happened, key=lambda each: each.at):
        if one.kind in {Kind.PRESENT, Kind.ABSENT}:
            presences.add(one.agent_id, one.at, is_present=one.kind is Kind.PRESENT)
        else:
            _take(measured, progress[one.conversation_id], one, asked.get(one.conversation_id, NOTHING_ASKED))
    streams = {_name(key): key for key in sorted(measured.arrivals)}
    groups = tuple(
        group_of(crew, presences.counts(crew.agent_ids), skills, _service(crew.name, measured, streams))
        for crew, skills in crews.values()
    )
    classes = tuple(_class(name, key, measured) for name, key in streams.items())
    return Day(
        Scenario("recorded", "seconds", between[1], classes, groups, periods=presences.periods),
        {name: _stream(name, key, measured) for name, key in streams.items()},
        {name: crew for name, (crew, _) in crews.items()},
        _recorded(measured),
    )


def _take(measured: _Measured, progress: _Progress, one: Happened, asked: Asked) -> None:
    match one.kind:
        case Kind.QUEUED:
            _queue(measured, progress, one, asked)
        case Kind.OFFERED:
            progress.offered_at, progress.agent_id = one.at, one.agent_id
        case Kind.ANSWERED:
            _answer(measured, progress, one)
        case Kind.WRAPPING:
            progress.wrapping_at = one.at
        case Kind.RESUMED:
            progress.wrapping_at = None
        case Kind.ABANDONED:
            _end_wait(measured, progress, one.at, is_lost=True)
        case _:
            _end_wait(measured, progress, one.at, is_lost=False, is_served=False)
            _end_work(measured, progress, one.at)


def _queue(measured: _Measured, progress: _Progress, one: Happened, asked: Asked) -> None:
    key = _Key(one.queue_id, one.channel, text_of(asked.demand), asked.head_start, asked.level)
    if progress.key == key:
        return  # It was offered in vain and waits on.
    _end_wait(measured, progress, one.at, is_lost=False, is_served=False)
    _end_work(measured, progress, one.at)
    progress.key, progress.since = key, one.at
    measured.asked[key] = asked
    measured.arrivals[key].append(one.at)


def _answer(measured: _Measured, progress: _Progress, one: Happened) -> None:
    if progress.key is None:
        return
    queue_id, channel = progress.key[:2]
    rang = progress.offered_at is not None and progress.agent_id == one.agent_id
    began = progress.offered_at if rang and progress.offered_at is not None else one.at
    measured.answering.add(one.at - began, queue_id, EVERYTHING)
    _end_wait(measured, progress, one.at, is_lost=False)
    progress.agent_id, progress.began_at, progress.held_in = one.agent_id, began, f"{queue_id} {channel}"


def _end_wait(measured: _Measured, progress: _Progress, at: float, *, is_lost: bool, is_served: bool = True) -> None:
    if progress.key is None:
        return
    waited = at - progress.since
    queue_id = progress.key.queue_id
    measured.patience.add(waited, (queue_id, EVERYTHING), is_lost=is_lost)
    if is_lost or is_served:
        measured.waits += waited
        measured.ended += 1
        measured.abandoned += is_lost
        measured.in_target += is_served and not is_lost and waited <= measured.targets.get(queue_id, 0.0)
    progress.key = None


def _end_work(measured: _Measured, progress: _Progress, at: float) -> None:
    if progress.began_at is None:
        return
    crew = measured.crew_of.get(progress.agent_id, "")
    ended = at if progress.wrapping_at is None else progress.wrapping_at
    measured.service.add(ended - progress.began_at, (progress.held_in, crew), progress.held_in, EVERYTHING)
    measured.wrap_up.add(at - ended, progress.held_in, EVERYTHING)
    progress.began_at = progress.wrapping_at = progress.offered_at = None


def _name(key: _Key) -> str:
    parts = (key.queue_id, key.channel, key.demand, f"+{key.head_start:g}" if key.head_start else "")
    return " ".join(part for part in (*parts, f"level {key.level}" if key.level else "") if part)


def _class(name: str, key: _Key, measured: _Measured) -> CustomerClass:
    patience = measured.patience.of((key.queue_id, EVERYTHING))
    return CustomerClass(
        name,
        measured.asked[key].demand.skills,
        key.head_start,
        trace=tuple(measured.arrivals[key]),
        patience=None if patience is None else (patience,),
    )


def _stream(name: str, key: _Key, measured: _Measured) -> Stream:
    wrap_up = measured.wrap_up.of(f"{key.queue_id} {key.channel}", EVERYTHING)
    rings = measured.answering.mean(key.queue_id, EVERYTHING)
    return Stream(name, key.queue_id, key.channel, measured.asked[key].demand, key.level, wrap_up, rings)


def _service(crew: str, measured: _Measured, streams: Mapping[str, _Key]) -> dict[str, tuple[Distribution, ...]]:
    """How long the crew works for one of each stream."""
    service: dict[str, tuple[Distribution, ...]] = {}
    for stream, key in streams.items():
        work = f"{key.queue_id} {key.channel}"
        found = measured.service.enough((work, crew)) or measured.service.of(work, EVERYTHING)
        service[stream] = (found or Constant(USUAL_HANDLE_SECONDS),)
    return service


def _recorded(measured: _Measured) -> Recorded:
    ended = max(measured.ended, 1)
    arrived = sum(map(len, measured.arrivals.values()))
    return Recorded(arrived, measured.waits / ended, measured.in_target / ended, measured.abandoned)
