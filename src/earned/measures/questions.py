"""What the helper asked, and how that stands to what the helper gave back."""

from __future__ import annotations

from itertools import groupby

from earned.annotation.reading import Annotation, Reading
from earned.codes import EARNING, HELPER_CODES
from earned.conversation import Role, Span
from earned.measures.measure import Measure

INTERROGATION = 3
_BASIS = "MITI 4.2.1 calls {fair} fair and {good} good, for trained coders over 20 minutes."
_SPLIT = (
    "Our codebook does not split reflections: `conjecture` is taken as complex and `reflection` "
    "as simple."
)


def measure_questions(reading: Reading) -> tuple[Measure, ...]:
    """Measure the helper's questions and reflections, counted by coded sentence.

    Thresholds are those of the Motivational Interviewing Treatment Integrity code, MITI 4.2.1:
    reflections to questions 1:1 fair and 2:1 good, complex reflections 40 % fair and 50 % good.
    """
    opened = _spans(reading, "open_question")
    closed = _spans(reading, "closed_question")
    return (
        _count("open_questions", opened, "Questions that a yes, a no or a fact cannot answer."),
        _count("closed_questions", closed, "Questions that a yes, a no or a fact can answer."),
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
        note = "Undefined: no question of the helper was found."
        return Measure("open_question_share", None, "share", note=note)
    note = f"{len(opened)} open questions out of {total} open and closed ones."
    evidence = tuple(sorted({*opened, *closed}))
    return Measure("open_question_share", len(opened) / total, "share", evidence, note)


def _reflections_to_questions(
    reading: Reading, opened: tuple[Span, ...], closed: tuple[Span, ...]
) -> Measure:
    name = "reflections_to_questions"
    reflections = _spans(reading, "reflection", "conjecture")
    asked = len(set(opened) | set(closed))
    if not asked:
        note = f"Undefined: no question was found beside {len(reflections)} reflections."
        return Measure(name, None, "ratio", reflections, note)
    basis = _BASIS.format(fair="1:1", good="2:1")
    note = f"{len(reflections)} reflections and guesses to {asked} questions. {basis}"
    evidence = tuple(sorted({*reflections, *opened, *closed}))
    return Measure(name, len(reflections) / asked, "ratio", evidence, note)


def _complex_share(reading: Reading) -> Measure:
    name = "complex_reflection_share"
    deep = _spans(reading, "conjecture")
    either = _spans(reading, "reflection", "conjecture")
    if not either:
        return Measure(name, None, "share", note=f"Undefined: no reflection was found. {_SPLIT}")
    basis = _BASIS.format(fair="40 %", good="50 %")
    note = f"{len(deep)} of {len(either)} reflections add a meaning. {_SPLIT} {basis}"
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
        "Closed questions with no open question, reflection or other earning words between. "
        f"{INTERROGATION} or more can feel like an interrogation."
    )
    name = "longest_closed_question_run"
    if not longest:
        note = f"No closed question was found outside of words that earn trust. {note}"
    return Measure(name, float(len(longest)), "count", longest, note)
