"""What every channel of the catalogue promises, held against its recordings."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from channels.catalog import CHANNELS
from channels.changes import (
    ChangeReaction,
    EditMessage,
    MessageEdited,
    MessageWithdrawn,
    ReactionChanged,
    WithdrawMessage,
)
from channels.contract import (
    Arrival,
    ChannelError,
    ChannelEvent,
    Command,
    ConsentChanged,
    DeliveryUpdated,
    Endpoint,
    Feature,
    ForgedArrival,
    MessageReceived,
    MessageState,
    NotConfigured,
    NotUnderstood,
    Outside,
    ProviderRefused,
    SendMessage,
    ShowTyping,
)
from channels.extras import Checked, Configured, SettingKind, Tried
from channels.sender import ProviderId, Sender
from tests.contract.recordings import Recording, recordings_of
from tests.stage.channels import NoHttp

ROOT = Path(__file__).parents[2]
NAMES = sorted(CHANNELS)
ALL = [(name, recording) for name in NAMES for recording in recordings_of(name)]
HAVE_SIGNATURES = {name for name, one in ALL if one.name.startswith("forged")}
SIGNED = [(name, one) for name, one in ALL if name in HAVE_SIGNATURES and not one.is_refused]
EACH = pytest.mark.parametrize(("name", "recording"), ALL, ids=[f"{name}-{one.name}" for name, one in ALL])
SECRET = "5ecret-" + "k" * 25


def made(name: str, endpoint: Endpoint) -> Any:
    return CHANNELS[name](endpoint, Outside(NoHttp()))


def outcome(name: str, recording: Recording) -> object:
    """What the channel makes of it: events, or the name of the refusal."""
    try:
        return made(name, recording.endpoint).receive(recording.arrival).events
    except ChannelError as error:
        return type(error)


@pytest.mark.parametrize("name", NAMES)
def test_every_channel_has_recordings_of_what_is_genuine(name: str) -> None:
    assert [one for one in recordings_of(name) if not one.is_refused]


@EACH
def test_what_is_genuine_is_understood_and_what_is_forged_refused(name: str, recording: Recording) -> None:
    found = outcome(name, recording)
    if recording.name.startswith("forged"):
        assert found is ForgedArrival
    elif recording.is_refused:
        assert found is NotUnderstood
    else:
        assert isinstance(found, tuple)


@EACH
def test_a_repeat_has_the_same_keys(name: str, recording: Recording) -> None:
    first, second = outcome(name, recording), outcome(name, recording)
    assert first == second
    if isinstance(first, tuple):
        keys = [event.arrival_key for event in first]
        assert all(keys)
        assert len(set(keys)) == len(keys), "two events of one arrival are not repeats of each other"


@EACH
def test_every_word_of_the_contract_is_kept(name: str, recording: Recording) -> None:
    found = outcome(name, recording)
    events: tuple[ChannelEvent, ...] = found if isinstance(found, tuple) else ()
    features = CHANNELS[name].features
    for event in events:
        assert event.at.tzinfo is not None
        match event:
            case MessageReceived():
                assert event.sender.id
                assert event.provider_id
                assert Feature.SUBJECT in features or not event.subject
                assert Feature.HTML in features or event.html is None
                assert Feature.ATTACHMENTS in features or not event.attachments
                assert Feature.THREADS in features or not (event.refers_to or event.thread_token)
                assert Feature.REPLIES in features or event.replies_to is None
                assert Feature.PHONE_NUMBERS not in features or event.sender.address == event.sender.address.strip()
                assert "<script" not in (event.html or "").lower()
            case DeliveryUpdated():
                assert Feature.DELIVERY_RECEIPTS in features or event.state is MessageState.FAILED
                assert event.state is not MessageState.READ or Feature.READ_RECEIPTS in features
            case ConsentChanged():
                assert Feature.OPT_OUT in features
            case ReactionChanged() | MessageEdited() | MessageWithdrawn():
                assert Feature.CHANGES in features
                assert event.sender.id
                assert event.message


@pytest.mark.parametrize("name", NAMES)
def test_the_features_are_those_of_the_contract(name: str) -> None:
    features = CHANNELS[name].features
    assert isinstance(features, frozenset)
    assert all(isinstance(feature, Feature) for feature in features)
    assert not (Feature.READ_RECEIPTS in features and Feature.DELIVERY_RECEIPTS not in features)
    assert not (Feature.HTML in features and Feature.MAIL_ADDRESSES not in features)


@pytest.mark.parametrize("name", NAMES)
def test_the_limits_speak_of_what_the_channel_can_do(name: str) -> None:
    features, limits = CHANNELS[name].features, CHANNELS[name].limits
    assert (Feature.REACTIONS in features) == bool(limits.reactions)
    assert len(set(limits.reactions)) == len(limits.reactions)
    assert Feature.EDITS in features or not limits.edit_window_seconds
    assert Feature.WITHDRAWALS in features or not limits.withdrawal_window_seconds


LANGUAGES = {"en", "zh-Hans", "zh-Hant"}


@pytest.mark.parametrize("name", NAMES)
def test_every_setting_is_asked_for_in_the_words_of_the_channel(name: str) -> None:
    kind: object = CHANNELS[name]
    assert isinstance(kind, Checked)
    for setting in kind.settings:
        texts = [setting.label, *setting.choices.values(), *([setting.hint] if setting.hint else [])]
        assert all(set(text) == LANGUAGES and all(text.values()) for text in texts), setting.name
        assert bool(setting.choices) == (setting.kind in {SettingKind.CHOICE, SettingKind.SERVER}), setting.name
        assert not setting.usual or setting.fault(setting.usual) == "", setting.name
        if setting.kind is SettingKind.CHOICE:
            assert all(setting.fault(choice) == "" for choice in setting.choices), setting.name


@pytest.mark.parametrize("name", NAMES)
async def test_whatever_leads_outside_can_be_tried_and_says_what_is_missing(name: str) -> None:
    channel = made(name, Endpoint("bare", "", {}))
    assert isinstance(channel, Tried) == (Feature.HOSTED not in CHANNELS[name].features)
    ways = channel.ways() if isinstance(channel, Tried) else {}
    known = {setting.name for setting in channel.settings}
    assert set(ways) <= known, "a way is named by the setting that leads there"
    for way in ways.values():
        assert isinstance(channel, Configured)
        with pytest.raises(NotConfigured):
            await way()


HOSTILE: Mapping[str, bytes] = {
    "nothing": b"",
    "noise": bytes(range(256)) * 40,
    "an open bracket": b"[" * 5_000,
    "an object": b'{"key": 1}',
    "a list": b"[1, 2]",
    "a form": b"a=%&&=%ff;" * 100,
    "no line end": b"Subject: " + b"x" * 5_000,
}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_whatever_comes_is_understood_or_refused_by_name(name: str, body: bytes) -> None:
    for recording in recordings_of(name)[:3]:
        arrival = Arrival("POST", recording.arrival.url, {}, body, recording.arrival.received_at)
        with suppress(ForgedArrival, NotUnderstood):
            made(name, recording.endpoint).receive(arrival)


@pytest.mark.parametrize(("name", "recording"), SIGNED, ids=[f"{name}-{one.name}" for name, one in SIGNED])
def test_a_changed_body_is_never_taken_for_another_genuine_one(name: str, recording: Recording) -> None:
    changed = Arrival(
        recording.arrival.method,
        recording.arrival.url + ("&x=1" if recording.arrival.method == "GET" else ""),
        recording.arrival.headers,
        recording.arrival.body + b"&x=1",
        recording.arrival.received_at,
    )
    with pytest.raises(ForgedArrival):
        made(name, recording.endpoint).receive(changed)


@pytest.mark.parametrize("name", NAMES)
def test_no_secret_shows_in_words_logs_or_names(
    name: str, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    said: list[str] = []
    for recording in recordings_of(name):
        settings = dict.fromkeys(recording.endpoint.settings, SECRET)
        channel = made(name, Endpoint(recording.endpoint.id, recording.endpoint.address, settings))
        said.append(repr(channel))
        try:
            channel.receive(recording.arrival)
        except ChannelError as error:
            said += [str(error), repr(error)]
    said += [caplog.text, *capsys.readouterr()]
    assert not [line for line in said if SECRET in line]


SOMEBODY = Sender("somebody")
OF_A_FEATURE: Mapping[Feature, Command] = {
    Feature.TYPING: ShowTyping(SOMEBODY),
    Feature.REACTIONS: ChangeReaction(SOMEBODY, ProviderId("m1"), "👍"),
    Feature.EDITS: EditMessage(SOMEBODY, ProviderId("m1"), "Hello!"),
    Feature.WITHDRAWALS: WithdrawMessage(SOMEBODY, ProviderId("m1")),
}


@pytest.mark.parametrize("name", NAMES)
async def test_what_a_channel_cannot_do_is_refused_for_good(name: str) -> None:
    channel = made(name, Endpoint("account", "", {}))
    command = SendMessage("item", Sender("somebody"), "Hello")
    if Feature.HOSTED in channel.features:
        assert await channel.send(command) == "item"
        changes = [one for one in OF_A_FEATURE.values() if not isinstance(one, ShowTyping)]
        assert {await channel.send(change) for change in changes} == {"m1"}
        return
    with pytest.raises((NotConfigured, ProviderRefused)):
        await channel.send(command)
    for feature, unsupported in OF_A_FEATURE.items():
        if feature not in channel.features:
            with pytest.raises(ProviderRefused):
                await channel.send(unsupported)


FOLDERS = ("hub/domain", "hub/application", "hub/wire", "hub/worker", "hub/realtime", "routing")
FIELD = re.compile(r"""(entry|row|fields|form|said|attributes|names?)?(\.get\(|\[|[{(,]\s*)"email"(\]|\)|\s*:|,)""")
"""The mail address of a person or of a form; a channel that is asked for by its name looks otherwise."""


def _named(path: Path) -> list[str]:
    lines = enumerate(path.read_text("utf-8").splitlines(), 1)
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for number, line in lines
        for name in NAMES
        if re.search(f"""["']{name}["']""", line) and not ("channel" not in line and FIELD.search(line))
    ]


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_channel_is_named_where_features_are_asked_for(folder: str) -> None:
    named = [line for path in sorted((ROOT / folder).rglob("*.py")) for line in _named(path)]
    assert named == []
