"""Why a conversation still waits: what is against each agent on the floor, and who is nearest."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from routing.decision import SHOWN, KeptFree, Ruled
from routing.floor import QueuePolicy, Waiting
from routing.lines import Slot
from routing.reason import Reason
from routing.relaxation import Stage
from routing.roster import Roster
from routing.seat import Seat
from routing.verdict import Explanation, Gap, Standing, Verdict

# Reasons that do not pass by themselves as work goes on.
LASTING = frozenset(
    {
        Reason.NOT_IN_QUEUE,
        Reason.SKILL_MISSING,
        Reason.LEVEL_TOO_LOW,
        Reason.NOT_THE_NAMED_AGENT,
        Reason.CHANNEL_NOT_SERVED,
    }
)


def standing(slot: Slot, policy: QueuePolicy | None) -> Standing:
    """Return where the conversation stands, before any agent is looked at."""
    if slot.decision is not None:
        return Standing.RESERVED
    if slot.waiting.is_manual_only:
        return Standing.MANUAL_ONLY
    if policy is None:
        return Standing.QUEUE_UNKNOWN
    return Standing.QUEUE_PAUSED if policy.is_paused else Standing.WAITING


def explanation(  # noqa: PLR0913, PLR0917 - a conversation, and the whole floor around it
    slot: Slot,
    policy: QueuePolicy | None,
    seats: Collection[Seat],
    now: float,
    roster: Roster,
    kept: Callable[[Seat], KeptFree | None],
) -> Explanation:
    """Return the conversation's standing and a verdict on every agent of the floor."""
    waiting = slot.waiting
    named_agent_id = waiting.named_at(now)
    stage = waiting.stage_at(now)
    eased = waiting.stage_after(now)
    by_id = sorted(seats, key=lambda seat: seat.agent.agent_id)
    verdicts = {seat: verdict(seat, waiting, stage, named_agent_id, roster) for seat in by_id}
    free = {seat: found for seat, each in verdicts.items() if not each.reasons and (found := kept(seat)) is not None}
    verdicts |= {seat: replace(verdicts[seat], reasons=(Reason.KEPT_FREE,)) for seat in free}
    return Explanation(
        conversation_id=waiting.conversation_id,
        standing=standing(slot, policy),
        named_agent_id=named_agent_id,
        named_until=None if named_agent_id is None else waiting.named_until,
        changes_at=waiting.next_change(now),
        stage=stage,
        next_stage=eased,
        next_stage_at=None if eased is None else waiting.changes_at(eased),
        verdicts=tuple(verdicts.values()),
        excluded=_ruled(verdicts.values()),
        nearest=_nearest(verdicts),
        kept_free=tuple(sorted(Counter(free.values()).items())),
    )


def verdict(seat: Seat, waiting: Waiting, stage: Stage, named_agent_id: str | None, roster: Roster) -> Verdict:
    """Return everything that is against this agent taking this conversation."""
    agent = seat.agent
    reasons: list[Reason] = []
    gaps: tuple[Gap, ...] = ()
    if named_agent_id is None:
        lacks = stage.demand.lacks(agent.skills)
        gaps = tuple([Gap(skill, needed, agent.skills.get(skill, 0)) for skill, needed in lacks.items()])
        if waiting.queue_id not in agent.queue_ids and agent.queue_ids.isdisjoint(stage.also_queue_ids):
            reasons.append(Reason.NOT_IN_QUEUE)
        if any(gap.has == 0 for gap in gaps):
            reasons.append(Reason.SKILL_MISSING)
        if any(gap.has > 0 for gap in gaps):
            reasons.append(Reason.LEVEL_TOO_LOW)
    elif agent.agent_id != named_agent_id:
        reasons.append(Reason.NOT_THE_NAMED_AGENT)
    room = roster.reason(seat, waiting.channel)
    if room is not None:
        reasons.append(room)
    if agent.agent_id in waiting.excluded_agent_ids:
        reasons.append(Reason.EXCLUDED)
    return Verdict(agent.agent_id, tuple(reasons), gaps)


def _ruled(verdicts: Iterable[Verdict]) -> tuple[Ruled, ...]:
    """Everybody once, by what would have to change first: who lacks the skill is not counted as away too."""
    agent_ids: defaultdict[Reason, list[str]] = defaultdict(list)
    for each in verdicts:
        for reason in each.reasons[:1]:
            agent_ids[reason].append(each.agent_id)
    return tuple(
        Ruled(reason, len(agent_ids[reason]), tuple(agent_ids[reason][:SHOWN])) for reason in sorted(agent_ids)
    )


def _nearest(verdicts: Mapping[Seat, Verdict]) -> tuple[Verdict, ...]:
    def distance(seat: Seat) -> tuple[int, int, float, str]:
        reasons = verdicts[seat].reasons
        lasting = len(LASTING.intersection(reasons))
        return lasting, len(reasons), seat.idle_since, seat.agent.agent_id

    nearest: Sequence[Seat] = sorted(verdicts, key=distance)[:SHOWN]
    return tuple(verdicts[seat] for seat in nearest)
