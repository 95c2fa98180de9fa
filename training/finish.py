"""Calibrate a trained model on what it never saw, and write all that ships beside the weights."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from earned.annotation.calibration import Calibration
from training.bag_of_words import bag_arrays
from training.calibrate import Seen, calibrate, class_offsets
from training.data import Data, fold_of
from training.example_lines import write_example_lines
from training.net import CODE_LIST
from training.next_lines import write_line_vectors
from training.predict import logits
from training.records import Held, Part, measured, write_records
from training.samples import HELPER_MI, HIS_MI, Sample
from training.sessions import session_arrays

LEAST_SHOWN = 0.6
"""Measured precision below which a code is experimental and kept out of findings."""
RIVALS = ((0, 1, 2, 3), (4, 5, 6))
"""Classes that compete with each other: the helper's, and his."""


@dataclass(frozen=True)
class Build:
    """One model on its way out.

    Attributes:
        id: of the model.
        shipped: the folder of its weights.
        work: the folder of the weights that each fold was held out of.
        folds: which folds were held out.
    """

    id: str
    shipped: Path
    work: Path
    folds: Sequence[int]


def finish(build: Build, data: Data, corpora: Path) -> None:
    """Write configuration, records and line vectors beside the weights."""
    held = _held_out(build, data.experts)
    choosing = {fold: _read(build.work / f"fold{fold}", data.choosing) for fold in build.folds}
    choosing[-1] = _read(build.shipped, data.choosing)
    everything = calibrations(held, choosing[-1], np.arange(len(held.fold)))
    rows = {fold: np.flatnonzero(held.fold != fold) for fold in build.folds}
    crossed = {fold: calibrations(held, choosing[fold], rows[fold]) for fold in build.folds}
    offsets = {fold: _offsets(held, rows[fold]) for fold in build.folds}
    final_offsets = _offsets(held, np.arange(len(held.fold)))
    parts = (
        Part(held, crossed, offsets),
        Part(_read(build.shipped, data.unseen), {-1: everything}, {-1: final_offsets}),
    )
    states = write_records(
        build.shipped / "heldout.npz",
        parts,
        corpora,
        _bag(data, parts, build.folds, build.work.parent)
        | session_arrays(
            {fold: build.work / f"fold{fold}" for fold in build.folds},
            crossed,
            {s.group: fold_of(s) for s in data.experts if fold_of(s) in build.folds},
            corpora,
        ),
    )
    figures = measured(parts, states)
    shown = {
        code: replace(entry, experimental=figures[code]["precision"] < LEAST_SHOWN)
        for code, entry in everything.items()
    }
    _write_config(build, shown, final_offsets, figures)
    if build.shipped.name == "reading":
        write_line_vectors(build.shipped)
        write_example_lines(build.shipped)


def _bag(
    data: Data, parts: Sequence[Part], folds: Sequence[int], work: Path
) -> dict[str, NDArray[Any]]:
    """Read the held-out turns with a bag of words too; -1 for the others."""
    by_id = {sample.id: sample for sample in data.experts}
    kept = work / "bag.npz"
    if not kept.exists():
        np.savez(kept, **bag_arrays(data, [by_id[str(id)] for id in parts[0].held.id], folds))
    arrays = dict(np.load(kept, allow_pickle=False))
    return {
        name: np.concatenate([found, np.full((len(parts[1].held.id), *found.shape[1:]), -1)])
        for name, found in arrays.items()
    }


def calibrations(held: Held, lines: Held, rows: NDArray[np.int64]) -> dict[str, Calibration]:
    """Calibrate every code on some of the real turns that were held out, and on lines."""
    coded = rows[held.source[rows] == "coded"]
    return {
        code: calibrate(_seen(held, coded, place), _seen(lines, np.arange(len(lines.id)), place))
        for place, code in enumerate(CODE_LIST)
    }


def _seen(held: Held, rows: NDArray[np.int64], place: int) -> Seen:
    known = rows[np.isin(held.labels[rows, place], (0.0, 1.0))]
    return Seen(held.codes[known, place].astype(float), held.labels[known, place].astype(float))


def _held_out(build: Build, samples: Sequence[Sample]) -> Held:
    asked = [sample for sample in samples if fold_of(sample) in build.folds]
    held = Held.empty(asked, np.array([fold_of(sample) for sample in asked]))
    for fold in build.folds:
        rows = np.flatnonzero(held.fold == fold)
        held.put(rows, *logits(build.work / f"fold{fold}", [asked[row] for row in rows]))
    return held


def _read(folder: Path, samples: Sequence[Sample]) -> Held:
    held = Held.empty(samples, np.full(len(samples), -1))
    held.put(np.arange(len(samples)), *logits(folder, samples))
    return held


def _offsets(held: Held, rows: NDArray[np.int64]) -> NDArray[np.float64]:
    return class_offsets(held.classes[rows].astype(float), held.mi[rows], RIVALS)


def _write_config(
    build: Build,
    shown: dict[str, Calibration],
    offsets: NDArray[np.float64],
    figures: dict[str, Any],
) -> None:
    config = {
        "id": build.id,
        "codes": CODE_LIST,
        "helper_classes": HELPER_MI,
        "his_classes": HIS_MI,
        "class_offsets": [round(float(value), 3) for value in offsets],
        "calibration": {code: asdict(entry) for code, entry in shown.items()},
        "measured": figures,
    }
    (build.shipped / "config.json").write_text(json.dumps(config, indent=1) + "\n", "utf-8")
