"""The fast model's encoder: word pieces and their neighbours, two layers of convolution."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn

from training.trunks import MiniLM

NARROW = 96
WIDTH = 192
REACH = (2, 1)
"""How many neighbours on each side the two layers see."""


class Conv(nn.Module):
    """Token ids and mask in, token states out, as a trunk does.

    A convolution is written as one matrix over a token laid beside its neighbours, since ONNX
    Runtime has fast eight-bit matrices and no fast eight-bit convolutions.
    """

    ends = ("[CLS]", "[SEP]")
    width = WIDTH
    state_width = 1

    def __init__(self, *, dropout: float = 0.1) -> None:
        super().__init__()
        base = MiniLM()
        self.tokenizer: Path = base.tokenizer
        words = base.words.weight.detach()
        centred = words - words.mean(0)
        _, _, main = torch.linalg.svd(centred[torch.arange(0, len(words), 7)], full_matrices=False)
        first = centred @ main[:NARROW].T
        self.words = nn.Embedding.from_pretrained(first / first.std(), freeze=False)
        self.near = nn.Linear((2 * REACH[0] + 1) * NARROW, WIDTH)
        self.far = nn.Linear((2 * REACH[1] + 1) * WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH)
        self.dropout = nn.Dropout(dropout)

    def lower(self, ids: Tensor, _mask: Tensor) -> Tensor:
        """Give the ids themselves: nothing is frozen."""
        return ids[..., None]

    def upper(self, states: Tensor, mask: Tensor) -> Tensor:
        """Run all of it on ids, (windows, tokens, 1)."""
        return self.forward(states[..., 0].long(), mask)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Run all of it."""
        keep = mask[..., None].float()
        states = self.dropout(self.words(ids)) * keep
        states = nn.functional.gelu(self.near(_beside(states, REACH[0]))) * keep
        more = nn.functional.gelu(self.far(_beside(self.dropout(states), REACH[1])))
        return self.norm(states + more)


def _beside(states: Tensor, reach: int) -> Tensor:
    """Lay each token beside its neighbours: (windows, tokens, (2 reach + 1) × width)."""
    tokens = states.shape[1]
    padded = nn.functional.pad(states, (0, 0, reach, reach))
    return torch.cat([padded[:, at : at + tokens] for at in range(2 * reach + 1)], -1)
