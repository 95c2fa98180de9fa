"""What to do first, where his words may speak of suicide or harm."""

from __future__ import annotations

from earned.annotation.reading import Reading
from earned.conversation import Role
from earned.measures.doors import asks_about_risk
from earned.measures.risk import RiskWords, find_risk
from earned.reviewing.finding import SafetyNote
from earned.reviewing.words import safety_words

MOST = 6


def safety_notes(reading: Reading) -> tuple[SafetyNote, ...]:
    """Give one note on the clear words if there are any, else one on the doubtful words."""
    found = find_risk(reading)
    clear = [words for words in found if words.clear]
    if clear:
        return (_note(reading, clear, "risk", "act"),)
    return (_note(reading, found, "unsure", "ask"),) if found else ()


def _note(reading: Reading, found: tuple[RiskWords, ...] | list[RiskWords], part: str, level: str) -> SafetyNote:
    words = safety_words()
    entry = words[part]
    steps = [entry["lead"]]
    if part == "risk":
        steps.append(entry["asked"] if _asked_after(reading, found[0].span.turn) else entry["not_asked"])
    steps += entry["steps"]
    steps += [f"You could ask: “{question}”" for question in entry["ask"]]
    return SafetyNote(
        level=level,
        title=entry["title"],
        steps=tuple(steps),
        contacts=tuple(
            f"{call['where']}: {call['who']}, {call['how']}" for call in (*words["call"], *words["home"])
        ),
        evidence=tuple(one.span for one in found[:MOST]),
    )


def _asked_after(reading: Reading, turn: int) -> bool:
    conversation = reading.conversation
    return any(
        asks_about_risk(later)
        for later in conversation.turns[turn + 1 :]
        if conversation.role(later.index) is Role.HELPER
    )
