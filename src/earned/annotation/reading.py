"""What a reading of a talk is: codes on spans, and what is known of every turn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
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
    """

    conversation: Conversation
    annotations: tuple[Annotation, ...]
    turns: tuple[TurnReading, ...]
    model: str
    experimental: tuple[str, ...] = ()

    def shown(self) -> Reading:
        """Give the same reading without the codes that are too uncertain to show."""
        kept = tuple(a for a in self.annotations if a.code not in self.experimental)
        return replace(self, annotations=kept, experimental=())

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
