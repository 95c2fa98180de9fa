"""A review as JSON: everything it says, with the offsets of every quote."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence

from earned.annotation.reading import Annotation
from earned.conversation import Conversation, Span
from earned.measures.doors import Door
from earned.measures.measure import Measure
from earned.measures.ruptures import Move, Rupture
from earned.reviewing.finding import Finding, Review, SafetyNote, Strategy, TryNext

SCHEMA = "earned.review/1"
Json = dict[str, object]


def render_json(reviews: Sequence[Review]) -> str:
    """Write one review as an object, several as an array of them."""
    value: object = [review_json(review) for review in reviews]
    if len(reviews) == 1:
        value = review_json(reviews[0])
    return json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def review_json(review: Review) -> Json:
    """Give a review as plain values; every offset counts characters of the turn's text."""
    talk = review.conversation
    alliance = review.alliance
    return {
        "schema": SCHEMA,
        "conversation": _conversation(talk),
        "model": review.reading.model,
        "annotations": [_annotation(talk, found) for found in review.reading.annotations],
        "doors": [_door(talk, door) for door in review.doors],
        "ruptures": [_rupture(talk, rupture) for rupture in review.ruptures],
        "measures": [_measure(talk, measure) for measure in review.measures],
        "strategies": [_strategy(talk, strategy) for strategy in review.strategies],
        "failures": [_strategy(talk, failure) for failure in review.failures],
        "safety": [_safety(talk, note) for note in review.safety],
        "next_time": _plan(review),
        "limits": list(review.limits),
        "first_screen": _findings(talk, review.first_screen),
        "try_first": _try(talk, review.try_first),
        "alliance": {
            "bond": _findings(talk, alliance.bond),
            "goals": _findings(talk, alliance.goals),
            "collaboration": _findings(talk, alliance.collaboration),
        },
        "strengths": _findings(talk, review.strengths),
        "home_ground": _findings(talk, review.home_ground),
        "language": _findings(talk, review.language),
    }


def _conversation(talk: Conversation) -> Json:
    turns = [
        {
            "index": turn.index,
            "speaker": turn.speaker,
            "role": talk.role(turn.index).value,
            "start": turn.start,
            "end": turn.end,
            "text": turn.text,
        }
        for turn in talk.turns
    ]
    return {"id": talk.id, "source": talk.source, "turns": turns}


def _quote(talk: Conversation, span: Span) -> Json:
    return {"turn": span.turn, "start": span.start, "end": span.end, "quote": talk.quote(span)}


def _quotes(talk: Conversation, spans: Iterable[Span]) -> list[Json]:
    return [_quote(talk, span) for span in spans]


def _annotation(talk: Conversation, annotation: Annotation) -> Json:
    return {
        "turn": annotation.span.turn,
        "code": annotation.code,
        "probability": annotation.probability,
        "state": annotation.state.value,
        "start": annotation.span.start,
        "end": annotation.span.end,
        "quote": talk.quote(annotation.span),
    }


def _door(talk: Conversation, door: Door) -> Json:
    return {
        **_quote(talk, door.span),
        "cue": door.cue,
        "outcome": door.outcome.value,
        "answer_turn": door.answer_turn,
        "by": list(door.by),
        "answer": _quotes(talk, door.answer),
    }


def _rupture(talk: Conversation, rupture: Rupture) -> Json:
    repair = rupture.repair
    mended = repair and {"move": _move(talk, repair.move), "back": _quote(talk, repair.back)}
    return {
        "turn": rupture.cause.span.turn,
        "kind": rupture.kind.value,
        "cause": _move(talk, rupture.cause),
        "evidence": _quotes(talk, rupture.evidence),
        "repair": mended,
        "attempts": [_move(talk, move) for move in rupture.attempts],
    }


def _move(talk: Conversation, move: Move) -> Json:
    return {"code": move.code, **_quote(talk, move.span)}


def _measure(talk: Conversation, measure: Measure) -> Json:
    known = measure.value is not None and math.isfinite(measure.value)
    return {
        "name": measure.name,
        "value": measure.value if known else None,
        "unit": measure.unit,
        "note": measure.note,
        "evidence": _quotes(talk, measure.evidence),
    }


def _findings(talk: Conversation, findings: Iterable[Finding]) -> list[Json]:
    """Give each finding as its claim, the first words it stands on, and all of them."""
    return [
        {
            "claim": finding.claim,
            **_quote(talk, finding.evidence[0]),
            "evidence": _quotes(talk, finding.evidence),
        }
        for finding in findings
    ]


def _try(talk: Conversation, line: TryNext | None) -> Json | None:
    if line is None:
        return None
    return {"say": line.say, "code": line.code, "answers": _quote(talk, line.answers)}


def _strategy(talk: Conversation, strategy: Strategy) -> Json:
    return {
        "id": strategy.id,
        "title": strategy.title,
        "why": strategy.why,
        "done": _findings(talk, strategy.done),
        "missed": _findings(talk, strategy.missed),
        "try_next": _try(talk, strategy.try_next),
    }


def _safety(talk: Conversation, note: SafetyNote) -> Json:
    return {
        "level": note.level,
        "title": note.title,
        "lead": note.lead,
        "steps": list(note.steps),
        "ask": list(note.ask),
        "contacts": list(note.contacts),
        "evidence": _quotes(talk, note.evidence),
    }


def _plan(review: Review) -> Json:
    plan = review.plan
    return {
        "if_he_blocks": list(plan.if_he_blocks),
        "questions": [_try(review.conversation, line) for line in plan.questions],
        "be_open_about": list(plan.be_open_about),
        "leave_out": list(plan.leave_out),
        "settle": plan.settle,
    }
