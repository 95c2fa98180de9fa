"""Run the shipped encoder: turns in, one vector a sentence out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from earned.annotation.windows import LaidOut, Window, batch, lay_out

Vectors = NDArray[np.float32]
Progress = Callable[[int, int], None]
TOKENS_A_BATCH = 1024
"""Padded tokens of one run; the longest windows go first, so a run is sized by its longest."""


class Encoder:
    """A sentence encoder on the CPU.

    Args:
        model: path of the ONNX file (token ids and mask in, token states out).
        tokenizer: path of the tokenizer's JSON file.
        threads: processor threads to use; 0 lets the runtime choose.
    """

    def __init__(self, model: Path, tokenizer: Path, *, threads: int = 0) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(
            str(model), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()

    def encode(
        self, texts: Sequence[str], *, progress: Progress | None = None
    ) -> tuple[list[LaidOut], list[Vectors]]:
        """Encode turns.

        Args:
            texts: whole turns.
            progress: called with (windows done, windows in all).

        Returns:
            How each turn was cut, and per turn its sentence vectors, (sentences, width).
        """
        laid = lay_out(texts, self._tokenizer)
        windows = [(turn, window) for turn, one in enumerate(laid) for window in one.windows]
        order = sorted(range(len(windows)), key=lambda place: -len(windows[place][1].ids))
        found: dict[tuple[int, int], Vectors] = {}
        at = 0
        while at < len(order):
            size = max(1, TOKENS_A_BATCH // len(windows[order[at]][1].ids))
            chosen = [windows[place] for place in order[at : at + size]]
            for (turn, window), states in zip(
                chosen, self._states([window for _, window in chosen]), strict=True
            ):
                found |= _pool(turn, window, states)
            at += size
            if progress:
                progress(min(at, len(order)), len(order))
        return laid, [
            np.stack([found[turn, place] for place in range(len(one.sentences))])
            if one.sentences
            else np.zeros((0, self.width), np.float32)
            for turn, one in enumerate(laid)
        ]

    def count_pieces(self, text: str) -> int:
        """Count the word pieces that a text is cut into."""
        return len(self._tokenizer.encode(text.lower(), add_special_tokens=False).ids)

    @property
    def width(self) -> int:
        """Length of one vector."""
        return int(self._session.get_outputs()[0].shape[-1])

    def _states(self, windows: Sequence[Window]) -> Vectors:
        ids, mask = batch(windows)
        states: Vectors = self._session.run(None, {"input_ids": ids, "attention_mask": mask})[0]
        return states


def _pool(turn: int, window: Window, states: Vectors) -> dict[tuple[int, int], Vectors]:
    owner = window.sentence
    end = len(owner) - 1
    starts = [place for place in range(1, end) if owner[place] != owner[place - 1]]
    sums = np.add.reduceat(states[:end], starts, axis=0)
    counts = np.diff([*starts, end]).astype(np.float32)
    return {
        (turn, owner[start]): total / count
        for start, total, count in zip(starts, sums, counts, strict=True)
    }
