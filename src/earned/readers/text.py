"""Plain text, in the shapes that people and transcription services have."""

from __future__ import annotations

from collections.abc import Sequence

from earned.conversation import Conversation
from earned.errors import UnreadableFile
from earned.readers.document import Document
from earned.readers.layouts import LAYOUTS, Line
from earned.readers.pieces import Piece, build, no_speakers
from earned.readers.wording import shown

_HEAD_WORDS = 80


def looks_like(document: Document) -> bool:
    """Say whether names can be found in one of the layouts."""
    return bool(_marked(document.lines))


def read(document: Document) -> tuple[Conversation, ...]:
    """Read plain text with speakers.

    Layouts: `Name: words`, with `[00:01:02]` before or `(00:12)` after the name; `Name  0:12`
    or `Name (0:12)` above the words, as Otter and Teams print it; Teams' older
    `0:0:1.0 --> 0:0:3.0`, name, words; a name alone on its line above the words.
    A line without a name belongs to the turn before it, blank lines inside a turn included.
    Taken off: the name with its colon, `**` or brackets, its time, and a title or list of
    particulars above the first name (up to 80 words; more is an error).

    Raises:
        NoSpeakers: no layout fits.
        UnreadableFile: a time is broken, or many words stand above the first name.
    """
    return (conversation(document.lines, id=document.id, name=document.name),)


def conversation(lines: tuple[str, ...], *, id: str, name: str) -> Conversation:
    """Make a conversation of lines of text, whatever they were taken from.

    Raises:
        NoSpeakers: no layout fits.
        UnreadableFile: a time is broken, or many words stand above the first name.
    """
    marked = _marked(lines)
    if not marked:
        raise no_speakers(name)
    pieces: list[Piece] = []
    head: list[str] = []
    current: Line | None = None
    said: list[str] = []
    for at, line in enumerate(marked):
        if line.speaker is None:
            (head if current is None else said).append(line.words)
            continue
        if current:
            pieces.append(_piece(current, said))
        if line.broken:
            raise UnreadableFile(
                f"{name}, line {at + 1}: '{shown(lines[at])}' has no time that can be read; "
                "write it as 0:12 or 00:01:02."
            )
        current, said = line, [line.words]
    if current:
        pieces.append(_piece(current, said))
    refuse_long(head, name, "above its first name")
    return build(pieces, id=id, source=name)


def _piece(line: Line, said: list[str]) -> Piece:
    return Piece(line.speaker or "", "\n".join(said).strip(), line.start, line.end)


def refuse_long(words: Sequence[str], name: str, where: str) -> None:
    """Refuse to leave out more than a title and a few particulars.

    Raises:
        UnreadableFile: there are more than 80 words.
    """
    count = sum(len(part.split()) for part in words)
    if count > _HEAD_WORDS:
        raise UnreadableFile(
            f"{name} has {count} words {where}; put the speaker's name before them, or delete them."
        )


def _marked(lines: tuple[str, ...]) -> tuple[Line, ...]:
    for layout in LAYOUTS.values():
        if marked := layout(lines):
            return marked
    return ()
