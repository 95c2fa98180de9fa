"""The arithmetic of language style matching, over whole arrays of turns at once.

LSM is that of Gonzales, Hancock & Pennebaker (2010), rLSM that of Müller-Frommeyer et al.
(2019). Arrays may have further axes in front, one entry a shuffled version of the talk.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

_EPSILON = 0.0001


def percents(counts: Ints | Floats) -> Floats:
    """Turn counts (the categories, then all words, along the last axis) into percent of words."""
    return 100 * counts[..., :-1] / np.maximum(counts[..., -1:], 1)


def closeness(first: Floats, second: Floats) -> Floats:
    """Give 1 − |p₁ − p₂| / (p₁ + p₂ + 0.0001), for every category."""
    return 1 - np.abs(first - second) / (first + second + _EPSILON)


def lsm(counts: Ints, helper: Bools) -> Floats:
    """Give LSM: the mean closeness of the two people's percents over the whole talk.

    Args:
        counts: turns × (categories and all words).
        helper: … × turns, true where the turn is the helper's.
    """
    ours = helper.astype(np.float64) @ counts
    theirs = counts.sum(axis=0) - ours
    return np.asarray(closeness(percents(ours), percents(theirs)).mean(axis=-1))


def rlsm(turn_percents: Floats, helper: Bools, follows: Bools) -> Floats:
    """Give reciprocal LSM; not a number where no category is answered by both.

    A pair whose earlier turn lacks the category is missing; one whose answer lacks it is almost
    0. The answers of each person are averaged by category, then the two people (a category that
    either lacks is dropped), then the categories.

    Args:
        turn_percents: … × turns × categories.
        helper: turns, true where the turn is the helper's.
        follows: turns, true where the turn answers the one before it.
    """
    answers = np.flatnonzero(follows)
    earlier = turn_percents[..., answers - 1, :]
    scores = closeness(earlier, turn_percents[..., answers, :])
    known = earlier > 0
    side = helper[answers]
    people = [_mean(scores, known & chosen[:, None], axis=-2) for chosen in (side, ~side)]
    pair = (people[0] + people[1]) / 2
    return _mean(np.nan_to_num(pair), ~np.isnan(pair), axis=-1)


def _mean(values: Floats, known: Bools, *, axis: int) -> Floats:
    number = known.sum(axis=axis)
    total = np.where(known, values, 0.0).sum(axis=axis)
    return np.where(number > 0, total / np.maximum(number, 1), np.nan)
