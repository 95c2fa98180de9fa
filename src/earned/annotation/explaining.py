"""What the reading may have learned a code from: the lines of ours that are most like a quote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from earned.annotation.examples import ExampleLine, Examples, shipped_examples
from earned.annotation.model import ReadingModel
from earned.annotation.reading import Annotation, Reading


@dataclass(frozen=True, slots=True)
class Explanation:
    """A line of ours that carries the same code as an annotation and is like its words.

    Attributes:
        annotation: what is explained.
        line: the line of ours.
        similarity: cosine of the two vectors, -1 to 1.
    """

    annotation: Annotation
    line: ExampleLine
    similarity: float


def explain(
    reading: Reading, model: ReadingModel, *, k: int = 1, examples: Examples | None = None
) -> tuple[Explanation, ...]:
    """Find for every annotation the lines of the same code that are most like its words.

    Likeness helps to see what the reading learned from; it proves nothing.

    Args:
        reading: whose annotations, applied and unsure; any model may have read it.
        model: the one that made the lines' vectors: the default model, `best`.
        k: how many lines an annotation gets, the likest first; fewer where there are fewer.
        examples: lines to choose from; those that come with the package otherwise.
    """
    if not reading.annotations:
        return ()
    known = examples or shipped_examples()
    places = _places(known.lines)
    quotes = model.embed([reading.quote(annotation) for annotation in reading.annotations])
    found = []
    for annotation, vector in zip(reading.annotations, quotes, strict=True):
        here = places.get(annotation.code, [])
        likeness = known.vectors[here] @ vector
        found += [
            Explanation(annotation, known.lines[here[at]], float(likeness[at]))
            for at in np.argsort(-likeness, kind="stable")[:k]
        ]
    return tuple(found)


def _places(lines: Sequence[ExampleLine]) -> dict[str, list[int]]:
    """Give the places of every code's lines."""
    found: dict[str, list[int]] = {}
    for place, line in enumerate(lines):
        found.setdefault(line.code, []).append(place)
    return found
