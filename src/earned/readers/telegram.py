"""Telegram's `result.json`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from earned.conversation import Conversation
from earned.errors import UnreadableFile
from earned.readers.document import Document
from earned.readers.pieces import Piece, build, no_speakers
from earned.readers.wording import shown

_DELETED = "Deleted Account"


def looks_like(document: Document) -> bool:
    """Say whether the JSON is a chat, or a list of chats, as Telegram exports them."""
    return bool(_chats(document.json))


def read(document: Document) -> tuple[Conversation, ...]:
    """Read a Telegram export: one conversation a chat.

    Times are seconds since the first message. Left out: service messages, pictures and other
    media (their captions stay), forwards' and replies' marks, and formatting (the words stay).

    Raises:
        UnreadableFile: the JSON is not Telegram's, or a message has no readable date.
        NoSpeakers: nobody wrote anything.
    """
    chats = _chats(document.json)
    if not chats:
        raise UnreadableFile(
            f"{document.name} is no Telegram export; export the chat as 'machine-readable JSON'."
        )
    found = [_chat(chat, at, document, len(chats)) for at, chat in enumerate(chats)]
    spoken = tuple(conversation for conversation in found if conversation.turns)
    if not spoken:
        raise no_speakers(document.name)
    return spoken


def _chats(value: object) -> list[Mapping[str, object]]:
    if not isinstance(value, Mapping):
        return []
    inner = value.get("chats")
    listed = inner.get("list") if isinstance(inner, Mapping) else None
    chats = listed if isinstance(listed, list) else [value]
    return [chat for chat in chats if isinstance(chat, Mapping) and _is_chat(chat)]


def _is_chat(chat: Mapping[str, object]) -> bool:
    messages = chat.get("messages")
    if not isinstance(messages, list) or not messages:
        return False
    first = messages[0]
    return isinstance(first, Mapping) and "date" in first and ("text" in first or "type" in first)


def _chat(chat: Mapping[str, object], at: int, document: Document, count: int) -> Conversation:
    pieces: list[Piece] = []
    began: datetime | None = None
    messages = chat["messages"]
    for place, message in enumerate(messages if isinstance(messages, list) else []):
        if not isinstance(message, Mapping) or message.get("type", "message") != "message":
            continue
        moment = _moment(message, place, document.name)
        began = began or moment
        speaker = str(message.get("from") or message.get("actor") or _DELETED).strip()
        since = max(0.0, (moment - began).total_seconds())
        pieces.append(Piece(speaker or _DELETED, _words(message.get("text")), since))
    id = document.id if count == 1 else str(chat.get("name") or chat.get("id") or at + 1)
    return build(pieces, id=id, source=document.name)


def _moment(message: Mapping[str, object], place: int, name: str) -> datetime:
    try:
        return datetime.fromisoformat(str(message.get("date"))).replace(tzinfo=None)
    except ValueError:
        raise UnreadableFile(
            f"{name}, message {place + 1}: '{shown(str(message.get('date')))}' is no date; "
            "export the chat again."
        ) from None


def _words(text: object) -> str:
    """Join a text that Telegram keeps in parts: strings, and entities with a `text`."""
    if isinstance(text, str):
        return text
    if isinstance(text, Sequence):
        return "".join(_words(part) for part in text)
    if isinstance(text, Mapping):
        inner = text.get("text")
        return inner if isinstance(inner, str) else ""
    return ""
