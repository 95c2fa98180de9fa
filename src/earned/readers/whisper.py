"""Whisper's and WhisperX's JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from earned.conversation import Conversation
from earned.errors import NoSpeakers, UnreadableFile
from earned.readers.document import Document
from earned.readers.pieces import UNKNOWN_SPEAKER, Piece, build
from earned.readers.times import number


def looks_like(document: Document) -> bool:
    """Say whether the JSON has segments with text."""
    return bool(_segments(document.json))


def read(document: Document) -> tuple[Conversation, ...]:
    """Read a transcript of Whisper (with speakers) or WhisperX.

    A segment whose speaker changes in the middle is split at its words, where they carry
    speakers. A segment that the diarization left open has the speaker `(unknown speaker)`.
    Taken off: blanks around a segment; segments are joined by one blank.

    Raises:
        NoSpeakers: no segment has a speaker.
        UnreadableFile: a time is no number.
    """
    segments = _segments(document.json)
    if not segments:
        raise UnreadableFile(f"{document.name} has no 'segments' as Whisper's JSON has.")
    if not any(_speaker(part) for segment in segments for part in [segment, *_words(segment)]):
        raise NoSpeakers(
            f"{document.name} is a Whisper transcript without speakers; make it again with "
            "speakers (WhisperX: --diarize), or put names before the words in a text file."
        )
    pieces: list[Piece] = []
    for at, segment in enumerate(segments):
        try:
            pieces.extend(_pieces(segment))
        except ValueError:
            raise UnreadableFile(
                f"{document.name}, segment {at + 1}: its start or end is no time in seconds."
            ) from None
    return (build(pieces, id=document.id, source=document.name, joiner=" "),)


def _segments(value: object) -> list[Mapping[str, object]]:
    rows = value.get("segments") if isinstance(value, Mapping) else value
    if not isinstance(rows, list) or not rows:
        return []
    segments = [
        row for row in rows if isinstance(row, Mapping) and isinstance(row.get("text"), str)
    ]
    timed = all("start" in row and "end" in row for row in segments)
    whole = isinstance(value, Mapping) or all("words" in row for row in segments)
    return segments if segments and len(segments) == len(rows) and timed and whole else []


def _speaker(part: Mapping[str, object]) -> str:
    return str(part.get("speaker") or "").strip()


def _words(segment: Mapping[str, object]) -> list[Mapping[str, object]]:
    words = segment.get("words")
    if not isinstance(words, list):
        return []
    return [
        word for word in words if isinstance(word, Mapping) and isinstance(word.get("word"), str)
    ]


def _pieces(segment: Mapping[str, object]) -> Iterator[Piece]:
    words = _words(segment)
    text = str(segment["text"])
    own = _speaker(segment)
    voices = {_speaker(word) for word in words if _speaker(word)}
    spelled = "".join("".join(str(word["word"]) for word in words).split())
    if len(voices) < 2 or spelled != "".join(text.split()):
        name = own or next(iter(voices), UNKNOWN_SPEAKER)
        yield Piece(name, text.strip(), number(segment["start"]), number(segment["end"]))
        return
    speaker = own or next(iter(filter(None, map(_speaker, words))))
    for word in words:
        speaker = _speaker(word) or speaker
        said = str(word["word"]).strip()
        yield Piece(speaker, said, number(word.get("start")), number(word.get("end")))
