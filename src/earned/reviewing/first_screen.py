"""The first screen: a handful of findings that matter most, the good ones first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from earned.annotation.reading import Reading
from earned.measures.doors import Door, Outcome
from earned.measures.ruptures import Rupture
from earned.reviewing.finding import Finding, TryNext
from earned.reviewing.moments import answer_words, door_claim

WEIGHT: Mapping[str, float] = {
    "risk": 3.0,
    "disclosure": 2.0,
    "backlash_fear": 2.0,
    "self_criticism": 1.8,
    "intensity": 1.8,
    "not_knowing": 1.6,
    "body_pain": 1.5,
    "mistrust": 1.5,
    "action_expression": 1.4,
    "deflect": 1.2,
    "correct": 1.0,
    "sustain_talk": 0.8,
    "change_talk": 0.8,
}
"""How much a cue weighs when the moments to show first are chosen: what cost him more to say
comes first. A judgement of ours, not a measured figure."""

FIRST = 1.2
"""Cues that weigh less are left for the pages below the first screen."""


def first_findings(
    reading: Reading, doors: Sequence[Door], ruptures: Sequence[Rupture]
) -> tuple[Finding, ...]:
    """Give up to four findings: what was met, a strain, what was shut, what was passed by."""
    found: list[Finding] = []
    for outcome in (Outcome.MET, Outcome.SHUT, Outcome.PASSED):
        weighty = [d for d in doors if d.outcome is outcome and WEIGHT[d.cue] >= FIRST]
        door = heaviest(reading, weighty)
        if door:
            evidence = (door.span, *answer_words(reading, door))
            found.append(Finding(door_claim(door), evidence))
    strain = next((r for r in ruptures if r.repair is None), None) or next(iter(ruptures), None)
    if strain:
        found.insert(1, _strain(strain))
    return tuple(found)


def first_line(
    reading: Reading, doors: Sequence[Door], lines: Sequence[TryNext | None]
) -> TryNext | None:
    """Give the line to try that answers what cost him most to open."""
    found = {line.answers: line for line in reversed(lines) if line}
    door = heaviest(reading, [door for door in doors if door.span in found])
    return found[door.span] if door else None


def heaviest(reading: Reading, doors: Sequence[Door]) -> Door | None:
    """Give the door that cost him most to open, as far as its cue and certainty say."""

    def weight(door: Door) -> float:
        chance = reading.turns[door.turn].probabilities.get(door.cue, 0.0)
        return WEIGHT[door.cue] * chance

    return max(doors, key=lambda door: (weight(door), -door.turn), default=None)


def _strain(rupture: Rupture) -> Finding:
    if rupture.repair:
        claim = "Something came between you here, and you found the way back to him."
        evidence = [rupture.cause.span, rupture.evidence[0], rupture.repair.move.span]
    else:
        claim = "Something came between you here, and it was left there."
        evidence = [rupture.cause.span, rupture.evidence[0]]
    return Finding(claim, tuple(dict.fromkeys(evidence)))
