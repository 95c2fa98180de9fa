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
    right = sorted(round(100 * measured[code]["precision"]) for code in used)
    noticed = sorted(round(100 * measured[code]["recall"]) for code in used)
    return (
        "On turns it had never seen, what this page rests on was right between "
        f"{right[0]} and {right[-1]} times out of 100, depending on the kind of remark, and it "
        f"noticed between {noticed[0]} and {noticed[-1]} of 100 such moments.",
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
