"""Stretches of speech as a file has them, and how they become turns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from earned.conversation import Conversation, Role, Turn
from earned.errors import NoSpeakers, UnreadableFile
from earned.readers.wording import listed

UNKNOWN_SPEAKER = "(unknown speaker)"


@dataclass(frozen=True, slots=True)
class Piece:
    """One cue, message, paragraph or row: who, what, when."""

    speaker: str
    text: str
    start: float | None = None
    end: float | None = None


def build(
    pieces: Iterable[Piece],
    *,
    id: str,
    source: str,
    joiner: str | None = "\n",
    roles: Mapping[str, Role] | None = None,
) -> Conversation:
    """Make a conversation: pieces without words are left out, neighbours of one speaker joined.

    Without a joiner every piece is a turn of its own, empty ones too, as in a table whose rows
    are turns already and have to be found again by their number.

    Args:
        pieces: what was said, in order.
        id: the conversation's short name.
        source: the file's name.
        joiner: what stands between two joined pieces, or `None`.
        roles: speaker → role, where the file has it.

    Raises:
        UnreadableFile: a text holds half a character, so that it could not be printed.
    """
    turns = [
        _turn(at, parts, joiner or "", source)
        for at, parts in enumerate(_groups(pieces, joined=joiner is not None))
    ]
    present = {turn.speaker for turn in turns}
    known = {name: role for name, role in (roles or {}).items() if name in present}
    return Conversation(id, source, tuple(turns), known)


def _groups(pieces: Iterable[Piece], *, joined: bool) -> list[list[Piece]]:
    if not joined:
        return [[piece] for piece in pieces]
    spoken = [piece for piece in pieces if piece.text.strip()]
    return [list(group) for _, group in groupby(spoken, key=lambda piece: piece.speaker)]


def _turn(index: int, parts: list[Piece], joiner: str, source: str) -> Turn:
    text = joiner.join(part.text for part in parts)
    speaker = parts[0].speaker
    try:
        (speaker + text).encode("utf-8")
    except UnicodeEncodeError:
        raise UnreadableFile(
            f"{source}: turn {index + 1} holds half a character (a lone surrogate); "
            "export the talk again."
        ) from None
    return Turn(index, speaker, text, parts[0].start, parts[-1].end)


def known_speakers(conversation: Conversation) -> tuple[str, ...]:
    """Give the speakers, without the one that stands for words nobody is named for."""
    return tuple(name for name in conversation.speakers if name != UNKNOWN_SPEAKER)


def require_talk(conversations: tuple[Conversation, ...], name: str) -> None:
    """Refuse a file in which nobody speaks to anybody.

    Raises:
        UnreadableFile: there are no words.
        NoSpeakers: no conversation has two speakers.
    """
    if not any(turn.text.strip() for talk in conversations for turn in talk.turns):
        raise UnreadableFile(f"{name} holds no words: every turn in it is empty.")
    if any(len(known_speakers(conversation)) > 1 for conversation in conversations):
        return
    first = next(conversation for conversation in conversations if conversation.turns)
    count = len(first.turns)
    raise NoSpeakers(
        f"{name} has one speaker only, {listed(first.speakers)} "
        f"({count} {'turn' if count == 1 else 'turns'}); a talk needs two: "
        "start each turn with its speaker's name, as in 'Ann: How are you?'."
    )


def no_speakers(name: str) -> NoSpeakers:
    """Give the error for words without names."""
    return NoSpeakers(
        f"{name} names no speakers; start each turn with its speaker's name, "
        "as in 'Ann: How are you?', or make the transcript with speakers."
    )
