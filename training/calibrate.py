"""From held-out logits to calibrated probabilities, thresholds and the band of doubt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from earned.annotation.calibration import Calibration

SHOWN_PRECISION = 0.7
LEAST_RECALL = 0.1
DOUBT = 0.6
"""The band of doubt begins at this share of the threshold."""
GRID = np.linspace(0.3, 1.0, 400)
"""Quantiles of the logits that are tried as thresholds."""
LEAST_SLOPE = 0.3
MOST_FALSE = 0.02
"""Share of real turns that a code may mark wrongly, where the code is rarer than that."""
OFFSETS = np.arange(-0.4, 1.61, 0.2)
"""What is tried as an addition to a class's logit."""

Floats = NDArray[np.float64]


def platt(
    logits: Floats, labels: Floats, weights: Floats, *, steps: int = 50
) -> tuple[float, float]:
    """Fit probability = 1 / (1 + exp(−(slope·z + shift))) by Newton's method.

    Labels are smoothed as in Platt (1999), so that a perfectly separated code stays finite.
    """
    slope, shift = _logistic(logits, np.ones((len(logits), 1)), labels, weights, steps=steps)
    return max(0.05, slope), shift


def _logistic(
    logits: Floats, kinds: Floats, labels: Floats, weights: Floats, *, steps: int = 50
) -> list[float]:
    """Fit one slope, and a shift for each kind of turns (a column of `kinds`)."""
    positives = kinds.T @ (weights * labels)
    negatives = kinds.T @ (weights * (1 - labels))
    high, low = kinds @ ((positives + 1) / (positives + 2)), kinds @ (1 / (negatives + 2))
    wanted = labels * high + (1 - labels) * low
    design = np.column_stack([logits, kinds])
    start = np.concatenate([[1.0], np.log((positives + 1) / (negatives + 1))])
    aim = np.concatenate([[1.0], np.zeros(kinds.shape[1])])
    theta = start
    for _ in range(steps):
        chance = 1 / (1 + np.exp(-np.clip(design @ theta, -30, 30)))
        gradient = design.T @ (weights * (chance - wanted)) + 1e-3 * (theta - aim)
        curve = (design * (weights * chance * (1 - chance))[:, None]).T @ design
        step = np.linalg.solve(curve + 1e-3 * np.eye(len(theta)), gradient)
        theta = theta - np.clip(step, -2, 2)
        if np.abs(step).max() < 1e-7:
            break
    found: list[float] = theta.tolist()
    return found


@dataclass(frozen=True)
class Seen:
    """One kind of turns that a threshold is chosen on.

    Attributes:
        logits: (n,) raw turn logits.
        labels: (n,) 0 or 1.
    """

    logits: Floats
    labels: Floats


def calibrate(real: Seen, lines: Seen) -> Calibration:
    """Choose a code's line, thresholds and band on data that did not train it.

    A code is rare in real talk and common in lines that were written for it, so one curve over
    both would serve neither. The line (Platt) is fitted on both together and gives the chance
    that is shown. For the thresholds one slope is fitted with a shift for each kind, which gives
    what F1 and precision to expect there. They are expected under those chances, which rest on
    all turns and not on a handful of positives, and so move less from data to data.

    Args:
        real: real turns, coded twice, as a model read them that did not train on them.
        lines: lines written apart, as any model read them.

    Returns:
        `applied` has the best mean of both F1, each as a share of the best that it could be;
        `shown` the same where the mean expected precision reaches `SHOWN_PRECISION`.
    """
    logits = np.concatenate([real.logits, lines.logits])
    labels = np.concatenate([real.labels, lines.labels])
    slope, shift = platt(logits, labels, np.ones_like(logits))
    kinds = np.repeat(np.eye(2), [len(real.logits), len(lines.logits)], axis=0)
    steep, *shifts = _logistic(logits, kinds, labels, np.ones_like(logits))
    grid = np.unique(np.quantile(logits, GRID))
    curves = [
        _expected(seen.logits, max(steep, LEAST_SLOPE), shift, grid)
        for seen, shift in zip((real, lines), shifts, strict=True)
    ]
    worth = sum(curve.f1 / max(curve.f1.max(), 1e-9) for curve in curves)
    worth = np.where(curves[0].false <= max(MOST_FALSE, float(real.labels.mean())), worth, 0.0)
    worth[-1] += 1e-9
    precision = sum(curve.precision for curve in curves) / len(curves)
    applied = int(np.argmax(worth))
    sure = (precision >= SHOWN_PRECISION) & (curves[1].recall >= LEAST_RECALL)
    sure[:applied] = False
    if sure.any():
        shown = int(np.argmax(np.where(sure, worth, -1.0)))
    else:
        reached = curves[1].recall[applied:] >= LEAST_RECALL
        shown = applied + int(np.argmax(np.where(reached, precision[applied:], -1.0)))
    at = slope * grid[[applied, shown]] + shift
    low, high = (1 / (1 + np.exp(-np.clip(at, -30, 30)))).tolist()
    return Calibration(slope, shift, DOUBT * low, low, high)


@dataclass(frozen=True)
class _Curve:
    f1: Floats
    precision: Floats
    recall: Floats
    false: Floats


def _expected(logits: Floats, slope: float, shift: float, grid: Floats) -> _Curve:
    """Give what to expect from each threshold on one kind of turns."""
    falling = -np.sort(-logits)
    chances = 1 / (1 + np.exp(-np.clip(slope * falling + shift, -30, 30)))
    hits = np.concatenate([[0.0], np.cumsum(chances)])
    taken = np.searchsorted(-falling, -grid, side="right")
    found = hits[taken]
    return _Curve(
        2 * found / (taken + hits[-1]),
        np.where(taken > 0, found / np.maximum(taken, 1), 1.0),
        found / hits[-1],
        (taken - found) / len(logits),
    )


def class_offsets(
    logits: Floats, truth: NDArray[np.int64], groups: Sequence[Sequence[int]]
) -> Floats:
    """Choose what is added to each class's logit for the best macro-F1.

    Macro-F1 asks for the rare classes more often than the likeliest class does.

    Args:
        logits: (n, classes).
        truth: (n,) the class, or -1 where it is not known.
        groups: which classes compete; the last of each group keeps its logit.
    """
    found = np.zeros(logits.shape[1])
    for group in groups:
        at = np.flatnonzero(np.isin(truth, group))
        best = -1.0
        for offsets in product(*([OFFSETS] * (len(group) - 1))):
            shifted = logits[np.ix_(at, group)] + np.array([*offsets, 0.0])
            said = np.array(group)[shifted.argmax(1)]
            score = _macro_f1(truth[at], said, group)
            if score > best + 1e-9:
                best = score
                found[list(group)] = [*offsets, 0.0]
    return found


def _macro_f1(truth: NDArray[np.int64], said: NDArray[np.int64], names: Sequence[int]) -> float:
    return float(
        np.mean(
            [
                2
                * ((truth == n) & (said == n)).sum()
                / max(1, (truth == n).sum() + (said == n).sum())
                for n in names
            ]
        )
    )
