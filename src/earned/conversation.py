"""A talk as a value: who said what, exactly as the source has it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType


class Role(StrEnum):
    """What a speaker is in this talk."""

    HELPER = "helper"
    HIM = "him"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says until another speaks.

    Attributes:
        index: place in the conversation, from 0.
        speaker: name as the source has it.
        text: the words exactly as the source has them.
        start: seconds from the beginning of the talk, or `None`.
        end: seconds from the beginning of the talk, or `None`.
    """

    index: int
    speaker: str
    text: str
    start: float | None = None
    end: float | None = None


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of one turn's text, in characters."""

    turn: int
    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Say whether the two stretches share a character."""
        return self.turn == other.turn and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Conversation:
    """A talk: its turns, and each speaker's role where it is known.

    Attributes:
        id: a short name, unique among the conversations of one run.
        source: where it was read from (a file's name, or a word such as `practice`).
        turns: the turns in order; `turns[i].index == i`.
        roles: speaker → role; a speaker who is not in it has no known role yet.
    """

    id: str
    source: str
    turns: tuple[Turn, ...]
    roles: Mapping[str, Role] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if any(turn.index != place for place, turn in enumerate(self.turns)):
            raise ValueError("turns must be numbered 0, 1, 2 … in order")
        object.__setattr__(self, "roles", MappingProxyType(dict(self.roles)))

    @property
    def speakers(self) -> tuple[str, ...]:
        """The speakers' names in order of appearance."""
        return tuple(dict.fromkeys(turn.speaker for turn in self.turns))

    def role(self, turn: int) -> Role:
        """Give the role of the one who speaks a turn (`Role.OTHER` if unknown)."""
        return self.roles.get(self.turns[turn].speaker, Role.OTHER)

    def turns_of(self, role: Role) -> tuple[Turn, ...]:
        """Give the turns spoken in one role, in order."""
        return tuple(turn for turn in self.turns if self.role(turn.index) is role)

    def quote(self, span: Span) -> str:
        """Give the source's own characters under a span."""
        return self.turns[span.turn].text[span.start : span.end]

    def with_roles(self, roles: Mapping[str, Role]) -> Conversation:
        """Give the same talk with other roles."""
        return replace(self, roles=dict(roles))

    def __reduce__(self) -> tuple[object, ...]:
        return (Conversation, (self.id, self.source, self.turns, dict(self.roles)))


def from_pairs(
    pairs: Iterable[tuple[str, str]],
    *,
    id: str = "talk",
    source: str = "memory",
    roles: Mapping[str, Role] | None = None,
) -> Conversation:
    """Build a conversation from (speaker, text) pairs, one turn each.

    Args:
        pairs: speaker and text, in order.
        id: the conversation's short name.
        source: where it comes from.
        roles: speaker → role, where known.
    """
    turns = tuple(Turn(place, speaker, text) for place, (speaker, text) in enumerate(pairs))
    return Conversation(id, source, turns, roles or {})
