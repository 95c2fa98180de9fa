"""Parquet tables; needs the `tables` extra."""

from __future__ import annotations

import io

from earned.conversation import Conversation
from earned.errors import MissingExtra, UnreadableFile
from earned.readers.document import Document
from earned.readers.limits import MOST_BYTES, megabytes
from earned.readers.rows import columns, conversations


def looks_like(document: Document) -> bool:
    """Say whether the bytes begin and end as Parquet does."""
    return document.data.startswith(b"PAR1")


def read(document: Document) -> tuple[Conversation, ...]:
    """Read a Parquet table with one utterance a row; `rows` says what becomes of the columns.

    Only the columns that are used are loaded.

    Raises:
        MissingExtra: pyarrow is not installed.
        UnreadableFile: the file is damaged or too large, or has no column of words.
        NoSpeakers: there is no column of speakers.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise MissingExtra(
            "Reading Parquet needs pyarrow: pip install 'earned[tables]'; or save it as CSV."
        ) from None
    try:
        file = parquet.ParquetFile(io.BytesIO(document.data))
        names = file.schema_arrow.names
        used = sorted(set(columns(names).values())) or names[:1]
        if _size(file, used) > MOST_BYTES:
            raise UnreadableFile(
                f"{document.name} holds more than {megabytes(MOST_BYTES)} of words; split it."
            )
        rows = file.read(columns=used).to_pylist()
    except (pyarrow.ArrowException, OSError, ValueError, KeyError, OverflowError) as error:
        if isinstance(error, UnreadableFile):
            raise
        raise UnreadableFile(
            f"{document.name} is no Parquet file that can be read; save it again."
        ) from None
    every = dict.fromkeys(names)
    return conversations(
        [{**every, **row} for row in rows] or [every], id=document.id, source=document.name
    )


def _size(file: object, used: list[str]) -> int:
    """Add up the uncompressed sizes of the columns that will be loaded."""
    metadata = file.metadata  # type: ignore[attr-defined]
    total = 0
    for group in range(metadata.num_row_groups):
        row_group = metadata.row_group(group)
        for column in range(row_group.num_columns):
            chunk = row_group.column(column)
            if chunk.path_in_schema.split(".")[0] in used:
                total += max(chunk.total_uncompressed_size, row_group.num_rows)
    return total
