"""How long a trial is played: by the processor's time that it used, and never without saying what came of it."""

from __future__ import annotations

from itertools import count

import pytest

from hub.commands.queue_trial_process import PLAYS, SECONDS, sayings
from hub.domain.floor import Floor, Queue
from hub.domain.ids import QueueId, TeamId
from hub.wire.queue_trial import TrialResult
from hub.worker.queue_trial_day import TrialTask
from routing.trial.comparing import LEAST_REPLICATIONS

CHAT = QueueId("chat")
FLOOR = Floor(queues={CHAT: Queue(CHAT, "Chat", TeamId("team"))})
TASK = TrialTask(None, [], FLOOR, FLOOR)


def plays_in(said: dict[str, object]) -> int:
    result = said.get("result")
    return result.comparison.replications if isinstance(result, TrialResult) else 0


@pytest.mark.parametrize(
    ("seconds_a_play", "plays"),
    [(0.0, PLAYS), (SECONDS / 5, 5), (SECONDS, LEAST_REPLICATIONS), (SECONDS * 9, LEAST_REPLICATIONS)],
)
def test_as_many_plays_are_made_as_the_processor_has_time_for_but_enough_for_an_interval(
    seconds_a_play: float, plays: int
) -> None:
    worked = count(100.0, seconds_a_play)
    said = list(sayings(TASK, lambda: next(worked)))
    shares = [float(str(one["share"])) for one in said]
    assert [plays_in(one) for one in said] == [0, 0, *range(LEAST_REPLICATIONS, plays + 1), 0]
    assert shares == sorted(shares)
    assert said[-1] == {"share": 1.0, "is_over": True}
