"""Language style matching, shown only against shuffled versions of the same talk."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

import numpy as np

from earned.annotation.reading import Reading
from earned.conversation import Conversation, Role
from earned.measures.lexicon import CATEGORIES, categories
from earned.measures.matching import Bools, Floats, Ints, lsm, percents, rlsm
from earned.measures.measure import Measure
from earned.measures.shuffling import SHUFFLES, permutations, stand
from earned.measures.tokens import words

_PLACE = {name: place for place, name in enumerate(CATEGORIES)}
_LSM_TRAP = (
    "Small words are the likes of “the”, “not” and “we”, counted over the whole talk. This does "
    "not tell good talks from poor ones: a low figure only says that each of you has a way of "
    "talking of your own."
)
_RLSM_TRAP = (
    "Counted from each answer and the turn before it. It goes mostly by how long the turns are, "
    "not by how close the two of you are."
)


@dataclass(frozen=True, slots=True)
class Runs:
    """What the two said in turn, a run of one side as one turn, wordless turns left out.

    Attributes:
        counts: runs × (words in each category, then all words).
        helper: true where the run is the helper's.
        follows: true where the run answers the one before, with nobody else between.
    """

    counts: Ints
    helper: Bools
    follows: Bools


def measure_style(reading: Reading, *, seed: int) -> tuple[Measure, ...]:
    """Measure LSM and rLSM, each with its place among shuffled versions of the talk.

    LSM does not depend on the order of turns, so its baseline deals the same turns out to the
    two at random, as many to each as they had. The baseline of rLSM keeps who speaks when and
    puts each one's turns in another order. `*_above_shuffled` is the share of `SHUFFLES`
    versions that the talk stands above. LSM does not tell good talks from poor ones: over the
    sessions of AnnoMI the difference is next to nothing (d = .03).
    """
    runs = find_runs(reading.conversation)
    if runs.helper.all() or not runs.helper.any():
        why = "Not known: it takes words of both of you."
        return (*_undefined("lsm", why), *_undefined("rlsm", why))
    rng = np.random.default_rng(seed)
    orders = permutations(len(runs.helper), shuffles=SHUFFLES, rng=rng)
    dealt = lsm(runs.counts, runs.helper[orders])
    matched = float(lsm(runs.counts, runs.helper))
    return (
        *_measures("lsm", matched, dealt, _LSM_TRAP),
        *_measures("rlsm", *_reciprocal(runs, rng), _RLSM_TRAP),
    )


def find_runs(conversation: Conversation) -> Runs:
    """Merge neighbouring turns of one side and count their small words."""
    spoken = [(conversation.role(t.index), count_categories(t.text)) for t in conversation.turns]
    merged = [
        (role, np.sum([counts for _, counts in group], axis=0))
        for role, group in groupby(
            ((role, counts) for role, counts in spoken if counts[-1]), key=lambda pair: pair[0]
        )
    ]
    two = [place for place, (role, _) in enumerate(merged) if role is not Role.OTHER]
    known = set(two)
    empty = np.zeros((0, len(CATEGORIES) + 1), dtype=np.int64)
    return Runs(
        np.stack([merged[place][1] for place in two]) if two else empty,
        np.array([merged[place][0] is Role.HELPER for place in two], dtype=np.bool_),
        np.array([place - 1 in known for place in two], dtype=np.bool_),
    )


def count_categories(text: str) -> Ints:
    """Count a text's words in each of the nine categories, and all its words last."""
    counts = [0] * (len(CATEGORIES) + 1)
    for word in words(text):
        counts[-1] += 1
        for name in categories(word.text):
            counts[_PLACE[name]] += 1
    return np.array(counts, dtype=np.int64)


def _reciprocal(runs: Runs, rng: np.random.Generator) -> tuple[float, Floats]:
    order = np.tile(np.arange(len(runs.helper)), (SHUFFLES, 1))
    for side in (np.flatnonzero(runs.helper), np.flatnonzero(~runs.helper)):
        order[:, side] = side[permutations(len(side), shuffles=SHUFFLES, rng=rng)]
    shares = percents(runs.counts)
    value = float(rlsm(shares, runs.helper, runs.follows))
    return value, rlsm(shares[order], runs.helper, runs.follows)


def _measures(name: str, value: float, shuffled: Floats, trap: str) -> tuple[Measure, ...]:
    if np.isnan(value):
        why = "Not known: there are too few answers to compare."
        return _undefined(name, why)
    standing = stand(value, shuffled)
    note = f"{trap} {standing.words}"
    return (
        Measure(name, value, "0 to 1", note=note),
        Measure(f"{name}_above_shuffled", standing.above, "share", note=note),
    )


def _undefined(name: str, why: str) -> tuple[Measure, ...]:
    return (
        Measure(name, None, "0 to 1", note=why),
        Measure(f"{name}_above_shuffled", None, "share", note=why),
    )
