"""The default model: MiniLM, taught by our lines and the teacher, then by the experts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch

from training.data import SEED, Data, fold_of
from training.export import export
from training.losses import Teacher
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
    """Train one student a fold, and the one that ships; finished ones are kept.

    Args:
        data: everything.
        teacher: chances of what has no labels.
        work: a folder for what is half done.
        shipped: the folder of the weights that ship.
        folds: which folds to hold out.
    """
    own = [*data.ground, *data.talks]
    outs: list[int | None] = [*folds, None]
    missing = [f for f in outs if not (folder_of(work, "reading", f) / "heads.npz").exists()]
    if not missing:
        return
    net = ReadingNet(MiniLM())
    texts = Texts(net.trunk, texts_of([*own, *data.experts, *data.read]))
    ground = work / "ground.pt"
    if not ground.exists():
        print(f"ground: {len(own)} turns, and {len(data.read)} that the teacher read", flush=True)
        torch.manual_seed(SEED)
        net = ReadingNet(MiniLM())
        train(net, texts, own, extra=data.read, teacher=teacher, recipe=GROUND, seed=SEED)
        torch.save(net.state_dict(), ground)
        export(net, work / GROUND_FOLDER)
    for fold in missing:
        inside = [sample for sample in data.experts if fold_of(sample) != fold]
        print(f"fold {fold}: {len(inside)} turns of experts", flush=True)
        net.load_state_dict(torch.load(ground))
        seed = SEED + (9 if fold is None else fold)
        extra = [*own, *data.read]
        train(net, texts, inside, extra=extra, teacher=teacher, recipe=TALKS, seed=seed)
        folder = folder_of(work, "reading", fold)
        export(net, folder)
        torch.save(net.state_dict(), folder / "net.pt")
        if fold is None:
            export(net, shipped)


def folder_of(work: Path, model: str, fold: int | None) -> Path:
    """Give the folder of the weights that a fold was held out of, or of all (`None`)."""
    return work / model / ("all" if fold is None else f"fold{fold}")
