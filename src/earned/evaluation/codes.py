"""Our codes: on real turns coded twice, on lines written apart, and where findings rest on them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from earned.agreement import expected_calibration_error
from earned.codes import CODES
from earned.evaluation.classes import BAG
from earned.evaluation.records import SHOWN, Records, folds
from earned.evaluation.table import (
    Cell,
    Rows,
    Statistic,
    Table,
    f1_of,
    mean,
    precision_recall,
    rounded,
    single,
    with_interval,
)

SOURCES = (
    "Most are from AnnoMI's transcripts; about 240 are single sentences of OffMyChest and of "
    "advice forums. Most of the last 583 were chosen so that rare codes occur."
)
LINES_NOTE = (
    "Written and coded by the language model that wrote the training lines, in sessions that saw "
    "none of them; nothing was trained or chosen on these, and they were read by the weights that "
    "ship. Its habits are still shared, so lines by people will do worse. About one "
    "in three is written to look like a code that it is not."
)
ENOUGH, FEW = 10, 5
"""A code needs this many positives to count in a mean over codes: on real turns, on lines."""


def real_table(records: Records, *, seed: int) -> Table:
    """Measure our codes on real turns that were coded twice, beside one coding against another."""
    at = coded_twice(records)
    side, groups = records["side"][at], records["group"][at]
    rows: list[tuple[Cell, ...]] = [real_mean(records, seed=seed)]
    for place, code in enumerate(records.codes):
        mine = np.flatnonzero(side == CODES[code].side)
        one, two = (records[name][at[mine], place] == 1 for name in ("first", "second"))
        if not (one | two).any():
            continue
        said = records.applied[at[mine], place]
        both = (np.concatenate([one, two]), np.concatenate([said, said]))
        figure = with_interval(single(*both), np.tile(groups[mine], 2), seed=seed)
        bag = _bag(records, at[mine], place)
        words = f1_of(both[0], np.tile(bag, 2)) if bag is not None else None
        positives = int((one | two).sum())
        rivals = (rounded(words), rounded(f1_of(one, two)))
        rows.append((code, positives, *precision_recall(*both), *figure, *rivals))
    return Table(
        f"Real turns coded twice by a language model, {len(at)} turns, {folds(records)} by source",
        (
            "code",
            "positives",
            "precision",
            "recall",
            "F1",
            "low",
            "high",
            BAG,
            "one coding against the other",
        ),
        tuple(rows),
        f"The mean takes codes with at least {ENOUGH} positives. The model is held against each "
        "coding in turn. Both codings were made by one language model in sessions that did not "
        "see each other, with no person coding, so they agree more than two people would: the last "
        "column is a ceiling for this coding, not a measure of human agreement. The bag of words "
        f"was trained on the same turns, and on our lines and talks. {SOURCES}",
    )


def real_mean(records: Records, *, seed: int) -> tuple[Cell, ...]:
    """Give the first row of `real_table`: the mean over codes that are common enough."""
    at = coded_twice(records)
    first, second = records["first"][at] == 1, records["second"][at] == 1
    side = records["side"][at]
    mine = {place: side == CODES[code].side for place, code in enumerate(records.codes)}
    counted = [p for p in mine if int((first | second)[mine[p], p].sum()) >= ENOUGH]
    said = records.applied[at]
    macro = with_interval(
        _macro_codes(first, second, said, counted), records["group"][at], seed=seed
    )
    top = mean([f1_of(first[:, place], second[:, place]) for place in counted])
    words = None
    if "bag_codes" in records:
        bag = records["bag_codes"][at] == 1
        words = _macro_codes(first, second, bag, counted)(np.arange(len(at)))
    name = f"mean of {len(counted)} codes"
    return (name, len(at), None, None, *macro, rounded(words), rounded(top))


def coded_twice(records: Records) -> Rows:
    """Give the rows of turns that have two codings."""
    return np.flatnonzero(records["first"][:, 0] >= 0)


def _bag(records: Records, rows: Rows, place: int) -> NDArray[np.bool_] | None:
    if "bag_codes" not in records:
        return None
    found: NDArray[np.bool_] = records["bag_codes"][rows, place] == 1
    return found


def _macro_codes(
    first: NDArray[np.bool_], second: NDArray[np.bool_], said: NDArray[np.bool_], places: list[int]
) -> Statistic:
    def statistic(rows: Rows) -> float | None:
        return mean(
            [
                f1_of(
                    np.concatenate([first[rows, place], second[rows, place]]),
                    np.concatenate([said[rows, place], said[rows, place]]),
                )
                for place in places
            ]
        )

    return statistic


def lines_table(records: Records, source: str, title: str, note: str, *, seed: int) -> Table:
    """Measure our codes on written lines, where every code is labelled once."""
    at = records.rows(source)
    truth, said, groups = records["labels"][at] == 1, records.applied[at], records["group"][at]
    side = records["side"][at]
    rows: list[tuple[Cell, ...]] = [lines_mean(records, source, seed=seed)]
    for place, code in enumerate(records.codes):
        mine = np.flatnonzero(side == CODES[code].side)
        real, model = truth[mine, place], said[mine, place]
        figure = with_interval(single(real, model), groups[mine], seed=seed)
        rows.append((code, int(real.sum()), *precision_recall(real, model), *figure))
    columns = ("code", "positives", "precision", "recall", "F1", "low", "high")
    return Table(f"{title}, {len(at)} turns", columns, tuple(rows), note)


def lines_mean(records: Records, source: str, *, seed: int) -> tuple[Cell, ...]:
    """Give the first row of `lines_table`: the mean over codes with a few positives."""
    at = records.rows(source)
    truth, said = records["labels"][at] == 1, records.applied[at]
    counted = [place for place in range(len(records.codes)) if int(truth[:, place].sum()) >= FEW]
    macro = with_interval(
        _macro_codes(truth, truth, said, counted), records["group"][at], seed=seed
    )
    return (f"mean of {len(counted)} codes", len(at), None, None, *macro)


def shown_table(records: Records, *, seed: int) -> Table:
    """Measure what findings rest on: how often a code is right where it is sure enough to show."""
    rows: list[tuple[Cell, ...]] = []
    for place, code in enumerate(records.codes):
        known = np.isin(records["labels"][:, place], (0, 1))
        at = np.flatnonzero(known & np.isin(records["source"], ("unseen", "coded")))
        truth, shown = records["labels"][at, place] == 1, records["states"][at, place] == SHOWN
        figure = with_interval(_precision(truth, shown), records["group"][at], seed=seed)
        rows.append((code, int(shown.sum()), *figure, precision_recall(truth, shown)[1]))
    return Table(
        "What findings rest on: real turns coded alike twice, and unseen lines",
        ("code", "shown", "precision", "low", "high", "recall"),
        tuple(rows),
        "A finding asks for more certainty than an applied code. A code whose precision here is "
        "below six tenths is experimental and kept out of findings. The lines hold far more look-"
        "alikes than a real talk does.",
    )


def _precision(truth: NDArray[np.bool_], shown: NDArray[np.bool_]) -> Statistic:
    def statistic(rows: Rows) -> float | None:
        said = int(shown[rows].sum())
        return int((truth[rows] & shown[rows]).sum()) / said if said else None

    return statistic


def calibration_table(records: Records) -> Table:
    """Measure how far the chances are from what happens, pooled over codes."""
    rows: list[tuple[Cell, ...]] = []
    for name, at in (
        ("real turns coded twice", np.flatnonzero(records["first"][:, 0] >= 0)),
        ("unseen lines", records.rows("unseen")),
    ):
        known = np.isin(records["labels"][at], (0, 1))
        chances, labels = records["chances"][at][known], records["labels"][at][known] == 1
        error = expected_calibration_error(chances.astype(float), labels, equal_mass=False)
        rows.append((name, int(known.sum()), rounded(error)))
    return Table(
        "Calibration",
        ("on", "code decisions", "expected calibration error"),
        tuple(rows),
        "Ten bins of equal width over all codes at once; most decisions are easy noes, which "
        "flatters the figure.",
    )
