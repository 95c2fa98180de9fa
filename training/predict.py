"""Read samples with an exported model, through the code that ships."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from earned.annotation.encoder import Encoder
from earned.annotation.features import TurnVectors, sentence_features, turn_features
from earned.annotation.heads import load_heads
from training.samples import Sample

Floats = NDArray[np.float32]
NOTHING = -9.0


def logits(folder: Path, samples: Sequence[Sample]) -> tuple[Floats, Floats]:
    """Give (samples, codes) turn logits and (samples, classes) class logits."""
    encoder = Encoder(folder / "model.onnx", folder / "tokenizer.json")
    heads = load_heads(folder / "heads.npz")
    texts = sorted({t for s in samples for t in (s.text, s.previous, s.before)})
    laid, vectors = encoder.encode(texts)
    place = {text: at for at, text in enumerate(texts)}

    def mean(text: str) -> Floats:
        found = vectors[place[text]]
        return found.mean(0) if len(found) else np.zeros(encoder.width, np.float32)

    codes = np.full((len(samples), len(heads.codes_bias)), NOTHING, np.float32)
    classes = np.zeros((len(samples), len(heads.mi_bias)), np.float32)
    for row, sample in enumerate(samples):
        at = place[sample.text]
        if not len(vectors[at]):
            continue
        turn = TurnVectors(
            turn=0,
            text=sample.text,
            spans=laid[at].sentences,
            vectors=vectors[at],
            previous=mean(sample.previous),
            before=mean(sample.before),
            previous_text=sample.previous,
        )
        codes[row] = heads.code_logits(sentence_features(turn)).max(0)
        classes[row] = heads.mi_logits(turn_features(turn)[None])[0]
    return codes, classes
