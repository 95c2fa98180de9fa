"""What the held-out models find in each of AnnoMI's transcripts: rates of codes, and doors."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from earned.annotation.calibration import Calibration, ModelConfig
from earned.annotation.encoder import Encoder
from earned.annotation.heads import load_heads
from earned.annotation.model import ReadingModel
from earned.annotation.reading import Reading
from earned.codes import HELPER_CODES, HIS_CODES
from earned.conversation import Conversation, Role, from_pairs
from earned.measures.doors import Outcome, find_doors
from training.net import CODE_LIST
from training.samples import HELPER_MI, HIS_MI

NAMES = (*HELPER_CODES, *HIS_CODES, *(f"doors_{outcome}" for outcome in Outcome))
"""Codes per turn of their side, then doors per turn of his."""


def session_arrays(
    folders: Mapping[int, Path],
    calibrations: Mapping[int, Mapping[str, Calibration]],
    fold_of_group: Mapping[str, int],
    corpora: Path,
) -> dict[str, NDArray[Any]]:
    """Read every held-out transcript with the model that never saw it.

    Args:
        folders: fold → weights that were trained without it.
        calibrations: fold → thresholds that were chosen without it.
        fold_of_group: source video → fold.
        corpora: the folder of the public corpora.

    Returns:
        Arrays for the records: names, rates (sessions, names), quality (1 high), source video.
    """
    models = {
        fold: ReadingModel(
            Encoder(folder / "model.onnx", folder / "tokenizer.json"),
            load_heads(folder / "heads.npz"),
            ModelConfig("fold", CODE_LIST, HELPER_MI, HIS_MI, calibrations[fold], {}),
        )
        for fold, folder in folders.items()
    }
    rows, quality, groups = [], [], []
    for talk, high, video in transcripts(corpora):
        fold = fold_of_group.get(f"annomi:{video}")
        if fold is not None:
            rows.append(rates(models[fold].annotate(talk)))
            quality.append(high)
            groups.append(video)
    return {
        "session_names": np.array(NAMES),
        "session_rates": np.array(rows, np.float32),
        "session_high": np.array(quality, np.int8),
        "session_group": np.array(groups),
    }


def transcripts(corpora: Path) -> list[tuple[Conversation, bool, str]]:
    """Give AnnoMI's transcripts with their quality (high or not) and source video."""
    rows: dict[str, dict[int, dict[str, str]]] = defaultdict(dict)
    with (corpora / "annomi-train.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rows[row["transcript_id"]].setdefault(int(row["utterance_id"]), row)
    found = []
    for talk, by_number in rows.items():
        turns = [row for _, row in sorted(by_number.items())]
        pairs = [(row["interlocutor"], row["utterance_text"]) for row in turns]
        roles = {"therapist": Role.HELPER, "client": Role.HIM}
        first = turns[0]
        found.append(
            (
                from_pairs(pairs, id=talk, source="annomi", roles=roles),
                first["mi_quality"] == "high",
                first["video_url"],
            )
        )
    return found


def rates(reading: Reading) -> list[float]:
    """Give applied codes per turn of their side, and doors of each outcome per turn of his."""
    turns = Counter(reading.conversation.role(t.turn) for t in reading.turns)
    seen = Counter(code for turn in reading.turns for code in turn.applied)
    doors = Counter(door.outcome for door in find_doors(reading))
    helper, his = max(1, turns[Role.HELPER]), max(1, turns[Role.HIM])
    return [
        *(seen[code] / helper for code in HELPER_CODES),
        *(seen[code] / his for code in HIS_CODES),
        *(doors[outcome] / his for outcome in Outcome),
    ]
