"""Small readings, built by hand."""

from __future__ import annotations

from collections.abc import Sequence

from earned.annotation.reading import Annotation, Reading, State, TurnReading
from earned.codes import code as known_code
from earned.conversation import Conversation, Role, Span, Turn

Coded = str | tuple[str, str]
Line = tuple[str, str, str] | tuple[str, str, str, Sequence[Coded]]


def reading(
    lines: Sequence[Line],
    *,
    times: Sequence[tuple[float | None, float | None]] | None = None,
) -> Reading:
    """Build a reading from (speaker, role, text, codes) lines, one turn each.

    Args:
        lines: the codes are names, each on the whole turn, or (name, words of the turn) for a
            part of it. A name that ends in "?" is unsure. A line may leave the codes out.
        times: (start, end) of every turn, in seconds.
    """
    times = times or [(None, None)] * len(lines)
    turns = tuple(
        Turn(place, line[0], line[2], start, end)
        for place, (line, (start, end)) in enumerate(zip(lines, times, strict=True))
    )
    roles = {line[0]: Role(line[1]) for line in lines}
    coded = [
        [_annotation(turn, given) for given in _codes(line)]
        for turn, line in zip(turns, lines, strict=True)
    ]
    return Reading(
        conversation=Conversation("talk", "memory", turns, roles),
        annotations=tuple(sorted((a for here in coded for a in here), key=lambda a: a.span)),
        turns=tuple(_turn_reading(place, here) for place, here in enumerate(coded)),
        model="by hand",
    )


def _codes(line: Line) -> Sequence[Coded]:
    return line[3] if len(line) > 3 else ()


def _annotation(turn: Turn, coded: Coded) -> Annotation:
    name, words = coded if isinstance(coded, tuple) else (coded, turn.text)
    start = turn.text.index(words)
    unsure = name.endswith("?")
    return Annotation(
        span=Span(turn.index, start, start + len(words)),
        code=known_code(name.removesuffix("?")).id,
        probability=0.5 if unsure else 0.9,
        state=State.UNSURE if unsure else State.APPLIED,
    )


def _turn_reading(turn: int, here: Sequence[Annotation]) -> TurnReading:
    return TurnReading(
        turn=turn,
        probabilities={a.code: a.probability for a in here},
        applied=tuple(a.code for a in here if a.state is State.APPLIED),
        unsure=tuple(a.code for a in here if a.state is State.UNSURE),
        mi=None,
    )
