"""The held-out records that come with the weights: ids, labels and chances, no word of text.

They hold turns in folds split by conversation: what a fold says of a turn comes from a model that
did not train on that conversation, with thresholds chosen on the other folds' turns and on lines
that trained nothing. (The models behind those other folds did train on it, so the thresholds are
not wholly blind to it.)
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from earned.annotation.model import MODELS
from earned.evaluation.table import Rows

APPLIED, SHOWN = 2, 3
FOLDS = 5


class Records:
    """The held-out records, as `training/records.py` wrote them."""

    def __init__(self, arrays: Mapping[str, NDArray[Any]]) -> None:
        self._arrays = arrays
        self.codes = tuple(str(code) for code in arrays["codes"])
        self.classes = tuple(str(name) for name in arrays["classes"])

    def __contains__(self, name: str) -> bool:
        return name in self._arrays

    def __getitem__(self, name: str) -> NDArray[Any]:
        return self._arrays[name]

    def rows(self, *sources: str) -> Rows:
        """Give the rows of some sources."""
        return np.flatnonzero(np.isin(self["source"], sources))

    @cached_property
    def applied(self) -> NDArray[np.bool_]:
        """(turns, codes): where a code was applied."""
        found: NDArray[np.bool_] = self["states"] >= APPLIED
        return found


def load_records(model: str = "best") -> Records:
    """Read the records that come with shipped weights.

    Args:
        model: a name of `earned.annotation.model.MODELS`.
    """
    path = resources.files("earned").joinpath("models", MODELS[model], "heldout.npz")
    with resources.as_file(path) as file, np.load(file, allow_pickle=False) as arrays:
        return Records({name: arrays[name] for name in arrays.files})


def folds(records: Records) -> str:
    """Say how many of the folds were held out in turn."""
    number = len(set(records["fold"][records["fold"] >= 0].tolist()))
    return f"{FOLDS} folds" if number == FOLDS else f"{number} of {FOLDS} folds"
