"""The plain way: the base MiniLM, exported to int8, encoding whole turns."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

BATCH = 32
MOST_TOKENS = 256


def export_base(folder: Path) -> None:
    """Write the untouched base model as `model.onnx` (int8) with its `tokenizer.json`."""
    from training.export import export  # needs the training extra
    from training.net import ReadingNet
    from training.trunks import MiniLM

    export(ReadingNet(MiniLM()).eval(), folder)


class PlainMiniLM:
    """A sentence encoder as it is commonly run: batches of 32, sorted by length, mean pooling."""

    def __init__(self, folder: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(MOST_TOKENS)
        self._tokenizer.enable_padding()

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give one vector a text."""
        order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        found = np.zeros((len(texts), 384), np.float32)
        for start in range(0, len(order), BATCH):
            places = order[start : start + BATCH]
            encoded = self._tokenizer.encode_batch([texts[place] for place in places])
            ids = np.array([one.ids for one in encoded], np.int64)
            mask = np.array([one.attention_mask for one in encoded], np.int64)
            (states,) = self._session.run(None, {"input_ids": ids, "attention_mask": mask})
            weights = mask[:, :, None].astype(np.float32)
            found[places] = (states * weights).sum(1) / weights.sum(1)
        return found
