"""Rebuild the shipped reading model, from the corpora and our own lines to its card.

    python -m training.build --corpora PATH

One model is trained on everything: the one that ships. Then models are trained on folds by
conversation; what they say of turns they never saw gives the calibration and the figures of
`earned evaluate`. Finished parts are kept in the folder `work`; `make clean` starts afresh.
"""

from __future__ import annotations

import argparse
import json
import time
import zlib
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np

import earned
from earned.annotation.calibration import Calibration
from training.calibrate import calibrate
from training.card import Facts, write_card
from training.encoder import CODE_LIST, Recipe, export, train
from training.next_lines import write_line_vectors
from training.predict import logits
from training.records import Held, write_records
from training.samples import (
    HELPER_MI,
    HIS_MI,
    Sample,
    advice,
    annomi,
    lay_codings_over,
    offmychest,
    own_lines,
)

FOLDS = 5
SEED = 20261122
HERE = Path(__file__).parent
WORK = HERE / "work"
SHIPPED = Path(earned.__file__).parent / "models" / "reading"
MODEL_ID = "earned-reading-1"
SHOWN_PRECISION = 0.5
"""Measured precision below which a code is experimental: wrong more often than right."""


def fold_of(sample: Sample) -> int:
    """Give the fold that holds a sample out, the same for all of its group."""
    return zlib.crc32(f"{SEED}:{sample.group}".encode()) % FOLDS


def gather(corpora: Path) -> tuple[list[Sample], list[Sample]]:
    """Give (samples that are also measured on, samples that only train)."""
    measured = lay_codings_over(list(annomi(corpora))) + list(own_lines())
    only_train = offmychest(corpora, limit=1500, seed=SEED) + advice(corpora, limit=1500, seed=SEED)
    return measured, only_train


def run_folds(
    measured: Sequence[Sample],
    only_train: Sequence[Sample],
    recipe: Recipe,
    folds: Sequence[int],
) -> Held:
    """Train some of the folds (kept in `training/work`) and read what each never saw.

    With fewer than all folds the figures rest on the turns that those folds hold out.
    """
    asked = [sample for sample in measured if fold_of(sample) in folds]
    held = Held.empty(asked, np.array([fold_of(sample) for sample in asked]))
    for fold in folds:
        folder = WORK / f"fold{fold}"
        inside = [sample for sample in measured if fold_of(sample) != fold]
        if not (folder / "heads.npz").exists():
            started = time.time()
            print(f"fold {fold}: {len(inside) + len(only_train)} turns", flush=True)
            export(train([*inside, *only_train], recipe=recipe, seed=SEED + fold), folder)
            print(f"  {time.time() - started:.0f} s", flush=True)
        rows = np.flatnonzero(held.fold == fold)
        held.put(rows, *logits(folder, [asked[row] for row in rows]))
    return held


def calibration(held: Held, rows: np.ndarray) -> dict[str, Calibration]:
    """Calibrate every code on some of the held-out rows."""
    found = {}
    for place, code in enumerate(CODE_LIST):
        labels = held.labels[rows, place]
        known = np.flatnonzero(np.isin(labels, (0.0, 1.0)))
        weights = np.where(held.source[rows][known] == "lines", 1.0, 2.0)
        found[code] = calibrate(
            held.codes[rows, place][known].astype(float), labels[known].astype(float), weights
        )
    return found


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the whole build."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--only", choices=["folds", "final"], help="run one part")
    parser.add_argument("--folds", type=int, nargs="+", default=range(FOLDS), help="which folds")
    options = parser.parse_args(arguments)
    recipe = Recipe()
    measured, only_train = gather(options.corpora)
    if options.only in (None, "final") and not (WORK / "final").exists():
        print(f"all: {len(measured) + len(only_train)} turns", flush=True)
        export(train([*measured, *only_train], recipe=recipe, seed=SEED), SHIPPED)
        (WORK / "final").touch()
    if options.only == "final":
        return
    held = run_folds(measured, only_train, recipe, options.folds)
    if options.only != "folds":
        found = finish(held, options.corpora)
        number = len(set(held.fold.tolist()))
        folds = f"{number} of {FOLDS} folds" if number < FOLDS else f"{FOLDS} folds"
        hidden = [code for code, entry in found.items() if entry.experimental]
        write_card(SHIPPED, Facts(MODEL_ID, recipe, [*measured, *only_train], folds, hidden))


def finish(held: Held, corpora: Path) -> dict[str, Calibration]:
    """Calibrate, and write configuration, records and line vectors beside the weights."""
    everything = calibration(held, np.arange(len(held.fold)))
    crossed = {
        fold: calibration(held, np.flatnonzero(held.fold != fold))
        for fold in set(held.fold.tolist())
    }
    strangers = list(own_lines(HERE / "held_out", source="strangers"))
    measured = write_records(
        SHIPPED / "heldout.npz",
        held,
        crossed,
        (strangers, logits(SHIPPED, strangers), everything),
        corpora,
    )
    shown = {
        code: replace(entry, experimental=measured[code]["precision"] < SHOWN_PRECISION)
        for code, entry in everything.items()
    }
    config = {
        "id": MODEL_ID,
        "codes": CODE_LIST,
        "helper_classes": HELPER_MI,
        "his_classes": HIS_MI,
        "calibration": {code: asdict(entry) for code, entry in shown.items()},
        "measured": measured,
    }
    (SHIPPED / "config.json").write_text(json.dumps(config, indent=1) + "\n", "utf-8")
    write_line_vectors(SHIPPED)
    return shown


if __name__ == "__main__":
    main()
