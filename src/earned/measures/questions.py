"""What the helper asked, and how that stands to what the helper gave back."""

from __future__ import annotations

from itertools import groupby

from earned.annotation.reading import Annotation, Reading
from earned.codes import EARNING, HELPER_CODES
from earned.conversation import Role, Span
from earned.measures.measure import Measure

INTERROGATION = 3
_OPEN = (
    "They cannot be answered with a yes, a no or a fact. “Can you tell me more?” counts as "
    "one of them."
)
_CLOSED = (
    "They can be answered with a yes, a no or a fact. Many are kind and needed: “Are you safe "
    "tonight?” is one."
)
_NONE = "Not known: no question of yours was found."


def measure_questions(reading: Reading) -> tuple[Measure, ...]:
    """Measure the helper's questions and reflections, counted by coded sentence.

    Both `reflection` and `conjecture` count as reflections, and `conjecture` alone as a complex
    one, since our codebook does not split them. What the notes say that counsellors aim for are
    the thresholds of the Motivational Interviewing Treatment Integrity code, MITI 4.2.1, made for
    trained coders and 20 minutes of a session: reflections to questions 1:1 fair and 2:1 good,
    complex reflections 40 % fair and 50 % good. Coders agree only so-so on which are complex
    (Fleiss' kappa .50 in AnnoMI).
    """
    opened = _spans(reading, "open_question")
    closed = _spans(reading, "closed_question")
    return (
        _count("open_questions", opened, _OPEN),
        _count("closed_questions", closed, _CLOSED),
        _open_share(opened, closed),
        _reflections_to_questions(reading, opened, closed),
        _complex_share(reading),
        _longest_closed_run(reading),
    )


def _helper_annotations(reading: Reading, *codes: str) -> list[Annotation]:
    conversation = reading.conversation
    return [
        annotation
        for annotation in reading.applied(*codes)
        if conversation.role(annotation.span.turn) is Role.HELPER
    ]


def _spans(reading: Reading, *codes: str) -> tuple[Span, ...]:
    return tuple(sorted({a.span for a in _helper_annotations(reading, *codes)}))


def _count(name: str, spans: tuple[Span, ...], meaning: str) -> Measure:
    note = meaning if spans else f"{meaning} None was found."
    return Measure(name, float(len(spans)), "count", spans, note)


def _open_share(opened: tuple[Span, ...], closed: tuple[Span, ...]) -> Measure:
    total = len(set(opened) | set(closed))
    if not total:
        return Measure("open_question_share", None, "share", note=_NONE)
    note = (
        f"Open ones: {len(opened)}, out of {total}. With few questions, one more or less changes "
        "much."
    )
    evidence = tuple(sorted({*opened, *closed}))
    return Measure("open_question_share", len(opened) / total, "share", evidence, note)


def _reflections_to_questions(
    reading: Reading, opened: tuple[Span, ...], closed: tuple[Span, ...]
) -> Measure:
    name = "reflections_to_questions"
    reflections = _spans(reading, "reflection", "conjecture")
    asked = len(set(opened) | set(closed))
    if not asked:
        return Measure(name, None, "ratio", reflections, _NONE)
    note = (
        f"Times you gave back what he said, or guessed at more: {len(reflections)}. Questions: "
        f"{asked}. Counsellors in training aim for one to each question, better two; a talk at "
        "home has no such goal. Getting him wrong counts here like getting him right."
    )
    evidence = tuple(sorted({*reflections, *opened, *closed}))
    return Measure(name, len(reflections) / asked, "ratio", evidence, note)


def _complex_share(reading: Reading) -> Measure:
    name = "complex_reflection_share"
    deep = _spans(reading, "conjecture")
    either = _spans(reading, "reflection", "conjecture")
    if not either:
        note = "Not known: no place was found where you gave back what he said."
        return Measure(name, None, "share", note=note)
    note = (
        f"In {len(deep)} of {len(either)} you guessed at something he had not said. Counsellors "
        "in training aim for two in five, better half. Even people who are trained to tell these "
        "apart often disagree."
    )
    return Measure(name, len(deep) / len(either), "share", either, note)


def closed_run(reading: Reading) -> tuple[Span, ...]:
    """Find the most closed questions in a row.

    A sentence of the helper's that carries any code that earns trust ends a row; a sentence
    without a code, such as "okay", does not.
    """
    runs: list[list[Span]] = [[]]
    ordered = sorted(_helper_annotations(reading, *HELPER_CODES), key=lambda a: a.span)
    for span, group in groupby(ordered, key=lambda a: a.span):
        codes = {annotation.code for annotation in group}
        if codes & set(EARNING):
            runs.append([])
        elif "closed_question" in codes:
            runs[-1].append(span)
    longest: list[Span] = max(runs, key=len)
    return tuple(longest)


def _longest_closed_run(reading: Reading) -> Measure:
    longest = closed_run(reading)
    note = (
        "With nothing between them that can earn trust. "
        f"{INTERROGATION} or more can feel like an interrogation; at a doctor's they may be what "
        "he came for."
    )
    name = "longest_closed_question_run"
    if not longest:
        note = "None was found outside of words that can earn trust."
    return Measure(name, float(len(longest)), "count", longest, note)
