"""The six failure patterns in one talk: where they happened, and what he had just said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from earned.annotation.reading import Annotation, Reading, State
from earned.measures.doors import Door, Outcome
from earned.reviewing.finding import Strategy, TryNext
from earned.reviewing.moments import finding, his_words_before, surest
from earned.reviewing.next_line import Wanted
from earned.reviewing.words import FailureWords, failures

HELD_BACK = ("intensity", "body_pain", "backlash_fear", "self_criticism")


def sorted_costs(reading: Reading, doors: Sequence[Door]) -> dict[str, tuple[Annotation, ...]]:
    """Give failure id → the helper's words that show it; every code stands for one pattern only.

    `dismissal` belongs to B2 where he had let something show, else to B1; `judgment` to B3
    where he had doubted or feared, else to B1; `advice` counts only where it shut a door.
    """
    before: dict[int, set[str]] = defaultdict(set)
    shut: set[int] = set()
    for door in doors:
        if door.answer_turn is not None:
            before[door.answer_turn].add(door.cue)
            if door.outcome is Outcome.SHUT and "advice" in door.by:
                shut.add(door.answer_turn)
    found: dict[str, list[Annotation]] = defaultdict(list)
    for annotation in reading.annotations:
        if annotation.state is State.APPLIED:
            id = _pattern_of(annotation, before[annotation.span.turn], shut)
            if id:
                found[id].append(annotation)
    return {id: tuple(annotations) for id, annotations in found.items()}


def _pattern_of(annotation: Annotation, cues: set[str], shut: set[int]) -> str | None:
    if annotation.code == "dismissal":
        return "B2" if cues & set(HELD_BACK) else "B1"
    if annotation.code == "judgment":
        return "B3" if cues & {"mistrust", "backlash_fear"} else "B1"
    if annotation.code == "advice" and annotation.span.turn not in shut:
        return None
    return next((words.id for words in failures() if annotation.code in words.codes), None)


def failure_wants(
    costs: dict[str, tuple[Annotation, ...]], doors: Sequence[Door]
) -> tuple[Wanted | None, ...]:
    """Give the request for a line instead, for each of the six in order."""
    return tuple(_want(words, costs.get(words.id, ()), doors) for words in failures())


def _want(
    words: FailureWords, annotations: Sequence[Annotation], doors: Sequence[Door]
) -> Wanted | None:
    turns = {annotation.span.turn for annotation in annotations}
    door = next((door for door in doors if door.answer_turn in turns), None)
    return Wanted(door.span, door.cue, words.instead) if door else None


def six(
    reading: Reading,
    costs: dict[str, tuple[Annotation, ...]],
    lines: Sequence[TryNext | None],
) -> tuple[Strategy, ...]:
    """Put the six together, in order; `lines` answers the requests of `failure_wants`."""
    found = []
    for words, line in zip(failures(), lines, strict=True):
        spans = surest(costs.get(words.id, ()))
        before = [his_words_before(reading, span.turn) for span in spans]
        found.append(
            Strategy(
                id=words.id,
                title=words.title,
                why=words.why,
                done=finding(words.missed, spans),
                missed=finding("This is what he had just said.", [span for span in before if span]),
                try_next=line,
            )
        )
    return tuple(found)
