"""Readings as tables: plain columns, and data frames where the `tables` extra is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from earned.annotation.reading import Reading
from earned.codes import CODES
from earned.errors import MissingExtra
from earned.measures import measure
from earned.measures.doors import find_doors

if TYPE_CHECKING:
    import pandas
    import pyarrow

Row = dict[str, Any]
Table = dict[str, list[Any]]

KINDS: dict[str, str] = {
    "conversation": "string",
    "turn": "int64",
    "speaker": "string",
    "role": "string",
    "start_s": "float64",
    "end_s": "float64",
    "text": "string",
    "applied": "strings",
    "unsure": "strings",
    "mi": "string",
    "code": "string",
    "probability": "float64",
    "state": "string",
    "start": "int64",
    "end": "int64",
    "quote": "string",
    "cue": "string",
    "outcome": "string",
    "answer_turn": "int64",
    "by": "strings",
    "name": "string",
    "value": "float64",
    "unit": "string",
    "evidence": "int64",
    "note": "string",
} | {f"p_{code}": "float64" for code in CODES}
"""What every column of every table holds, so that an empty one has a type too."""


def turn_rows(reading: Reading) -> Iterator[Row]:
    """Give what the model says of each turn, one row a turn, with the probabilities nested.

    Keys: `conversation`, `turn`, `role`, `probabilities` (code → 0 to 1, for the codes of the
    speaker's side, none for others), `applied`, `unsure`, and `mi` (`None` for others).
    """
    for turn in reading.turns:
        yield {
            "conversation": reading.conversation.id,
            "turn": turn.turn,
            "role": reading.conversation.role(turn.turn).value,
            "probabilities": {code: round(p, 6) for code, p in turn.probabilities.items()},
            "applied": list(turn.applied),
            "unsure": list(turn.unsure),
            "mi": turn.mi,
        }


def flat_rows(reading: Reading) -> Iterator[Row]:
    """Give `turn_rows` with a column `p_<code>` for every code, empty where it has no bearing."""
    for row in turn_rows(reading):
        probabilities = row.pop("probabilities")
        yield row | {f"p_{code}": probabilities.get(code) for code in CODES}


def turns_table(reading: Reading) -> Table:
    """Lay out the turns: who, when (seconds), the words, and the codes of each."""
    turns = reading.conversation.turns
    return _columns(
        (
            *("conversation", "turn", "speaker", "role", "start_s", "end_s", "text"),
            *("applied", "unsure", "mi"),
        ),
        [
            {
                "conversation": reading.conversation.id,
                "turn": turn.index,
                "speaker": turn.speaker,
                "role": reading.conversation.role(turn.index).value,
                "start_s": turn.start,
                "end_s": turn.end,
                "text": turn.text,
                "applied": list(read.applied),
                "unsure": list(read.unsure),
                "mi": read.mi,
            }
            for turn, read in zip(turns, reading.turns, strict=True)
        ],
    )


def annotations_table(reading: Reading) -> Table:
    """Lay out the codes: each with its words, and where in the turn's text they stand."""
    return _columns(
        ("conversation", "turn", "code", "probability", "state", "start", "end", "quote"),
        [
            {
                "conversation": reading.conversation.id,
                "turn": annotation.span.turn,
                "code": annotation.code,
                "probability": annotation.probability,
                "state": annotation.state.value,
                "start": annotation.span.start,
                "end": annotation.span.end,
                "quote": reading.quote(annotation),
            }
            for annotation in reading.annotations
        ],
    )


def doors_table(reading: Reading) -> Table:
    """Lay out the doors: what he opened, in his words, and what became of it."""
    return _columns(
        ("conversation", "turn", "cue", "quote", "outcome", "answer_turn", "by"),
        [
            {
                "conversation": reading.conversation.id,
                "turn": door.turn,
                "cue": door.cue,
                "quote": reading.conversation.quote(door.span),
                "outcome": door.outcome.value,
                "answer_turn": door.answer_turn,
                "by": list(door.by),
            }
            for door in find_doors(reading)
        ],
    )


def measures_table(reading: Reading, *, seed: int = 0) -> Table:
    """Lay out the measures; `evidence` counts the places in the talk that a figure stands on."""
    return _columns(
        ("conversation", "name", "value", "unit", "evidence", "note"),
        [
            {
                "conversation": reading.conversation.id,
                "name": found.name,
                "value": found.value,
                "unit": found.unit,
                "evidence": len(found.evidence),
                "note": found.note,
            }
            for found in measure(reading, seed=seed)
        ],
    )


def to_pandas(table: Mapping[str, Sequence[Any]]) -> pandas.DataFrame:
    """Make a pandas data frame of a table.

    Raises:
        MissingExtra: pandas is not installed.
    """
    try:
        import pandas
    except ImportError:
        raise _missing("pandas") from None
    return pandas.DataFrame(dict(table))


def to_arrow(table: Mapping[str, Sequence[Any]]) -> pyarrow.Table:
    """Make an Arrow table, each column of the type that `KINDS` gives it.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    try:
        import pyarrow
    except ImportError:
        raise _missing("pyarrow") from None
    types = {
        "string": pyarrow.string(),
        "strings": pyarrow.list_(pyarrow.string()),
        "int64": pyarrow.int64(),
        "float64": pyarrow.float64(),
    }
    schema = pyarrow.schema([(name, types[KINDS[name]]) for name in table])
    return pyarrow.table(dict(table), schema=schema)


def columns(rows: Sequence[Row]) -> Table:
    """Turn rows that all have the same keys into columns."""
    return _columns(tuple(rows[0]) if rows else (), rows)


def _columns(names: Sequence[str], rows: Sequence[Row]) -> Table:
    return {name: [row[name] for row in rows] for name in names}


def _missing(package: str) -> MissingExtra:
    return MissingExtra(
        f"Tables of this kind need {package}, which is not installed: pip install 'earned[tables]'."
    )
