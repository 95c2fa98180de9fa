"""Tables as JSON: one object a line, or a list of objects."""

from __future__ import annotations

from collections.abc import Mapping

from earned.conversation import Conversation
from earned.errors import UnreadableFile
from earned.readers.document import Document, loads
from earned.readers.rows import Row, columns, conversations, is_talk


def looks_like(document: Document) -> bool:
    """Say whether the first object has words and a speaker."""
    first = _first(document)
    return isinstance(first, Mapping) and is_talk(columns(first))


def read(document: Document) -> tuple[Conversation, ...]:
    """Read JSON Lines (ours, ConvoKit's `utterances.jsonl`) or a JSON list of the same objects.

    `rows` says what becomes of the columns.

    Raises:
        UnreadableFile: a line is no JSON object, or no field holds the words.
        NoSpeakers: no field holds the speakers.
    """
    return conversations(_rows(document), id=document.id, source=document.name)


def _first(document: Document) -> object:
    if isinstance(document.json, list):
        return document.json[0] if document.json else None
    line = next((line for line in document.lines if line.strip()), "")
    return loads(line) if line.lstrip().startswith("{") else None


def _rows(document: Document) -> list[Row]:
    whole = document.json
    if isinstance(whole, list):
        values = list(enumerate(whole, start=1))
        what = "entry"
    else:
        values = [(at, loads(line)) for at, line in enumerate(document.lines, 1) if line.strip()]
        what = "line"
    rows: list[Row] = []
    for at, value in values:
        if not isinstance(value, Mapping):
            raise UnreadableFile(
                f"{document.name}, {what} {at} is no JSON object; mend or delete it."
            )
        rows.append(value)
    return rows
