"""A table of figures, and how a figure gets its interval."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from earned.agreement import bootstrap_interval

DRAWS = 400
Cell = str | float | int | None
Rows = NDArray[np.intp]
Statistic = Callable[[Rows], float | None]


@dataclass(frozen=True, slots=True)
class Table:
    """One table of figures.

    Attributes:
        title: what was measured on what.
        columns: names of the columns.
        rows: cells in the columns' order.
        note: how it was computed, and how it misleads.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All tables of one model."""

    model: str
    tables: tuple[Table, ...]


def f1_of(truth: NDArray[np.bool_], said: NDArray[np.bool_]) -> float | None:
    """Give F1 of one label, `None` where it is neither true nor said."""
    either = int(truth.sum()) + int(said.sum())
    return 2 * int((truth & said).sum()) / either if either else None


def with_interval(
    statistic: Statistic, groups: NDArray[Any], *, seed: int
) -> tuple[Cell, Cell, Cell]:
    """Give a figure and its 95 % interval over resampled conversations, rounded."""
    value = statistic(np.arange(len(groups)))
    interval = bootstrap_interval(statistic, groups.tolist(), seed=seed, n=DRAWS)
    ends = (interval.low, interval.high) if interval else (None, None)
    low, high = (None if end is None else round(end, 3) for end in ends)
    return (None if value is None else round(value, 3)), low, high


def precision_recall(truth: NDArray[np.bool_], said: NDArray[np.bool_]) -> tuple[Cell, Cell]:
    """Give both, rounded; `None` where nothing was said, or nothing is true."""
    hits = int((truth & said).sum())
    precision = hits / int(said.sum()) if said.any() else None
    recall = hits / int(truth.sum()) if truth.any() else None
    return rounded(precision), rounded(recall)


def mean(values: list[float | None]) -> float | None:
    """Give the mean of what is defined."""
    known = [value for value in values if value is not None]
    return float(np.mean(known)) if known else None


def rounded(value: float | None) -> float | None:
    """Round to three places."""
    return None if value is None else round(value, 3)


def single(truth: NDArray[np.bool_], said: NDArray[np.bool_]) -> Statistic:
    """Give F1 of one label as a statistic over rows."""
    return lambda rows: f1_of(truth[rows], said[rows])
