"""What the folds said of turns they never saw: ids, labels and chances, never a word of text."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from earned.agreement import macro_f1, precision_recall_f1
from earned.annotation.calibration import Calibration
from earned.annotation.reading import State
from earned.codes import CODES
from training.corpora import MI_OF_ANNOMI
from training.net import CODE_LIST
from training.samples import HELPER_MI, HIS_MI, Sample, codings

UNKNOWN = -1.0
STATES = {None: 0, State.UNSURE: 1, State.APPLIED: 2}
SHOWN = 3
"""Applied, and sure enough for a finding to rest on it."""
MI = (*HELPER_MI, *HIS_MI)


@dataclass(frozen=True)
class Held:
    """Held-out logits beside what is known of each turn.

    Attributes:
        id, group, source, side: (n,) texts.
        fold: (n,) the fold that held the turn out.
        labels: (n, codes) 1, 0, one half where two codings differ, -1 where not known.
        mi: (n,) place of the expert class in `MI`, or -1.
        codes: (n, codes) logits.
        classes: (n, classes) logits.
    """

    id: NDArray[np.str_]
    group: NDArray[np.str_]
    source: NDArray[np.str_]
    side: NDArray[np.str_]
    fold: NDArray[np.int64]
    labels: NDArray[np.float32]
    mi: NDArray[np.int64]
    codes: NDArray[np.float32]
    classes: NDArray[np.float32]

    @staticmethod
    def empty(samples: Sequence[Sample], fold: NDArray[np.int64]) -> Held:
        """Lay out the known half of some samples, with room for the logits."""
        labels = np.full((len(samples), len(CODE_LIST)), UNKNOWN, np.float32)
        for row, sample in enumerate(samples):
            for code, value in sample.codes.items():
                labels[row, CODE_LIST.index(code)] = value
        return Held(
            np.array([sample.id for sample in samples]),
            np.array([sample.group for sample in samples]),
            np.array([sample.source for sample in samples]),
            np.array([sample.side for sample in samples]),
            fold,
            labels,
            np.array([_mi_place(sample) for sample in samples]),
            np.zeros((len(samples), len(CODE_LIST)), np.float32),
            np.zeros((len(samples), len(MI)), np.float32),
        )

    def put(
        self, rows: NDArray[np.int64], codes: NDArray[np.float32], classes: NDArray[np.float32]
    ) -> None:
        """Fill in the logits of some rows."""
        self.codes[rows] = codes
        self.classes[rows] = classes


def _mi_place(sample: Sample) -> int:
    if not sample.mi:
        return -1
    return MI.index(sample.mi)


@dataclass(frozen=True)
class Part:
    """Some turns with what reads their logits.

    Attributes:
        held: the turns.
        calibrations: fold → a calibration that saw nothing of it (-1: trained on none of them).
        offsets: fold → what is added to the class logits, chosen likewise.
    """

    held: Held
    calibrations: Mapping[int, Mapping[str, Calibration]]
    offsets: Mapping[int, NDArray[np.float64]]


def write_records(
    path: Path, parts: Sequence[Part], corpora: Path, extra: Mapping[str, NDArray[Any]]
) -> NDArray[np.int8]:
    """Write the records that `earned evaluate` reads.

    Args:
        path: the `.npz` file.
        parts: the turns that were held out, and how their logits are read.
        corpora: for the experts' agreement with each other.
        extra: more arrays to keep beside them.

    Returns:
        (turns, codes) 0 to 3: nothing, unsure, applied, shown.
    """
    first, second = codings()
    read = [_read(part) for part in parts]

    def join(name: str) -> NDArray[Any]:
        return np.concatenate([getattr(part.held, name) for part in parts])

    ids = join("id")
    states = np.concatenate([states for _, states in read])
    np.savez_compressed(
        path,
        id=ids,
        group=join("group"),
        source=join("source"),
        side=join("side"),
        fold=join("fold").astype(np.int8),
        labels=join("labels").astype(np.float16),
        mi=join("mi").astype(np.int8),
        said=np.concatenate([_said(part) for part in parts]),
        chances=np.concatenate([chances for chances, _ in read]).astype(np.float16),
        states=states,
        first=_coding(ids, first),
        second=_coding(ids, second),
        codes=np.array(CODE_LIST),
        classes=np.array(MI),
        expert_pairs=np.array(expert_pairs(corpora)),
        **extra,
    )
    return states


def _read(part: Part) -> tuple[NDArray[np.float64], NDArray[np.int8]]:
    held = part.held
    chances = np.zeros(held.codes.shape)
    states = np.zeros(held.codes.shape, np.int8)
    for row in range(len(held.fold)):
        calibrations = part.calibrations[int(held.fold[row])]
        for place, code in enumerate(CODE_LIST):
            if CODES[code].side != held.side[row]:
                continue
            chances[row, place] = calibrations[code].probability(float(held.codes[row, place]))
            states[row, place] = _state(calibrations[code], chances[row, place])
    return chances, states


def _state(calibration: Calibration, chance: float) -> int:
    state = STATES[calibration.state(chance)]
    return SHOWN if state == STATES[State.APPLIED] and chance >= calibration.shown else state


def _said(part: Part) -> NDArray[np.int8]:
    held = part.held
    classes = held.classes + np.stack([part.offsets[int(fold)] for fold in held.fold])
    split = len(HELPER_MI)
    helper = classes[:, :split].argmax(1)
    his = classes[:, split:].argmax(1) + split
    return np.where(held.side == "helper", helper, his).astype(np.int8)


def _coding(ids: NDArray[np.str_], coding: Mapping[str, frozenset[str]]) -> NDArray[np.int8]:
    found = np.full((len(ids), len(CODE_LIST)), -1, np.int8)
    for row, id in enumerate(ids):
        if id in coding:
            found[row] = [code in coding[id] for code in CODE_LIST]
    return found


def measured(parts: Sequence[Part], states: NDArray[np.int8]) -> dict[str, dict[str, float]]:
    """Give code → precision, recall, F1 and support of what is shown, on all of the turns."""
    labels = np.concatenate([part.held.labels for part in parts])
    source = np.concatenate([part.held.source for part in parts])
    found = {}
    for place, code in enumerate(CODE_LIST):
        known = np.isin(labels[:, place], (0.0, 1.0)) & (source != "annomi")
        truth = labels[known, place] == 1
        shown = states[known, place] == SHOWN
        hits = int((truth & shown).sum())
        found[code] = {
            "precision": round(hits / max(1, int(shown.sum())), 3),
            "recall": round(hits / max(1, int(truth.sum())), 3),
            "f1": round(2 * hits / max(1, int(shown.sum()) + int(truth.sum())), 3),
            "support": int(truth.sum()),
        }
    return found


def expert_pairs(corpora: Path) -> tuple[float, float]:
    """Give one expert's macro-F1 against another's: therapist classes, client classes."""
    rows: dict[tuple[str, str], dict[tuple[str, str], str]] = defaultdict(dict)
    with (corpora / "annomi-train.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            side = "helper" if row["interlocutor"] == "therapist" else "him"
            value = row["main_therapist_behaviour"] or row["client_talk_type"]
            key = (row["transcript_id"], row["utterance_id"])
            rows[side, row["annotator_id"]][key] = MI_OF_ANNOMI.get(value, value)
    found = []
    for side in ("helper", "him"):
        pairs = []
        experts = [expert for (of, expert) in rows if of == side]
        for one, other in combinations(sorted(experts), 2):
            shared = sorted(set(rows[side, one]) & set(rows[side, other]))
            if len(shared) >= 100:
                truth = [[rows[side, one][key]] for key in shared]
                said = [[rows[side, other][key]] for key in shared]
                pairs.append(macro_f1(precision_recall_f1(truth, said)) or 0.0)
        found.append(float(np.mean(pairs)))
    return found[0], found[1]
