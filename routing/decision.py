"""What the engine decides: a conversation reserved for an agent, with the grounds of it."""

from collections.abc import Mapping
from enum import StrEnum
from math import inf, isfinite
from typing import Final, NamedTuple

from routing.ready import ReadyKey
from routing.reason import Reason
from routing.tally import READY, by_reason
from routing.turns import Place

SHOWN: Final = 3
"""How many are named in a decision: of those who lost, of those who could not, of those passed over."""
CONSIDERED: Final = SHOWN + 1
"""How many who could are named: whoever was chosen, and the first of those who lost."""
RULE_VERSION = "scored-lines/ranked-groups 3"


class Rule(StrEnum):
    """Which rule chose the agent."""

    NAMED_AGENT = "named_agent"
    FIRST_CHOICE = "first_choice"
    DEFAULT = "default"
    LONGEST_IDLE = "longest_idle"
    LEAST_LOADED = "least_loaded"
    MOST_LOADED = "most_loaded"
    LEAST_OCCUPIED = "least_occupied"
    ROUND_ROBIN = "round_robin"
    FEWEST_HANDLED = "fewest_handled"
    SHORTEST_HANDLE_TIME = "shortest_handle_time"
    RANDOM = "random"
    MOST_SKILLED = "most_skilled"
    LEAST_SKILLED = "least_skilled"
    PREFERRED_SKILLS = "preferred_skills"
    """More of what the conversation would like, before the queue's order is asked."""
    FIRST_FOR_QUEUE = "first_for_queue"
    """Lending has her group take the queue's conversations before other groups."""


class Trigger(StrEnum):
    """What made the match possible."""

    ARRIVAL = "arrival"
    AGENT_FREE = "agent_free"


class TieBreak(StrEnum):
    """What told the chosen agent from the next one."""

    NOT_NEEDED = "not_needed"
    FEWEST_HELD = "fewest_held"
    AGENT_ID = "agent_id"


# In tuples, because hashing a member costs more than comparing it with a few.
LOADS: Final = (Rule.DEFAULT, Rule.LEAST_LOADED, Rule.MOST_LOADED)
SKILLS: Final = (Rule.MOST_SKILLED, Rule.LEAST_SKILLED)
FIGURES: Final = (Rule.LEAST_OCCUPIED, Rule.ROUND_ROBIN, Rule.FEWEST_HANDLED, Rule.SHORTEST_HANDLE_TIME)
"""Orders that count one figure of an agent: a share, a turn, a number, seconds."""


class Considered(NamedTuple):
    """One agent who could have taken the conversation; the first of them was chosen."""

    agent_id: str
    idle_seconds: float
    held: int
    is_chosen: bool
    counted: float | None = None
    """What the order counted of her: how many she held of `room`, or its figure; None: idle time, skills or chance."""
    room: int | None = None
    """What she had room for, where the order counted load."""
    skills: Mapping[str, int] | None = None
    """Her levels, where skills ranked her."""
    rank: float | None = 0.0
    """Of her group, by skills and lending: the lowest comes first; None: the first choice, before all ranks."""


class Weights(NamedTuple):
    """What made a score of an age."""

    weight: float = 1.0
    """What one second counted."""
    tier: float = 0.0
    """What the score started with: a level, or lending's."""
    overtaking: float = 0.0
    """What lending added, because so many waited."""
    overdue_after: float = inf
    """From so long a wait on nothing but the rest of it counted, above all others; a head start is none of it."""


PLAIN_WEIGHTS: Final = Weights()


class Terms(NamedTuple):
    """The score, term by term: `(waited + head start) * weight + tier + overtaking`, or overdue above all of it."""

    waited_seconds: float
    head_start_seconds: float
    weight: float
    tier: float
    overtaking: float
    overdue_seconds: float | None
    """By how much it was overdue, which alone counted then; None: it was not."""


class Ruled(NamedTuple):
    """How many agents one reason ruled out, and a few of those who were otherwise qualified."""

    reason: Reason
    agent_count: int
    examples: tuple[str, ...] = ()


class PassedOver(NamedTuple):
    """The first of another line, who would have come next had this conversation not been there."""

    conversation_id: str
    score: float


class KeptFree(NamedTuple):
    """The work for which agents are kept free, and when the conversation may have them in any case."""

    queue_ids: tuple[str, ...]
    until: float | None


class Counted(NamedTuple):
    """What the score was made of, and what the order of the agents counted."""

    head_start: float = 0.0
    weights: Weights = PLAIN_WEIGHTS
    order: Rule = Rule.LONGEST_IDLE
    """In which order the queue had its agents, whatever rule came before it."""
    rooms: tuple[int, ...] = ()
    """What each of the best had room for, where the order counted load."""
    skills: tuple[Mapping[str, int], ...] = ()
    """What each of the best can do, where skills ranked them."""


class Decision(NamedTuple):
    """One conversation reserved for one agent, and what held when the decision fell.

    The grounds are noted in as few values as it takes; they are put into words for whoever asks.
    """

    conversation_id: str
    agent_id: str
    queue_id: str
    channel: str
    at: float
    offer_expires_at: float
    ordered_at: float
    rule: Rule
    trigger: Trigger
    score: float
    """What its age, head start and the policy's weights come to."""
    rule_version: str
    best: tuple[tuple[float, ReadyKey], ...]
    """The first few who could have taken the conversation, with their ranks; the first of them was chosen."""
    counted: Counted = Counted()
    tally: int = 0
    """Those who may serve it, by what kept them from it."""
    qualified: int = 1
    """How many may serve it, whatever keeps them from it now."""
    members: int = 1
    """How many belong to its queue or to one that helps."""
    everybody: int = 1
    """How many are on the floor."""
    ranking: tuple[tuple[str, float], ...] = ()
    """The first few whom the chosen agent could have taken, with their scores, the best first."""
    heads: tuple[Place, ...] = ()
    """Where age alone decides, in place of a ranking: the places of the first few."""
    examples: tuple[tuple[Reason, tuple[str, ...]], ...] = ()
    barred: tuple[str, ...] = ()
    """Those who were ready, and excluded from this conversation."""
    kept_free: tuple[tuple[KeptFree, int], ...] = ()
    """For what agents who could have taken it were kept free, and how many."""

    @property
    def considered(self) -> tuple[Considered, ...]:
        """Whoever was chosen, then the first few who lost."""
        return tuple([self._considered(place) for place in range(len(self.best))])

    @property
    def chosen(self) -> Considered:
        """Whoever was chosen."""
        return self._considered(0)

    def _considered(self, place: int) -> Considered:
        _, _, order, rooms, skills = self.counted
        rank, (counts, idle_since, held, agent_id) = self.best[place]
        room = rooms[place] if rooms else None
        counted = counts if order in FIGURES else None
        if room is not None:
            counted = float(round(abs(counts) * room))
        return Considered(
            agent_id,
            self.at - idle_since,
            held,
            place == 0,
            counted,
            room,
            skills[place] if skills else None,
            rank if isfinite(rank) else None,
        )

    @property
    def terms(self) -> Terms:
        """What its score is made of."""
        weight, tier, overtaking, overdue_after = self.counted.weights
        head_start = self.counted.head_start
        waited = self.at - self.ordered_at - head_start
        overdue = waited - overdue_after if waited >= overdue_after else None
        return Terms(waited, head_start, weight, tier, overtaking, overdue)

    @property
    def eligible_count(self) -> int:
        """How many agents could have taken it."""
        if self.rule is Rule.NAMED_AGENT:
            return 1
        return (self.tally & READY) - len(self.barred) - kept_count(self.kept_free)

    @property
    def tie_break(self) -> TieBreak:
        """What told the chosen agent from the next one."""
        if len(self.best) == 1:
            return TieBreak.NOT_NEEDED
        (rank, key), (next_rank, next_key) = self.best[:2]
        if rank != next_rank or key[:2] != next_key[:2]:
            return TieBreak.NOT_NEEDED
        return TieBreak.FEWEST_HELD if key[2] != next_key[2] else TieBreak.AGENT_ID

    @property
    def excluded(self) -> tuple[Ruled, ...]:
        """By reason, how many could not take it."""
        counts = by_reason(self.tally)
        # Whoever has no room for the channel at all stands on no list of it.
        unlisted = self.qualified - sum(counts.values()) - (self.tally & READY)
        if self.rule is not Rule.NAMED_AGENT and unlisted:
            counts[Reason.CHANNEL_NOT_SERVED] = counts.get(Reason.CHANNEL_NOT_SERVED, 0) + unlisted
        examples = dict(self.examples)
        found = [Ruled(reason, count, examples.get(reason, ())) for reason, count in counts.items()]
        found += [Ruled(reason, count) for reason, count in self._others() if count]
        if self.barred:
            found.append(Ruled(Reason.EXCLUDED, len(self.barred), self.barred[:SHOWN]))
        if self.kept_free:
            found.append(Ruled(Reason.KEPT_FREE, kept_count(self.kept_free)))
        return tuple(sorted(found))

    @property
    def passed_over(self) -> tuple[PassedOver, ...]:
        """Who else waited for such an agent, the best first."""
        ranking = self.ranking
        if self.heads:
            ranking = tuple([(id_, self.at - at) for at, id_ in self.heads if at < inf])
        return tuple([PassedOver(*one) for one in ranking if one[0] != self.conversation_id][:SHOWN])

    def _others(self) -> tuple[tuple[Reason, int], ...]:
        """How many could never take it."""
        if self.rule is Rule.NAMED_AGENT:
            return ((Reason.NOT_THE_NAMED_AGENT, self.everybody - 1),)
        return (
            (Reason.NOT_IN_QUEUE, self.everybody - self.members),
            (Reason.NOT_QUALIFIED, self.members - self.qualified),
        )


def kept_count(kept: tuple[tuple[KeptFree, int], ...]) -> int:
    """How many are kept free in all."""
    return sum([count for _, count in kept])
