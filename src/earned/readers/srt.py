"""SubRip (`.srt`)."""

from __future__ import annotations

import re

from earned.conversation import Conversation
from earned.readers.cues import TIMING, labelled, parse_cues
from earned.readers.document import Document
from earned.readers.layouts import arrows
from earned.readers.pieces import build, no_speakers

_MARKUP = re.compile(r"</?(?:i|b|u|font)(?:[ \t][^>]*)?>|\{\\an?\d+\}", re.IGNORECASE)


def looks_like(document: Document) -> bool:
    """Say whether a time with an arrow stands in the first lines."""
    head = [line for line in document.lines if line.strip()][:3]
    numbered = bool(head) and head[0].strip().isdigit()
    timed = any(TIMING.fullmatch(line) for line in head[: 2 if numbered else 1])
    return timed and (numbered or not arrows(document.lines))


def read(document: Document) -> tuple[Conversation, ...]:
    """Read an SRT file.

    Speakers come from `Name:` at the start of a line. Taken off: numbers, times, the name, the
    tags i, b, u and font, and `{\\an8}`. A line break inside a cue is layout and becomes a blank.

    Raises:
        UnreadableFile: a time is broken.
        NoSpeakers: no cue names its speaker.
    """
    cues = parse_cues(document.lines, document.name)
    texts = [[_MARKUP.sub("", line).strip() for line in cue.payload] for cue in cues]
    pieces = labelled(cues, texts)
    if not pieces:
        raise no_speakers(document.name)
    return (build(pieces, id=document.id, source=document.name, joiner=" "),)
