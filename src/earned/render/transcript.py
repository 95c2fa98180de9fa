"""The whole talk, turn by turn, with the quoted words set apart and small notes under them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from earned.annotation.reading import Annotation, State
from earned.codes import CODES
from earned.conversation import Span, Turn
from earned.render.letter import clean
from earned.reviewing.finding import Finding, Review

RANK = ("costs", "earns", "his", "neither")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a turn's text; `kind` is one of `RANK` where it is quoted, else empty."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Note:
    """A code of a turn in plain words."""

    title: str
    kind: str
    unsure: bool


@dataclass(frozen=True, slots=True)
class Spoken:
    """A turn as it is shown.

    Attributes:
        number: the turn's number as people count, from 1.
        speaker: the one who speaks.
        role: helper, him or other.
        time: as on a clock, or an empty text.
        pieces: the whole text, in order.
        notes: what was found in it.
    """

    number: int
    speaker: str
    role: str
    time: str
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]


def transcript(review: Review) -> tuple[Spoken, ...]:
    """Give every turn of the talk."""
    quoted: dict[int, list[Span]] = {}
    for span in set(cited(review)):
        quoted.setdefault(span.turn, []).append(span)
    found: dict[int, list[Annotation]] = {}
    for annotation in review.reading.annotations:
        found.setdefault(annotation.span.turn, []).append(annotation)
    return tuple(
        Spoken(
            number=turn.index + 1,
            speaker=clean(turn.speaker),
            role=review.conversation.role(turn.index).value,
            time=clock(turn.start),
            pieces=_pieces(turn, quoted.get(turn.index, []), found.get(turn.index, [])),
            notes=_notes(found.get(turn.index, [])),
        )
        for turn in review.conversation.turns
    )


def cited(review: Review) -> Iterator[Span]:
    """Give every span that the review quotes, figures left out."""
    for note in review.safety:
        yield from note.evidence
    for finding in _findings(review):
        yield from finding.evidence
    for line in (review.try_first, *(s.try_next for s in review.strategies + review.failures)):
        if line is not None:
            yield line.answers
    yield from (line.answers for line in review.plan.questions)
    for door in review.doors:
        yield door.span
        yield from door.answer
    for rupture in review.ruptures:
        yield rupture.cause.span
        yield from rupture.evidence
        yield from (move.span for move in rupture.attempts)
        if rupture.repair is not None:
            yield rupture.repair.move.span
            yield rupture.repair.back


def _findings(review: Review) -> Iterator[Finding]:
    yield from review.first_screen
    for pattern in review.strategies + review.failures:
        yield from pattern.done + pattern.missed
    alliance = review.alliance
    yield from alliance.bond + alliance.goals + alliance.collaboration
    yield from review.strengths + review.home_ground + review.language


def _pieces(turn: Turn, quoted: Iterable[Span], found: Iterable[Annotation]) -> tuple[Piece, ...]:
    spans = [span for span in quoted if span.start < span.end]
    coded = [a for a in found if a.state is State.APPLIED]
    inner = {edge for span in spans for edge in (span.start, span.end)}
    inner |= {edge for a in coded for edge in (a.span.start, a.span.end)}
    edges = sorted({0, len(turn.text)} | inner)
    pieces: list[Piece] = []
    for start, end in pairwise(edges):
        here = Span(turn.index, start, end)
        kind = _kind(here, coded) if any(span.overlaps(here) for span in spans) else ""
        if pieces and pieces[-1].kind == kind:
            pieces[-1] = Piece(pieces[-1].text + turn.text[start:end], kind)
        else:
            pieces.append(Piece(turn.text[start:end], kind))
    return tuple(pieces)


def _kind(here: Span, coded: Iterable[Annotation]) -> str:
    kinds = {CODES[a.code].effect for a in coded if a.span.overlaps(here)}
    return min(kinds, key=RANK.index, default="neither")


def _notes(found: Iterable[Annotation]) -> tuple[Note, ...]:
    """Give each code once, as sure as it ever is in the turn."""
    sure: dict[str, bool] = {}
    for annotation in found:
        applied = annotation.state is State.APPLIED
        sure[annotation.code] = sure.get(annotation.code, False) or applied
    return tuple(Note(CODES[id].title, CODES[id].effect, not known) for id, known in sure.items())


def clock(seconds: float | None) -> str:
    """Give a time as on a clock."""
    if seconds is None:
        return ""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
