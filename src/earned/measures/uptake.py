"""His own words in the helper's mouth: which were taken up, and how many chance would give."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from earned.annotation.reading import Reading
from earned.conversation import Conversation, Role, Span
from earned.measures.lexicon import is_content
from earned.measures.shuffling import permutations
from earned.measures.tokens import stem, words

WITHIN = 2


@dataclass(frozen=True, slots=True)
class Uptake:
    """A word of his that the helper took up.

    Attributes:
        word: the word as he said it, in lower case.
        his: his word, where he last says it before the helper does.
        helper: the helper's word.
    """

    word: str
    his: Span
    helper: Span


@dataclass(frozen=True, slots=True)
class _Said:
    """A content word: its stem, its own shape, where, and how many helper turns came before."""

    stem: str
    text: str
    span: Span
    slot: int


def find_uptakes(reading: Reading) -> tuple[Uptake, ...]:
    """Find his own content words that the helper takes up, in the order of the helper's turns.

    A word is his own if he says it before the helper does. It is taken up if the helper first
    says it within `WITHIN` helper turns after a turn of his that has it.
    """
    his, helper = _said(reading.conversation)
    first: dict[str, _Said] = {}
    for said in helper:
        first.setdefault(said.stem, said)
    found: dict[str, Uptake] = {}
    for said in his:
        theirs = first.get(said.stem)
        if theirs is not None and said.slot <= theirs.slot < said.slot + WITHIN:
            found[said.stem] = Uptake(said.text, said.span, theirs.span)
    return tuple(sorted(found.values(), key=lambda uptake: uptake.helper))


def count_uptakes(
    conversation: Conversation, *, shuffles: int, seed: int
) -> tuple[tuple[int, int], NDArray[np.float64]]:
    """Count his own words and those taken up, and the share taken up in shuffled versions.

    The shuffled versions put the helper's turns in another order and leave his where they are.

    Returns:
        (taken up, his own) as the talk was, and one share a shuffled version (not a number where
        no word of his is his own). Words after the helper's last turn cannot be taken up and are
        left out.
    """
    his, helper = _said(conversation)
    turns = len(conversation.turns_of(Role.HELPER))
    his = [said for said in his if said.slot < turns]
    if not his:
        return (0, 0), np.full(shuffles, np.nan)
    rng = np.random.default_rng(seed)
    places = np.vstack([np.arange(turns), permutations(turns, shuffles=shuffles, rng=rng)])
    taken, own = _count(his, helper, places)
    shares = np.divide(taken, own, out=np.full(shuffles + 1, np.nan), where=own > 0)
    return (int(taken[0]), int(own[0])), shares[1:]


def _said(conversation: Conversation) -> tuple[list[_Said], list[_Said]]:
    sides: dict[Role, list[_Said]] = {Role.HIM: [], Role.HELPER: []}
    slot = 0
    for turn in conversation.turns:
        role = conversation.role(turn.index)
        if role not in sides:
            continue
        for word in words(turn.text):
            if is_content(word.text):
                sides[role].append(_Said(stem(word.text), word.text, word.span(turn.index), slot))
        slot += role is Role.HELPER
    return sides[Role.HIM], sides[Role.HELPER]


def _count(
    his: Sequence[_Said], helper: Sequence[_Said], places: NDArray[np.intp]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Count words taken up and words of his own, one of each a row of `places`."""
    vocabulary = {word: place for place, word in enumerate(dict.fromkeys(s.stem for s in his))}
    uses = sorted({(vocabulary[said.stem], said.slot) for said in his})
    word, slot = np.array(uses).T
    first = _first_places(vocabulary, helper, places)[:, word]
    starts = np.flatnonzero(np.diff(word, prepend=-1))
    own = np.logical_or.reduceat(first >= slot, starts, axis=1)
    within = (first >= slot) & (first < slot + WITHIN) & (first < places.shape[1])
    taken = np.logical_or.reduceat(within, starts, axis=1)
    return taken.sum(axis=1), own.sum(axis=1)


def _first_places(
    vocabulary: dict[str, int], helper: Sequence[_Said], places: NDArray[np.intp]
) -> NDArray[np.intp]:
    """Give where in each version the helper first says each word; past the end where never."""
    first = np.full((len(places), len(vocabulary)), places.shape[1], dtype=np.intp)
    uses = sorted({(vocabulary[s.stem], s.slot) for s in helper if s.stem in vocabulary})
    if uses:
        word, slot = np.array(uses).T
        starts = np.flatnonzero(np.diff(word, prepend=-1))
        first[:, word[starts]] = np.minimum.reduceat(places[:, slot], starts, axis=1)
    return first
