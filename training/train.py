"""Fine-tune a network on every label at once, and read turns with it."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from training.net import CODE_LIST, ReadingNet
from training.recipe import Recipe
from training.samples import HELPER_MI, HIS_MI, Sample
from training.texts import Contexts, Texts

NOTHING = -9.0
CLASSES = len(HELPER_MI) + len(HIS_MI)
Objective = Callable[[tuple[Tensor, Tensor], Sequence[Sample]], Tensor]
POOL = 40
"""Batches are sorted by length inside pools of so many, so that little padding is wasted."""


def train(
    net: ReadingNet,
    texts: Texts,
    samples: Sequence[Sample],
    *,
    extra: Sequence[Sample] = (),
    objective: Objective,
    recipe: Recipe,
    seed: int,
) -> ReadingNet:
    """Fine-tune on samples, and on some of `extra` drawn anew each epoch; prints each loss.

    Args:
        net: what to train, in place.
        texts: laid out for its trunk; holds every text of the samples.
        samples: seen once an epoch.
        extra: of these, `recipe.extra` an epoch.
        objective: the loss of the net's two outputs on a batch.
        recipe: rates and sizes.
        seed: of the order, of what is drawn, and of dropout.
    """
    torch.manual_seed(seed)
    plan = [
        _batches(texts, [*samples, *_draw(extra, recipe.extra, seed + epoch)], recipe, seed + epoch)
        for epoch in range(recipe.epochs)
    ]
    optimizer, schedule = _optimizer(net, recipe, sum(map(len, plan)))
    started = time.time()
    for epoch, rounds in enumerate(plan):
        contexts = Contexts(net, texts, [sample for part in rounds for sample in part])
        net.train()
        seen = 0.0
        for part in rounds:
            outputs = net(
                texts.inputs([s.text for s in part]), contexts.of(part), texts.facts(part)
            )
            loss = objective(outputs, part)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            seen += loss.item()
        took = time.time() - started
        print(f"  epoch {epoch + 1}: loss {seen / len(rounds):.4f}, {took:.0f} s", flush=True)
    return net.eval()


def read(
    net: ReadingNet, texts: Texts, samples: Sequence[Sample], *, classes: int = CLASSES
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Give (samples, codes) turn logits and (samples, classes) class logits."""
    codes = np.full((len(samples), len(CODE_LIST)), NOTHING, np.float32)
    types = np.zeros((len(samples), classes), np.float32)
    order = [row for row in range(len(samples)) if texts.size(samples[row].text)]
    order.sort(key=lambda row: texts.size(samples[row].text))
    contexts = Contexts(net, texts, samples)
    net.eval()
    with torch.no_grad():
        for start in range(0, len(order), 64):
            rows = order[start : start + 64]
            part = [samples[row] for row in rows]
            found = net(texts.inputs([s.text for s in part]), contexts.of(part), texts.facts(part))
            codes[rows], types[rows] = found[0].numpy(), found[1].numpy()
    return codes, types


def _draw(extra: Sequence[Sample], count: int, seed: int) -> list[Sample]:
    return random.Random(seed).sample(list(extra), min(count, len(extra)))


def _batches(
    texts: Texts, samples: Sequence[Sample], recipe: Recipe, seed: int
) -> list[list[Sample]]:
    rng = random.Random(seed)
    order = [sample for sample in samples if texts.size(sample.text)]
    rng.shuffle(order)
    found = []
    for start in range(0, len(order), recipe.batch * POOL):
        pool = order[start : start + recipe.batch * POOL]
        pool.sort(key=lambda sample: texts.size(sample.text))
        found += [pool[at : at + recipe.batch] for at in range(0, len(pool), recipe.batch)]
    rng.shuffle(found)
    return found


def _optimizer(
    net: ReadingNet, recipe: Recipe, total: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LambdaLR]:
    trunk = [p for p in net.trunk.parameters() if p.requires_grad]
    heads = [p for name, p in net.named_parameters() if not name.startswith("trunk")]
    groups = [{"params": trunk, "lr": recipe.rate}, {"params": heads, "lr": recipe.head_rate}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    warm = max(1.0, recipe.warmup * total)
    return optimizer, torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda step: min((step + 1) / warm, 0.02 + 0.49 * (1 + math.cos(math.pi * step / total))),
    )
