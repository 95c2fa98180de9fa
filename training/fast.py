"""The fast model: a small convolution that learns from our labels and from the students."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import numpy as np
import torch

from training.conv import Conv
from training.data import SEED, Data, fold_of
from training.export import export
from training.losses import Teacher, loss_of
from training.net import ReadingNet
from training.predict import logits
from training.recipe import FAST_GROUND, FAST_TALKS
from training.samples import Sample
from training.students import GROUND_FOLDER, folder_of, mean_of
from training.texts import Texts, texts_of
from training.train import train

FAST = "earned-fast-1"


def build_fast(data: Data, work: Path, shipped: Path, *, folds: Sequence[int]) -> None:
    """Train a fast model a fold; their mean is what ships. Finished ones are kept.

    Args:
        data: everything.
        work: the folder where the students are.
        shipped: the folder of the weights that ship.
        folds: which folds to hold out.
    """
    own = [*data.ground, *data.talks]
    missing = [f for f in folds if not (folder_of(work, "fast", f) / "net.pt").exists()]
    net = ReadingNet(Conv())
    if missing:
        texts = Texts(net.trunk, texts_of([*own, *data.experts, *data.read]))
        told = _chances(work / GROUND_FOLDER, [*own, *data.read])
        ground = _ground(data, told, texts, work)
    for fold in missing:
        inside = [sample for sample in data.experts if fold_of(sample) != fold]
        print(f"fast, fold {fold}: {len(inside)} turns of experts", flush=True)
        net.load_state_dict(torch.load(ground))
        both = told | _chances(folder_of(work, "reading", fold), inside)
        objective = partial(loss_of, teacher=both, recipe=FAST_TALKS)
        extra, seed = [*own, *data.read], SEED + fold
        train(net, texts, inside, extra=extra, objective=objective, recipe=FAST_TALKS, seed=seed)
        folder = folder_of(work, "fast", fold)
        export(net, folder)
        torch.save(net.state_dict(), folder / "net.pt")
    net.load_state_dict(mean_of([folder_of(work, "fast", f) / "net.pt" for f in folds]))
    export(net, shipped)


def _ground(data: Data, told: Teacher, texts: Texts, work: Path) -> Path:
    path = work / "fast.pt"
    if not path.exists():
        own = [*data.ground, *data.talks]
        print(f"fast, ground: {len(own)} turns", flush=True)
        torch.manual_seed(SEED)
        net = ReadingNet(Conv())
        objective = partial(loss_of, teacher=told, recipe=FAST_GROUND)
        train(net, texts, own, extra=data.read, objective=objective, recipe=FAST_GROUND, seed=SEED)
        torch.save(net.state_dict(), path)
    return path


def _chances(folder: Path, samples: Sequence[Sample]) -> Teacher:
    codes, _ = logits(folder, samples)
    return dict(zip([s.id for s in samples], 1 / (1 + np.exp(-codes)), strict=True))
