"""Research mode: schemes whose data may be measured on but may not train what ships.

    python -m training.research --corpora PATH

The encoder of the shipped model is fine-tuned once more, for ESConv's strategies and for EPITOME's
three kinds of empathy. Weights are thrown away; only labels and answers are kept, beside the
shipped weights, for `earned evaluate`.
"""

from __future__ import annotations

import argparse
import csv
import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from training.build import MODELS, WORK
from training.data import FOLDS, SEED
from training.net import ReadingNet
from training.recipe import Recipe
from training.samples import Sample
from training.students import folder_of
from training.texts import Texts, texts_of
from training.train import read, train
from training.trunks import MiniLM

STRATEGIES = (
    "Question",
    "Restatement or Paraphrasing",
    "Reflection of feelings",
    "Self-disclosure",
    "Affirmation and Reassurance",
    "Providing Suggestions",
    "Information",
    "Others",
)
KINDS = ("emotional-reactions", "interpretations", "explorations")
LEVELS = 3
Arrays = dict[str, NDArray[np.generic]]
CHATS = Recipe(epochs=2, rate=1.5e-4)
EMPATHY = Recipe(epochs=2, rate=1.5e-4)


@dataclass(frozen=True)
class Task:
    """Turns with classes of another scheme.

    Attributes:
        samples: the turns.
        truth: (samples, columns) class of each column, -1 where it is not known.
        sizes: how many classes each column has.
    """

    samples: Sequence[Sample]
    truth: NDArray[np.int64]
    sizes: tuple[int, ...]


def main() -> None:
    """Train, read, and keep what was read; schemes that were kept before stay."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--only", choices=list(SCHEMES), nargs="+", default=list(SCHEMES))
    options = parser.parse_args()
    path = MODELS / "reading" / "research.npz"
    arrays = dict(np.load(path, allow_pickle=False)) if path.exists() else {}
    for name in options.only:
        arrays |= SCHEMES[name](options.corpora)
        np.savez_compressed(path, **arrays)


def _chats(corpora: Path) -> Arrays:
    inside, outside = (_esconv(corpora / f"esconv-{part}.jsonl") for part in ("train", "valid"))
    return _kept("esconv", outside, _answers(inside, outside, CHATS))


def _empathy(corpora: Path) -> Arrays:
    task = _epitome(corpora)
    fold = np.array([zlib.crc32(s.group.encode()) % FOLDS for s in task.samples])
    said = np.zeros_like(task.truth)
    for one in range(FOLDS):
        inside, outside = _part(task, fold != one), _part(task, fold == one)
        said[fold == one] = _answers(inside, outside, EMPATHY)
    return _kept("epitome", task, said)


SCHEMES = {"esconv": _chats, "epitome": _empathy}


def _answers(train_on: Task, asked: Task, recipe: Recipe) -> NDArray[np.int64]:
    net = ReadingNet(MiniLM())
    net.load_state_dict(torch.load(folder_of(WORK, "reading", None) / "net.pt"))
    torch.manual_seed(SEED)
    net.mi_out = nn.Linear(net.mi_out.in_features, sum(train_on.sizes))
    texts = Texts(net.trunk, texts_of([*train_on.samples, *asked.samples]))
    known = {s.id: truth for s, truth in zip(train_on.samples, train_on.truth, strict=True)}
    objective = partial(_loss, known=known, sizes=train_on.sizes)
    train(net, texts, train_on.samples, objective=objective, recipe=recipe, seed=SEED)
    _, classes = read(net, texts, asked.samples, classes=sum(train_on.sizes))
    parts = np.split(classes, np.cumsum(train_on.sizes)[:-1], axis=1)
    return np.stack([part.argmax(1) for part in parts], 1)


def _loss(
    outputs: tuple[Tensor, Tensor],
    samples: Sequence[Sample],
    *,
    known: dict[str, NDArray[np.int64]],
    sizes: tuple[int, ...],
) -> Tensor:
    truth = torch.from_numpy(np.stack([known[sample.id] for sample in samples]))
    parts = torch.split(outputs[1], list(sizes), 1)
    losses = [
        nn.functional.cross_entropy(part, truth[:, place], ignore_index=-1, label_smoothing=0.05)
        for place, part in enumerate(parts)
    ]
    return torch.stack(losses).sum()


def _esconv(path: Path) -> Task:
    samples, truth = [], []
    for number, line in enumerate(path.read_text("utf-8").splitlines()):
        last = {"sys": "", "usr": ""}
        for turn, message in enumerate(json.loads(line)["dialog"]):
            who, text = message["speaker"], message["text"].strip()
            if message.get("strategy") in STRATEGIES:
                id = f"esconv:{path.stem}:{number}:{turn}"
                group = f"{path.stem}:{number}"
                samples.append(
                    Sample(id, group, "esconv", "helper", text, last["usr"], last["sys"])
                )
                truth.append([STRATEGIES.index(message["strategy"])])
            last[who] = text
    return Task(samples, np.array(truth), (len(STRATEGIES),))


def _epitome(corpora: Path) -> Task:
    levels: dict[tuple[str, str], list[int]] = {}
    texts: dict[tuple[str, str], tuple[str, str]] = {}
    for place, kind in enumerate(KINDS):
        with (corpora / f"epitome-{kind}-dev.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                key = row["sp_id"], row["rp_id"]
                texts[key] = row["response_post"], row["seeker_post"]
                levels.setdefault(key, [-1] * len(KINDS))[place] = int(row["level"])
    samples = [Sample(f"epitome:{s}:{r}", s, "epitome", "helper", *texts[s, r]) for s, r in levels]
    return Task(samples, np.array(list(levels.values())), (LEVELS,) * len(KINDS))


def _part(task: Task, keep: NDArray[np.bool_]) -> Task:
    chosen = [sample for sample, one in zip(task.samples, keep, strict=True) if one]
    return Task(chosen, task.truth[keep], task.sizes)


def _kept(name: str, task: Task, said: NDArray[np.int64]) -> Arrays:
    _, group = np.unique([sample.group for sample in task.samples], return_inverse=True)
    return {
        f"{name}_truth": task.truth.astype(np.int8),
        f"{name}_said": said.astype(np.int8),
        f"{name}_group": group.astype(np.int32),
    }


if __name__ == "__main__":
    main()
