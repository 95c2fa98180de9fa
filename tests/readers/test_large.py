import pytest

from earned.conversation import Conversation, Turn
from earned.readers import read_bytes
from earned.readers.writer import suffix, write

TURNS = tuple(
    Turn(at, ("Ann", "Tom")[at % 2], f"This is turn {at}, and it has a few words.", at * 1.8)
    for at in range(20_000)
)


@pytest.mark.parametrize("format", ["vtt", "srt", "text", "otter", "whatsapp", "docx", "jsonl"])
def test_ten_hours_are_read_whole(format):
    turns = TURNS[:2000] if format == "docx" else TURNS  # python-docx writes slowly
    written = write(Conversation("talk", "talk", turns), format)
    data = written if isinstance(written, bytes) else written.encode()
    (conversation,) = read_bytes(data, name=f"talk{suffix(format)}")
    assert [turn.text for turn in conversation.turns] == [turn.text for turn in turns]


def test_one_endless_line_is_read():
    words = "so: and 12:30 --> " * 100_000
    (conversation,) = read_bytes(f"Ann: {words}\nTom: yes\n".encode(), name="talk.txt")
    assert conversation.turns[0].text == words.strip()
