"""Schemes whose data may not train what ships: fine-tuned for, measured, and thrown away."""

from __future__ import annotations

from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from earned.evaluation.classes import macro_over
from earned.evaluation.table import Cell, Table, with_interval

SCHEMES = (
    ("ESConv valid, 8 strategies of a given message", "esconv", 0, 0.50, 0.52),
    ("EPITOME dev, emotional reactions, 3 levels", "epitome", 0, 0.77, 0.77),
    ("EPITOME dev, interpretations, 3 levels", "epitome", 1, 0.70, 0.68),
    ("EPITOME dev, explorations, 3 levels", "epitome", 2, 0.73, 0.75),
)
"""Scheme, its data, its column there, the best published macro-F1, and what was aimed at."""


def load_research() -> dict[str, NDArray[Any]] | None:
    """Read labels and answers, kept by `training/research.py`; `None` before it was run."""
    path = resources.files("earned").joinpath("models", "reading", "research.npz")
    if not path.is_file():
        return None
    with resources.as_file(path) as file, np.load(file, allow_pickle=False) as arrays:
        return {name: arrays[name] for name in arrays.files}


def research_table(arrays: dict[str, NDArray[Any]], *, seed: int) -> Table:
    """Measure macro-F1 of each scheme, over the classes that occur."""
    rows: list[tuple[Cell, ...]] = []
    for name, data, column, best, aim in SCHEMES:
        if f"{data}_truth" not in arrays:
            continue
        truth, said = arrays[f"{data}_truth"][:, column], arrays[f"{data}_said"][:, column]
        at = np.flatnonzero(truth >= 0)
        groups = arrays[f"{data}_group"][at]
        figure = with_interval(macro_over(truth[at], said[at]), groups, seed=seed)
        rows.append((name, len(at), *figure, best, aim))
    return Table(
        "Research mode: other schemes",
        ("scheme", "turns", "macro-F1", "low", "high", "best published", "aimed at"),
        tuple(rows),
        "The shipped encoder was fine-tuned once more: for ESConv on its training chats, for "
        "EPITOME on four fifths of its posts by seeker in turn. Those weights do not ship: the "
        "licences of the data do not allow it.",
    )
