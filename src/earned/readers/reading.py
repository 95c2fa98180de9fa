"""Choose the reader by content first and by the file's ending second, and read."""

from __future__ import annotations

from pathlib import Path

from earned.conversation import Conversation
from earned.errors import UnknownName, UnreadableFile
from earned.readers import (
    archive,
    delimited,
    json_rows,
    parquet,
    review_json,
    srt,
    telegram,
    text,
    vtt,
    whatsapp,
    whisper,
    word,
)
from earned.readers.document import Document, Reader
from earned.readers.limits import refuse_large
from earned.readers.pieces import require_talk
from earned.readers.wording import listed

READERS: dict[str, Reader] = {
    "docx": Reader("docx", "Word", (".docx",), word.looks_like, word.read, True),
    "parquet": Reader(
        "parquet", "Parquet table", (".parquet", ".pq"), parquet.looks_like, parquet.read, True
    ),
    "review": Reader("review", "review by earned", (), review_json.looks_like, review_json.read),
    "whisper": Reader("whisper", "Whisper or WhisperX JSON", (), whisper.looks_like, whisper.read),
    "telegram": Reader("telegram", "Telegram JSON", (), telegram.looks_like, telegram.read),
    "jsonl": Reader(
        "jsonl", "JSON Lines", (".jsonl", ".ndjson"), json_rows.looks_like, json_rows.read
    ),
    "vtt": Reader("vtt", "WebVTT", (".vtt",), vtt.looks_like, vtt.read),
    "srt": Reader("srt", "SubRip", (".srt",), srt.looks_like, srt.read),
    "whatsapp": Reader("whatsapp", "WhatsApp export", (), whatsapp.looks_like, whatsapp.read),
    "csv": Reader(
        "csv", "CSV or TSV table", (".csv", ".tsv"), delimited.looks_like, delimited.read
    ),
    "text": Reader("text", "plain text", (".txt", ".md", ".text"), text.looks_like, text.read),
}


def read(path: str | Path, *, format: str | None = None) -> tuple[Conversation, ...]:
    """Read a file: one conversation, or several from a table or an export with several chats.

    Args:
        path: the file.
        format: a name in `READERS`, or `None` to find the shape from the content.

    Raises:
        UnreadableFile: there is no such file, or it cannot be read as any shape we know.
        NoSpeakers: it names no speakers, or one only.
        UnknownName: there is no such format.
        MissingExtra: it needs an optional package.
    """
    _reader_named(format)
    return _read(_opened(Path(path), str(path)), format)


def _opened(file: Path, name: str) -> Document:
    try:
        if file.is_dir():
            raise UnreadableFile(f"{name} is a folder; hand over one file.")
        with file.open("rb") as stream:
            if not archive.is_archive(stream.read(4)):
                refuse_large(file.stat().st_size, name)
                stream.seek(0)
                return Document(name, stream.read())
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise UnreadableFile(f"{name} does not exist; check the path.") from None
    except OSError as error:
        reason = (error.strerror or "it cannot be opened").lower()
        raise UnreadableFile(f"{name} cannot be read: {reason}.") from None
    return archive.document_of(file, name)


def read_bytes(data: bytes, *, name: str, format: str | None = None) -> tuple[Conversation, ...]:
    """Read a file's bytes, as `read` does.

    Args:
        data: the bytes.
        name: the file's name; messages show it, and its ending counts where the content is mute.
        format: a name in `READERS`, or `None` to find the shape from the content.

    Raises:
        UnreadableFile: they cannot be read as any shape we know.
        NoSpeakers: they name no speakers, or one only.
        UnknownName: there is no such format.
        MissingExtra: they need an optional package.
    """
    _reader_named(format)
    refuse_large(len(data), name)
    if archive.is_archive(data):
        return _read(archive.document_of(data, name), format)
    return _read(Document(name, data), format)


def _read(document: Document, format: str | None) -> tuple[Conversation, ...]:
    reader = _reader_named(format) or _found(document)
    conversations = reader.read(document)
    require_talk(conversations, document.name)
    return conversations


def _reader_named(format: str | None) -> Reader | None:
    if format is None:
        return None
    if format not in READERS:
        raise UnknownName(f"There is no format '{format}'; the formats are {listed(READERS)}.")
    return READERS[format]


def _found(document: Document) -> Reader:
    """Find the reader: bytes that are no text first, then text by content, then by ending."""
    binary = [reader for reader in READERS.values() if reader.binary]
    for reader in binary:
        if reader.looks_like(document):
            return reader
    for reader in READERS.values():
        if not reader.binary and reader.looks_like(document):
            return reader
    for reader in READERS.values():
        if not reader.binary and document.suffix in reader.suffixes:
            return reader
    if document.json is not None:
        raise UnreadableFile(
            f"{document.name} is JSON of no shape we know; known are Whisper, WhisperX, Telegram, "
            "a list of objects with 'speaker' and 'text', and earned's own reviews."
        )
    return READERS["text"]
