"""The least agents of each group that serve every class of a scenario in time, found by simulation.

Every staffing meets the same chance, so that one agent more or less shows, and twice as much of it where the first
figures leave a doubt. A search begins with what the formulas say, adds agents where the worst class gains most, and
then takes away whoever is not missed. What it finds has to stand under chance that had no part in choosing it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from routing.simulation.customers import Chance
from routing.simulation.formula_staffing import FormulaStaffing, formula_staffing
from routing.simulation.presets import SimulatedPolicy
from routing.simulation.report import Figures, Report, classes, groups
from routing.simulation.running import Progress, Replication, Spread, policies_of
from routing.simulation.scenario import SECONDS_IN, PolicyChoice, Scenario
from routing.simulation.staffings import Place, Staff, estimated, least_level, level, mean_agents, moved, staffed

BEYOND: Final = 3
"""A search ends where so many times the agents of the formulas, and some, are not enough."""
SOME: Final = 20
LARGEST_STEP: Final = 16
"""An agent among so many is the first step; a step that goes too far is halved."""
LEAST_EXCHANGED: Final = 2
"""Up to one agent in so many of the largest group is exchanged at once."""
MOST_TRIED: Final = 200
"""After so many staffings no further exchange is begun."""
MOST_TUNINGS: Final = 3
LITTLE: Final = 8
"""Whoever brings less than one part in so many of what is missing is followed by twice as many."""
MOST_VERIFIED: Final = 8
"""So often an agent is added where fresh chance shows that she is missed."""
FRESH_BLOCKS: Final = 4
"""Beside the chance under which a staffing is chosen, so many times as much decides whether it stands."""
FRESH: Final = 1_000
"""So far from each other are the seeds of chance that has nothing in common."""
ROUNDING: Final = 1e-9


class Beyond(ValueError):
    """No number of agents meets the target; the text says which class, and how far it came."""


@dataclass(frozen=True, slots=True)
class Tried:
    """One staffing and what it came to."""

    staff: Staff
    figures: Sequence[Figures]
    levels: tuple[float, ...]
    """By class, in its worst period; 1 where nobody arrived."""

    agents: float
    """The mean of all over time."""


def with_goal(scenario: Scenario, policy: str, within_seconds: float | None) -> Scenario:
    """The scenario under another policy, and with another time to be served in, where these are given."""
    if policy and policy != scenario.policy.preset:
        scenario = replace(scenario, policy=PolicyChoice(policy))
    if within_seconds is not None:
        scenario = replace(scenario, service_target=within_seconds / SECONDS_IN[scenario.unit])
    return scenario


def search_staffing(
    scenario: Scenario, service_level: float, chance: tuple[int, int], spread: Spread, progress: Progress
) -> Report:
    """The report of `hub staff` for a scenario; `chance` is how often each staffing is played, and the seed."""
    begin = formula_staffing(scenario, service_level)
    search = _Search(scenario, service_level, chance, (spread, progress))
    found = search.found(begin.agents)
    return _report(search, found, begin)


class _Search:
    def __init__(
        self, scenario: Scenario, level: float, chance: tuple[int, int], tools: tuple[Spread, Progress]
    ) -> None:
        self.scenario = scenario
        self.level = level
        self.replications, self.seed = chance
        self._spread, self._progress = tools
        self._known: dict[tuple[Staff, int], Tried] = {}
        self._policies: tuple[SimulatedPolicy, ...] = ()
        self._tunings = 0
        self._step = 1
        """So many agents were added at last."""

    @property
    def tried(self) -> int:
        """So many staffings were played."""
        return len(self._known)

    def found(self, begin: Staff) -> Tried:
        """The least staffing; the policy is tuned to where the search begins, and anew to where it has led."""
        self._tune(begin)
        least = self._enough(self._played(begin))
        least = self._exchanged(self._thinned(least, max(int(least.agents) // LARGEST_STEP, self._step)))
        for _ in range(MOST_TUNINGS if self._policies[0].told else 0):
            self._tune(least.staff)
            tuned = self._played(least.staff)
            least = self._enough(tuned)
            if least is tuned:
                break
            least = self._thinned(least, self._step)
        return least

    def verified(self, found: Tried) -> tuple[Tried, Tried, bool]:
        """What was found or a little more, the same under fresh chance, and whether it stands there."""
        for attempt in range(1, MOST_VERIFIED + 1):
            seed = self.seed + attempt * FRESH
            fresh = self._under(found.staff, seed)
            worst = self._surely_missed(fresh)
            if worst is None:
                return found, fresh, True
            options = [self._under(moved(found.staff, place, 1), seed) for place in self._helpful(fresh, worst)]
            found = self._played(max(options, key=lambda one: (one.levels[worst], sum(one.levels))).staff)
        fresh = self._under(found.staff, self.seed + (MOST_VERIFIED + 1) * FRESH)
        return found, fresh, self._surely_missed(fresh) is None

    def _surely_missed(self, fresh: Tried) -> int | None:
        """The class that misses the target on the whole, or in a period by more than chance; None where none does."""
        for place, one in enumerate(self.scenario.classes):
            if level(fresh.figures, one.name, "") < self.level:
                return place
            for period in range(len(self.scenario.periods)):
                found = estimated(fresh.figures, one.name, f".{period}")
                if found["mean"] + found["half_width"] < self.level:
                    return place
        return None

    def _under(self, staff: Staff, seed: int) -> Tried:
        """A staffing under other chance, and much of it."""
        figures = [one for block in range(FRESH_BLOCKS) for one in self._figures(staff, seed + block)]
        return self._tried_with(staff, figures)

    def _tune(self, staff: Staff) -> None:
        self._policies = policies_of(staffed(self.scenario, staff), self.scenario.policy, self._progress)
        self._tunings += 1

    def _enough(self, tried: Tried) -> Tried:
        """With agents added one by one, or several where very many are missing, until every class is served in time."""
        limit = BEYOND * tried.agents + SOME
        self._step = 1
        while (worst := self._worst(tried)) is not None:
            if tried.agents > limit:
                raise Beyond(
                    f"{self.scenario.classes[worst].name} is served in time to {tried.levels[worst]:.1%} "
                    f"by {tried.agents:g} agents, and more do not help; please ask for less than {self.level:.1%}"
                )
            is_far = tried.levels[worst] < self.level / 2
            step = max(int(tried.agents) // LARGEST_STEP, self._step) if is_far else self._step
            options = [self._played(moved(tried.staff, place, step)) for place in self._helpful(tried, worst)]
            better = max(options, key=lambda one: (one.levels[worst], sum(one.levels)))
            if better.levels[worst] - tried.levels[worst] < (self.level - tried.levels[worst]) / LITTLE:
                self._step *= 2
            tried = better
        return tried

    def _worst(self, tried: Tried) -> int | None:
        """The class furthest from the target; None where all meet it."""
        worst = min(range(len(tried.levels)), key=lambda place: tried.levels[place])
        return worst if tried.levels[worst] < self.level else None

    def _helpful(self, tried: Tried, worst: int) -> Iterator[Place]:
        """The groups that can serve a class, each in the period where it was served worst."""
        one = self.scenario.classes[worst]
        for place, group in enumerate(self.scenario.groups):
            if group.can_serve(one):
                slots = range(len(tried.staff[place]))
                yield place, min(slots, key=lambda slot: level(tried.figures, one.name, f".{slot}"))

    def _thinned(self, tried: Tried, step: int, kept: Place | None = None) -> Tried:
        """Without those who are not missed: first several at once, then one by one, the largest groups first."""
        while step:
            # Whoever was missed once is missed the more when others have gone, so each is asked once for each step.
            for place in self._spared(tried, kept):
                while tried.staff[place[0]][place[1]] >= step:
                    smaller = self._played(moved(tried.staff, place, -step))
                    if self._worst(smaller) is not None:
                        break
                    tried = smaller
            step //= 2
        return tried

    def _spared(self, tried: Tried, kept: Place | None) -> list[Place]:
        """The places that may become smaller: beside one that is kept, only groups that do some of its work."""
        places = [(group, slot) for group, counts in enumerate(tried.staff) for slot in range(len(counts))]
        if kept is not None:
            mine = [one for one in self.scenario.classes if self.scenario.groups[kept[0]].can_serve(one)]
            sharing = [any(group.can_serve(one) for one in mine) for group in self.scenario.groups]
            places = [place for place in places if place != kept and sharing[place[0]]]
        return sorted(places, key=lambda place: -tried.staff[place[0]][place[1]])

    def _exchanged(self, tried: Tried) -> Tried:
        """With more agents of several skills, wherever still more of the others can go for them."""
        for group, one in enumerate(self.scenario.groups):
            is_broad = sum(one.can_serve(other) for other in self.scenario.classes) > 1
            for slot in range(len(tried.staff[group]) if is_broad else 0):
                tried = self._exchanged_for(tried, (group, slot))
        return tried

    def _exchanged_for(self, tried: Tried, more: Place) -> Tried:
        step = 1
        while step <= max(map(max, tried.staff)) // LEAST_EXCHANGED and self.tried < MOST_TRIED:
            grown = self._played(moved(tried.staff, more, step))
            smaller = self._thinned(grown, step, more) if self._worst(grown) is None else grown
            if smaller.agents < tried.agents - ROUNDING:
                tried = smaller
            else:
                step *= 2
        return tried

    def _played(self, staff: Staff) -> Tried:
        known = self._known.get((staff, self._tunings))
        if known is not None:
            return known
        figures = self._figures(staff, self.seed)
        if self._is_doubtful(figures):
            figures += self._figures(staff, self.seed + 1)
        tried = self._known[staff, self._tunings] = self._tried_with(staff, figures)
        return tried

    def _tried_with(self, staff: Staff, figures: Sequence[Figures]) -> Tried:
        levels = tuple(least_level(self.scenario, figures, one.name) for one in self.scenario.classes)
        return Tried(staff, figures, levels, mean_agents(self.scenario, staff))

    def _is_doubtful(self, figures: Sequence[Figures]) -> bool:
        """Whether the target lies inside the interval of a class, and no other class surely misses it."""
        levels = [estimated(figures, one.name, "") for one in self.scenario.classes]
        if any(level["mean"] + level["half_width"] < self.level for level in levels):
            return False
        return any(abs(level["mean"] - self.level) <= level["half_width"] for level in levels)

    def _figures(self, staff: Staff, seed: int) -> list[Figures]:
        """A staffing played under so much chance."""
        scenario = staffed(self.scenario, staff)
        name = f"staffing {len(self._known) + 1}: {', '.join(str(max(counts)) for counts in staff)}"
        figures: list[Figures] = []
        chances = [Chance(seed, number, self.replications) for number in range(self.replications)]
        for one in self._spread([Replication(scenario, self._policies, chance) for chance in chances]):
            figures.append(one)
            self._progress(name, len(figures) / self.replications)
        return figures


def _report(search: _Search, found: Tried, begin: FormulaStaffing) -> Report:
    scenario = search.scenario
    found, under_fresh, is_verified = search.verified(found)
    fresh = classes(scenario, under_fresh.figures)
    floor = staffed(scenario, found.staff)
    by_class, by_group = classes(floor, found.figures), groups(floor, found.figures)
    return {
        "scenario": scenario.name,
        "policy": scenario.policy.preset,
        "unit": scenario.unit,
        "target": {"service_level": search.level, "within": scenario.service_target},
        "replications": search.replications,
        "seed": search.seed,
        "tried": search.tried,
        "verified": is_verified,
        "agents": found.agents,
        "agents_by_formula": mean_agents(scenario, begin.agents),
        "groups": {
            group.name: {
                "agents": list(found.staff[place]),
                "by_formula": list(begin.agents[place]),
                "occupancy": by_group[group.name]["occupancy"],
            }
            for place, group in enumerate(scenario.groups)
        },
        "classes": {
            one.name: {
                "service_level": by_class[one.name]["service_level"]["of_offered"],
                "in_worst_period": found.levels[place],
                "under_fresh_chance": fresh[one.name]["service_level"]["of_offered"],
                "abandoned": by_class[one.name]["abandoned"],
                "asa": by_class[one.name]["asa"],
                "by_formula": begin.service_levels[place],
            }
            for place, one in enumerate(scenario.classes)
        },
    }
