"""From held-out logits to calibrated probabilities, thresholds and the band of doubt."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from earned.annotation.calibration import Calibration

MIN_PRECISION = 0.6
MIN_RECALL = 0.15
DOUBT_PRECISION = 0.3
"""A stretch below the threshold counts as doubt while at least this share of it is right."""

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
        The threshold with the best F1 among those whose precision reaches `MIN_PRECISION`; if
        there is none, the best F1 of all, marked experimental.
    """
    slope, shift = platt(logits, labels, weights)
    chance = 1 / (1 + np.exp(-np.clip(slope * logits + shift, -30, 30)))
    order = np.argsort(-chance, kind="stable")
    hits = np.cumsum((weights * labels)[order])
    taken = np.cumsum(weights[order])
    precision, recall = hits / taken, hits / max(hits[-1], 1e-9)
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-9)
    good = (precision >= MIN_PRECISION) & (recall >= MIN_RECALL)
    best = int(np.argmax(np.where(good, f1, -1) if good.any() else f1))
    applied = _between(chance[order], best)
    unsure = _doubt(chance[order], (weights * labels)[order], weights[order], best)
    return Calibration(slope, shift, min(unsure, applied), applied, not bool(good.any()))


def _between(falling: Floats, place: int) -> float:
    after = falling[place + 1] if place + 1 < len(falling) else 0.0
    return float((falling[place] + after) / 2)


def _doubt(falling: Floats, hits: Floats, weights: Floats, best: int) -> float:
    inside = np.cumsum(hits[best + 1 :]) / np.maximum(np.cumsum(weights[best + 1 :]), 1e-9)
    enough = np.flatnonzero(inside >= DOUBT_PRECISION)
    return _between(falling, best + 1 + int(enough[-1])) if len(enough) else _between(falling, best)
