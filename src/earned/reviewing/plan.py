"""The next talk: what to do if he blocks, what to ask, what to say openly, what to leave out."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

from earned.annotation.reading import Reading
from earned.codes import COSTING
from earned.measures.doors import Door, Outcome
from earned.measures.questions import INTERROGATION, closed_run
from earned.reviewing.finding import Plan, TryNext
from earned.reviewing.next_line import Wanted
from earned.reviewing.words import PlanWords, plan_words

SENTENCES = 2
QUESTIONS = 2
CANDIDATES = 6


def question_wants(doors: Sequence[Door]) -> tuple[Wanted, ...]:
    """Ask for a question to each of the last doors that were not met, the latest first."""
    unmet = [d for d in doors if d.outcome is not Outcome.MET and d.cue != "risk"]
    chosen: list[Door] = []
    for door in sorted(unmet or doors, key=lambda d: -d.turn):
        if door.turn not in {one.turn for one in chosen}:
            chosen.append(door)
    return tuple(Wanted(d.span, d.cue, question=True) for d in chosen[:CANDIDATES])


def make_plan(
    reading: Reading,
    doors: Sequence[Door],
    questions: Sequence[TryNext | None],
    *,
    audience: str | None,
    seed: int,
) -> Plan:
    """Put the plan together.

    Args:
        reading: the talk.
        doors: what he opened.
        questions: the lines found for `question_wants`.
        audience: who the helper is to him, or `None`.
        seed: with the talk's id it chooses the minute to settle.
    """
    codes = {a.code for a in reading.applied(*COSTING)}
    if len(closed_run(reading)) >= INTERROGATION:
        codes.add("closed_question")
    cues = {door.cue for door in doors if door.outcome is not Outcome.MET}
    settle = _settles(codes, cues, audience)
    place = (zlib.crc32(reading.conversation.id.encode()) + seed) % len(settle)
    return Plan(
        if_he_blocks=_fitting(plan_words("blocks"), codes, cues, audience),
        questions=tuple(line for line in questions if line)[:QUESTIONS],
        be_open_about=_fitting(plan_words("open"), codes, cues, audience),
        leave_out=_fitting(plan_words("leave"), codes, cues, audience),
        settle=settle[place].text,
    )


def _settles(codes: set[str], cues: set[str], audience: str | None) -> list[PlanWords]:
    open_to = [w for w in plan_words("settle") if not w.audience or audience in w.audience]
    return [
        w for w in open_to if codes & set(w.codes) or cues & set(w.cues) or not (w.codes or w.cues)
    ]


def _fitting(
    words: Sequence[PlanWords], codes: set[str], cues: set[str], audience: str | None
) -> tuple[str, ...]:
    open_to = [w for w in words if not w.audience or audience in w.audience]
    ranked = sorted(
        open_to,
        key=lambda w: (-2 * len(codes & set(w.codes)) - len(cues & set(w.cues)), open_to.index(w)),
    )
    called = [w for w in ranked if codes & set(w.codes) or cues & set(w.cues)]
    always = [w for w in open_to if not w.codes and not w.cues]
    return tuple(w.text for w in (*called, *always)[:SENTENCES])
