"""What a reading of a talk is: codes on spans, and what is known of every turn."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from earned.conversation import Conversation, Span


class State(StrEnum):
    """How sure the reading is of a code."""

    APPLIED = "applied"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Annotation:
    """One code on one stretch of one turn.

    Attributes:
        span: the sentence that the code stands on.
        code: the code's id.
        probability: calibrated, 0 to 1.
        state: `applied`, or `unsure` where the reading abstains.
    """

    span: Span
    code: str
    probability: float
    state: State = State.APPLIED


@dataclass(frozen=True, slots=True)
class TurnReading:
    """What the model says of one whole turn.

    Attributes:
        turn: the turn's index.
        probabilities: code → calibrated probability, for the codes of the speaker's side.
        applied: codes that are applied.
        unsure: codes the model abstains on.
        mi: AnnoMI's main behaviour (`question`, `reflection`, `input`, `other`) for a helper,
            talk type (`change`, `sustain`, `neutral`) for him, `None` for others.
    """

    turn: int
    probabilities: Mapping[str, float]
    applied: tuple[str, ...]
    unsure: tuple[str, ...]
    mi: str | None

    def __post_init__(self) -> None:
        object.__setattr__(self, "probabilities", MappingProxyType(dict(self.probabilities)))


@dataclass(frozen=True, slots=True)
class Reading:
    """A conversation with its codes.

    Attributes:
        conversation: the talk that was read.
        annotations: every applied or unsure code, in the order of the text.
        turns: one `TurnReading` a turn, in order.
        model: id of the model that read it.
        experimental: codes whose measured precision is too low to show in findings.
        shown_from: code → probability from which a finding may rest on it.
    """

    conversation: Conversation
    annotations: tuple[Annotation, ...]
    turns: tuple[TurnReading, ...]
    model: str
    experimental: tuple[str, ...] = ()
    shown_from: Mapping[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "shown_from", MappingProxyType(dict(self.shown_from)))

    def shown(self) -> Reading:
        """Give the same reading with only what a finding may rest on.

        Experimental codes are left out; an applied code below its `shown_from` becomes unsure.
        """
        kept = tuple(self._as_shown(a) for a in self.annotations if a.code not in self.experimental)
        sure: dict[int, list[str]] = {}
        for annotation in kept:
            if annotation.state is State.APPLIED:
                sure.setdefault(annotation.span.turn, []).append(annotation.code)
        turns = tuple(_resting_on(turn, sure.get(turn.turn, ())) for turn in self.turns)
        return replace(self, annotations=kept, turns=turns, experimental=(), shown_from={})

    def _as_shown(self, annotation: Annotation) -> Annotation:
        if annotation.probability >= self.shown_from.get(annotation.code, 0.0):
            return annotation
        return replace(annotation, state=State.UNSURE)

    def of_turn(self, turn: int) -> tuple[Annotation, ...]:
        """Give the annotations of one turn, applied and unsure."""
        return tuple(a for a in self.annotations if a.span.turn == turn)

    def applied(self, *codes: str) -> tuple[Annotation, ...]:
        """Give the applied annotations, of these codes or of all."""
        return tuple(
            a
            for a in self.annotations
            if a.state is State.APPLIED and (not codes or a.code in codes)
        )

    def quote(self, annotation: Annotation) -> str:
        """Give the words an annotation stands on."""
        return self.conversation.quote(annotation.span)


def _resting_on(turn: TurnReading, codes: Collection[str]) -> TurnReading:
    applied = tuple(code for code in turn.applied if code in codes)
    doubtful = tuple(code for code in turn.applied if code not in codes)
    return replace(turn, applied=applied, unsure=(*doubtful, *turn.unsure))
