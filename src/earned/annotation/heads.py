"""The small layers on top of the encoder, in plain numpy."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]


@dataclass(frozen=True)
class Heads:
    """Weights of both heads; every matrix is (inputs, outputs).

    Attributes:
        codes_in: sentence features → hidden.
        codes_in_bias: (hidden,).
        codes_out: hidden → codes.
        codes_skip: sentence vector → codes.
        codes_bias: (codes,).
        mi_in: turn features → hidden.
        mi_in_bias: (hidden,).
        mi_out: hidden → classes, the helper's first.
        mi_bias: (classes,).
    """

    codes_in: Array
    codes_in_bias: Array
    codes_out: Array
    codes_skip: Array
    codes_bias: Array
    mi_in: Array
    mi_in_bias: Array
    mi_out: Array
    mi_bias: Array

    def code_logits(self, features: Array) -> Array:
        """Give (sentences, codes) from sentence features."""
        hidden = _gelu(features @ self.codes_in + self.codes_in_bias)
        vectors = features[:, : len(self.codes_skip)]
        logits: Array = hidden @ self.codes_out + vectors @ self.codes_skip + self.codes_bias
        return logits

    def mi_logits(self, features: Array) -> Array:
        """Give (turns, classes) from turn features."""
        hidden = _gelu(features @ self.mi_in + self.mi_in_bias)
        logits: Array = hidden @ self.mi_out + self.mi_bias
        return logits


def load_heads(path: Path) -> Heads:
    """Read heads from an `.npz` file of plain arrays."""
    with np.load(path, allow_pickle=False) as file:
        return Heads(**{name: file[name].astype(np.float32) for name in file.files})


def _gelu(x: Array) -> Array:
    inner = x * x
    inner *= np.float32(0.044715)
    inner += 1
    inner *= x
    inner *= np.float32(np.sqrt(2 / np.pi))
    active: Array = np.tanh(inner, out=inner)
    active += 1
    active *= x
    active *= np.float32(0.5)
    return active
