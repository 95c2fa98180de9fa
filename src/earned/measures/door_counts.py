"""How many doors he opened, and what became of them, in all and by cue."""

from __future__ import annotations

from earned.annotation.reading import Reading
from earned.codes import CODES, DOORS
from earned.conversation import Span
from earned.measures.doors import Door, Outcome, find_doors
from earned.measures.measure import Measure
from earned.measures.tokens import whole

_MEANING = {
    Outcome.MET: "your next words took it up.",
    Outcome.PASSED: "your next words neither took it up nor shut it, or the talk ended there.",
    Outcome.SHUT: "your next words made it harder for him to go on.",
}
_TRAP = {
    Outcome.MET: "Coming back to it later is worth as much, and is not counted.",
    Outcome.PASSED: "Staying quiet with him can be an answer too, and words do not show it.",
    Outcome.SHUT: "Whether he felt it so, only he knows.",
}
_OPENED = (
    "Times he let something be seen: a feeling, a doubt, a dodge, a dig at himself. A man may open "
    "little because he is well, or because it is not safe to."
)
_NONE = "None was found, and some may have been missed."


def count_doors(reading: Reading) -> tuple[Measure, ...]:
    """Count the doors: opened, met, passed by and shut, in all and for every cue.

    A door is a cue of his; the helper's next turn decides what becomes of it (`find_doors`).
    Evidence is his words, each followed by the helper's words that met or shut them, or by the
    helper's whole turn where it passed by.
    """
    doors = find_doors(reading)
    measures = [*_counts(reading, doors, "", _OPENED), _met_share(reading, doors)]
    for cue in DOORS:
        of_cue = tuple(door for door in doors if door.cue == cue)
        measures.extend(_counts(reading, of_cue, f"_{cue}", f"Turns where he {CODES[cue].title}."))
    return tuple(measures)


def _counts(
    reading: Reading, doors: tuple[Door, ...], suffix: str, what: str
) -> tuple[Measure, ...]:
    opened = Measure(
        f"doors_opened{suffix}",
        float(len(doors)),
        "count",
        tuple(door.span for door in doors),
        what if doors else f"{what} {_NONE}",
    )
    return (opened, *(_outcome(reading, doors, outcome, suffix) for outcome in Outcome))


def _outcome(reading: Reading, doors: tuple[Door, ...], outcome: Outcome, suffix: str) -> Measure:
    chosen = [door for door in doors if door.outcome is outcome]
    evidence = tuple(span for door in chosen for span in (door.span, *_answer(reading, door)))
    note = f"{len(chosen)} of {len(doors)}: {_MEANING[outcome]}"
    if not suffix:
        note = f"{note} {_TRAP[outcome]}"
    if not doors:
        note = _NONE
    return Measure(f"doors_{outcome}{suffix}", float(len(chosen)), "count", evidence, note)


def _answer(reading: Reading, door: Door) -> tuple[Span, ...]:
    if door.answer or door.answer_turn is None:
        return door.answer
    return (whole(reading.conversation.turns[door.answer_turn]),)


def _met_share(reading: Reading, doors: tuple[Door, ...]) -> Measure:
    name = "doors_met_share"
    if not doors:
        note = "Not known: nothing that he opened was found."
        return Measure(name, None, "share", note=note)
    met = [door for door in doors if door.outcome is Outcome.MET]
    evidence = tuple(span for door in met for span in (door.span, *_answer(reading, door)))
    note = (
        f"{len(met)} of {len(doors)}. It is no mark for the talk: with so few, one more or less "
        "changes much, and the program is sometimes wrong."
    )
    return Measure(name, len(met) / len(doors), "share", evidence, note)
