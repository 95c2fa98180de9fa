"""Texts laid out for a trunk, with what its frozen half makes of them computed once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from earned.annotation.features import (
    SENTENCE_FACTS,
    TURN_FACTS,
    TurnVectors,
    sentence_features,
    turn_features,
)
from earned.annotation.windows import batch, lay_out
from training.net import Inputs, ReadingNet
from training.samples import Sample
from training.trunks import Trunk

CONTEXT_WORDS = 60
ROWS = 64


def clipped(text: str) -> str:
    """Give the last words of a turn before; the rest would cost more than it tells."""
    return " ".join(text.split()[-CONTEXT_WORDS:])


def texts_of(samples: Iterable[Sample]) -> list[str]:
    """Give every text that reading some samples needs."""
    return [text for s in samples for text in (s.text, clipped(s.previous), clipped(s.before))]


class Texts:
    """Texts laid out, with the frozen half's states kept for every window."""

    def __init__(self, trunk: Trunk, texts: Iterable[str]) -> None:
        unique = sorted(set(texts))
        tokenizer = Tokenizer.from_file(str(trunk.tokenizer))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self._width = trunk.state_width
        self._dtype = torch.bfloat16
        self.laid = dict(zip(unique, lay_out(unique, tokenizer, ends=trunk.ends), strict=True))
        self._states: dict[tuple[str, int], Tensor] = {}
        at = [(text, w) for text, laid in self.laid.items() for w in range(len(laid.windows))]
        at.sort(key=lambda place: len(self.laid[place[0]].windows[place[1]].ids))
        trunk.eval()
        for start in range(0, len(at), ROWS):
            self._run_frozen(trunk, at[start : start + ROWS])

    def _run_frozen(self, trunk: Trunk, at: Sequence[tuple[str, int]]) -> None:
        windows = [self.laid[text].windows[w] for text, w in at]
        ids, mask = map(torch.from_numpy, batch(windows))
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            states = trunk.lower(ids, mask)
        self._dtype = torch.bfloat16 if states.is_floating_point() else states.dtype
        states = states.to(self._dtype)
        for row, place in enumerate(at):
            self._states[place] = states[row, : len(windows[row].ids)].clone()

    def size(self, text: str) -> int:
        """Give the tokens of a text's longest window."""
        return max((len(window.ids) for window in self.laid[text].windows), default=0)

    def inputs(self, texts: Sequence[str]) -> Inputs:
        """Lay a batch out for the trained half."""
        rows = [(n, t, w) for n, t in enumerate(texts) for w in range(len(self.laid[t].windows))]
        width = max((len(self.laid[t].windows[w].ids) for _, t, w in rows), default=1)
        counts = [len(self.laid[t].sentences) for t in texts]
        first = np.cumsum([0, *counts])
        states = torch.zeros(max(1, len(rows)), width, self._width, dtype=self._dtype)
        mask = torch.zeros(max(1, len(rows)), width)
        pool = np.zeros((int(first[-1]), max(1, len(rows)) * width), np.float32)
        for row, (turn, text, w) in enumerate(rows):
            window = self.laid[text].windows[w]
            states[row, : len(window.ids)] = self._states[text, w]
            mask[row, : len(window.ids)] = 1
            for place, sentence in enumerate(window.sentence):
                if sentence >= 0:
                    pool[first[turn] + sentence, row * width + place] = 1
        pool /= np.maximum(pool.sum(1, keepdims=True), 1)
        owner = torch.from_numpy(np.repeat(np.arange(len(texts)), counts))
        return Inputs(states, mask, torch.from_numpy(pool), owner, len(texts))

    def facts(self, samples: Sequence[Sample]) -> tuple[Tensor, Tensor]:
        """Give the plain facts of a batch: of its sentences, and of its turns."""
        known = [self._facts(sample) for sample in samples]
        return (
            torch.from_numpy(np.concatenate([sentences for sentences, _ in known])),
            torch.from_numpy(np.stack([turn for _, turn in known])),
        )

    def _facts(self, sample: Sample) -> tuple[np.ndarray, np.ndarray]:
        spans = self.laid[sample.text].sentences
        turn = TurnVectors(
            turn=0,
            text=sample.text,
            spans=spans,
            vectors=np.zeros((len(spans), 1), np.float32),
            previous=np.zeros(1, np.float32),
            before=np.zeros(1, np.float32),
            previous_text=sample.previous,
        )
        return sentence_features(turn)[:, -SENTENCE_FACTS:], turn_features(turn)[-TURN_FACTS:]


class Contexts:
    """Means of the turns before, as the network saw them when this was made."""

    def __init__(self, net: ReadingNet, texts: Texts, samples: Iterable[Sample]) -> None:
        wanted = {clipped(t) for s in samples for t in (s.previous, s.before)}
        order = sorted(wanted, key=lambda text: (texts.size(text), text))
        training = net.training
        net.eval()
        self._means: dict[str, Tensor] = {}
        with torch.no_grad():
            for start in range(0, len(order), ROWS):
                part = order[start : start + ROWS]
                self._means |= dict(zip(part, net.turn_means(texts.inputs(part)), strict=True))
        net.train(training)

    def of(self, samples: Sequence[Sample]) -> Tensor:
        """Give (samples, 2 × width): previous and own earlier turn."""
        return torch.stack(
            [
                torch.cat([self._means[clipped(s.previous)], self._means[clipped(s.before)]])
                for s in samples
            ]
        )
