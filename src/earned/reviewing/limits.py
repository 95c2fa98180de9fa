"""What a review cannot know, said at its end."""

from __future__ import annotations

from collections.abc import Mapping

from earned.annotation.reading import Reading
from earned.codes import CODES
from earned.conversation import Role
from earned.reviewing.words import safety_words

SHORT = 12
RARE = 10
"""A code with fewer held-out positives than this has no figure worth printing."""


def limits(reading: Reading, measured: Mapping[str, Mapping[str, float]]) -> tuple[str, ...]:
    """Give the limits of one review.

    Args:
        reading: the talk.
        measured: code → `precision`, `recall`, `support` on held-out turns.
    """
    words = safety_words()["limits"]
    fixed = tuple(text for name, text in words.items() if name != "title")
    return (*fixed, *_accuracy(reading, measured), *_length(reading))


def _accuracy(reading: Reading, measured: Mapping[str, Mapping[str, float]]) -> tuple[str, ...]:
    used = [
        c for c in CODES if reading.applied(c) and measured.get(c, {}).get("support", 0) >= RARE
    ]
    if not used:
        return ()
    parts = [
        f"{CODES[code].title} {round(100 * measured[code]['precision'])} and "
        f"{round(100 * measured[code]['recall'])}"
        for code in used
    ]
    return (
        "How often the program was right, on turns that it had never seen: out of 100 times that "
        "it said so it was right the first number of times, and out of 100 times that it was so it "
        "noticed the second number of times. " + "; ".join(parts) + ".",
    )


def _length(reading: Reading) -> tuple[str, ...]:
    turns = [
        t
        for t in reading.conversation.turns
        if reading.conversation.role(t.index) is not Role.OTHER
    ]
    if len(turns) >= SHORT:
        return ()
    return (
        f"This talk is short ({len(turns)} turns). One turn more or less could change the picture.",
    )
