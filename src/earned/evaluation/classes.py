"""AnnoMI's classes: the helper's main behaviour and his talk type."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from earned.evaluation.records import Records, folds
from earned.evaluation.table import (
    Cell,
    Rows,
    Statistic,
    Table,
    f1_of,
    rounded,
    single,
    with_interval,
)

SIDES = (("helper", "helper's main behaviour, 4 classes"), ("him", "his talk, 3 classes"))
BAG = "bag of words"
HELPER_CLASSES = 4


def classes_table(records: Records, *, seed: int) -> Table:
    """Measure AnnoMI's main behaviour and client talk type: macro-F1 over the classes."""
    rows: list[tuple[Cell, ...]] = []
    pairs = records["expert_pairs"]
    bagged = "bag_said" in records
    for place, (side, name) in enumerate(SIDES):
        at = class_rows(records, side)
        truth, said = records["mi"][at], records["said"][at]
        groups = records["group"][at]
        bag = records["bag_said"][at] if bagged else None
        figure = class_mean(records, side, seed=seed)
        whole = rounded(macro_over(truth, bag)(np.arange(len(at)))) if bag is not None else None
        rows.append((name, len(at), *figure, whole, round(float(pairs[place]), 3)))
        for one in np.unique(truth):
            figure = with_interval(single(truth == one, said == one), groups, seed=seed)
            bag_f1 = rounded(f1_of(truth == one, bag == one)) if bag is not None else None
            rows.append(
                (f"  {records.classes[one]}", int((truth == one).sum()), *figure, bag_f1, None)
            )
    return Table(
        f"AnnoMI, the training transcripts, {folds(records)} by source video",
        ("what", "turns", "F1", "low", "high", BAG, "one expert against another"),
        tuple(rows),
        "Macro-F1 on the first line of each part. Where several experts coded a turn, the "
        "majority counts. The bag of words (word and letter n-grams, logistic regression) was "
        "trained on the same turns. The last column is the mean over pairs of the ten experts.",
    )


def confusion_table(records: Records) -> Table:
    """Count what was taken for what, class by class."""
    rows: list[tuple[Cell, ...]] = []
    names = records.classes
    for side, _ in SIDES:
        at = class_rows(records, side)
        truth, said = records["mi"][at], records["said"][at]
        for one in np.unique(truth):
            counts = [int(((truth == one) & (said == other)).sum()) for other in range(len(names))]
            rows.append(
                (names[one], *(n if _is_of(side, o) else None for o, n in enumerate(counts)))
            )
    return Table(
        "What is taken for what",
        ("experts say", *(f"read as {name}" for name in names)),
        tuple(rows),
        "Turns of AnnoMI that the model that read them never saw.",
    )


def class_mean(records: Records, side: str, *, seed: int) -> tuple[Cell, Cell, Cell]:
    """Give macro-F1 over the classes of one side, with its interval."""
    at = class_rows(records, side)
    truth, said = records["mi"][at], records["said"][at]
    return with_interval(macro_over(truth, said), records["group"][at], seed=seed)


def class_rows(records: Records, side: str) -> Rows:
    """Give the rows of one side whose class experts named."""
    return np.flatnonzero((records["mi"] >= 0) & (records["side"] == side) & (records["fold"] >= 0))


def _is_of(side: str, place: int) -> bool:
    """Say whether the class at a place is one of this side's."""
    return (place < HELPER_CLASSES) == (side == "helper")


def macro_over(truth: NDArray[Any], said: NDArray[Any]) -> Statistic:
    """Give macro-F1 over the classes that occur, as a statistic over rows."""
    names = np.unique(truth)

    def statistic(rows: Rows) -> float | None:
        found = [f1_of(truth[rows] == name, said[rows] == name) for name in names]
        known = [value for value in found if value is not None]
        return float(np.mean(known)) if known else None

    return statistic
