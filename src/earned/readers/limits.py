"""How much is read, and archives opened with care."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path
from typing import IO

from earned.errors import UnreadableFile

MOST_BYTES = 50_000_000
_MOST_MEMBERS = 100_000
_CHUNK = 1 << 16
ARCHIVE_FAULTS = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, OSError, RuntimeError,
    NotImplementedError, ValueError, IndexError, OverflowError,
)  # fmt: skip


def megabytes(size: int) -> str:
    """Write a size as `50 MB`."""
    return f"{size / 1_000_000:.0f} MB"


def refuse_large(size: int, name: str, most: int = MOST_BYTES) -> None:
    """Refuse a file over the limit.

    Raises:
        UnreadableFile: it is too large.
    """
    if size > most:
        raise UnreadableFile(
            f"{name} is {megabytes(size)}, more than the {megabytes(most)} that one talk may "
            "have; split it, or hand over the text alone."
        )


def open_archive(file: Path | IO[bytes], name: str) -> zipfile.ZipFile:
    """Open a zip archive.

    Raises:
        UnreadableFile: it is damaged or has too many members.
    """
    try:
        archive = zipfile.ZipFile(file)
    except ARCHIVE_FAULTS:
        raise damaged(name) from None
    if len(archive.infolist()) > _MOST_MEMBERS:
        archive.close()
        raise UnreadableFile(f"{name} holds too many files; hand over the talk's own file.")
    return archive


def read_member(archive: zipfile.ZipFile, member: str, name: str, most: int = MOST_BYTES) -> bytes:
    """Unpack one member, never more than the limit, whatever size it declares.

    Raises:
        UnreadableFile: it is too large, damaged, or locked with a password.
    """
    try:
        info = archive.getinfo(member)
    except KeyError:
        raise damaged(name) from None
    if info.flag_bits & 1:
        raise UnreadableFile(f"{name} is locked with a password; unpack it first.")
    refuse_large(info.file_size, f"{member} in {name}", most)
    parts: list[bytes] = []
    size = 0
    try:
        with archive.open(info) as stream:
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                if size > most:
                    break
                parts.append(chunk)
    except ARCHIVE_FAULTS:
        raise damaged(name) from None
    refuse_large(size, f"{member} in {name}", most)
    return b"".join(parts)


def damaged(name: str) -> UnreadableFile:
    """Give the error for an archive that cannot be opened."""
    return UnreadableFile(f"{name} is a damaged or foreign archive; save or export it again.")
