"""A reading with the likest of our own lines beside every code: as text, or as JSON Lines."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any, BinaryIO

from earned.annotation.explaining import Explanation, explain
from earned.annotation.model import shipped_model
from earned.annotation.reading import Reading, State
from earned.cli.plain import one_line
from earned.codes import CODES
from earned.render.letter import quote
from earned.tables import turn_rows

Writer = Callable[[Iterable[Reading], BinaryIO], None]
WIDTH = 80
NOTE = (
    "“like” is a line of our own, written to train the reading: of those that carry the same code, "
    "the one that is most like the words, and it may still be far from them. Likeness helps to see "
    "what the reading learned from; it is not proof. What is called experimental was wrong too "
    "often, when it was measured, to rest a finding on."
)
_SAID = {State.APPLIED: "applied", State.UNSURE: "perhaps"}


def write_text(readings: Iterable[Reading], stream: BinaryIO) -> None:
    """Write what was read turn by turn, as text; turns without a code are left out."""
    stream.write(f"{_wrapped(NOTE)}\n".encode())
    for reading in readings:
        stream.write(f"\n{one_line(reading.conversation.id)}\n".encode())
        for part in _parts(reading):
            stream.write(f"\n{part}\n".encode())
        stream.flush()


def write_jsonl(readings: Iterable[Reading], stream: BinaryIO) -> None:
    """Write one JSON object a turn, one a line, each with its codes under `explained`."""
    for reading in readings:
        explained: dict[int, list[dict[str, Any]]] = {}
        for found in explain(reading, shipped_model()):
            explained.setdefault(found.annotation.span.turn, []).append(_as_data(reading, found))
        for row in turn_rows(reading):
            full = row | {"explained": explained.get(row["turn"], [])}
            stream.write((json.dumps(full, ensure_ascii=False) + "\n").encode("utf-8"))
        stream.flush()


EXPLAINED: dict[str, Writer] = {"txt": write_text, "jsonl": write_jsonl}


def _as_data(reading: Reading, found: Explanation) -> dict[str, Any]:
    return {
        "code": found.annotation.code,
        "state": found.annotation.state.value,
        "probability": round(found.annotation.probability, 6),
        "quote": reading.quote(found.annotation),
        "like": found.line.text,
        "voice": found.line.voice,
        "similarity": round(found.similarity, 4),
    }


def _parts(reading: Reading) -> Iterator[str]:
    """Lay out each turn that carries something; say so if none does."""
    explained = explain(reading, shipped_model())
    if not explained:
        yield "Nothing was found in this talk."
    for turn, here in groupby(explained, key=lambda found: found.annotation.span.turn):
        speaker = one_line(reading.conversation.turns[turn].speaker)
        entries = [line for found in here for line in _entry(reading, found)]
        yield "\n".join([f"Turn {turn + 1}, {speaker}", *entries])


def _entry(reading: Reading, found: Explanation) -> tuple[str, ...]:
    annotation, line = found.annotation, found.line
    chance = _percent(annotation.probability)
    doubt = ", experimental" if annotation.code in reading.experimental else ""
    words = quote(reading.conversation, annotation.span).text
    like = f"like: “{line.text}” ({line.voice}), after “{line.before}”"
    return (
        f"  {CODES[annotation.code].title} ({_SAID[annotation.state]}, {chance}{doubt})",
        _wrapped(f"“{words}”", indent=4),
        _wrapped(like, indent=4),
    )


def _percent(chance: float) -> str:
    # No chance that a model gives is a certainty, whatever it rounds to.
    return "over 99%" if chance > 0.99 else f"{100 * chance:.0f}%"


def _wrapped(text: str, *, indent: int = 0) -> str:
    margin = " " * indent
    return textwrap.fill(text, WIDTH, initial_indent=margin, subsequent_indent=margin)
