"""What the network is pulled towards: known labels, experts' classes, and the teacher's chances."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from earned.codes import CODES
from training.net import CODE_LIST
from training.recipe import Recipe
from training.samples import HELPER_MI, HIS_MI, Sample

Teacher = Mapping[str, NDArray[np.float32]]
"""Sample id → chances of all codes."""
POSITIVE = 2.0
"""How much more a positive counts than a negative."""
SMOOTHING = 0.05
SIDE = {
    side: np.array([CODES[code].side == side for code in CODE_LIST]) for side in ("helper", "him")
}
PLACE = {code: place for place, code in enumerate(CODE_LIST)}


def code_targets(
    samples: Sequence[Sample], teacher: Teacher, recipe: Recipe
) -> tuple[Tensor, Tensor]:
    """Give (wanted chances, weights), each (samples, codes); unknown without teacher weighs 0."""
    wanted = np.zeros((len(samples), len(CODE_LIST)), np.float32)
    weights = np.zeros_like(wanted)
    for row, sample in enumerate(samples):
        if sample.id in teacher:
            wanted[row] = teacher[sample.id]
            weights[row] = recipe.soft * SIDE[sample.side] * (1 + POSITIVE * wanted[row])
        for code, value in sample.codes.items():
            told = wanted[row, PLACE[code]] if sample.id in teacher else value
            wanted[row, PLACE[code]] = recipe.blend * told + (1 - recipe.blend) * value
            weights[row, PLACE[code]] = sample.weight * (1 + POSITIVE * wanted[row, PLACE[code]])
    return torch.from_numpy(wanted), torch.from_numpy(weights)


def class_targets(samples: Sequence[Sample]) -> tuple[Tensor, Tensor]:
    """Give (helper's class, his class), each (samples,); -100 where there is none."""
    helper, his = np.full(len(samples), -100), np.full(len(samples), -100)
    for row, sample in enumerate(samples):
        if sample.mi and sample.side == "helper":
            helper[row] = HELPER_MI.index(sample.mi)
        elif sample.mi:
            his[row] = HIS_MI.index(sample.mi)
    return torch.from_numpy(helper), torch.from_numpy(his)


def loss_of(
    outputs: tuple[Tensor, Tensor], samples: Sequence[Sample], teacher: Teacher, recipe: Recipe
) -> Tensor:
    """Sum the masked losses of one batch, per sample."""
    codes, classes = outputs
    wanted, weights = code_targets(samples, teacher, recipe)
    raw = nn.functional.binary_cross_entropy_with_logits(codes, wanted, reduction="none")
    loss = (raw * weights).sum()
    split = len(HELPER_MI)
    parts = zip((classes[:, :split], classes[:, split:]), class_targets(samples), strict=True)
    for logits, known in parts:
        if (known >= 0).any():
            loss = loss + nn.functional.cross_entropy(
                logits, known, ignore_index=-100, reduction="sum", label_smoothing=SMOOTHING
            )
    return loss / len(samples)
