"""Ways of setting speakers off in lines of text.

Each layout takes all lines of a file and gives them back marked with their speakers, or gives
nothing if the file is not set that way. They are tried in the order of `LAYOUTS`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from earned.readers.labels import accepted, is_name, split_label
from earned.readers.times import STAMP, seconds

_RANGE = rf"(?P<start>{STAMP})(?:\s*(?:-->|-|–|to)\s*(?P<end>{STAMP}))?"
_STAMP_FIRST = re.compile(rf"\s*[\[(]?{_RANGE}[\])]?\s*[-–:|]?\s+(?P<rest>\S.*)")
_STAMP_AFTER = re.compile(
    rf"(?P<name>[^:\n]{{0,60}}?[^\s:(\[])(?:\s*[\[(]{_RANGE}[\])]|\s+{_RANGE.replace('P<', 'P<b')})"
    r"\s*:\s*(?P<rest>.*)"
)
_HEADER = re.compile(
    rf"\s*(?:\*\*|__)?(?P<name>[^\s\d\[(][^\n]*?)(?:\*\*|__)?:?"
    rf"(?:\s*[\[(]{_RANGE}[\])]|\s+{_RANGE.replace('P<', 'P<b')})(?:\*\*|__)?\s*"
)
_ARROW = re.compile(rf"\s*(?P<start>{STAMP})\s*-->\s*(?P<end>{STAMP})\s*")
_STAMP_ALONE = re.compile(rf"\s*[\[(]?(?P<start>{STAMP})[\])]?\s*")
_LONGEST_ALONE = 4
_LONGEST_HEADER = 120


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its speaker if it opens a stretch of speech, and its words.

    Attributes:
        words: what is left of the line once name and time are taken off.
        speaker: the name, or `None` if the line goes on with the one before.
        start: seconds, or `None`.
        end: seconds, or `None`.
        broken: whether what stands where a time should is none.
    """

    words: str
    speaker: str | None = None
    start: float | None = None
    end: float | None = None
    broken: bool = False


def _timed(words: str, speaker: str, start: str | None, end: str | None = None) -> Line:
    try:
        times = [seconds(stamp) if stamp else None for stamp in (start, end)]
    except ValueError:
        return Line(words, speaker, broken=True)
    return Line(words, speaker, times[0], times[1])


def arrows(lines: tuple[str, ...]) -> tuple[Line, ...]:
    """Mark `0:0:1.0 --> 0:0:3.0` over the name over the words, as Teams' older files have it."""
    marks = [_ARROW.fullmatch(line) for line in lines]
    named = [at + 1 for at, mark in enumerate(marks[:-1]) if mark and lines[at + 1].strip()]
    if not named or not all(is_name(lines[at].strip(), 2) for at in named):
        return ()
    marked: list[Line] = []
    for at, line in enumerate(lines):
        before = marks[at - 1] if at else None
        if marks[at] and at + 1 < len(lines) and lines[at + 1].strip():
            continue
        if before and line.strip():
            marked.append(Line(""))
            marked.append(_timed("", line.strip(), before["start"], before["end"]))
        else:
            marked.append(Line(line))
    return tuple(marked)


def headers(lines: tuple[str, ...]) -> tuple[Line, ...]:
    """Mark `Name  0:12` or `Name (0:12)` above the words."""
    marked = []
    for line in lines:
        match = _HEADER.fullmatch(line) if len(line) <= _LONGEST_HEADER else None
        if match and is_name(match["name"].strip(), 2):
            start, end = match["start"] or match["bstart"], match["end"] or match["bend"]
            marked.append(_timed("", match["name"].strip(), start, end))
        else:
            marked.append(Line(line))
    count = sum(line.speaker is not None for line in marked)
    first = next((line for line in marked if line.speaker or line.words.strip()), Line(""))
    return tuple(marked) if count > 1 or (count and first.speaker) else ()


def colons(lines: tuple[str, ...]) -> tuple[Line, ...]:
    """Mark `Name: words`, with or without a time before or after the name."""
    split = [_colon(line) for line in lines]
    stamped = {line.speaker for line in split if line and (line.start is not None or line.broken)}
    names = accepted(line.speaker for line in split if line and line.speaker)
    names |= {name for name in stamped if name and is_name(name, 2)}
    marked = tuple(
        line if line and line.speaker in names else Line(source)
        for line, source in zip(split, lines, strict=True)
    )
    return marked if any(line.speaker for line in marked) else ()


def _colon(line: str) -> Line | None:
    if (match := _STAMP_FIRST.fullmatch(line)) and (label := split_label(match["rest"])):
        return _timed(label[1], label[0], match["start"], match["end"])
    if match := _STAMP_AFTER.fullmatch(line):
        name = split_label(f"{match['name'].strip()}:")
        start, end = match["start"] or match["bstart"], match["end"] or match["bend"]
        return _timed(match["rest"].rstrip(), name[0], start, end) if name else None
    if label := split_label(line):
        return Line(label[1], label[0])
    return None


def alone(lines: tuple[str, ...]) -> tuple[Line, ...]:
    """Mark a name alone on its line, after a blank line, above the words.

    At least two such names must come, and one of them twice.
    """
    found = [at for at in range(len(lines)) if _stands_alone(lines, at)]
    counts = Counter(lines[at].strip() for at in found)
    names = {name for name, count in counts.items() if is_name(name, count)}
    if len(names) < 2 or max(counts[name] for name in names) < 2:
        return ()
    opening = {at for at in found if lines[at].strip() in names}
    return tuple(
        Line("", line.strip()) if at in opening else Line(line) for at, line in enumerate(lines)
    )


def _stands_alone(lines: tuple[str, ...], at: int) -> bool:
    line = lines[at].strip()
    if not line or len(line) > _LONGEST_HEADER or len(line.split()) > _LONGEST_ALONE:
        return False
    if not line[-1].isalnum() and line[-1] != ")":
        return False
    blank_above = at == 0 or not lines[at - 1].strip()
    return blank_above and at + 1 < len(lines) and bool(lines[at + 1].strip())


LAYOUTS: dict[str, Callable[[tuple[str, ...]], tuple[Line, ...]]] = {
    "arrows": arrows,
    "headers": headers,
    "colons": colons,
    "alone": alone,
}
