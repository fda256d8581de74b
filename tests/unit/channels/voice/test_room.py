"""Who hears whom, told by the heights of their hums: what is there, and what is not."""

from itertools import pairwise

import pytest

from channels.voice.media.codec import OPUS, PCMU, Codec
from channels.voice.media.dtmf import packets_of
from channels.voice.media.hearing import ALL_HEAR_ALL, apart, monitored, muted, whispered
from channels.voice.media.player import Clip, Playing, tone
from channels.voice.media.rtp import Packet, ahead
from tests.unit.channels.voice.sounds import BROWSER, KEYS, MUSIC, TELEPHONE, Hummer, Stage

CALLER, AGENT, SUPERVISOR, FOURTH = 440, 880, 620, 1_000
SILENCE: set[int] = set()


def stage(caller: Codec = OPUS, agent: Codec = OPUS) -> Stage:
    """A caller, an agent and a supervisor; who speaks PCMU knows nothing else."""
    return Stage(
        Hummer("caller", CALLER, BROWSER if caller is OPUS else TELEPHONE, caller),
        Hummer("agent", AGENT, BROWSER if agent is OPUS else TELEPHONE, agent),
        Hummer("supervisor", SUPERVISOR, BROWSER, OPUS),
        Hummer("fourth", FOURTH, TELEPHONE, PCMU),
    )


def hears(caller: set[int], agent: set[int], supervisor: set[int], fourth: set[int] = SILENCE) -> dict[str, set[int]]:
    return {"caller": caller, "agent": agent, "supervisor": supervisor, "fourth": fourth}


def test_whoever_waits_hears_music_and_nobody_hears_her() -> None:
    floor = stage()
    floor.join("caller")
    floor.music("caller")
    assert floor.told() == hears({MUSIC}, SILENCE, SILENCE)


@pytest.mark.parametrize("caller", [OPUS, PCMU], ids=["browser", "telephone"])
@pytest.mark.parametrize("agent", [OPUS, PCMU], ids=["browser", "telephone"])
def test_two_hear_each_other_whatever_they_speak(caller: Codec, agent: Codec) -> None:
    floor = stage(caller, agent)
    floor.join("caller", "agent")
    assert floor.told() == hears({AGENT}, {CALLER}, SILENCE)


def test_what_both_speak_passes_as_it_came() -> None:
    floor = stage()
    floor.join("caller", "agent")
    first = floor.hummers["caller"].next_packet()
    floor.room.heard("caller", first, floor.now)
    (got,) = floor.hummers["agent"].got
    assert got.payload == first.payload
    assert floor.room.is_silent, "nothing has to be made every 20 ms"


@pytest.mark.parametrize("caller", [OPUS, PCMU], ids=["browser", "telephone"])
def test_a_supervisor_listens_whispers_and_speaks_to_both(caller: Codec) -> None:
    floor = stage(caller)
    floor.join("caller", "agent", "supervisor")
    legs = floor.room.legs
    floor.deafen("supervisor", monitored("supervisor", legs))
    assert floor.told() == hears({AGENT}, {CALLER}, {CALLER, AGENT})
    floor.deafen("supervisor", whispered("supervisor", "agent", legs))
    assert floor.told() == hears({AGENT}, {CALLER, SUPERVISOR}, {CALLER, AGENT})
    floor.deafen("supervisor", ALL_HEAR_ALL)
    assert floor.told() == hears({AGENT, SUPERVISOR}, {CALLER, SUPERVISOR}, {CALLER, AGENT})


def test_a_caller_on_hold_hears_music_alone_until_she_is_taken_back() -> None:
    floor = stage()
    floor.join("caller", "agent")
    floor.deafen("hold", apart("caller", floor.room.legs))
    floor.music("caller", 700)
    assert floor.told() == hears({700}, SILENCE, SILENCE)
    floor.room.play("caller", None)
    floor.deafen("hold", ALL_HEAR_ALL)
    assert floor.told() == hears({AGENT}, {CALLER}, SILENCE)


def test_an_agent_asks_a_colleague_while_the_caller_is_on_hold_and_all_three_speak_after_it() -> None:
    floor = stage()
    floor.join("caller", "agent", "fourth")
    floor.deafen("hold", apart("caller", floor.room.legs))
    floor.music("caller")
    assert floor.told() == hears({MUSIC}, {FOURTH}, SILENCE, {AGENT})
    floor.room.play("caller", None)
    floor.deafen("hold", ALL_HEAR_ALL)
    assert floor.told() == hears({AGENT, FOURTH}, {CALLER, FOURTH}, SILENCE, {CALLER, AGENT})


def test_four_hear_the_three_others() -> None:
    floor = stage()
    floor.join("caller", "agent", "supervisor", "fourth")
    everybody = {CALLER, AGENT, SUPERVISOR, FOURTH}
    assert floor.told() == {name: everybody - {one.hertz} for name, one in floor.hummers.items()}


def test_whoever_is_muted_hears_and_is_not_heard() -> None:
    floor = stage()
    floor.join("caller", "agent")
    floor.deafen("mute agent", muted("agent", floor.room.legs))
    assert floor.told() == hears(SILENCE, {CALLER}, SILENCE)


def test_muting_outlasts_a_whisper_for_each_rule_has_a_name_of_its_own() -> None:
    floor = stage()
    floor.join("caller", "agent", "supervisor")
    floor.deafen("mute agent", muted("agent", floor.room.legs))
    floor.deafen("supervisor", whispered("supervisor", "agent", floor.room.legs))
    floor.deafen("supervisor", ALL_HEAR_ALL)
    assert floor.told() == hears({SUPERVISOR}, {CALLER, SUPERVISOR}, {CALLER})


def test_numbers_go_on_whoever_is_heard_and_however() -> None:
    floor = stage()
    floor.join("caller")
    floor.music("caller")
    floor.hum(0.2)
    floor.join("agent")
    floor.room.play("caller", None)
    floor.hum(0.2)
    floor.join("supervisor")
    floor.hum(0.2)
    floor.room.leave("supervisor")
    floor.hum(0.2)
    got = floor.hummers["caller"].got
    assert len({packet.ssrc for packet in got}) == 1
    assert {ahead(later.sequence, earlier.sequence) for earlier, later in pairwise(got)} == {1}
    steps = [ahead(later.timestamp, earlier.timestamp, 2**32) for earlier, later in pairwise(got)]
    assert min(steps) > 0
    assert max(steps) <= 5 * OPUS.frame_ticks


def test_a_lost_packet_stays_lost_for_whoever_gets_the_others() -> None:
    floor = stage()
    floor.join("caller", "agent")
    packets = [floor.hummers["caller"].next_packet() for _ in range(6)]
    for packet in (packets[1], packets[0], packets[2], packets[5], packets[4]):
        floor.room.heard("caller", packet, floor.now)
    got = floor.hummers["agent"].got
    # What is older than the first that was passed on has no number left.
    assert [ahead(packet.sequence, got[0].sequence) for packet in got] == [0, 1, 4, 3]


def test_a_clip_ends_by_itself_and_says_so_once() -> None:
    floor = stage()
    floor.join("caller", "agent")
    floor.room.play("caller", Playing("notice", [Clip(tone(MUSIC, 0.1)), Clip(tone(700, 0.06))]))
    floor.hum(0.5)
    assert floor.hummers["caller"].ended == ["notice"]
    assert len(floor.hummers["caller"].got) == 5 + 3 + 16, "what is not played is heard of the agent"
    assert floor.told() == hears({AGENT}, {CALLER}, SILENCE)


def test_a_clip_is_encoded_once_for_all_who_hear_it() -> None:
    clip = Clip(tone(MUSIC, 0.2))
    assert clip.payloads(OPUS) is clip.payloads(OPUS)
    assert len(clip.payloads(PCMU)) == 10
    assert clip.seconds == pytest.approx(0.2)


def test_a_key_is_told_once_and_nobody_hears_it() -> None:
    floor = stage()
    floor.join("caller", "agent")
    for press, digit in enumerate("7#"):
        for number, key in enumerate(packets_of(digit, 48_000, 100)):
            packet = Packet(KEYS, press * 100 + number, press * 48_000, CALLER, key.payload, key.is_first)
            floor.room.heard("caller", packet, floor.now)
            floor.room.heard("caller", packet, floor.now)
    assert floor.hummers["caller"].pressed == ["7", "#"]
    assert floor.hummers["agent"].got == []


def test_whoever_left_is_not_heard_and_what_comes_late_is_dropped() -> None:
    floor = stage()
    floor.join("caller", "agent", "supervisor")
    floor.room.leave("agent")
    floor.room.heard("agent", floor.hummers["agent"].next_packet(), floor.now)
    assert floor.told() == hears({SUPERVISOR}, SILENCE, {CALLER})
