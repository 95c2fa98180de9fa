"""The base encoder (BERT, six layers of width 384) in plain PyTorch, in two halves.

The lower half stays as it is, so that its states are computed once for every text; the upper
half is trained.
"""

from __future__ import annotations

import json
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn


class Layer(nn.Module):
    """One transformer layer: attention, then feed-forward, each with a residual and a norm."""

    def __init__(self, width: int, inner: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.out = (nn.Linear(width, width) for _ in range(4))
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm1, self.norm2 = nn.LayerNorm(width, 1e-12), nn.LayerNorm(width, 1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        """Run the layer; `bias` (windows, 1, 1, tokens) is very negative on padding."""
        rows, tokens, width = states.shape
        query, key, value = (
            part(states).reshape(rows, tokens, self.heads, width // self.heads).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        weights = torch.softmax(
            query @ key.transpose(2, 3) * (width // self.heads) ** -0.5 + bias, -1
        )
        mixed = (self.dropout(weights) @ value).transpose(1, 2).reshape(rows, tokens, width)
        states = self.norm1(states + self.dropout(self.out(mixed)))
        return self.norm2(states + self.dropout(self.down(nn.functional.gelu(self.up(states)))))


class MiniLM(nn.Module):
    """Token ids and mask in, token states out.

    Args:
        folder: the base model's folder (`config.json`, `model.safetensors`).
        frozen: how many layers form the lower half, which is never trained.
        dropout: in the upper half while it trains.
    """

    def __init__(self, folder: Path, *, frozen: int, dropout: float) -> None:
        super().__init__()
        config = json.loads((folder / "config.json").read_text("utf-8"))
        width = config["hidden_size"]
        self.frozen = frozen
        self.words = nn.Embedding(config["vocab_size"], width)
        self.places = nn.Embedding(config["max_position_embeddings"], width)
        self.kinds = nn.Embedding(config["type_vocab_size"], width)
        self.norm = nn.LayerNorm(width, 1e-12)
        self.layers = nn.ModuleList(
            Layer(
                width,
                config["intermediate_size"],
                config["num_attention_heads"],
                dropout if place >= frozen else 0.0,
            )
            for place in range(config["num_hidden_layers"])
        )
        self.load_state_dict(_renamed(load_file(folder / "model.safetensors"), len(self.layers)))
        for part in (self.words, self.places, self.kinds, self.norm, *self.layers[:frozen]):
            part.requires_grad_(False)

    def lower(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Run embeddings and the frozen layers."""
        places = torch.arange(ids.shape[1], device=ids.device)
        states = self.norm(self.words(ids) + self.places(places) + self.kinds.weight[0])
        return self._run(states, mask, slice(0, self.frozen))

    def upper(self, states: Tensor, mask: Tensor) -> Tensor:
        """Run the trained layers."""
        return self._run(states, mask, slice(self.frozen, None))

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Run all of it."""
        return self.upper(self.lower(ids, mask), mask)

    def _run(self, states: Tensor, mask: Tensor, which: slice) -> Tensor:
        bias = (1.0 - mask[:, None, None, :].to(states.dtype)) * -1e4
        for layer in self.layers[which]:
            states = layer(states, bias)
        return states


def _renamed(found: dict[str, Tensor], layers: int) -> dict[str, Tensor]:
    names = {
        "words.weight": "embeddings.word_embeddings.weight",
        "places.weight": "embeddings.position_embeddings.weight",
        "kinds.weight": "embeddings.token_type_embeddings.weight",
        "norm.weight": "embeddings.LayerNorm.weight",
        "norm.bias": "embeddings.LayerNorm.bias",
    }
    parts = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "out": "attention.output.dense",
        "norm1": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm2": "output.LayerNorm",
    }
    for layer in range(layers):
        for ours, theirs in parts.items():
            for kind in ("weight", "bias"):
                names[f"layers.{layer}.{ours}.{kind}"] = f"encoder.layer.{layer}.{theirs}.{kind}"
    return {ours: found[theirs] for ours, theirs in names.items()}
