"""What a model says of each turn, written out talk by talk: JSON Lines, CSV, Parquet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable
from typing import BinaryIO

from earned.annotation.reading import Reading
from earned.codes import CODES
from earned.errors import MissingExtra
from earned.tables import Row, columns, flat_rows, to_arrow, turn_rows

HEADER = (
    *("conversation", "turn", "role", "applied", "unsure", "mi"),
    *(f"p_{code}" for code in CODES),
)


def write_jsonl(readings: Iterable[Reading], stream: BinaryIO) -> None:
    """Write one JSON object a turn, one a line."""
    for reading in readings:
        for row in turn_rows(reading):
            stream.write((json.dumps(row, ensure_ascii=False) + "\n").encode("utf-8"))
        stream.flush()


def write_csv(readings: Iterable[Reading], stream: BinaryIO) -> None:
    """Write one line a turn; lists are joined by a space, what has no bearing is empty."""
    stream.write(_lines([dict.fromkeys(HEADER, "") | {name: name for name in HEADER}]))
    for reading in readings:
        stream.write(_lines(flat_rows(reading)))
        stream.flush()


def write_parquet(readings: Iterable[Reading], stream: BinaryIO) -> None:
    """Write one row a turn, one row group a talk.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    try:
        from pyarrow.parquet import ParquetWriter
    except ImportError:
        raise MissingExtra(
            "Parquet needs pyarrow, which is not installed: pip install 'earned[tables]'."
        ) from None
    none: dict[str, list[object]] = {name: [] for name in HEADER}
    with ParquetWriter(stream, to_arrow(none).schema) as writer:
        for reading in readings:
            writer.write_table(to_arrow(none | columns(list(flat_rows(reading)))))


WRITERS: dict[str, Callable[[Iterable[Reading], BinaryIO], None]] = {
    "jsonl": write_jsonl,
    "csv": write_csv,
    "parquet": write_parquet,
}


def _lines(rows: Iterable[Row]) -> bytes:
    text = io.StringIO()
    table = csv.DictWriter(text, HEADER, lineterminator="\n")
    for row in rows:
        table.writerow({name: _cell(value) for name, value in row.items()})
    return text.getvalue().encode("utf-8")


def _cell(value: object) -> object:
    return " ".join(value) if isinstance(value, list) else value
