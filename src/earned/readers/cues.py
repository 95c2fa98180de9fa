"""Subtitle cues, as WebVTT and SRT have them.

webvtt-py drops, without a word, a cue whose time is broken and any paragraph after a blank line;
here both matter, so the blocks are read by this module, and the tests hold it against
webvtt-py and srt on well-formed files.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from earned.errors import UnreadableFile
from earned.readers.labels import accepted, split_label
from earned.readers.pieces import UNKNOWN_SPEAKER, Piece
from earned.readers.times import seconds
from earned.readers.wording import shown

_STAMP = r"(?:\d{1,3}:)?\d{1,3}:\d{1,2}(?:[.,]\d{1,6})?"
TIMING = re.compile(rf"\s*({_STAMP})\s*-->\s*({_STAMP})(?:[ \t]+\S.*|\s*)")
_TRIED = re.compile(r"\s*\S*\d\S*:\S*\s*-->|\s*\S*:\S*\d\S*\s*-->|.*-->\s*\d+:\S*\s*$")
_LONGEST_TIMING = 300
_COMMENT = re.compile(r"NOTE(?:[ \t].*)?|STYLE\s*|REGION\s*")


@dataclass(frozen=True, slots=True)
class Cue:
    """One timed block: the line its time is on, its times, its payload's lines."""

    line: int
    start: float
    end: float
    payload: tuple[str, ...]


def parse_cues(lines: Sequence[str], name: str, *, first: int = 0) -> tuple[Cue, ...]:
    """Read the cue blocks of a subtitle file.

    Left out: the identifier above a time, settings after it, and (in WebVTT) blocks that begin
    with NOTE, STYLE or REGION. A paragraph that a blank line parts from its cue stays with it.

    Args:
        lines: the file's lines.
        name: the file's name, for messages.
        first: where the cues begin (after WebVTT's header).

    Raises:
        UnreadableFile: a time is broken, or words stand before the first cue.
    """
    marks = [at for at in range(first, len(lines)) if _is_timing(lines[at], at, name)]
    _refuse_words_before(lines, first, marks, name)
    cues = []
    for mark, following in zip(marks, [*marks[1:], len(lines)], strict=True):
        stop = following - 1 if following < len(lines) and _has_id(lines, following) else following
        start, end = _times(lines[mark], mark, name)
        cues.append(Cue(mark + 1, start, end, _payload(lines[mark + 1 : stop])))
    return tuple(cues)


def _is_timing(line: str, at: int, name: str) -> bool:
    if "-->" not in line or len(line) > _LONGEST_TIMING:
        return False
    if TIMING.fullmatch(line):
        return True
    if _TRIED.match(line):
        raise _broken(line, at, name)
    return False


def _times(line: str, at: int, name: str) -> tuple[float, float]:
    match = TIMING.fullmatch(line)
    try:
        start, end = (seconds(stamp) for stamp in match.groups()) if match else (1.0, 0.0)
    except ValueError:
        raise _broken(line, at, name) from None
    if end < start:
        raise UnreadableFile(f"{name}, line {at + 1}: '{shown(line)}' ends before it starts.")
    return start, end


def _broken(line: str, at: int, name: str) -> UnreadableFile:
    return UnreadableFile(
        f"{name}, line {at + 1}: '{shown(line)}' is no time; "
        "write it as 00:00:01.000 --> 00:00:02.000."
    )


def _has_id(lines: Sequence[str], mark: int) -> bool:
    """Say whether the line above a time is the cue's identifier."""
    above = lines[mark - 1].strip() if mark else ""
    if not above:
        return False
    parted = mark < 2 or not lines[mark - 2].strip()
    return parted or above.isdigit()


def _refuse_words_before(lines: Sequence[str], first: int, marks: list[int], name: str) -> None:
    if not marks:
        raise UnreadableFile(f"{name} holds no cues; it has no line such as 00:01 --> 00:02.")
    stop = marks[0] - 1 if marks[0] > first and _has_id(lines, marks[0]) else marks[0]
    if early := _payload(lines[first:stop]):
        raise UnreadableFile(
            f"{name}: '{shown(early[0])}' stands before the first time (line {marks[0] + 1}); "
            "give it a time or delete it."
        )


def _payload(lines: Sequence[str]) -> tuple[str, ...]:
    kept, comment, parted = [], False, True
    for line in lines:
        if not line.strip():
            comment, parted = False, True
            continue
        comment = comment or (parted and _COMMENT.fullmatch(line) is not None)
        parted = False
        if not comment:
            kept.append(line.strip())
    return tuple(kept)


def labelled(cues: Sequence[Cue], texts: Sequence[Sequence[str]]) -> list[Piece]:
    """Give the pieces of cues that name speakers as `Name: words` at the start of a line.

    A line without a name goes on with the speaker before it; before the first name, its speaker
    is unknown. A file without any name gives an empty list.

    Args:
        cues: the cues, for their times.
        texts: each cue's lines, markup taken off.
    """
    split = [[(split_label(line), line) for line in text] for text in texts]
    names = accepted(label[0] for rows in split for label, _ in rows if label)
    if not names:
        return []
    pieces: list[Piece] = []
    speaker = UNKNOWN_SPEAKER
    for cue, rows in zip(cues, split, strict=True):
        for label, line in rows:
            words = line
            if label and label[0] in names:
                speaker, words = label
            pieces.append(Piece(speaker, words, cue.start, cue.end))
    return pieces
