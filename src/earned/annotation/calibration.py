"""From a raw logit to a probability, and from a probability to applied, unsure, or nothing."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from earned.annotation.reading import State


@dataclass(frozen=True, slots=True)
class Calibration:
    """How one code's logit is read.

    Attributes:
        slope: of the line (Platt 1999): probability = 1 / (1 + exp(−(slope·z + shift))).
        shift: of the same line.
        unsure: probability from which the reading abstains.
        applied: probability from which the code is applied.
        shown: probability from which a finding may rest on the code.
        experimental: even from there it is wrong more often than right; kept out of findings.
    """

    slope: float
    shift: float
    unsure: float
    applied: float
    shown: float = 0.0
    experimental: bool = False

    def probability(self, logit: float) -> float:
        """Give the calibrated probability of a raw logit."""
        x = max(-60.0, min(60.0, self.slope * logit + self.shift))
        return 1 / (1 + math.exp(-x))

    def state(self, probability: float) -> State | None:
        """Say whether a code is applied, unsure, or neither."""
        if probability >= self.applied:
            return State.APPLIED
        return State.UNSURE if probability >= self.unsure else None


@dataclass(frozen=True)
class ModelConfig:
    """What `config.json` beside the weights says.

    Attributes:
        id: name and version of the model.
        codes: order of the code logits.
        helper_classes: order of the helper's class logits.
        his_classes: order of his class logits, after the helper's.
        calibration: code → how its logit is read.
        measured: code → figures on held-out talks (`precision`, `recall`, `f1`, `support`).
    """

    id: str
    codes: tuple[str, ...]
    helper_classes: tuple[str, ...]
    his_classes: tuple[str, ...]
    calibration: Mapping[str, Calibration]
    measured: Mapping[str, Mapping[str, float]]


def load_config(path: Path) -> ModelConfig:
    """Read a model's `config.json`."""
    data = json.loads(path.read_text("utf-8"))
    return ModelConfig(
        id=data["id"],
        codes=tuple(data["codes"]),
        helper_classes=tuple(data["helper_classes"]),
        his_classes=tuple(data["his_classes"]),
        calibration={code: Calibration(**entry) for code, entry in data["calibration"].items()},
        measured=data["measured"],
    )
