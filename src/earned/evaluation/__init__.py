"""How well the shipped models read: figures on turns that they never saw, with intervals."""

from __future__ import annotations

from dataclasses import dataclass

from earned.evaluation.classes import classes_table, confusion_table
from earned.evaluation.codes import (
    LINES_NOTE,
    calibration_table,
    lines_table,
    real_table,
    shown_table,
)
from earned.evaluation.headline import headline_table
from earned.evaluation.records import load_records
from earned.evaluation.research import load_research, research_table
from earned.evaluation.sessions import sessions_table
from earned.evaluation.table import Cell, Table

__all__ = ["Cell", "Evaluation", "Table", "evaluate"]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All tables of one model."""

    model: str
    tables: tuple[Table, ...]


def evaluate(model: str = "best", *, seed: int = 0) -> Evaluation:
    """Compute every table from the shipped records.

    Args:
        model: a name of `earned.annotation.model.MODELS`.
        seed: of the bootstrap.
    """
    records = load_records(model)
    research = load_research()
    return Evaluation(
        model,
        (
            headline_table(seed=seed),
            classes_table(records, seed=seed),
            confusion_table(records),
            real_table(records, seed=seed),
            lines_table(
                records, "unseen", "Lines that nothing was chosen on", LINES_NOTE, seed=seed
            ),
            shown_table(records, seed=seed),
            calibration_table(records),
            sessions_table(records, seed=seed),
            *((research_table(research, seed=seed),) if research else ()),
        ),
    )
