"""From a raw logit to a probability, and from a probability to applied, unsure, or nothing."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from earned.annotation.reading import State

Array = NDArray[np.float64]


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
        class_offsets: what is added to each class logit; rare classes are asked for more often.
    """

    id: str
    codes: tuple[str, ...]
    helper_classes: tuple[str, ...]
    his_classes: tuple[str, ...]
    calibration: Mapping[str, Calibration]
    measured: Mapping[str, Mapping[str, float]]
    class_offsets: tuple[float, ...] = ()

    @cached_property
    def unsure_from(self) -> Array:
        """(codes,), the chance from which each code is at least unsure."""
        return np.array([self.calibration[code].unsure for code in self.codes])

    @cached_property
    def offsets(self) -> Array:
        """(classes,), what is added to each class logit."""
        classes = len(self.helper_classes) + len(self.his_classes)
        return np.array(self.class_offsets or [0.0] * classes)

    def chances(self, logits: NDArray[np.float32]) -> Array:
        """Give calibrated probabilities, (n, codes), of raw logits."""
        return 1 / (1 + np.exp(-np.clip(logits * self._slopes + self._shifts, -60, 60)))

    @cached_property
    def _slopes(self) -> Array:
        return np.array([self.calibration[code].slope for code in self.codes])

    @cached_property
    def _shifts(self) -> Array:
        return np.array([self.calibration[code].shift for code in self.codes])


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
        class_offsets=tuple(data.get("class_offsets", ())),
    )
