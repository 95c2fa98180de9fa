"""WebVTT, as Zoom, Teams, Whisper and caption tools write it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from earned.conversation import Conversation
from earned.readers.cues import TIMING, Cue, labelled, parse_cues
from earned.readers.document import Document
from earned.readers.pieces import UNKNOWN_SPEAKER, Piece, build, no_speakers

_VOICE = re.compile(r"<v(?:\.[^\s>]*)?[ \t\n]+([^>]*)>|</v>")
_MARKUP = re.compile(
    r"</?(?:c|i|b|u|ruby|rt|lang)(?:\.[^>\s]*)?(?:[ \t][^>]*)?>|<(?:\d+:)?\d\d:\d\d\.\d{3}>"
)
_ENTITY = re.compile(r"&(amp|lt|gt|nbsp|lrm|rlm|quot|#39);")
_CHARACTERS = {
    "amp": "&", "lt": "<", "gt": ">", "nbsp": "\xa0",
    "lrm": "\u200e", "rlm": "\u200f", "quot": '"', "#39": "'",
}  # fmt: skip


def looks_like(document: Document) -> bool:
    """Say whether the file begins with `WEBVTT`."""
    return re.match(r"\s*WEBVTT(?:\s|$)", document.text) is not None


def read(document: Document) -> tuple[Conversation, ...]:
    """Read a WebVTT file.

    Speakers come from voice tags (`<v Name>`), else from `Name:` at the start of a line. In a
    file with voice tags, a cue without one has the speaker `(unknown speaker)`.
    Taken off: the header, comments, styles, identifiers, times and settings, the name, and the
    tags c, i, b, u, ruby, rt, lang, v and time tags. Character references are decoded. A line
    break inside a cue is layout and becomes a blank, as the break between two cues does.

    Raises:
        UnreadableFile: a time is broken.
        NoSpeakers: no cue names its speaker.
    """
    cues = parse_cues(document.lines, document.name, first=_header(document))
    if any(_VOICE.search(" ".join(cue.payload)) for cue in cues):
        pieces = list(_voiced(cues))
    else:
        pieces = labelled(cues, [[_plain(line) for line in cue.payload] for cue in cues])
    if not pieces:
        raise no_speakers(document.name)
    return (build(pieces, id=document.id, source=document.name, joiner=" "),)


def _header(document: Document) -> int:
    """Find the line after the header block: the first blank line or the first time."""
    lines = document.lines
    first = next((at for at, line in enumerate(lines) if line.strip()), 0)
    if not looks_like(document):
        return 0
    for at in range(first + 1, len(lines)):
        if not lines[at].strip() or TIMING.fullmatch(lines[at]):
            return at
    return len(lines)


def _voiced(cues: tuple[Cue, ...]) -> Iterator[Piece]:
    for cue in cues:
        for name, words in _voices(" ".join(cue.payload)):
            yield Piece(name or UNKNOWN_SPEAKER, words, cue.start, cue.end)


def _voices(payload: str) -> Iterator[tuple[str, str]]:
    name, at = "", 0
    for match in _VOICE.finditer(payload):
        yield name, _plain(payload[at : match.start()])
        name = _decoded(match[1] or "").strip() or name
        at = match.end()
    yield name, _plain(payload[at:])


def _plain(text: str) -> str:
    return _decoded(_MARKUP.sub("", text)).strip()


def _decoded(text: str) -> str:
    return _ENTITY.sub(lambda match: _CHARACTERS[match[1]], text)
