"""Choose the line of ours that fits what he said best: by likeness, never twice."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from earned.conversation import Conversation, Span
from earned.reviewing.finding import TryNext
from earned.reviewing.words import NextLine, next_lines

Vectors = NDArray[np.float32]
Embed = Callable[[Sequence[str]], Vectors]

WHOLE = 4
"""Letters below which a presupposed word has to be a whole word of his, not only its beginning."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A request for a line.

    Attributes:
        span: his words that it would answer.
        cue: the code of his that those words carry.
        codes: codes the line may carry; empty means any that answers the cue.
        question: whether it has to ask something.
    """

    span: Span
    cue: str
    codes: tuple[str, ...] = ()
    question: bool = False


def choose_lines(
    wanted: Sequence[Wanted | None],
    conversation: Conversation,
    *,
    embed: Embed,
    audience: str | None,
) -> tuple[TryNext | None, ...]:
    """Answer requests in order; `None` where nothing fits or nothing was asked.

    A line that presupposes something is offered only where his turn has the word for it; among
    those that are left, the one whose situation is most like his words comes first.

    Args:
        wanted: the requests; earlier ones choose first.
        conversation: the talk they point into.
        embed: texts in, unit vectors out.
        audience: who the helper is to him; lines for somebody else are left out.
    """
    asked = [want for want in wanted if want]
    if not asked:
        return tuple(None for _ in wanted)
    situations, centre = _situations()
    mine = _centred(embed([conversation.quote(want.span) for want in asked]), centre)
    likeness = dict(zip(map(id, asked), mine @ situations.T, strict=True))
    used: set[str] = set()
    found: list[TryNext | None] = []
    for want in wanted:
        best = None
        if want:
            open_to = [line for line in _lines_for(want, audience) if line.say not in used]
            said = re.findall(r"[^\W\d_]+", conversation.turns[want.span.turn].text.lower())
            best = _likest([line for line in open_to if _fits(line, said)], likeness[id(want)])
        if want and best:
            used.add(best.say)
            found.append(TryNext(best.say, want.span, best.code))
        else:
            found.append(None)
    return tuple(found)


def _lines_for(want: Wanted, audience: str | None) -> list[NextLine]:
    return [
        line
        for line in next_lines()
        if line.cue == want.cue
        and (not want.codes or line.code in want.codes)
        and (not want.question or "?" in line.say)
        and (not line.audience or audience in line.audience)
    ]


def _fits(line: NextLine, said: Sequence[str]) -> bool:
    return all(any(_begins(word, stem) for word in said for stem in group) for group in line.needs)


def _begins(word: str, stem: str) -> bool:
    return word == stem if len(stem) < WHOLE else word.startswith(stem)


def _likest(lines: Sequence[NextLine], likeness: Vectors) -> NextLine | None:
    return max(lines, key=lambda line: float(likeness[list(line.whens)].max()), default=None)


@cache
def _situations() -> tuple[Vectors, Vectors]:
    path = resources.files("earned").joinpath("models", "reading", "next_lines.npz")
    with resources.as_file(path) as file, np.load(file, allow_pickle=False) as arrays:
        vectors = arrays["vectors"].astype(np.float32)
    centre = vectors.mean(0)
    return _centred(vectors, centre), centre


def situations_digest() -> tuple[str, str]:
    """Give the digest of the lines the vectors were made from, and of the lines as they are."""
    path = resources.files("earned").joinpath("models", "reading", "next_lines.npz")
    with resources.as_file(path) as file, np.load(file, allow_pickle=False) as arrays:
        made = str(arrays["digest"])
    raw = resources.files("earned.reviewing").joinpath("next_lines.toml").read_bytes()
    return made, hashlib.sha256(raw).hexdigest()


def _centred(vectors: Vectors, centre: Vectors) -> Vectors:
    moved = vectors - centre
    unit: Vectors = moved / np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-9)
    return unit
