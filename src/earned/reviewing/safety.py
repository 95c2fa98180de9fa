"""What to do first, where his words may speak of suicide or harm."""

from __future__ import annotations

from collections.abc import Sequence

from earned.annotation.reading import Reading
from earned.conversation import Role
from earned.measures.doors import asks_about_risk
from earned.measures.risk import RiskWords, find_risk
from earned.reviewing.finding import SafetyNote
from earned.reviewing.words import safety_words

MOST = 6


def safety_notes(reading: Reading) -> tuple[SafetyNote, ...]:
    """Give one note: what to do where any words are clear, else that they are worth asking."""
    found = find_risk(reading)
    clear = [words for words in found if words.clear]
    if not found:
        return ()
    return (
        _note(reading, found, "risk", "act") if clear else _note(reading, found, "unsure", "ask"),
    )


def _note(reading: Reading, found: Sequence[RiskWords], part: str, level: str) -> SafetyNote:
    words = safety_words()
    entry = words[part]
    lead = entry["lead"]
    if part == "risk":
        lead = f"{lead} {entry['asked' if _asked(reading) else 'not_asked']}"
    shown = sorted(sorted(found, key=lambda one: not one.clear)[:MOST], key=lambda one: one.span)
    return SafetyNote(
        level=level,
        title=entry["title"],
        lead=lead,
        steps=tuple(entry["steps"]),
        ask=tuple(entry["ask"]),
        contacts=tuple(
            f"{call['where']}: {call['who']}, {call['how']}"
            for call in (*words["call"], *words["home"])
        ),
        evidence=tuple(one.span for one in shown),
    )


def _asked(reading: Reading) -> bool:
    return any(asks_about_risk(turn) for turn in reading.conversation.turns_of(Role.HELPER))
