"""The chat inside a `.zip` export."""

from __future__ import annotations

import io
import re
from pathlib import Path, PurePosixPath

from earned.errors import UnreadableFile
from earned.readers.document import Document
from earned.readers.limits import MOST_BYTES, open_archive, read_member, refuse_large
from earned.readers.wording import listed

ZIP = b"PK\x03\x04"
_CHAT = re.compile(r"(?:.*/)?(?:_chat\.txt|WhatsApp Chat[^/]*\.txt|result\.json)")
_READABLE = (".txt", ".json", ".jsonl", ".vtt", ".srt", ".csv", ".tsv", ".docx")
_WORD = "word/document.xml"


def document_of(file: Path | bytes, name: str) -> Document:
    """Give the document in a zip file: a Word file itself, or the one chat in an export.

    Pictures and sound in the export are never unpacked. An archive inside it is not opened.

    Args:
        file: the archive's path, or its bytes.
        name: its name, for messages.

    Raises:
        UnreadableFile: it is damaged or too large, or holds no chat, or several.
    """
    source = io.BytesIO(file) if isinstance(file, bytes) else file
    with open_archive(source, name) as archive:
        names = [info.filename for info in archive.infolist() if not info.is_dir()]
        if _WORD in names:
            return Document(name, _whole(file, name))
        member = _chosen(names, name)
        data = read_member(archive, member, name)
    return Document(_inner_name(name, member), data)


def _whole(file: Path | bytes, name: str) -> bytes:
    if isinstance(file, bytes):
        return file
    refuse_large(file.stat().st_size, name, MOST_BYTES)
    return file.read_bytes()


def _chosen(names: list[str], name: str) -> str:
    own = [entry for entry in names if not entry.startswith("__MACOSX/")]
    chats = [entry for entry in own if _CHAT.fullmatch(entry)]
    readable = [entry for entry in own if PurePosixPath(entry).suffix.lower() in _READABLE]
    found = chats or readable
    if not found:
        raise UnreadableFile(f"{name} holds no chat or transcript; hand over the talk's own file.")
    if len(found) > 1:
        raise UnreadableFile(
            f"{name} holds several files, {listed(found)}; unpack it and hand over one."
        )
    return found[0]


def _inner_name(name: str, member: str) -> str:
    """Keep the archive's name with the member's ending: `Tom.zip` and `_chat.txt` → `Tom.txt`."""
    return str(Path(name).with_suffix(PurePosixPath(member).suffix)) if Path(name).name else member


def is_archive(head: bytes) -> bool:
    """Say whether bytes begin as a zip file does."""
    return head.startswith((ZIP, b"PK\x05\x06"))
