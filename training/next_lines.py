"""Vectors of the situations that our lines to try next time are for, made by the shipped model.

python -m training.next_lines
"""

from __future__ import annotations

import hashlib
import tomllib
from importlib import resources
from pathlib import Path

import numpy as np

from earned.annotation.encoder import Encoder

SHIPPED = Path(__file__).parents[1] / "src" / "earned" / "models" / "reading"


def write_line_vectors(folder: Path) -> None:
    """Write `next_lines.npz` into the model's folder: one unit vector per `when`, and a digest."""
    raw = resources.files("earned").joinpath("reviewing", "next_lines.toml").read_bytes()
    whens = [when for line in tomllib.loads(raw.decode())["line"] for when in line["when"]]
    _, vectors = Encoder(folder / "model.onnx", folder / "tokenizer.json").encode(whens)
    means = np.stack([found.mean(0) for found in vectors])
    unit = means / np.linalg.norm(means, axis=1, keepdims=True)
    np.savez(
        folder / "next_lines.npz",
        vectors=unit.astype(np.float16),
        digest=np.array(hashlib.sha256(raw).hexdigest()),
    )


if __name__ == "__main__":
    write_line_vectors(SHIPPED)
