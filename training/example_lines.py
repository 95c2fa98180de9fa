"""Some of our own lines with their vectors, to show beside what the shipped model reads.

python -m training.example_lines
"""

from __future__ import annotations

import hashlib
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from earned.annotation.examples import SCALE
from earned.annotation.model import open_model
from training.check_lines import LINES, load
from training.data import SEED
from training.next_lines import SHIPPED

MOST = 60
"""Lines of one code; both files together have to stay under 2 MB."""
Row = dict[str, Any]


def write_example_lines(folder: Path, *, lines: Path = LINES) -> None:
    """Write `examples.jsonl` and `examples.npz` into the model's folder.

    Args:
        folder: of the weights, with their configuration and heads; they make the vectors.
        lines: the folder of our own lines, one file a code.
    """
    rows = list(example_rows(lines))
    raw = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode("utf-8")
    vectors = open_model(folder).embed([row["text"] for row in rows])
    (folder / "examples.jsonl").write_bytes(raw)
    np.savez(
        folder / "examples.npz",
        vectors=np.rint(vectors * SCALE).astype(np.int8),
        digest=np.array(hashlib.sha256(raw).hexdigest()),
    )


def example_rows(lines: Path = LINES) -> Iterator[Row]:
    """Give some positives of each code's own file, code by code."""
    for path in sorted(lines.glob("*.jsonl")):
        rows: list[Row] = load(path)
        code = path.stem
        for row in spread([row for row in rows if code in row["codes"]], seed=code):
            yield {
                "code": code,
                "voice": row["voice"],
                "said_before": row["context"][-1].partition(": ")[2],
                "text": row["text"],
            }


def spread(rows: Sequence[Row], *, seed: str, most: int = MOST) -> list[Row]:
    """Choose rows so that no voice has a next one while another has none.

    Args:
        rows: with a `voice` each.
        seed: goes with the seed of all training, so that codes do not hang on one another.
        most: how many to choose.
    """
    shuffled = random.Random(f"{SEED}:{seed}").sample(list(rows), len(rows))
    heard: Counter[str] = Counter()
    turns = []
    for row in shuffled:
        turns.append(heard[row["voice"]])
        heard[row["voice"]] += 1
    order = sorted(range(len(shuffled)), key=turns.__getitem__)
    return [shuffled[place] for place in order[:most]]


if __name__ == "__main__":
    write_example_lines(SHIPPED)
