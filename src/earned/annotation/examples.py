"""Lines of our own that carry a code, each with its vector; they come with the weights."""

from __future__ import annotations

import hashlib
import json
import zipfile
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from earned.errors import UnreadableFile

Vectors = NDArray[np.float32]
SCALE = 127
"""What a unit vector was multiplied with before it was rounded to bytes."""


@dataclass(frozen=True, slots=True)
class ExampleLine:
    """A line that we wrote ourselves for a code.

    Attributes:
        code: the code it carries.
        voice: who says it, in two or three words.
        before: what the other side said before it.
        text: the line.
    """

    code: str
    voice: str
    before: str
    text: str


@dataclass(frozen=True, eq=False)
class Examples:
    """Example lines with one vector of length 1 a line, (lines, width)."""

    lines: tuple[ExampleLine, ...]
    vectors: Vectors


def load_examples(folder: Path) -> Examples:
    """Load `examples.jsonl` and `examples.npz` from a model's folder.

    Raises:
        UnreadableFile: one of them is missing or damaged, or they were not made together.
    """
    try:
        raw = (folder / "examples.jsonl").read_bytes()
        # numpy leaves a damaged file open when it is given a path.
        with (folder / "examples.npz").open("rb") as file:
            arrays = np.load(file, allow_pickle=False)
            vectors, digest = arrays["vectors"], str(arrays["digest"])
    except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile):
        raise UnreadableFile(_broken("cannot be read")) from None
    if digest != hashlib.sha256(raw).hexdigest():
        raise UnreadableFile(_broken("do not fit their vectors"))
    # Rounding to bytes bends the lengths a little.
    moved = vectors.astype(np.float32)
    unit: Vectors = moved / np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-9)
    return Examples(tuple(map(_line, raw.splitlines())), unit)


@cache
def shipped_examples() -> Examples:
    """Load the example lines that come with the package, once."""
    place = resources.files("earned").joinpath("models", "reading")
    with resources.as_file(place) as folder:
        return load_examples(folder)


def _line(raw: bytes) -> ExampleLine:
    row = json.loads(raw)
    return ExampleLine(row["code"], row["voice"], row["said_before"], row["text"])


def _broken(how: str) -> str:
    return f"The example lines that come with the package {how}; install earned again."
