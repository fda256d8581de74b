"""What the hub's own policy chose, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

from hub.commands.simulation.page_numbers import plain
from hub.commands.simulation.page_words import Words

Choice = Mapping[str, Any]


def tuning_section(report: Mapping[str, Any], words: Words) -> str:
    """What holds in every period, and what holds in some; periods in a row with the same choice share a line."""
    periods: Sequence[Choice] = report["tuning"].get("periods", ())
    if not periods:
        return ""
    note = words("Before the run, {policy} tried which thresholds cost least here.", policy=escape(report["policy"]))
    told = [list(_sentences(choice, words)) for choice in periods]
    always = [sentence for sentence in told[0] if all(sentence in one for one in told)]
    lines = list(always)
    if len(periods) == 1:
        lines += _effort(periods[0], words)
    for first, last, rest in _runs([[one for one in sentences if one not in always] for sentences in told]):
        if rest:
            heading = _heading(first, last, len(report_periods(report)), words)
            lines.append(f"<b>{heading}</b>{words(': ')}{' '.join(rest)}")
    items = "".join(f"<li>{line}</li>" for line in lines)
    title = words("What the policy chose")
    return f'<section><h2>{title}</h2><p class="note">{note}</p><ul class="sentences">{items}</ul></section>'


def report_periods(report: Mapping[str, Any]) -> Sequence[Any]:
    """The periods of a report."""
    found: Sequence[Any] = next(iter(report["classes"].values()))["per_period"]
    return found


def _heading(first: int, last: int, periods: int, words: Words) -> str:
    if first >= periods:
        return words("After the last period")
    if last == first:
        return words("Period {number}", number=first + 1)
    if last >= periods:
        return words("From period {first} on", first=first + 1)
    return words("Periods {first} to {last}", first=first + 1, last=last + 1)


def _runs(told: Sequence[list[str]]) -> Iterator[tuple[int, int, list[str]]]:
    """Periods in a row of which the same is told, by the first and the last."""
    first = 0
    for place in range(1, len(told) + 1):
        if place == len(told) or told[place] != told[first]:
            yield first, place - 1, told[first]
            first = place


def _sentences(choice: Choice, words: Words) -> Iterator[str]:
    for group, order in choice.get("order", {}).items():
        if len(order) > 1:
            listed = words(", then ").join(_name(one) for one in order)
            yield words("{group} looks first for {list}.", group=_name(group), list=listed)
    for lend in choice.get("lends", ()):
        yield _lend_sentence(lend, words)
    for group, cap in choice.get("session_caps", {}).items():
        if cap != 1:
            yield words("{group}: at most {number} conversations at once.", group=_name(group), number=cap)


def _effort(choice: Choice, words: Words) -> Iterator[str]:
    if choice.get("expected_cost_rate") is not None:
        yield words(
            "{number} candidates were compared; the tuning expects a cost of {cost} for a unit of time.",
            number=plain(choice.get("candidates_compared", 0)),
            cost=plain(choice["expected_cost_rate"]),
        )


def _lend_sentence(lend: Choice, words: Words) -> str:
    known = {"group": _name(lend["group"]), "one": _name(lend["class"])}
    idle, queue, over = (lend.get(name) for name in ("idle_above", "queue_above", "overtakes_above"))
    parts = [_while_idle(idle, lend.get("beside", ()), words, known)]
    if queue is not None and idle:
        parts.append(words(", or when more than {number} of {one} wait", **known, number=plain(queue)))
    if over is not None:
        parts.append(words("; when more than {number} wait they come before its own work", number=plain(over)))
    return "".join([*parts, words(".")])


def _while_idle(idle: float | None, beside: Sequence[str], words: Words, known: Mapping[str, str]) -> str:
    if not idle:
        return words("{group} helps {one} whenever one of its agents is idle", **known)
    if not beside:
        return words("{group} helps {one} while more than {number} of its agents are idle", **known, number=plain(idle))
    return words(
        "{group} helps {one} while more than {number} agents are idle here and at {others} together",
        **known,
        number=plain(idle),
        others=words(", ").join(_name(other) for other in beside),
    )


def _name(name: str) -> str:
    return f"<b>{escape(name)}</b>"
