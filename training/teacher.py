"""The teacher: a larger encoder trained on our lines, whose chances the student learns from.

It never sees an expert's label, so what it says may train every fold.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from training.data import SEED, Data
from training.losses import SIDE, Teacher, loss_of
from training.net import ReadingNet
from training.recipe import TEACHER
from training.samples import Sample
from training.texts import Texts, texts_of
from training.train import read, train
from training.trunks import MPNet

AT_ONCE = 4000
"""Texts whose states are held in memory together."""


def teach(data: Data, work: Path) -> Teacher:
    """Give the teacher's chances of every code for all that the student learns from.

    Args:
        data: everything; the teacher is trained on `ground` alone.
        work: a folder where weights and chances are kept.
    """
    path = work / "teacher.npz"
    wanted = [s for s in (*data.experts, *data.read, *data.ground) if not _all_known(s)]
    if not path.exists():
        codes = _read_all(wanted, _trained(data.ground, work))
        np.savez(path, ids=np.array([s.id for s in wanted]), logits=codes.astype(np.float16))
    with np.load(path, allow_pickle=False) as file:
        chances = 1 / (1 + np.exp(-file["logits"].astype(np.float32)))
        return dict(zip(file["ids"].tolist(), chances, strict=True))


def _all_known(sample: Sample) -> bool:
    return len(sample.codes) == int(SIDE[sample.side].sum())


def _trained(samples: Sequence[Sample], work: Path) -> ReadingNet:
    torch.manual_seed(SEED)
    net = ReadingNet(MPNet(work))
    path = work / "teacher.pt"
    if path.exists():
        net.load_state_dict(torch.load(path))
        return net
    print(f"teacher: {len(samples)} turns", flush=True)
    objective = partial(loss_of, teacher={}, recipe=TEACHER)
    texts = Texts(net.trunk, texts_of(samples))
    train(net, texts, samples, objective=objective, recipe=TEACHER, seed=SEED)
    torch.save(net.state_dict(), path)
    return net


def _read_all(samples: Sequence[Sample], net: ReadingNet) -> NDArray[np.float32]:
    print(f"teacher reads {len(samples)} turns", flush=True)
    found = []
    for start in range(0, len(samples), AT_ONCE):
        part = samples[start : start + AT_ONCE]
        found.append(read(net, Texts(net.trunk, texts_of(part)), part)[0])
    return np.concatenate(found)
