"""How the models are trained; the card prints it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Recipe:
    """One stage of training.

    Attributes:
        epochs: how often every sample is seen.
        rate: highest learning rate of the encoder's upper layers.
        head_rate: highest learning rate of the heads.
        batch: samples a step.
        extra: samples drawn anew each epoch from those that are seen only in part.
        soft: how much the teacher's chances count where no label is known.
        blend: the teacher's share in the wanted chance where a label is known.
        dropout: before and inside the heads.
        context_dropout: how often a turn before is left out.
        warmup: share of the steps in which the rate rises.
    """

    epochs: int
    rate: float
    head_rate: float = 1e-3
    batch: int = 32
    extra: int = 0
    soft: float = 0.5
    blend: float = 0.0
    dropout: float = 0.15
    context_dropout: float = 0.25
    warmup: float = 0.08


TEACHER = Recipe(epochs=2, rate=7e-5)
GROUND = Recipe(epochs=3, rate=2e-4, extra=4000)
"""What all folds share: our own lines and talks, and text that only the teacher has read."""
TALKS = Recipe(epochs=3, rate=1.5e-4, head_rate=7e-4, extra=4000)
"""On top of it the experts' transcripts, without those held out."""
FAST_GROUND = Recipe(epochs=8, rate=2e-3, head_rate=2e-3, extra=12000, soft=1.0, blend=0.5)
FAST_TALKS = Recipe(epochs=4, rate=1e-3, head_rate=1e-3, extra=8000, soft=1.0, blend=0.5)
