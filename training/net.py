"""Encoder and heads as one network, with the shapes that the shipped code computes."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from earned.annotation.features import SENTENCE_FACTS, TURN_FACTS
from earned.codes import CODES
from training.samples import HELPER_MI, HIS_MI
from training.trunks import Trunk

CODE_LIST = tuple(CODES)
HIDDEN = 192


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


class ReadingNet(nn.Module):
    """Encoder and heads, as `earned.annotation` computes them."""

    def __init__(self, trunk: Trunk, *, dropout: float = 0.15, context_dropout: float = 0.25):
        super().__init__()
        width = trunk.width
        self.trunk = trunk
        self.dropout = nn.Dropout(dropout)
        self.context_dropout = context_dropout
        self.codes_in = nn.Linear(4 * width + SENTENCE_FACTS, HIDDEN)
        self.codes_out = nn.Linear(HIDDEN, len(CODE_LIST))
        self.codes_skip = nn.Linear(width, len(CODE_LIST), bias=False)
        self.mi_in = nn.Linear(4 * width + TURN_FACTS, HIDDEN)
        self.mi_out = nn.Linear(HIDDEN, len(HELPER_MI) + len(HIS_MI))
        self.activation = nn.GELU(approximate="tanh")

    def sentence_vectors(self, inputs: Inputs) -> Tensor:
        """Give (sentences, width): the mean of each sentence's token states."""
        given = inputs.states.float() if inputs.states.is_floating_point() else inputs.states
        with torch.autocast("cpu", torch.bfloat16):
            states = self.trunk.upper(given, inputs.mask)
        return torch.mm(inputs.pool, states.reshape(-1, self.trunk.width).float())

    def turn_means(self, inputs: Inputs) -> Tensor:
        """Give (turns, width): the mean over the sentences."""
        return spread(self.sentence_vectors(inputs), inputs, "mean")

    def forward(
        self, turn: Inputs, context: Tensor, facts: tuple[Tensor, Tensor]
    ) -> tuple[Tensor, Tensor]:
        """Give turn-level code logits (the best sentence counts) and class logits.

        Args:
            turn: the turns to read.
            context: (turns, 2 × width), means of the previous and the own earlier turn.
            facts: sentence facts and turn facts of `earned.annotation.features`.
        """
        width = self.trunk.width
        if self.training:
            keep = (torch.rand(turn.turns, 2) > self.context_dropout).float()
            context = context * keep.repeat_interleave(width, 1)
        vectors = self.sentence_vectors(turn)
        mean, top = spread(vectors, turn, "mean"), spread(vectors, turn, "amax")
        seen = self.dropout(
            torch.cat([vectors, mean[turn.owner], context[turn.owner], facts[0]], 1)
        )
        logits = self.codes_out(self.dropout(self.activation(self.codes_in(seen))))
        logits = logits + self.codes_skip(seen[:, :width])
        whole = self.dropout(torch.cat([mean, top, context, facts[1]], 1))
        classes = self.mi_out(self.dropout(self.activation(self.mi_in(whole))))
        return spread(logits, turn, "amax"), classes


def spread(values: Tensor, inputs: Inputs, how: str) -> Tensor:
    """Reduce sentences to their turns: (sentences, n) → (turns, n)."""
    index = inputs.owner[:, None].expand_as(values)
    zeros = values.new_zeros((inputs.turns, values.shape[1]))
    return zeros.scatter_reduce(0, index, values, how, include_self=False)
