import json

import pytest

from earned.errors import EarnedError, NoSpeakers, UnreadableFile
from earned.readers import read_bytes
from earned.readers.pieces import UNKNOWN_SPEAKER
from tests.readers.shapes import TELEGRAM


def read_json(value, format=None):
    return read_bytes(json.dumps(value).encode(), name="talk.json", format=format)


def segment(text, speaker=None, words=()):
    given = {"start": 1, "end": 2, "text": text, "words": list(words)}
    return given | ({"speaker": speaker} if speaker else {})


def test_a_segment_whose_speaker_changes_is_split_at_its_words():
    words = [
        {"word": "Hi", "speaker": "A", "start": 1.0, "end": 1.2},
        {"word": "Tom.", "start": 1.3, "end": 1.4},
        {"word": "Hello.", "speaker": "B", "start": 1.5, "end": 2.0},
    ]
    (conversation,) = read_json({"segments": [segment(" Hi Tom. Hello.", "A", words)]})
    assert [(t.speaker, t.text, t.start, t.end) for t in conversation.turns] == [
        ("A", "Hi Tom.", 1.0, 1.4), ("B", "Hello.", 1.5, 2.0),
    ]  # fmt: skip


def test_a_segment_is_kept_whole_where_its_words_are_others():
    words = [{"word": "Hi", "speaker": "A"}, {"word": "you", "speaker": "B"}]
    (conversation,) = read_json({"segments": [segment("Hi there", "A", words), segment("x", "B")]})
    assert [turn.text for turn in conversation.turns] == ["Hi there", "x"]


def test_a_segment_without_speaker_is_of_nobody_known():
    segments = [segment("a", "A"), segment("b"), segment("c", "B")]
    (conversation,) = read_json({"segments": segments})
    assert conversation.speakers == ("A", UNKNOWN_SPEAKER, "B")
    with pytest.raises(NoSpeakers, match="one speaker only, 'A'"):
        read_json({"segments": segments[:2]})


def test_every_chat_of_a_whole_telegram_export():
    chat = json.loads(TELEGRAM)
    other = {**chat, "name": "Men: Tuesday"}
    found = read_json({"about": "x", "chats": {"about": "y", "list": [chat, other]}})
    assert [conversation.id for conversation in found] == ["Tom", "Men: Tuesday"]


def test_telegram_without_a_date_or_a_name():
    chat = json.loads(TELEGRAM)
    chat["messages"][2]["from"] = None
    assert read_json(chat)[0].speakers == ("Ann Lee", "Deleted Account")
    chat["messages"][2]["date"] = "yesterday"
    with pytest.raises(UnreadableFile, match="message 3: 'yesterday' is no date"):
        read_json(chat)


@pytest.mark.parametrize(
    "turn", [{"speaker": "A"}, {"text": "x"}, {"speaker": "A", "text": "x", "start": "soon"}, 3]
)
def test_a_damaged_review_names_the_turn(turn):
    review = {"schema": "earned.review/1", "conversation": {"turns": [turn]}}
    with pytest.raises(UnreadableFile, match="turn 1 of the conversation"):
        read_json(review)
    with pytest.raises(EarnedError, match="no conversation with turns"):
        read_json({"schema": "earned.review/1"})
