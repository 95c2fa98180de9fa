"""Tables as text: CSV, semicolons, tabs."""

from __future__ import annotations

import csv
import io

from earned.conversation import Conversation
from earned.errors import UnreadableFile
from earned.readers.document import Document
from earned.readers.rows import columns, conversations, is_talk

_DELIMITERS = (",", "\t", ";", "|")


def looks_like(document: Document) -> bool:
    """Say whether the first line names a column of words and one of speakers."""
    return is_talk(columns(_header(document, _delimiter(document))))


def read(document: Document) -> tuple[Conversation, ...]:
    """Read a table with one utterance a row; `rows` says what becomes of the columns.

    Raises:
        UnreadableFile: there is no column of words, or a row is broken.
        NoSpeakers: there is no column of speakers.
    """
    delimiter = _delimiter(document)
    reader = csv.reader(io.StringIO(document.text, newline=""), delimiter=delimiter, strict=False)
    rows: list[dict[str, object]] = []
    header: list[str] = []
    try:
        for cells in reader:
            if not header:
                header = cells
            elif len(cells) > len(header):
                raise UnreadableFile(
                    f"{document.name}, line {reader.line_num}: {len(cells)} cells under "
                    f"{len(header)} columns; put quotes around words that hold '{delimiter}'."
                )
            elif cells:
                rows.append(dict(zip(header, cells, strict=False)))
    except csv.Error as error:
        raise UnreadableFile(f"{document.name}, line {reader.line_num}: {error}.") from None
    rows = rows or [dict.fromkeys(header)]
    return conversations(rows, id=document.id, source=document.name)


def _header(document: Document, delimiter: str) -> list[str]:
    first = next((line for line in document.lines if line.strip()), "")
    try:
        return next(csv.reader([first], delimiter=delimiter), [])
    except csv.Error:
        return []


def _delimiter(document: Document) -> str:
    """Choose the delimiter that finds most known columns, then most columns."""
    return max(
        _DELIMITERS,
        key=lambda mark: (
            len(columns(_header(document, mark))),
            len(_header(document, mark)),
            mark == ("\t" if document.suffix == ".tsv" else ","),
        ),
    )
