"""The fast model: a small convolution that learns from our labels and from the students."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from training.conv import Conv
from training.data import SEED, Data, fold_of
from training.export import export
from training.losses import Teacher
from training.net import ReadingNet
from training.predict import logits
from training.recipe import FAST_GROUND, FAST_TALKS
from training.samples import Sample
from training.students import GROUND_FOLDER, folder_of
from training.texts import Texts, texts_of
from training.train import train

FAST = "earned-fast-1"


def build_fast(data: Data, work: Path, shipped: Path, *, folds: Sequence[int]) -> None:
    """Train a fast model a fold, and the one that ships; finished ones are kept.

    Args:
        data: everything.
        work: the folder where the students are.
        shipped: the folder of the weights that ship.
        folds: which folds to hold out.
    """
    outs: list[int | None] = [*folds, None]
    missing = [f for f in outs if not (folder_of(work, "fast", f) / "heads.npz").exists()]
    if not missing:
        return
    own = [*data.ground, *data.talks]
    net = ReadingNet(Conv())
    texts = Texts(net.trunk, texts_of([*own, *data.experts, *data.read]))
    told = _chances(work / GROUND_FOLDER, [*own, *data.read])
    ground = work / "fast.pt"
    if not ground.exists():
        print(f"fast, ground: {len(own)} turns", flush=True)
        torch.manual_seed(SEED)
        net = ReadingNet(Conv())
        train(net, texts, own, extra=data.read, teacher=told, recipe=FAST_GROUND, seed=SEED)
        torch.save(net.state_dict(), ground)
    for fold in missing:
        inside = [sample for sample in data.experts if fold_of(sample) != fold]
        print(f"fast, fold {fold}: {len(inside)} turns of experts", flush=True)
        net.load_state_dict(torch.load(ground))
        both = told | _chances(folder_of(work, "reading", fold), inside)
        seed = SEED + (9 if fold is None else fold)
        extra = [*own, *data.read]
        train(net, texts, inside, extra=extra, teacher=both, recipe=FAST_TALKS, seed=seed)
        export(net, folder_of(work, "fast", fold))
        if fold is None:
            export(net, shipped)


def _chances(folder: Path, samples: Sequence[Sample]) -> Teacher:
    codes, _ = logits(folder, samples)
    return dict(zip([s.id for s in samples], 1 / (1 + np.exp(-codes)), strict=True))
