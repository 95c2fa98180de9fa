"""What the heads see of a sentence: itself, its turn, and the turns before it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
SENTENCE_FACTS = 5
TURN_FACTS = 5


@dataclass(frozen=True, slots=True)
class TurnVectors:
    """One turn and the two turns that it answers.

    Attributes:
        turn: its index in the conversation.
        text: the turn.
        spans: (start, end) of its sentences.
        vectors: (sentences, width).
        previous: (width,), mean of the other side's last turn; zeros if there is none.
        before: (width,), mean of the speaker's own last turn; zeros if there is none.
        previous_text: the other side's last turn.
    """

    turn: int
    text: str
    spans: Sequence[tuple[int, int]]
    vectors: Vectors
    previous: Vectors
    before: Vectors
    previous_text: str


def sentence_features(turn: TurnVectors) -> Vectors:
    """Give (sentences, 4 × width + facts): sentence, turn, previous, before, facts."""
    count = len(turn.vectors)
    mean = turn.vectors.mean(0)
    shared = np.concatenate([mean, turn.previous, turn.before])
    whole, before = _size(turn.text), _size(turn.previous_text)
    facts = np.array(
        [
            [
                _size(turn.text[start:end]) if count > 1 else whole,
                whole,
                before,
                place / count,
                "?" in turn.text[start:end],
            ]
            for place, (start, end) in enumerate(turn.spans)
        ],
        np.float32,
    )
    return np.concatenate([turn.vectors, np.tile(shared, (count, 1)), facts], 1, dtype=np.float32)


def turn_features(turn: TurnVectors) -> Vectors:
    """Give (4 × width + facts,): mean and maximum over the sentences, previous, before, facts."""
    facts = [
        _size(turn.text),
        _size(turn.previous_text),
        math.log1p(len(turn.spans)),
        float("?" in turn.text),
        float(turn.text.rstrip().endswith("?")),
    ]
    parts = [turn.vectors.mean(0), turn.vectors.max(0), turn.previous, turn.before, facts]
    return np.concatenate(parts).astype(np.float32)


def _size(text: str) -> float:
    return math.log1p(len(text.split())) / 3
