"""Tables of utterances: columns found by name, rows to conversations."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from earned.conversation import Conversation
from earned.errors import NoSpeakers, UnreadableFile
from earned.readers.pieces import Piece, build
from earned.readers.role_words import role_of_word
from earned.readers.times import number
from earned.readers.wording import listed, shown

NAMES: dict[str, tuple[str, ...]] = {
    "conversation": (
        "conversation", "conversation_id", "transcript_id", "dialogue_id", "dialog_id", "conv_id",
        "session_id", "chat_id", "thread_id", "talk", "session", "root",
    ),
    "text": (
        "text", "utterance_text", "utterance", "message", "content", "words", "body", "said",
        "transcript", "line", "sentence",
    ),
    "speaker": (
        "speaker", "speaker_name", "interlocutor", "speaker_id", "name", "author", "from", "sender",
        "user", "participant", "who", "role", "speaker_role",
    ),
    "role": ("role", "speaker_role", "interlocutor"),
    "utterance": ("utterance_id", "turn_id"),
    "start": ("start", "start_time", "timestamp", "time", "begin", "start_s", "date", "datetime"),
    "end": ("end", "end_time", "stop", "end_s"),
}  # fmt: skip
_EPOCH = 100_000_000.0
_EPOCH_MILLISECONDS = 100_000_000_000.0
Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class _Said:
    piece: Piece
    absolute: bool
    role: str


def columns(header: Iterable[object]) -> dict[str, str]:
    """Find which column is what: `text` → `utterance_text`, and so on.

    Args:
        header: the table's column names.
    """
    present = {_normal(name): name for name in header if isinstance(name, str)}
    found = {}
    for what, names in NAMES.items():
        for name in names:
            if name in present:
                found[what] = present[name]
                break
    return found


def is_talk(found: Mapping[str, str]) -> bool:
    """Say whether a table with these columns can be a talk."""
    return "text" in found and "speaker" in found and found["text"] != found["speaker"]


def conversations(rows: Sequence[Row], *, id: str, source: str) -> tuple[Conversation, ...]:
    """Make conversations of a table's rows.

    Every row with words or a speaker is one turn, also after a row of the same speaker.
    Rows with the same utterance id, speaker and words (one a coder, as in AnnoMI) count once.
    Roles come from a column of roles. Dates and epoch seconds become seconds since the
    conversation's first, and order its rows. Left out: all other columns.

    Args:
        rows: column → cell, for each row.
        id: the conversation's name where the table has no column for it.
        source: the file's name.

    Raises:
        NoSpeakers: no column holds the speakers, or a row has words and no speaker.
        UnreadableFile: no column holds the words, or a time cannot be read.
    """
    header = dict.fromkeys(name for row in rows for name in row)
    found = columns(header)
    _require(found, header, source)
    talks: dict[str, dict[Hashable, _Said]] = {}
    for at, row in enumerate(rows):
        said = _said(row, found, at, source)
        if said is None:
            continue
        talk = talks.setdefault(_cell(row, found.get("conversation")) or id, {})
        talk.setdefault(_key(row, found, said, at), said)
    return tuple(_talk(name, list(said.values()), source) for name, said in talks.items())


def _require(found: Mapping[str, str], header: Iterable[str], source: str) -> None:
    if is_talk(found):
        return
    present = listed(str(name) for name in header) or "none"
    if "text" not in found:
        raise UnreadableFile(
            f"{source} has no column of words; its columns are {present}: rename one to 'text'."
        )
    raise NoSpeakers(
        f"{source} has no column of speakers; its columns are {present}: rename one to 'speaker'."
    )


def _normal(name: str) -> str:
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name.strip().lstrip("\ufeff"))
    return re.sub(r"[\s_.-]+", "_", spaced).lower()


def _cell(row: Row, column: str | None) -> str:
    value = row.get(column) if column is not None else None
    if value is None or value != value:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, Mapping):
        value = value.get("id") or value.get("name") or ""
    return value if isinstance(value, str) else str(value)


def _key(row: Row, found: Mapping[str, str], said: _Said, at: int) -> Hashable:
    utterance = _cell(row, found.get("utterance"))
    return (utterance, said.piece.speaker, said.piece.text) if utterance else at


def _said(row: Row, found: Mapping[str, str], at: int, source: str) -> _Said | None:
    text, speaker = _cell(row, found["text"]), _cell(row, found["speaker"])
    if not text.strip() and not speaker.strip():
        return None
    if not speaker.strip():
        raise NoSpeakers(
            f"{source}, row {at + 1}: '{shown(text)}' has no speaker "
            f"in column '{found['speaker']}'; fill it in."
        )
    try:
        start, absolute = _moment(row.get(found.get("start", "")))
        end, _ = _moment(row.get(found.get("end", "")))
    except (ValueError, OverflowError, OSError):
        raise UnreadableFile(
            f"{source}, row {at + 1}: its time cannot be read; "
            "write it as seconds, 00:01:02, or 2024-01-31T21:15:00."
        ) from None
    return _Said(Piece(speaker, text, start, end), absolute, _cell(row, found.get("role")))


def _moment(value: object) -> tuple[float | None, bool]:
    """Read a time; say whether it counts from an epoch and not from the talk's beginning."""
    if isinstance(value, str) and (parsed := _iso(value)):
        value = parsed
    if isinstance(value, datetime):
        stamped = value if value.tzinfo else value.replace(tzinfo=UTC)
        return stamped.timestamp(), True
    time = number(value)
    if time is not None and time >= _EPOCH_MILLISECONDS:
        return time / 1000, True
    return time, time is not None and time >= _EPOCH


def _iso(text: str) -> datetime | None:
    text = text.strip()
    if "-" not in text[:8] and "/" not in text[:8]:
        return None
    try:
        return datetime.fromisoformat(text.replace("/", "-"))
    except ValueError:
        return None


def _talk(id: str, said: list[_Said], source: str) -> Conversation:
    pieces = [entry.piece for entry in said]
    if said and all(entry.absolute for entry in said):
        pieces = _since_first(pieces)
    roles = {
        entry.piece.speaker: role
        for entry in said
        if (role := role_of_word(entry.role)) is not None
    }
    return build(pieces, id=id, source=source, joiner=None, roles=roles)


def _since_first(pieces: Sequence[Piece]) -> list[Piece]:
    ordered = sorted(pieces, key=lambda piece: piece.start or 0.0)
    first = ordered[0].start or 0.0
    return [
        Piece(
            piece.speaker,
            piece.text,
            (piece.start or 0.0) - first,
            None if piece.end is None else max(0.0, piece.end - first),
        )
        for piece in ordered
    ]
