"""Whether what is read in a talk tells AnnoMI's good sessions from its poor ones."""

from __future__ import annotations

import zlib

import numpy as np
from numpy.typing import NDArray

from earned.agreement import auc
from earned.evaluation.records import Records
from earned.evaluation.table import Cell, Rows, Table, with_interval

Array = NDArray[np.float64]
PARTS = 10
RIDGE = 3.0
USED = (
    "advice",
    "judgment",
    "information",
    "closed_question",
    "open_question",
    "reflection",
    "conjecture",
    "collaboration",
    "strength",
    "dismissal",
    "doors_met",
    "doors_passed",
    "doors_shut",
)
"""Rates that the two articles and the manual of motivational interviewing name."""


def sessions_table(records: Records, *, seed: int) -> Table:
    """Measure AUC of the sessions' quality from rates of codes and doors alone."""
    names, rates, high, groups = _sessions(records)
    rows: list[tuple[Cell, ...]] = [sessions_mean(records, seed=seed)]
    for name, sign in (("advice", -1), ("conjecture", 1), ("doors_met", 1), ("doors_shut", -1)):
        alone = sign * rates[:, names.index(name)]
        label = f"  {'less' if sign < 0 else 'more'} {name.replace('_', ' ')}, alone"
        rows.append(_row(label, alone, high, groups, seed))
    return Table(
        f"AnnoMI: {int(high.sum())} sessions of high and {int((~high).sum())} of low quality",
        ("from", "sessions", "AUC", "low", "high"),
        tuple(rows),
        "Codes were read by models that never saw the session; the regression is fitted on nine "
        "tenths of the source videos and scores the rest. Turn length alone gives .754. This is a "
        "check on the reading, over many sessions: no such score is printed for a real talk.",
    )


def sessions_mean(records: Records, *, seed: int) -> tuple[Cell, ...]:
    """Give the first row of `sessions_table`: all the rates together."""
    names, rates, high, groups = _sessions(records)
    scores = held_out_scores(rates[:, [names.index(name) for name in USED]], high, groups)
    return _row("rates of codes and doors, logistic regression", scores, high, groups, seed)


def _sessions(
    records: Records,
) -> tuple[list[str], Array, NDArray[np.bool_], NDArray[np.str_]]:
    return (
        [str(name) for name in records["session_names"]],
        records["session_rates"].astype(float),
        records["session_high"].astype(bool),
        records["session_group"],
    )


def _row(
    name: str, scores: Array, high: NDArray[np.bool_], groups: NDArray[np.str_], seed: int
) -> tuple[Cell, ...]:
    def statistic(rows: Rows) -> float | None:
        return auc(scores[rows], high[rows])

    return (name, len(high), *with_interval(statistic, groups, seed=seed))


def held_out_scores(rates: Array, high: NDArray[np.bool_], groups: NDArray[np.str_]) -> Array:
    """Score each session by a regression fitted without its source."""
    part = np.array([zlib.crc32(str(group).encode()) % PARTS for group in groups])
    scores = np.zeros(len(high))
    for one in np.unique(part):
        inside = part != one
        centre, scale = rates[inside].mean(0), rates[inside].std(0) + 1e-6
        weights = ridge_logistic((rates[inside] - centre) / scale, high[inside].astype(float))
        scores[~inside] = ((rates[~inside] - centre) / scale) @ weights[1:] + weights[0]
    return scores


def ridge_logistic(
    features: Array, truth: Array, *, ridge: float = RIDGE, steps: int = 30
) -> Array:
    """Fit a logistic regression by Newton's method; the intercept, first, is not held back.

    Both classes weigh alike, however many of each there are.
    """
    design = np.column_stack([np.ones(len(features)), features])
    share = truth.mean()
    each = np.where(truth == 1, 0.5 / share, 0.5 / (1 - share))
    held = ridge * np.eye(design.shape[1])
    held[0, 0] = 1e-6
    weights = np.zeros(design.shape[1])
    for _ in range(steps):
        chance = 1 / (1 + np.exp(-np.clip(design @ weights, -30, 30)))
        slope = design.T @ (each * (chance - truth)) + held @ weights
        curve = (design * (each * chance * (1 - chance))[:, None]).T @ design + held
        weights = weights - np.linalg.solve(curve, slope)
    return weights
