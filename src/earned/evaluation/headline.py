"""The figures that matter most, both models side by side."""

from __future__ import annotations

import numpy as np

from earned.annotation.model import MODELS
from earned.evaluation.classes import SIDES, class_mean
from earned.evaluation.codes import calibration_table, lines_mean, real_mean
from earned.evaluation.records import Records, load_records
from earned.evaluation.sessions import sessions_mean
from earned.evaluation.table import Cell, Table

WHAT = (
    "helper's main behaviour, 4 classes (AnnoMI), macro-F1",
    "his talk, 3 classes (AnnoMI), macro-F1",
    "our codes on real turns coded twice, macro-F1",
    "our codes on unseen lines, macro-F1",
    "expected calibration error on real turns",
    "session quality from codes and doors (AnnoMI), AUC",
)
TARGETS = ("≥ .81", "≥ .61", "≥ .70", "≥ .70", "≤ .05", "≥ .86")


def headline_table(*, seed: int) -> Table:
    """Lay the main figures of every shipped model side by side, with what was aimed at."""
    found = {name: _figures(load_records(name), seed=seed) for name in MODELS}
    ceilings = _ceilings(load_records(), seed=seed)
    rows = [
        (
            what,
            *(cell for name in MODELS for cell in found[name][place]),
            ceilings[place],
            TARGETS[place],
        )
        for place, what in enumerate(WHAT)
    ]
    columns = [f"{name}{part}" for name in MODELS for part in ("", ", low", ", high")]
    return Table(
        "In short",
        ("what", *columns, "one coder against another", "aimed at"),
        tuple(rows),
        "Intervals are 95 %, over conversations drawn anew. Experts coded AnnoMI; our own codes "
        "were coded by one language model twice.",
    )


def _figures(records: Records, *, seed: int) -> list[tuple[Cell, Cell, Cell]]:
    real = real_mean(records, seed=seed)
    lines = lines_mean(records, "unseen", seed=seed)
    sessions = sessions_mean(records, seed=seed)
    error = calibration_table(records).rows[0][2]
    return [
        *(class_mean(records, side, seed=seed) for side, _ in SIDES),
        (real[4], real[5], real[6]),
        (lines[4], lines[5], lines[6]),
        (error, None, None),
        (sessions[2], sessions[3], sessions[4]),
    ]


def _ceilings(records: Records, *, seed: int) -> list[Cell]:
    pairs = [round(float(pair), 3) for pair in np.asarray(records["expert_pairs"])]
    return [*pairs, real_mean(records, seed=seed)[-1], None, None, None]
