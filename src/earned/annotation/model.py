"""The reading model: a conversation in, its codes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from earned.annotation.calibration import ModelConfig, load_config
from earned.annotation.encoder import Encoder, Progress
from earned.annotation.features import TurnVectors, sentence_features, turn_features
from earned.annotation.heads import Heads, load_heads
from earned.annotation.reading import Annotation, Reading, State, TurnReading
from earned.annotation.windows import LaidOut
from earned.codes import HELPER_CODES, HIS_CODES
from earned.conversation import Conversation, Role, Span

Array = NDArray[np.float32]
AT_ONCE = 256
"""Turns whose features are laid out together; bounds the memory of a long talk."""
MODELS = {"best": "reading", "fast": "fast"}
"""Name → folder of the weights that come with the package."""
CODES_OF = {Role.HELPER: HELPER_CODES, Role.HIM: HIS_CODES}


@dataclass(frozen=True)
class ReadingModel:
    """Encoder, heads and calibration, ready to read."""

    encoder: Encoder
    heads: Heads
    config: ModelConfig

    def annotate(self, conversation: Conversation, *, progress: Progress | None = None) -> Reading:
        """Read a conversation.

        Args:
            conversation: a talk whose speakers have roles; turns of `Role.OTHER` get no codes.
            progress: called with (steps done, steps in all).
        """
        texts = [turn.text for turn in conversation.turns]
        laid, vectors = self.encoder.encode(texts, progress=progress)
        known = with_context(conversation, laid, vectors)
        read = [
            turn
            for start in range(0, len(known), AT_ONCE)
            for turn in self._read(conversation, known[start : start + AT_ONCE])
        ]
        return Reading(
            conversation,
            tuple(annotation for annotations, _ in read for annotation in annotations),
            tuple(turn for _, turn in read),
            self.config.id,
            tuple(c for c, entry in self.config.calibration.items() if entry.experimental),
            {code: entry.shown for code, entry in self.config.calibration.items()},
        )

    def embed(self, texts: Sequence[str]) -> Array:
        """Give one vector of length 1 per text, (texts, width), for finding similar words."""
        _, vectors = self.encoder.encode(texts)
        means = np.stack([_mean(found, self.encoder.width) for found in vectors])
        unit: Array = means / np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-9)
        return unit

    def _read(
        self, conversation: Conversation, known: Sequence[TurnVectors]
    ) -> list[tuple[list[Annotation], TurnReading]]:
        """Read some turns; one product of matrices for all of them."""
        spoken = [turn for turn in known if len(turn.vectors)]
        if not spoken:
            return [self._nothing(conversation, turn) for turn in known]
        logits = self.heads.code_logits(np.concatenate([sentence_features(t) for t in spoken]))
        chances = self.config.chances(logits)
        ends = np.cumsum([len(turn.vectors) for turn in spoken])
        classes = self.heads.mi_logits(np.stack([turn_features(turn) for turn in spoken]))
        parts = dict(
            zip(
                (turn.turn for turn in spoken),
                zip(np.split(chances, ends[:-1]), classes, strict=True),
                strict=True,
            )
        )
        return [
            self._read_turn(conversation.role(turn.turn), turn, *parts[turn.turn])
            if turn.turn in parts
            else self._nothing(conversation, turn)
            for turn in known
        ]

    def _nothing(
        self, conversation: Conversation, known: TurnVectors
    ) -> tuple[list[Annotation], TurnReading]:
        codes = CODES_OF.get(conversation.role(known.turn), ())
        return [], TurnReading(known.turn, dict.fromkeys(codes, 0.0), (), (), None)

    def _read_turn(
        self, role: Role, known: TurnVectors, chances: NDArray[np.float64], classes: Array
    ) -> tuple[list[Annotation], TurnReading]:
        codes = CODES_OF.get(role, ())
        if not codes:
            return [], TurnReading(known.turn, {}, (), (), None)
        columns = self._columns[role]
        mine = chances[:, columns]
        annotations = []
        for place, at in np.argwhere(mine >= self.config.unsure_from[columns]):
            code, chance = codes[at], float(mine[place, at])
            state = self.config.calibration[code].state(chance)
            if state:
                span = Span(known.turn, *known.spans[place])
                annotations.append(Annotation(span, code, chance, state))
        annotations.sort(key=lambda a: (a.span, -a.probability))
        applied = _codes_in(annotations, State.APPLIED)
        unsure = _codes_in(annotations, State.UNSURE)
        return annotations, TurnReading(
            known.turn,
            dict(zip(codes, mine.max(0).tolist(), strict=True)),
            applied,
            tuple(code for code in unsure if code not in applied),
            self._mi(role, classes),
        )

    @cached_property
    def _columns(self) -> dict[Role, NDArray[np.intp]]:
        return {
            role: np.array([self.config.codes.index(code) for code in codes])
            for role, codes in CODES_OF.items()
        }

    def _mi(self, role: Role, logits: Array) -> str:
        split = len(self.config.helper_classes)
        shifted = logits + self.config.offsets
        if role is Role.HELPER:
            return self.config.helper_classes[int(shifted[:split].argmax())]
        return self.config.his_classes[int(shifted[split:].argmax())]


def with_context(
    conversation: Conversation, laid: Sequence[LaidOut], vectors: Sequence[Array]
) -> list[TurnVectors]:
    """Lay beside every turn the other side's last turn and the speaker's own last turn."""
    last: dict[Role, int] = {}
    found = []
    for turn, one, matrix in zip(conversation.turns, laid, vectors, strict=True):
        role = conversation.role(turn.index)
        other = last.get(Role.HIM if role is Role.HELPER else Role.HELPER)
        own = last.get(role)
        width = matrix.shape[1]
        found.append(
            TurnVectors(
                turn=turn.index,
                text=turn.text,
                spans=one.sentences,
                vectors=matrix,
                previous=_mean(vectors[other], width) if other is not None else _mean(None, width),
                before=_mean(vectors[own], width) if own is not None else _mean(None, width),
                previous_text=conversation.turns[other].text if other is not None else "",
            )
        )
        if one.sentences:
            last[role] = turn.index
    return found


def _mean(vectors: Array | None, width: int) -> Array:
    if vectors is None or not len(vectors):
        return np.zeros(width, np.float32)
    mean: Array = vectors.mean(0)
    return mean


def _codes_in(annotations: Sequence[Annotation], state: State) -> tuple[str, ...]:
    return tuple(dict.fromkeys(a.code for a in annotations if a.state is state))


def open_model(folder: Path) -> ReadingModel:
    """Load a model from a folder of `model.onnx`, `tokenizer.json`, `heads.npz`, `config.json`."""
    return ReadingModel(
        Encoder(folder / "model.onnx", folder / "tokenizer.json"),
        load_heads(folder / "heads.npz"),
        load_config(folder / "config.json"),
    )


@cache
def shipped_model(name: str = "best") -> ReadingModel:
    """Load a model that comes with the package, once.

    Args:
        name: `best`, or `fast` for many thousands of talks.
    """
    place = resources.files("earned").joinpath("models", MODELS[name])
    with resources.as_file(place) as folder:
        return open_model(folder)
