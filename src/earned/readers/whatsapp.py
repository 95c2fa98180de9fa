"""WhatsApp's chat export, from Android and from iPhones."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from earned.conversation import Conversation
from earned.errors import UnreadableFile
from earned.readers.chat_dates import in_order
from earned.readers.document import Document
from earned.readers.pieces import Piece, build, no_speakers
from earned.readers.wording import shown

_DATE = r"(?P<date>\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{1,4})\.?"
_TIME = r"(?P<time>\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)(?:\s?(?P<half>[AaPp])\.?\s?[Mm]\.?)?"
_STAMPED = re.compile(
    rf"[\u200e\u200f\ufeff]*(?:\[{_DATE},?\s{_TIME}\]\s?"
    rf"|{_DATE.replace('P<', 'P<a')},?\s{_TIME.replace('P<', 'P<a')}\s[-–]\s)(?P<rest>.*)"
)
_NAMED = re.compile(r"(?P<name>[^:]{1,80}?):(?:\s(?P<text>.*)|$)")
_SYSTEM = re.compile(
    r" (?:added|removed|left|joined|created|changed|deleted|pinned|turned (?:on|off)|"
    r"started a (?:call|video call)|is a contact|security code)\b.*(?:group|subject|"
    r"settings?|description|icon|number|you|message|link|[\"“”])|end-to-end encrypted"
)
_MEDIA = re.compile(
    r"\s*(?:<Media omitted>|\u200e?<attached: [^>]*>|"
    r"\u200e?(?:image|video|audio|sticker|GIF|document|Contact card|video note) omitted|"
    r"\u200e?[\w .()-]+\.\w{2,5} (?:\(file attached\)|• .*document omitted)|"
    r"(?:This message was deleted|You deleted this message)\.?|"
    r"\u200e(?:Missed (?:voice|video) call|(?:Voice|Video) call|Messages and calls|Waiting for).*)"
)
_EDITED = re.compile(r"\s*\u200e?<This message was edited>\s*$")


@dataclass(frozen=True, slots=True)
class Message:
    """One message: its line, the date and time as written, name and lines of text."""

    line: int
    date: str
    time: str
    half: str
    name: str | None
    text: str


def looks_like(document: Document) -> bool:
    """Say whether one of the first lines is stamped the way WhatsApp stamps messages."""
    return any(_STAMPED.match(line) for line in document.lines[:5])


def read(document: Document) -> tuple[Conversation, ...]:
    """Read a WhatsApp export.

    The order of day, month and year is decided over the whole file. Times are seconds since the
    first message. A message of several lines stays one; neighbours of one sender become one turn,
    a line each. Taken off: date, time and name; system lines; the marks that stand for media,
    deleted or edited messages (a caption stays); left-to-right marks before them.

    Raises:
        UnreadableFile: a date fits no order, or words stand above the first message.
        NoSpeakers: there are only system lines.
    """
    messages = _messages(document)
    named = [message for message in messages if message.name is not None]
    if not named:
        raise no_speakers(document.name)
    moments = in_order([(m.line, m.date, m.time, m.half) for m in named], document.name)
    pieces = [
        _piece(message, moment, moments[0]) for message, moment in zip(named, moments, strict=True)
    ]
    return (build(pieces, id=document.id, source=document.name),)


def _piece(message: Message, moment: datetime, first: datetime) -> Piece:
    since = max(0.0, (moment - first).total_seconds())
    return Piece(message.name or "", _words(message.text), since)


def _words(text: str) -> str:
    """Take off what stands for a picture or a deleted message; keep the caption."""
    media = _MEDIA.match(text)
    if media and text[media.end() :][:1] in ("", "\n"):
        text = text[media.end() :]
    return _EDITED.sub("", text).strip().removeprefix("\u200e")


def _messages(document: Document) -> list[Message]:
    messages: list[Message] = []
    lines: list[str] = []
    for at, line in enumerate(document.lines):
        match = _STAMPED.match(line)
        if match:
            messages = _closed(messages, lines)
            lines = []
            messages.append(_opened(match, at + 1))
        elif messages:
            lines.append(line)
        elif line.strip():
            raise UnreadableFile(
                f"{document.name}, line {at + 1}: '{shown(line)}' stands above the first "
                "message; delete it, or give it its date and name."
            )
    return _closed(messages, lines)


def _closed(messages: list[Message], lines: list[str]) -> list[Message]:
    if messages and lines:
        last = messages[-1]
        text = "\n".join([last.text, *lines])
        messages[-1] = Message(last.line, last.date, last.time, last.half, last.name, text)
    return messages


def _opened(match: re.Match[str], line: int) -> Message:
    part = {key: match[key] or match[f"a{key}"] or "" for key in ("date", "time", "half")}
    rest = match["rest"]
    named = _NAMED.match(rest)
    if named is None or _SYSTEM.search(named["name"]):
        return Message(line, part["date"], part["time"], part["half"], None, rest)
    name = named["name"].strip().strip("\u200e\u202a\u202c~ \u202f\xa0") or "?"
    return Message(line, part["date"], part["time"], part["half"], name, named["text"] or "")
