"""The default model: MiniLM, taught by our lines and the teacher, then by the experts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import torch
from torch import Tensor

from training.data import SEED, Data, fold_of
from training.export import export
from training.losses import Teacher, loss_of
from training.net import ReadingNet
from training.recipe import GROUND, TALKS
from training.texts import Texts, texts_of
from training.train import train
from training.trunks import MiniLM

DEFAULT = "earned-reading-2"
GROUND_FOLDER = "ground"


def build_students(
    data: Data, teacher: Teacher, work: Path, shipped: Path, *, folds: Sequence[int]
) -> None:
    """Train one student a fold; their mean is what ships. Finished ones are kept.

    Args:
        data: everything.
        teacher: chances of what has no labels.
        work: a folder for what is half done.
        shipped: the folder of the weights that ship.
        folds: which folds to hold out.
    """
    own = [*data.ground, *data.talks]
    missing = [f for f in folds if not (folder_of(work, "reading", f) / "net.pt").exists()]
    net = ReadingNet(MiniLM())
    if missing:
        texts = Texts(net.trunk, texts_of([*own, *data.experts, *data.read]))
        ground = _ground(data, teacher, texts, work)
    for fold in missing:
        inside = [sample for sample in data.experts if fold_of(sample) != fold]
        print(f"fold {fold}: {len(inside)} turns of experts", flush=True)
        net.load_state_dict(torch.load(ground))
        extra = [*own, *data.read]
        objective = partial(loss_of, teacher=teacher, recipe=TALKS)
        seed = SEED + fold
        train(net, texts, inside, extra=extra, objective=objective, recipe=TALKS, seed=seed)
        folder = folder_of(work, "reading", fold)
        export(net, folder)
        torch.save(net.state_dict(), folder / "net.pt")
    net.load_state_dict(mean_of([folder_of(work, "reading", f) / "net.pt" for f in folds]))
    export(net, folder_of(work, "reading", None))
    torch.save(net.state_dict(), folder_of(work, "reading", None) / "net.pt")
    export(net, shipped)


def _ground(data: Data, teacher: Teacher, texts: Texts, work: Path) -> Path:
    path = work / "ground.pt"
    if not path.exists():
        own = [*data.ground, *data.talks]
        print(f"ground: {len(own)} turns, and {len(data.read)} that the teacher read", flush=True)
        torch.manual_seed(SEED)
        net = ReadingNet(MiniLM())
        objective = partial(loss_of, teacher=teacher, recipe=GROUND)
        train(net, texts, own, extra=data.read, objective=objective, recipe=GROUND, seed=SEED)
        torch.save(net.state_dict(), path)
        export(net, work / GROUND_FOLDER)
    return path


def mean_of(paths: Sequence[Path]) -> dict[str, Tensor]:
    """Give the mean of several networks' weights (Wortsman et al. 2022, model soups).

    They share their ground, and so lie in one valley: the mean reads lines written apart better
    than each of them, at the cost of one.
    """
    found = [torch.load(path) for path in paths]
    return {name: sum(one[name] for one in found) / len(found) for name in found[0]}


def folder_of(work: Path, model: str, fold: int | None) -> Path:
    """Give the folder of the weights that a fold was held out of, or of those that ship."""
    return work / model / ("all" if fold is None else f"fold{fold}")
