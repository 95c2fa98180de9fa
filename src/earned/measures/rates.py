"""How often each code was found, per 100 turns of the one it is said of."""

from __future__ import annotations

from earned.annotation.reading import Reading, State
from earned.codes import HELPER_CODES, HIS_CODES
from earned.conversation import Role
from earned.measures.measure import Measure


def measure_rates(reading: Reading) -> tuple[Measure, ...]:
    """Measure each code's rate: turns that carry it, per 100 turns of that side.

    The helper's codes go by the helper's turns and his codes by his. A turn counts once for a
    code, however many of its sentences carry it; every such sentence is evidence.
    """
    helper = _side(reading, HELPER_CODES, Role.HELPER, "helper turns", "yours")
    his = _side(reading, HIS_CODES, Role.HIM, "of his turns", "his")
    return (*helper, *his)


def _side(
    reading: Reading, codes: tuple[str, ...], role: Role, side: str, whose: str
) -> tuple[Measure, ...]:
    turns = frozenset(turn.index for turn in reading.conversation.turns_of(role))
    unit = f"per 100 {side}"
    return tuple(_rate(reading, code, turns, unit=unit, whose=whose) for code in codes)


def _rate(reading: Reading, code: str, turns: frozenset[int], *, unit: str, whose: str) -> Measure:
    name = f"rate_{code}"
    if not turns:
        return Measure(name, None, unit, note=f"Not known: no turn is known to be {whose}.")
    here = [a for a in reading.annotations if a.code == code and a.span.turn in turns]
    evidence = tuple(a.span for a in here if a.state is State.APPLIED)
    unsure = len(here) - len(evidence)
    carrying = len({span.turn for span in evidence})
    note = f"In {carrying} of {len(turns)} turns."
    if unsure:
        note += f" Places left out because the program was not sure: {unsure}."
    return Measure(name, 100 * carrying / len(turns), unit, evidence, note)
