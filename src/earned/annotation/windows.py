"""Lay turns out for the encoder: tokens in windows, each token belonging to one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from earned.annotation.sentences import split_sentences

WINDOW = 96
"""Tokens of one window; a longer turn is read in several windows, cut between sentences."""


@dataclass(frozen=True, slots=True)
class Window:
    """One input of the encoder.

    Attributes:
        ids: token ids, with the tokenizer's start and end tokens.
        sentence: for every token the sentence it belongs to, -1 for start and end tokens.
    """

    ids: tuple[int, ...]
    sentence: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A text ready for the encoder.

    Attributes:
        sentences: (start, end) of every sentence, in characters of the text.
        windows: its inputs, in order.
    """

    sentences: tuple[tuple[int, int], ...]
    windows: tuple[Window, ...]


def lay_out(
    texts: Sequence[str], tokenizer: Tokenizer, *, ends: tuple[str, str] = ("[CLS]", "[SEP]")
) -> list[LaidOut]:
    """Cut texts into sentences and tokens.

    Args:
        texts: whole turns.
        tokenizer: one without truncation or padding.
        ends: its tokens that open and close a window.
    """
    sentences = [split_sentences(text) for text in texts]
    flat = [
        text[a:b].lower() for text, spans in zip(texts, sentences, strict=True) for a, b in spans
    ]
    encoded = iter(tokenizer.encode_batch_fast(flat, add_special_tokens=False))
    first, last = (tokenizer.token_to_id(name) or 0 for name in ends)
    return [
        LaidOut(spans, _windows([next(encoded).ids[: WINDOW - 2] for _ in spans], first, last))
        for spans in sentences
    ]


def _windows(sentences: list[list[int]], first: int, last: int) -> tuple[Window, ...]:
    windows: list[Window] = []
    ids: list[int] = []
    owner: list[int] = []
    for place, tokens in enumerate(sentences):
        if ids and len(ids) + len(tokens) > WINDOW - 2:
            windows.append(_close(ids, owner, first, last))
            ids, owner = [], []
        ids += tokens
        owner += [place] * len(tokens)
    if ids:
        windows.append(_close(ids, owner, first, last))
    return tuple(windows)


def _close(ids: list[int], owner: list[int], first: int, last: int) -> Window:
    return Window((first, *ids, last), (-1, *owner, -1))


def batch(windows: Sequence[Window]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pad windows to one length: (ids, mask), both of shape (windows, tokens)."""
    width = max(len(window.ids) for window in windows)
    ids = np.zeros((len(windows), width), np.int64)
    mask = np.zeros((len(windows), width), np.int64)
    for row, window in enumerate(windows):
        ids[row, : len(window.ids)] = window.ids
        mask[row, : len(window.ids)] = 1
    return ids, mask
