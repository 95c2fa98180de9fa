"""Bytes in, text out, and no character silently mangled."""

from __future__ import annotations

import codecs
import re

from earned.errors import UnreadableFile

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF", "a PDF; save or copy its text as .txt or .docx"),
    (b"{\\rtf", "a rich text file; save it as .docx or .txt"),
    (b"\xd0\xcf\x11\xe0", "an old Word file; save it as .docx"),
    (b"ID3", "sound; make a transcript of it first, with speakers"),
    (b"RIFF", "sound or film; make a transcript of it first, with speakers"),
    (b"OggS", "sound; make a transcript of it first, with speakers"),
    (b"fLaC", "sound; make a transcript of it first, with speakers"),
    (b"\x89PNG", "a picture; export the talk as text"),
    (b"\xff\xd8\xff", "a picture; export the talk as text"),
    (b"SQLite format 3", "a database; export the talk as text"),
)
_UTF8_PAIR = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe2-\xef][\x80-\xbf]{2}")
_HIGH = re.compile(rb"[\x80-\xff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_LINE_END = re.compile(r"\r\n|\r|\n")
_SAMPLE = 65_536
_MOST_ACCENTS = 0.15
_WESTERN = frozenset("‘’“”‚„‹›«»–—…•€£¥©®™°·¡¿§¢½¼¾²³´¨¬¦±×÷ªº\xa0\xad")


def lines_of(text: str) -> tuple[str, ...]:
    """Split at line feeds and carriage returns only, so that no other character is eaten."""
    return tuple(_LINE_END.split(text))


def decode(data: bytes, name: str) -> str:
    """Decode a text file: UTF-8 with or without its mark, UTF-16, UTF-32, Windows-1252, others.

    A byte order mark decides; then UTF-8, if every byte fits; then UTF-16 without a mark;
    then Windows-1252, where what comes out is Western text; then what charset-normalizer finds.

    Args:
        data: the file's bytes.
        name: the file's name, for messages.

    Raises:
        UnreadableFile: the bytes are empty, not text, or of two encodings at once.
    """
    if not data.strip():
        raise UnreadableFile(f"{name} is empty; hand over a file with a talk in it.")
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableFile(f"{name} is {what}.")
    text = _decode(data, name).removeprefix("\ufeff")
    if not text.strip():
        raise UnreadableFile(f"{name} is empty; hand over a file with a talk in it.")
    if "\x00" in text or len(_CONTROL.findall(text)) > len(text) // 100:
        raise UnreadableFile(f"{name} is not text; hand over a transcript or a chat export.")
    return text


def _decode(data: bytes, name: str) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, name)
    if (wide := _unmarked_utf16(data)) is not None:
        return _strict(data, wide, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if b"\x00" in data:
            raise UnreadableFile(
                f"{name} is not text; hand over a transcript or a chat export."
            ) from None
        return _eight_bit(data, name, error.start)


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            f"{name} says it is {encoding.removesuffix('-sig').upper()} but byte {error.start} "
            "does not fit; save it again as UTF-8."
        ) from None


def _unmarked_utf16(data: bytes) -> str | None:
    """Name the UTF-16 that Western text without a mark is in: every other byte is zero."""
    head = data[:_SAMPLE]
    half = len(head) // 2
    if half == 0 or b"\x00" not in head:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _eight_bit(data: bytes, name: str, at: int) -> str:
    line = data.count(b"\n", 0, at) + 1
    try:
        western = data.decode("cp1252")
    except UnicodeDecodeError:
        western = ""
    high = len(_HIGH.findall(data))
    whole = sum(len(match) for match in _UTF8_PAIR.findall(data))
    if whole and 2 * whole >= high:
        raise UnreadableFile(
            f"{name} is UTF-8 but damaged or mixed with another encoding at line {line}; "
            "save it again as UTF-8."
        )
    if western and not whole and _is_western(western):
        return western
    return _guess(data, name, line)


def _is_western(text: str) -> bool:
    foreign = re.findall(r"[^\x00-\x7f]", text)
    strange = [char for char in foreign if not char.isalpha() and char not in _WESTERN]
    accents = sum(char.isalpha() for char in foreign)
    capitals_inside = len(re.findall(r"[a-z][À-ÞŸŠŽŒ]", text))
    return not strange and accents <= _MOST_ACCENTS * len(text) and not capitals_inside


def _guess(data: bytes, name: str, line: int) -> str:
    # Imported here because it costs 40 ms and hardly any file needs it.
    from charset_normalizer import from_bytes

    rows = [row for row in data.splitlines(keepends=True) if any(byte > 127 for byte in row)]
    best = from_bytes(b"".join(rows)[:_SAMPLE], cp_exclusion=["utf_8"]).best()
    try:
        if best is not None:
            return data.decode(best.encoding)
    except UnicodeDecodeError:
        pass
    raise UnreadableFile(
        f"{name} is in an encoding that could not be told (line {line}); save it as UTF-8."
    )
