"""From held-out logits to calibrated probabilities, thresholds and the band of doubt."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import numpy as np
from numpy.typing import NDArray

from earned.annotation.calibration import Calibration

LEAST_PRECISION = 0.4
SHOWN_PRECISION = 0.6
LEAST_RECALL = 0.1
DOUBT = 0.6
"""The band of doubt begins at this share of the threshold."""

OFFSETS = np.arange(-0.4, 1.61, 0.2)
"""What is tried as an addition to a class's logit."""

Floats = NDArray[np.float64]


def platt(
    logits: Floats, labels: Floats, weights: Floats, *, steps: int = 50
) -> tuple[float, float]:
    """Fit probability = 1 / (1 + exp(−(slope·z + shift))) by Newton's method.

    Labels are smoothed as in Platt (1999), so that a perfectly separated code stays finite.
    """
    positives = float((weights * labels).sum())
    negatives = float((weights * (1 - labels)).sum())
    high, low = (positives + 1) / (positives + 2), 1 / (negatives + 2)
    wanted = labels * high + (1 - labels) * low
    design = np.stack([logits, np.ones_like(logits)], 1)
    theta = np.array([1.0, np.log((positives + 1) / (negatives + 1))])
    for _ in range(steps):
        chance = 1 / (1 + np.exp(-np.clip(design @ theta, -30, 30)))
        gradient = design.T @ (weights * (chance - wanted)) + 1e-3 * (theta - [1.0, 0.0])
        curve = (design * (weights * chance * (1 - chance))[:, None]).T @ design + 1e-3 * np.eye(2)
        step = np.linalg.solve(curve, gradient)
        theta = theta - np.clip(step, -2, 2)
        if np.abs(step).max() < 1e-7:
            break
    return max(0.05, float(theta[0])), float(theta[1])


def calibrate(logits: Floats, labels: Floats, weights: Floats) -> Calibration:
    """Choose a code's line, threshold and band on data that did not train it.

    Args:
        logits: (n,) raw turn logits.
        labels: (n,) 0 or 1.
        weights: (n,) how much each turn counts.

    Returns:
        `applied` has the best F1 among the thresholds whose precision reaches
        `LEAST_PRECISION`, `shown` the same for `SHOWN_PRECISION`. Precision and recall are the
        expected ones under the calibrated chances, which rest on all turns and not on a handful
        of positives, and so move less from data to data.
    """
    slope, shift = platt(logits, labels, weights)
    chance = 1 / (1 + np.exp(-np.clip(slope * logits + shift, -30, 30)))
    applied = _threshold(chance, weights, LEAST_PRECISION)
    shown = max(applied, _threshold(chance, weights, SHOWN_PRECISION))
    return Calibration(slope, shift, DOUBT * applied, applied, shown)


def _threshold(chance: Floats, weights: Floats, least: float) -> float:
    order = np.argsort(-chance, kind="stable")
    falling = chance[order]
    hits, taken = np.cumsum((weights * chance)[order]), np.cumsum(weights[order])
    precision, recall = hits / taken, hits / hits[-1]
    good = (precision >= least) & (recall >= LEAST_RECALL)
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-9)
    if good.any():
        best = int(np.argmax(np.where(good, f1, -1)))
    else:
        best = int(np.argmax(np.where(recall >= LEAST_RECALL, precision, -1)))
    after = falling[best + 1] if best + 1 < len(falling) else 0.0
    return float((falling[best] + after) / 2)


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
