"""Ruptures: where the helper's words cost trust and he drew back or pushed back, and repairs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from earned.annotation.reading import Annotation, Reading, State
from earned.codes import COSTING
from earned.conversation import Role, Span, Turn
from earned.measures.tokens import count_words, whole

WITHDRAWING = ("deflect", "correct")
CONFRONTING = ("mistrust", "intensity")
REPAIRING = ("repair", "transparency", "collaboration", "change_approach")
RETURNING = ("confirm", "disclosure")
MINIMAL_WORDS = 3
RETURN_TURNS = 2
REACH = 3
"""How many helper turns after a rupture's last turn may still mend it."""


class Kind(StrEnum):
    """How he broke off: drawing back, or pushing back."""

    WITHDRAWAL = "withdrawal"
    CONFRONTATION = "confrontation"


@dataclass(frozen=True, slots=True)
class Move:
    """Words of the helper with the code they carry."""

    code: str
    span: Span


@dataclass(frozen=True, slots=True)
class Repair:
    """A move of the helper that was followed by his return.

    Attributes:
        move: the helper's words and their code.
        back: his words that show the return: a confirm, a disclosure, or a longer turn.
    """

    move: Move
    back: Span


@dataclass(frozen=True, slots=True)
class Rupture:
    """A break after words that cost trust.

    Attributes:
        kind: withdrawal, or confrontation where any of it was mistrust or intensity.
        cause: the helper's words that cost trust, just before.
        evidence: his words, in order.
        repair: what brought him back, or `None`.
        attempts: moves towards a repair that did not bring him back, in order.
    """

    kind: Kind
    cause: Move
    evidence: tuple[Span, ...]
    repair: Repair | None
    attempts: tuple[Move, ...]


def find_ruptures(reading: Reading) -> tuple[Rupture, ...]:
    """Find the ruptures of a talk, in order.

    A rupture begins when his next turn after helper words that cost trust carries `deflect`,
    `correct`, `mistrust` or `intensity` (a bare "okay" of his is stepped over), and goes on
    while his turns carry one of these or are answers of up to `MINIMAL_WORDS` words to anything
    but a closed question. A repair is `repair`, `transparency`, `collaboration` or
    `change_approach`, up to `REACH` helper turns after the rupture's last turn, that is followed
    within his next `RETURN_TURNS` turns by his return: `confirm`, `disclosure`, or a turn longer
    than any of the rupture's. What he meant by his words is not known; that they came right
    after is.
    """
    found = []
    cost: list[Annotation] = []
    end = -1
    for turn in reading.conversation.turns:
        role = reading.conversation.role(turn.index)
        if turn.index <= end:
            continue
        if role is Role.HELPER:
            cost += _carried(reading, turn, COSTING)
        elif role is Role.HIM:
            if cost and _marks(reading, turn):
                run = _run(reading, turn)
                found.append(_rupture(reading, max(cost, key=_certainty), run))
                end = run[-1].index
                cost = []
            elif not _is_bare(reading, turn):
                cost = []
    return tuple(found)


def _certainty(annotation: Annotation) -> tuple[float, Span]:
    return annotation.probability, annotation.span


def _carried(reading: Reading, turn: Turn, codes: tuple[str, ...]) -> list[Annotation]:
    return [
        annotation
        for annotation in reading.of_turn(turn.index)
        if annotation.state is State.APPLIED and annotation.code in codes
    ]


def _marks(reading: Reading, turn: Turn) -> list[Annotation]:
    return _carried(reading, turn, (*WITHDRAWING, *CONFRONTING))


def _is_minimal(turn: Turn) -> bool:
    return count_words(turn.text) <= MINIMAL_WORDS


def _is_bare(reading: Reading, turn: Turn) -> bool:
    return _is_minimal(turn) and not reading.turns[turn.index].applied


def _run(reading: Reading, first: Turn) -> list[Turn]:
    """Give his turns of the rupture that begins here."""
    run = [first]
    asked = False
    for turn in reading.conversation.turns[first.index + 1 :]:
        role = reading.conversation.role(turn.index)
        if role is Role.HELPER:
            asked = bool(_carried(reading, turn, ("closed_question",)))
        elif role is Role.HIM:
            if not _marks(reading, turn) and (asked or not _is_bare(reading, turn)):
                break
            run.append(turn)
    return run


def _rupture(reading: Reading, cause: Annotation, run: list[Turn]) -> Rupture:
    marks = [annotation for turn in run for annotation in _marks(reading, turn)]
    confronting = any(annotation.code in CONFRONTING for annotation in marks)
    evidence = []
    for turn in run:
        here = dict.fromkeys(a.span for a in marks if a.span.turn == turn.index)
        evidence += list(here) or [whole(turn)]
    repair, attempts = _mending(reading, run)
    return Rupture(
        Kind.CONFRONTATION if confronting else Kind.WITHDRAWAL,
        Move(cause.code, cause.span),
        tuple(evidence),
        repair,
        attempts,
    )


def _mending(reading: Reading, run: list[Turn]) -> tuple[Repair | None, tuple[Move, ...]]:
    """Try each move towards a repair in order; the first that he returns after mends it."""
    failed: list[Move] = []
    longest = max(count_words(turn.text) for turn in run)
    for turn in _reachable(reading, run):
        tried = _carried(reading, turn, REPAIRING)
        if not tried:
            continue
        best = min(tried, key=lambda annotation: REPAIRING.index(annotation.code))
        move = Move(best.code, best.span)
        back = _return(reading, turn, max(longest, MINIMAL_WORDS))
        if back is not None:
            return Repair(move, back), tuple(failed)
        failed.append(move)
    return None, tuple(failed)


def _reachable(reading: Reading, run: list[Turn]) -> list[Turn]:
    """Give the helper turns that may mend a rupture, up to the next that costs trust itself."""
    helper = reading.conversation.turns_of(Role.HELPER)
    within = [turn for turn in helper if run[0].index < turn.index < run[-1].index]
    after = []
    for turn in [turn for turn in helper if turn.index > run[-1].index][:REACH]:
        after.append(turn)
        if _carried(reading, turn, COSTING):
            break
    return within + after


def _return(reading: Reading, move: Turn, longest: int) -> Span | None:
    his = [t for t in reading.conversation.turns_of(Role.HIM) if t.index > move.index]
    for turn in his[:RETURN_TURNS]:
        marks = {annotation.code for annotation in _marks(reading, turn)}
        back = _carried(reading, turn, RETURNING)
        if back and marks <= {"intensity"}:
            return back[0].span
        if not marks and count_words(turn.text) > longest:
            return whole(turn)
    return None
