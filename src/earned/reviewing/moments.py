"""The helpers' turns before and after, shared by the parts of a review."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from earned.annotation.reading import Annotation, Reading
from earned.annotation.sentences import split_sentences
from earned.codes import CODES
from earned.conversation import Role, Span
from earned.measures.doors import Door, Outcome, telling
from earned.reviewing.finding import Finding

SHORTEST = 8
"""Characters of the shortest sentence that a finding quotes."""


def finding(claim: str, spans: Iterable[Span], *, most: int = 3) -> tuple[Finding, ...]:
    """Give one finding on the first spans, in the order of the talk, or none without evidence."""
    kept = sorted(dict.fromkeys(spans))[:most]
    return (Finding(claim, tuple(kept)),) if kept else ()


def surest(annotations: Sequence[Annotation], *, most: int = 3) -> tuple[Span, ...]:
    """Give the spans of the most certain annotations, one a turn, in the order of the talk.

    A sentence of one short word shows a reader nothing and is left out.
    """
    turns: dict[int, list[Annotation]] = {}
    for annotation in annotations:
        if annotation.span.end - annotation.span.start > SHORTEST:
            turns.setdefault(annotation.span.turn, []).append(annotation)
    best = sorted(map(telling, turns.values()), key=lambda a: -a.probability)
    return tuple(sorted(a.span for a in best[:most]))


def sentence_around(reading: Reading, span: Span) -> Span:
    """Give the sentence that a word stands in."""
    text = reading.conversation.turns[span.turn].text
    for start, end in split_sentences(text):
        if start <= span.start < end:
            return Span(span.turn, start, max(end, span.end))
    return span


def his_words_before(reading: Reading, turn: int) -> Span | None:
    """Give the last sentence of what he said just before a turn of the helper's."""
    conversation = reading.conversation
    for earlier in reversed(conversation.turns[:turn]):
        if conversation.role(earlier.index) is Role.HIM:
            spans = split_sentences(earlier.text)
            return Span(earlier.index, *spans[-1]) if spans else None
    return None


def answer_words(reading: Reading, door: Door) -> tuple[Span, ...]:
    """Give the helper's words that met or shut a door, or the first sentence that passed it by."""
    if door.answer:
        return (max(door.answer, key=lambda span: span.end - span.start),)
    if door.answer_turn is None:
        return ()
    spans = split_sentences(reading.conversation.turns[door.answer_turn].text)
    return (Span(door.answer_turn, *spans[0]),) if spans else ()


def door_claim(door: Door) -> str:
    """Say in one sentence what he opened and what became of it."""
    opened = f"He {CODES[door.cue].title}"
    if door.outcome is Outcome.PASSED and door.answer_turn is None:
        return f"{opened}, and the talk ended there."
    if door.outcome is Outcome.PASSED:
        return f"{opened}, and the talk went on past it."
    if not door.by:
        return f"{opened}, and you asked him straight out."
    return f"{opened}, and you {CODES[door.by[0]].title}."
