"""Write a talk in the shapes that the readers read.

| format | carries | does not carry |
|---|---|---|
| `jsonl`, `csv` | everything: id, speakers, roles, words, times | |
| `vtt`, `srt` | speakers, words, times to the millisecond | line breaks in a turn (become blanks) |
| `docx`, `text` | speakers, words, the second a turn starts at | its end; blanks at line ends |
| `otter` | the same; every turn has a time | the same |
| `whatsapp` | speakers, words, seconds since the first message | the same |

No format but `jsonl` and `csv` carries roles. A turn without a time, where the format wants one,
gets the last time known. What a format cannot carry is refused, never changed in silence:
`write` reads its own output again and compares speakers and words.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from earned.conversation import Conversation, Turn
from earned.errors import EarnedError, InputError, UnknownName
from earned.readers.document import Document
from earned.readers.encoding import lines_of
from earned.readers.reading import READERS
from earned.readers.times import clock
from earned.readers.word_writer import to_docx
from earned.readers.wording import listed

_CUE_SECONDS = 2.0
_CHAT_BEGAN = datetime(2024, 1, 1)
_FIELDS = ("conversation", "speaker", "role", "text", "start", "end")


def write(conversation: Conversation, format: str) -> str | bytes:
    """Write a talk so that reading it gives the same talk again.

    Args:
        conversation: the talk.
        format: a name in `WRITERS`; bytes come of `docx`, text of all others.

    Raises:
        UnknownName: there is no such format.
        InputError: the format cannot carry this talk; the message names the turn.
    """
    if format not in WRITERS:
        raise UnknownName(f"There is no format '{format}'; the formats are {listed(WRITERS)}.")
    written = WRITERS[format](conversation)
    _check(conversation, written, format)
    return written


def to_jsonl(conversation: Conversation) -> str:
    """Write one object a turn; fields that are not known are left out."""
    rows = (
        {key: value for key, value in row.items() if value not in (None, "")}
        for row in _rows(conversation)
    )
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def to_csv(conversation: Conversation) -> str:
    """Write one row a turn under the names of our columns."""
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, _FIELDS)
    writer.writeheader()
    writer.writerows(_rows(conversation))
    return stream.getvalue()


def to_vtt(conversation: Conversation) -> str:
    """Write WebVTT with a voice tag in each cue."""
    cues = (
        f"{clock(start)} --> {clock(end)}\n<v {_escaped(turn.speaker)}>"
        f"{_escaped(_one_line(turn.text))}</v>\n"
        for turn, start, end in _timed(conversation)
    )
    return "\n".join(["WEBVTT\n", *cues])


def to_srt(conversation: Conversation) -> str:
    """Write SRT with `Name: words` in each cue."""
    cues = (
        f"{turn.index + 1}\n{clock(start, mark=',')} --> {clock(end, mark=',')}\n"
        f"{turn.speaker}: {_one_line(turn.text)}\n"
        for turn, start, end in _timed(conversation)
    )
    return "\n".join(cues)


def to_text(conversation: Conversation) -> str:
    """Write `Name: words`, or `[0:01:02] Name: words` where the turn has a time."""
    return "\n\n".join(_labelled(turn) for turn in conversation.turns) + "\n"


def to_otter(conversation: Conversation) -> str:
    """Write `Name  0:12` above the words."""
    return "\n".join(
        f"{turn.speaker}  {clock(start, digits=0)}\n{_trimmed(turn.text)}\n"
        for turn, start, _ in _timed(conversation)
    )


def to_whatsapp(conversation: Conversation) -> str:
    """Write the shape of an iPhone's export, from the first of January 2024 at midnight."""
    lines = []
    for turn, start, _ in _timed(conversation):
        moment = _CHAT_BEGAN + timedelta(seconds=round(start))
        lines.append(f"[{moment:%d/%m/%Y, %H:%M:%S}] {turn.speaker}: {_trimmed(turn.text)}\n")
    return "".join(lines)


def to_word(conversation: Conversation) -> bytes:
    """Write a paragraph a turn, each as `to_text` has it."""
    return to_docx([_labelled(turn) for turn in conversation.turns])


WRITERS: dict[str, Callable[[Conversation], str | bytes]] = {
    "vtt": to_vtt,
    "srt": to_srt,
    "text": to_text,
    "otter": to_otter,
    "whatsapp": to_whatsapp,
    "docx": to_word,
    "jsonl": to_jsonl,
    "csv": to_csv,
}
_READ_BY = {"otter": "text"}
_SUFFIXES = {"otter": ".txt", "text": ".txt", "whatsapp": ".txt"}
_ON_ONE_LINE = ("vtt", "srt")
_WHOLE = ("jsonl", "csv")


def suffix(format: str) -> str:
    """Give the file ending for a format."""
    return _SUFFIXES.get(format, f".{format}")


def _rows(conversation: Conversation) -> Iterator[dict[str, object]]:
    for turn in conversation.turns:
        yield {
            "conversation": conversation.id,
            "speaker": turn.speaker,
            "role": str(conversation.roles.get(turn.speaker, "")),
            "text": turn.text,
            "start": turn.start,
            "end": turn.end,
        }


def _timed(conversation: Conversation) -> Iterator[tuple[Turn, float, float]]:
    last = 0.0
    for turn in conversation.turns:
        start = last if turn.start is None else turn.start
        end = start + _CUE_SECONDS if turn.end is None else max(start, turn.end)
        last = start if turn.end is None else end
        yield turn, start, end


def _labelled(turn: Turn) -> str:
    if turn.start is None:
        return f"{turn.speaker}: {_trimmed(turn.text)}"
    return f"[{clock(turn.start, digits=0)}] {turn.speaker}: {_trimmed(turn.text)}"


def _one_line(text: str) -> str:
    return " ".join(line.strip() for line in text.splitlines() if line.strip())


def _trimmed(text: str) -> str:
    return "\n".join(line.rstrip() for line in lines_of(text)).strip()


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _check(conversation: Conversation, written: str | bytes, format: str) -> None:
    """Read what was written and compare; times are left to the table above."""
    data = written.encode("utf-8", "surrogatepass") if isinstance(written, str) else written
    document = Document(f"{conversation.id}{suffix(format)}", data)
    try:
        again = READERS[_READ_BY.get(format, format)].read(document)
    except EarnedError:
        again = ()
    wanted = [_shown(turn, format) for turn in conversation.turns]
    got = [(turn.speaker, turn.text) for talk in again for turn in talk.turns]
    if wanted == got:
        return
    pairs = zip(wanted, got, strict=False)
    at = next((at for at, (one, two) in enumerate(pairs) if one != two), min(len(wanted), len(got)))
    raise InputError(
        f"{conversation.id}: turn {at + 1} cannot be written as {format} and read again the same; "
        "write it as jsonl or csv."
    )


def _shown(turn: Turn, format: str) -> tuple[str, str]:
    if format in _ON_ONE_LINE:
        return turn.speaker, _one_line(turn.text)
    return turn.speaker, turn.text if format in _WHOLE else _trimmed(turn.text)
