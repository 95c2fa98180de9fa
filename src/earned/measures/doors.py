"""Doors: what he opened, and whether the helper met it, passed it by, or shut it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from earned.annotation.reading import Annotation, Reading, State
from earned.codes import DOORS
from earned.conversation import Role, Span, Turn

BACKCHANNEL_WORDS = 3
WHOLE_SENTENCE = 24
"""Characters from which a quote is long enough to mean something by itself."""
_RISK_WORDS = re.compile(
    r"suicid|\bkill|your (?:own )?life|\bd(?:ie|ying|ead)\b|hurt(?:ing)? yourself|\bharm|"
    r"\bsafe\b|not be(?:ing)? here|end(?:ing)? it"
)


class Outcome(StrEnum):
    """What became of a door."""

    MET = "met"
    PASSED = "passed"
    SHUT = "shut"


@dataclass(frozen=True, slots=True)
class Door:
    """A cue of his and the helper's answer to it.

    Attributes:
        cue: the code of his that opened it.
        span: his words.
        outcome: met, passed by, or shut.
        answer_turn: index of the helper's answering turn, `None` if the talk ended there.
        by: the helper's codes that met or shut it.
        answer: the helper's words those codes stand on.
    """

    cue: str
    span: Span
    outcome: Outcome
    answer_turn: int | None
    by: tuple[str, ...]
    answer: tuple[Span, ...]

    @property
    def turn(self) -> int:
        """Index of his turn."""
        return self.span.turn


def find_doors(reading: Reading) -> tuple[Door, ...]:
    """Find every door of a talk, in order.

    The helper's *next* turn decides; a bare "mm-hm" between two turns of his only lets him
    go on and is stepped over. A code that shuts outweighs one that meets, except `advice`
    that comes after words which met him.
    """
    cues: dict[tuple[int, str], list[Annotation]] = {}
    for annotation in reading.applied(*DOORS):
        if reading.conversation.role(annotation.span.turn) is Role.HIM:
            cues.setdefault((annotation.span.turn, annotation.code), []).append(annotation)
    return tuple(_door(reading, cue, telling(found).span) for (_, cue), found in cues.items())


def telling(annotations: Sequence[Annotation]) -> Annotation:
    """Choose the sentence to quote: the surest, where a scrap of two words counts for less."""

    def weight(annotation: Annotation) -> float:
        length = annotation.span.end - annotation.span.start
        return annotation.probability * min(1.0, length / WHOLE_SENTENCE)

    return max(annotations, key=weight)


def _door(reading: Reading, cue: str, span: Span) -> Door:
    answer = _answer(reading, span.turn)
    if answer is None:
        return Door(cue, span, Outcome.PASSED, None, (), ())
    rule = DOORS[cue]
    said = [a for a in reading.of_turn(answer.index) if a.state is State.APPLIED]
    met = [a for a in said if a.code in rule.met_by]
    shut = [a for a in said if a.code in rule.shut_by]
    if met:
        first = min(a.span.start for a in met)
        shut = [a for a in shut if a.code != "advice" or a.span.start < first]
    if shut:
        outcome, by = Outcome.SHUT, shut
    elif met:
        outcome, by = Outcome.MET, met
    elif cue == "risk" and asks_about_risk(answer):
        whole = Span(answer.index, 0, len(answer.text))
        return Door(cue, span, Outcome.MET, answer.index, (), (whole,))
    else:
        outcome, by = Outcome.PASSED, []
    codes = tuple(dict.fromkeys(a.code for a in by))
    return Door(cue, span, outcome, answer.index, codes, tuple(a.span for a in by))


def _answer(reading: Reading, turn: int) -> Turn | None:
    """Give the helper's next turn that is more than a bare sign of listening."""
    conversation = reading.conversation
    fallback = None
    for later in conversation.turns[turn + 1 :]:
        if conversation.role(later.index) is not Role.HELPER:
            continue
        if len(later.text.split()) > BACKCHANNEL_WORDS or reading.turns[later.index].applied:
            return later
        fallback = fallback or later
        if later.index - turn > 2 * BACKCHANNEL_WORDS:
            break
    return fallback


def asks_about_risk(turn: Turn) -> bool:
    """Say whether a turn asks straight out about suicide, harm or safety."""
    text = turn.text.lower()
    return "?" in text and bool(_RISK_WORDS.search(text))
