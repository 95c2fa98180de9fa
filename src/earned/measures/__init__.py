"""Measures: pure functions of a reading, each figure with its evidence or the reason why not."""

from __future__ import annotations

from collections.abc import Callable

from earned.annotation.reading import Reading
from earned.measures.door_counts import count_doors
from earned.measures.measure import Measure
from earned.measures.questions import measure_questions
from earned.measures.rates import measure_rates
from earned.measures.rupture_counts import measure_ruptures
from earned.measures.style import measure_style
from earned.measures.talk import measure_talk
from earned.measures.words import measure_words

MEASURES: dict[str, Callable[[Reading, int], tuple[Measure, ...]]] = {
    "talk": lambda reading, _: measure_talk(reading),
    "questions": lambda reading, _: measure_questions(reading),
    "rates": lambda reading, _: measure_rates(reading),
    "style": lambda reading, seed: measure_style(reading, seed=seed),
    "words": lambda reading, seed: measure_words(reading, seed=seed),
    "doors": lambda reading, _: count_doors(reading),
    "ruptures": lambda reading, _: measure_ruptures(reading),
}


def measure(reading: Reading, *, seed: int = 0) -> tuple[Measure, ...]:
    """Take every measure of a talk, in the order of `MEASURES`.

    Args:
        reading: the talk with its codes.
        seed: decides the shuffled versions that some figures are compared with.
    """
    return tuple(found for group in MEASURES.values() for found in group(reading, seed))
